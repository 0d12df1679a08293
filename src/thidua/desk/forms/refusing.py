"""Refusals of actions, put beside the field they speak of."""

from django.forms import BaseForm

from thidua.kernel.errors import Refused


def take_refusal(form: BaseForm, refused: Refused) -> None:
    """Each reason as an error of its field, or of the form when it has no such field."""
    field = refused.field if refused.field in form.fields else None
    for reason in refused.reasons or (str(refused),):
        form.add_error(field, reason)
