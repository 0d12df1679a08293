"""Forms of registrations: a title or form, an initiative, the deadline, a reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.moments import MomentField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField
from thidua.registrations.domain.course import MOST

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
_WHY = _("Ghi vào nhật ký, đơn vị và Cụm cùng xem được.")


class _WithReason(forms.Form):
    """A form whose reason is asked only where a change needs one."""

    reason = forms.CharField(
        label=_("Lý do thay đổi"),
        max_length=400,
        help_text=_WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def asking(self, *, reason: bool) -> "_WithReason":
        """The same form, with or without the reason."""
        if reason:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]
        return self


class AwardForm(_WithReason):
    """One title or form, and for whom."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    person = PickField(
        label=_("Cá nhân"),
        required=False,
        help_text=_("Gõ họ tên. Để trống ô này và hai ô dưới nếu đăng ký cho chính đơn vị."),
    )
    subject_unit = PickField(
        label=_("Tập thể thuộc đơn vị"), required=False, help_text=_("Gõ tên phòng, đơn vị.")
    )
    subject_label = forms.CharField(
        label=_("Tên khác"),
        required=False,
        max_length=200,
        help_text=_("Người hoặc tập thể chưa có trong phần mềm."),
    )
    count = WholeField(
        label=_("Số lượng"),
        initial=1,
        min_value=1,
        max_value=MOST,
        help_text=_("Lớn hơn 1 khi chưa nêu tên từng người."),
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    field_order = (
        "award",
        "person",
        "subject_unit",
        "subject_label",
        "count",
        "note",
        "reason",
    )

    def offering(self, awards: Groups, people: Find, units: Find) -> "AwardForm":
        """The same form with its lists."""
        fields: dict[str, Any] = self.fields
        fields["award"].choices = awards
        fields["person"].find = people
        fields["subject_unit"].find = units
        return self


class InitiativeForm(_WithReason):
    """An initiative or topic, by title or by number."""

    title = forms.CharField(
        label=_("Tên sáng kiến, đề tài"),
        required=False,
        max_length=400,
        help_text=_("Để trống nếu mới dự kiến số lượng."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    person = PickField(label=_("Tác giả"), required=False, help_text=_("Gõ họ tên."))
    count = WholeField(label=_("Số lượng"), initial=1, min_value=1, max_value=MOST)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    field_order = ("title", "person", "count", "note", "reason")

    def offering(self, people: Find) -> "InitiativeForm":
        """The same form, finding its author with ``people``."""
        fields: dict[str, Any] = self.fields
        fields["person"].find = people
        return self


class CallForm(forms.Form):
    """Until when units register."""

    due = MomentField(label=_("Hạn gửi bản đăng ký"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=300,
        help_text=_("Hướng dẫn, kế hoạch có nêu hạn này."),
    )


class SendForm(_WithReason):
    """Sending asks for nothing, unless the deadline has passed."""


class ReturnForm(forms.Form):
    """What is missing on a line."""

    reason = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=400,
        help_text=_("Hiện ngay tại dòng ấy trên trang của đơn vị."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Why a line is withdrawn."""

    reason = forms.CharField(
        label=_("Lý do rút"),
        max_length=400,
        help_text=_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
