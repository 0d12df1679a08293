"""Forms of one deadline: more time asked, moved, answered, dropped."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.desk.forms.days import DayField
from thidua.desk.forms.hours import HourField
from thidua.kernel.clock import VIETNAM

CLOSING_HOUR = time(17)
REASON = _("Lý do")


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=REASON,
        max_length=300,
        help_text=_("Ngắn gọn, kèm số văn bản nếu có."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MomentForm(ReasonForm):
    """Until when, and why."""

    day = DayField(label=_("Đến ngày"))
    hour = HourField(label=_("Giờ"), required=False, help_text=_("Bỏ trống là 17:00."))
    field_order = ("day", "hour", "reason")

    @property
    def moment(self) -> datetime:
        """The moment that was typed; the end of the working day where no hour is."""
        typed: dict[str, Any] = self.cleaned_data
        return datetime.combine(typed["day"], typed["hour"] or CLOSING_HOUR, tzinfo=VIETNAM)
