"""Forms of yearly ratings: one entered by hand, one corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField
from thidua.records.enums import Grade


class _Graded(forms.Form):
    grade = forms.ChoiceField(
        label=_("Xếp loại"), choices=list(reversed(Grade.choices)), widget=forms.RadioSelect
    )
    decision = forms.CharField(
        label=_("Quyết định"),
        required=False,
        max_length=200,
        help_text=_("Số, ký hiệu như trên văn bản."),
    )
    decided_on = DayField(label=_("Ngày quyết định"), required=False)


class RatingForm(_Graded):
    """A rating of somebody of the unit, or of the unit itself."""

    year = WholeField(label=_("Năm"), min_value=1990, max_value=2100)
    person = PickField(
        label=_("Cá nhân"),
        required=False,
        help_text=_("Gõ họ tên. Để trống nếu là xếp loại của đơn vị."),
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    field_order = ("year", "person", "grade", "decision", "decided_on", "note")

    def offering(self, people: Find) -> "RatingForm":
        """The same form, finding persons with ``people``."""
        fields: dict[str, Any] = self.fields
        fields["person"].find = people
        return self


class CorrectionForm(_Graded):
    """What is right, and why it is corrected."""

    reason = forms.CharField(
        label=_("Lý do sửa"),
        max_length=400,
        help_text=_("Căn cứ của lần sửa; mức cũ vẫn hiện kèm lý do này."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("grade", "decision", "decided_on", "reason")
