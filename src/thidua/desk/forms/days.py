"""A day as an official types it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn, parse_date_vn


class DayField(forms.CharField):
    """``5/1/2026``, ``05-01-2026`` or ``2026-01-05``; what cannot be read is told with an example."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs={"class": "num td-date", **attributes}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return format_date_vn(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_date_vn(typed)
        except InputError as error:
            raise ValidationError(str(error)) from error


def typed_day(text: str) -> date | None:
    """The day of a text; None when there is none or it cannot be read, which the field then says."""
    try:
        return parse_date_vn(text.strip())
    except InputError:
        return None
