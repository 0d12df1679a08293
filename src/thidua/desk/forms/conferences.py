"""Forms of conferences: planning, agenda, delegates, course, notes, minutes."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.calendar.enums import PartOfDay
from thidua.conferences.enums import ConferenceKind, NoteKind
from thidua.desk.forms.days import DayField
from thidua.desk.forms.hours import HourField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.papers import find_among
from thidua.desk.forms.picking import Find, PickField
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.queries import documents_for
from thidua.kernel.actors import Actor

PARTS = [("", _("Chưa rõ")), *PartOfDay.choices]


class ConferenceForm(forms.Form):
    """A conference to be planned, or changed."""

    name = forms.CharField(
        label=_("Tên hội nghị"),
        max_length=300,
        help_text=_("Như trong giấy mời, ví dụ: Hội nghị ký kết giao ước thi đua năm 2026."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại"), choices=ConferenceKind.choices, widget=forms.CheckboxSelectMultiple
    )
    cluster_years = forms.MultipleChoiceField(
        label=_("Cụm, khối"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Một hội nghị có thể khép năm cũ và mở năm mới: chọn cả hai năm."),
    )
    day = DayField(label=_("Ngày họp"))
    start = HourField(label=_("Giờ khai mạc"), required=False)
    part_of_day = forms.ChoiceField(
        label=_("Buổi"),
        choices=PARTS,
        required=False,
        help_text=_("Chọn khi chưa định giờ."),
    )
    place = forms.CharField(label=_("Nơi họp"), required=False, max_length=240)
    host = PickField(label=_("Đơn vị chủ trì"), required=False, help_text=_("Gõ tên đơn vị."))
    chair = forms.CharField(
        label=_("Người chủ trì"),
        required=False,
        max_length=200,
        help_text=_("Họ tên, chức vụ; in vào giấy mời và biên bản."),
    )
    secretary = forms.CharField(label=_("Thư ký"), required=False, max_length=200)
    organiser_label = forms.CharField(
        label=_("Nơi tổ chức"),
        required=False,
        max_length=240,
        help_text=_("Cơ quan hoặc Cụm đứng tên biên bản, nếu khác đơn vị chủ trì."),
    )
    directed_by = forms.CharField(label=_("Người chỉ đạo"), required=False, max_length=240)

    def looking(self, units: Find, groups: Sequence[tuple[int, str]]) -> "ConferenceForm":
        """The same form, finding units with ``units``, offering the given cluster-years."""
        self.fields["host"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["cluster_years"].choices = [(str(key), name) for key, name in groups]  # type: ignore[attr-defined]  # reason: a field of choices
        if not groups:
            del self.fields["cluster_years"]
        return self


class CancelForm(forms.Form):
    """Why nobody meets."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=240)


class PointForm(forms.Form):
    """One point of the agenda."""

    title = forms.CharField(label=_("Nội dung"), max_length=400)
    start = HourField(
        label=_("Bắt đầu lúc"),
        required=False,
        help_text=_("Mục mới đứng theo giờ; không ghi giờ thì đứng cuối."),
    )
    minutes = WholeField(label=_("Số phút"), required=False, min_value=1, max_value=1440)
    speaker = forms.CharField(label=_("Người thực hiện"), required=False, max_length=200)


