"""Forms of number series: opened, and a number held back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.choosing import IssuerField, kinds_in_order
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.papers import PaperField
from thidua.desk.forms.picking import Find
from thidua.documents.enums import SeriesSource


def _kinds() -> list[tuple[str, str]]:
    return [("", str(_("Mọi loại"))), *kinds_in_order()]


class SeriesForm(forms.Form):
    """A series to be opened."""

    owner = IssuerField(label=_("Đơn vị"), help_text=_("Đơn vị mà ông/bà làm văn thư."))
    year = WholeField(
        label=_("Năm"),
        help_text=_("Năm dương lịch; sang năm mở sổ mới, số về 01."),
    )
    source = forms.ChoiceField(
        label=_("Ai cấp số"),
        choices=SeriesSource.choices,
        widget=forms.RadioSelect,
        initial=SeriesSource.OFFICE,
    )
    document_kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=_kinds,
        help_text=_("Chỉ chọn khi đơn vị đánh số riêng loại ấy."),
    )
    name = forms.CharField(
        label=_("Tên sổ riêng"),
        required=False,
        max_length=240,
        help_text=_("Khi hội đồng, ban của đơn vị có dãy số riêng: ghi đúng tên trên văn bản."),
    )

    def looking(self, agencies: Find) -> "SeriesForm":
        """The same form, finding agencies with ``agencies``."""
        self.fields["owner"].find = agencies  # type: ignore[attr-defined]  # reason: a PickField
        return self


class HoldForm(forms.Form):
    """A number to be held back."""

    number = WholeField(
        label=_("Số"),
        required=False,
        help_text=_("Số mà văn thư đang giữ, ví dụ 16."),
    )
    following = forms.IntegerField(required=False, widget=forms.HiddenInput)
    document = PaperField(
        label=_("Giữ cho văn bản"),
        required=False,
        help_text=_("Gõ trích yếu của văn bản chưa có số."),
    )
    subject_label = forms.CharField(label=_("Hoặc giữ cho việc"), required=False, max_length=240)

    def among(self, papers: QuerySet[Any]) -> "HoldForm":
        """The same form, choosing among ``papers``."""
        self.fields["document"].among(papers)  # type: ignore[attr-defined]  # reason: a PaperField
        return self

    def of_source(self, *, own: bool) -> "HoldForm":
        """The same form without what the series' own way of numbering settles."""
        del self.fields["number" if own else "following"]
        if not own:
            self.fields["number"].required = True
        return self
