"""A whole number as an official types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class WholeField(forms.IntegerField):
    """A whole number typed with digits alone."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs={"class": "num", **attributes}))
        options.setdefault("error_messages", {"invalid": gettext_lazy("Chỉ ghi chữ số.")})
        super().__init__(**options)
