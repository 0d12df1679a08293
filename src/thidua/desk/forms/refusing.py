"""Refusals of actions, put beside the field they speak of."""

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from thidua.kernel.errors import Refused


def take_refusal(form: BaseForm, refused: Refused) -> None:
    """Each reason as an error of its field, or of the form when it has no such field.

    A refusal because of another paper leads to that paper.
    """
    field = refused.field if refused.field in form.fields else None
    for reason in refused.reasons or (str(refused),):
        form.add_error(field, ValidationError(_with_way(reason, refused)))


def _with_way(reason: str, refused: Refused) -> str:
    paper = refused.values.get("document")
    if not paper:
        return reason
    address = reverse("desk:document", args=[paper])
    return format_html('{} <a href="{}">{}</a>', reason, address, _("Mở văn bản ấy"))
