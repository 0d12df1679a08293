"""Forms of emulation years, their figures' periods, and days off that a body announces."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.hours import HourField
from thidua.desk.forms.numbers import WholeField
from thidua.desk.forms.picking import Find, PickField
from thidua.kernel.clock import VIETNAM

BASIS = _("Căn cứ")
BASIS_HELP = _("Số, ký hiệu và ngày của văn bản.")


class YearForm(forms.Form):
    """The days of an emulation year."""

    name = forms.CharField(label=_("Tên"), required=False, max_length=80)
    start = DayField(label=_("Ngày đầu"))
    end = DayField(label=_("Ngày cuối"))
    basis = forms.CharField(label=BASIS, required=False, max_length=200, help_text=BASIS_HELP)


class _OfBody(forms.Form):
    body = PickField(label=_("Cơ quan"), help_text=_("Gõ tên, không dấu cũng được."))

    def looking(self, units: Find) -> Any:
        """The same form, finding bodies with ``units``."""
        self.fields["body"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self


class NewYearForm(_OfBody, YearForm):
    """A year not defined yet, and whose it is."""

    year = WholeField(label=_("Năm"), widget=forms.TextInput(attrs={"class": "num td-date"}))
    field_order = ("body", "year")


class DataPeriodForm(forms.Form):
    """Which days a source of figures counts, and when they are final."""

    source = forms.CharField(
        label=_("Nguồn số liệu"), max_length=120, help_text=_("Ví dụ: Thống kê ngành Kiểm sát.")
    )
    start = DayField(label=_("Số liệu từ ngày"))
    end = DayField(label=_("Đến ngày"))
    cutoff = DayField(label=_("Chốt ngày"))
    hour = HourField(label=_("Giờ chốt"), help_text=_("Trước lúc ấy điểm là tạm tính."))

    @property
    def moment(self) -> datetime:
        """When the figures are final."""
        typed: dict[str, Any] = self.cleaned_data
        return datetime.combine(typed["cutoff"], typed["hour"], tzinfo=VIETNAM)


class DayOffForm(_OfBody):
    """A day off of a body."""

    day = DayField(label=_("Ngày nghỉ"))
    name = forms.CharField(label=_("Tên ngày nghỉ"), max_length=120)
    basis = forms.CharField(label=BASIS, max_length=300, help_text=BASIS_HELP)


class SwapForm(_OfBody):
    """A working day rested, and the day of rest worked instead."""

    rested = DayField(label=_("Nghỉ ngày"), help_text=_("Một ngày làm việc."))
    worked = DayField(label=_("Làm bù ngày"), help_text=_("Một ngày nghỉ hằng tuần."))
    basis = forms.CharField(label=BASIS, max_length=300, help_text=BASIS_HELP)
