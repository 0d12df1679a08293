"""Consent to a step that cannot be taken back: a word typed by hand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua_core.text import fold


class WordField(forms.CharField):
    """Takes one word or a few; case, marks and spaces around do not count."""

    def __init__(self, word: Any, **options: Any) -> None:
        self.word = word
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        options.setdefault("label", _("Gõ {word} để xác nhận").format(word=word))
        super().__init__(max_length=60, **options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if fold(typed) != fold(str(self.word)):
            raise ValidationError(
                _("Chưa đúng chữ xác nhận. Gõ {word} nếu đồng ý.").format(word=self.word)
            )
        return typed


class WordForm(forms.Form):
    """A grave step that asks for nothing but its word."""

    def __init__(self, *arguments: Any, word: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["word"] = WordField(word)
