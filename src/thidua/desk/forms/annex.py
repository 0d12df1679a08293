"""Choosing a statistics annex, and which hand-typed figures it replaces."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnnexForm(forms.Form):
    """The file; whether it can be used is the preview's to say."""

    file = forms.FileField(
        label=_("Phụ lục số liệu"),
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) hoặc CSV mã UTF-8, mỗi dòng một đơn vị và một mã tiêu chí."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class OverTypedForm(forms.Form):
    """The rows whose figures were typed by hand, to be ticked one by one."""

    over = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *arguments: Any, keys: Sequence[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        choice = self.fields["over"]
        assert isinstance(choice, forms.MultipleChoiceField)
        choice.choices = [(key, key) for key in keys]
