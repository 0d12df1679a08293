"""Forms of the work calendar."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.calendar.actions import Work
from thidua.calendar.domain.lengths import days_of, half_days_of
from thidua.desk.forms.days import DayField
from thidua.desk.forms.hours import HourField
from thidua.desk.forms.picking import Find, PickField
from thidua_core.errors import InputError


class LengthField(forms.CharField):
    """A length in half days: ``2,5 ngày``, ``nửa ngày``."""

    def prepare_value(self, value: Any) -> Any:
        return days_of(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return half_days_of(typed)
        except InputError as error:
            raise ValidationError(str(error)) from error


class WorkForm(forms.Form):
    """One line of a work calendar."""

    day = DayField(label=_("Ngày"))
    start = HourField(label=_("Giờ"), required=False, help_text=_("Bỏ trống là cả ngày."))
    half_days = LengthField(
        label=_("Thời lượng"),
        required=False,
        max_length=20,
        help_text=_("Số ngày, ví dụ 0,5 hoặc 2,5 ngày."),
        widget=forms.TextInput(attrs={"class": "num td-date", "autocomplete": "off"}),
    )
    subject = forms.CharField(label=_("Nội dung"), max_length=400)
    who = forms.CharField(
        label=_("Thành phần"),
        required=False,
        help_text=_("Theo chức danh, cách nhau bằng dấu phẩy: Viện trưởng, Phó Viện trưởng."),
    )
    place = forms.CharField(label=_("Địa điểm"), required=False, max_length=200)
    organiser = forms.CharField(label=_("Đơn vị tổ chức"), required=False, max_length=200)
    duty = forms.BooleanField(label=_("Là lịch trực của ngày"), required=False)
    public = forms.BooleanField(
        label=_("Công khai cho mọi người, có trong lịch đăng ký"), required=False
    )

    @property
    def work(self) -> Work:
        """The line that was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "unit"}
        return Work(**typed | {"who": typed["who"].split(",")})


class WorkEntryForm(WorkForm):
    """A new line, and whose calendar it goes into."""

    unit = PickField(label=_("Lịch của đơn vị"), help_text=_("Gõ tên, không dấu cũng được."))
    field_order = ("unit",)

    def looking(self, units: Find) -> "WorkEntryForm":
        """The same form, finding units with ``units``."""
        self.fields["unit"].find = units  # type: ignore[attr-defined]  # reason: a PickField
        return self