class DelegateForm(forms.Form):
    """Somebody, or a role, to be invited."""

    person = PickField(
        label=_("Người trong danh sách"),
        required=False,
        help_text=_("Gõ họ và tên. Người có tài khoản nhận thông báo và điểm danh được bằng mã."),
    )
    name = forms.CharField(
        label=_("Hoặc họ tên ghi tay"),
        required=False,
        max_length=120,
        help_text=_("Với người chưa có trong danh sách. Bỏ trống khi chỉ mời theo chức danh."),
    )
    role = forms.CharField(
        label=_("Chức danh và đơn vị"),
        max_length=240,
        help_text=_("Như in trong giấy mời, ví dụ: Viện trưởng VKSND tỉnh Vĩnh Long."),
    )
    unit = PickField(
        label=_("Đơn vị được mời"),
        required=False,
        help_text=_("Gõ tên; cán bộ thi đua của đơn vị nhận thông báo."),
    )
    count = WholeField(
        label=_("Số người"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Khi mời theo chức danh. Bỏ trống nếu chưa rõ."),
    )

    def looking(self, people: Find, units: Find) -> "DelegateForm":
        """The same form, finding persons and units."""
        self.fields["person"].find = people  # type: ignore[attr-defined]  # reason: a PickField
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


class UnitsForm(forms.Form):
    """Several units of the cluster to be invited by one role."""

    units = forms.MultipleChoiceField(label=_("Đơn vị"), widget=forms.CheckboxSelectMultiple)
    role = forms.CharField(
        label=_("Mời ai của mỗi đơn vị"),
        max_length=120,
        initial=_("Đại diện lãnh đạo"),
        help_text=_("Tên đơn vị được ghi tiếp theo sau."),
    )
    count = WholeField(label=_("Số người mỗi đơn vị"), required=False, min_value=1, max_value=100)

    def offering(self, units: Sequence[tuple[int, str]]) -> "UnitsForm":
        """The same form, offering these units, all of them chosen at first."""
        field = self.fields["units"]
        field.choices = [(str(key), name) for key, name in units]  # type: ignore[attr-defined]  # reason: a field of choices
        field.initial = [str(key) for key, _name in units]
        return self


class StandInForm(forms.Form):
    """Who came in a delegate's stead."""

    stand_in = forms.CharField(
        label=_("Người dự thay"), max_length=200, help_text=_("Họ tên và chức vụ.")
    )


class StepForm(forms.Form):
    """A step of the course that happens at an hour."""

    hour = HourField(
        label=_("Giờ"), required=False, help_text=_("Bỏ trống khi không rõ; biên bản để trống giờ.")
    )


class NoteForm(forms.Form):
    """What was said or adopted."""

    point = forms.ChoiceField(label=_("Thuộc mục"), required=False)
    kind = forms.ChoiceField(label=_("Ghi nhận"), choices=NoteKind.choices)
    speaker = forms.CharField(label=_("Người phát biểu, đơn vị"), required=False, max_length=240)
    text = forms.CharField(
        label=_("Nội dung"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def under(self, points: Sequence[tuple[int, str]]) -> "NoteForm":
        """The same form, offering the points of the agenda."""
        offered = [("", _("Không thuộc mục nào")), *((str(key), name) for key, name in points)]
        self.fields["point"].choices = offered  # type: ignore[attr-defined]  # reason: a field of choices
        return self


class PassageForm(forms.Form):
    """One passage of the minutes."""

    text = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng thành một đoạn. Bỏ trống để bỏ đoạn này khỏi biên bản."),
    )


class SignersForm(forms.Form):
    """Who signs the minutes."""

    secretary = PickField(label=_("Thư ký ký"), help_text=_("Gõ họ và tên."))
    chair = PickField(label=_("Chủ trì ký"), help_text=_("Gõ họ và tên."))

    def looking(self, people: Find) -> "SignersForm":
        """The same form, finding persons."""
        for name in ("secretary", "chair"):
            self.fields[name].find = people  # type: ignore[attr-defined]  # reason: a PickField
        return self


class ReopenForm(forms.Form):
    """Why the approval of the minutes is taken back."""

    reason = forms.CharField(label=_("Lý do bỏ duyệt"), max_length=240)


class MinutesForm(forms.Form):
    """The minutes in the register of documents."""

    minutes = PickField(
        label=_("Biên bản"),
        help_text=_("Gõ số, ký hiệu hoặc trích yếu của biên bản trong sổ văn bản."),
    )

    def looking(self, minutes: Find) -> "MinutesForm":
        """The same form, finding minutes."""
        self.fields["minutes"].find = minutes  # type: ignore[attr-defined]  # reason: a PickField
        return self


def find_minutes(actor: Actor, day: date) -> Find:
    """Minutes in the register by number, symbol or title, the newest first."""
    minutes = documents_for(actor, on=day).filter(kind=DocumentKind.MINUTES)
    return find_among(minutes.exclude(state=DocumentState.VOID))
