"""Choosing a file to import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """What the file brings, and the file; whether it can be used is the preview's to say."""

    kind = forms.ChoiceField(label=_("Nhập danh sách"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Tệp"),
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) hoặc CSV mã UTF-8, tối đa 20 MB và 100.000 dòng."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *arguments: Any, kinds: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        choice = self.fields["kind"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = kinds
        choice.initial = kinds[0][0]
