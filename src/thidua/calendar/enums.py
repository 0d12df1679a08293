"""Closed vocabularies of the calendar, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class DeadlineState(models.TextChoices):
    """What became of a deadline."""

    OPEN = "open", _("Đang chờ")
    MET = "met", _("Đã xong")
    DROPPED = "dropped", _("Không còn áp dụng")


class PartOfDay(models.TextChoices):
    """As invitations and announcements say it."""

    MORNING = "morning", _("sáng")
    AFTERNOON = "afternoon", _("chiều")
    EVENING = "evening", _("tối")


class DeclaredKind(models.TextChoices):
    """How a day that a body announces differs from its weekday."""

    HOLIDAY = "holiday", _("Ngày nghỉ")
    SWAPPED_OFF = "swapped_off", _("Nghỉ hoán đổi")
    SWAPPED_WORK = "swapped_work", _("Làm bù")


YEAR_DEFINED = verb(
    "emulation_year.defined",
    _("đặt {name}: {start} đến {end}"),
    privacy=Privacy.OPEN,
)
YEAR_CORRECTED = verb(
    "emulation_year.corrected", _("sửa {fields} của {name}"), privacy=Privacy.OPEN
)
DATA_PERIOD_SET = verb(
    "data_period.set",
    _("đặt kỳ số liệu {source} của {name}: {start} đến {end}, chốt {cutoff}"),
    privacy=Privacy.OPEN,
)
DEADLINE_SET = verb("deadline.set", _("đặt hạn {label}: {due}"), privacy=Privacy.OPEN)
DEADLINE_MOVED = verb(
    "deadline.moved", _("dời hạn {label} từ {old} sang {new}: {reason}"), privacy=Privacy.OPEN
)
DEADLINE_PASSED = verb(
    "deadline.passed", _("chuyển hạn {label} từ {old} sang {new}: {reason}"), privacy=Privacy.OPEN
)
DEADLINE_MET = verb("deadline.met", _("ghi đã xong {label}"), privacy=Privacy.OPEN)
DEADLINE_REOPENED = verb(
    "deadline.reopened", _("mở lại hạn {label}: {reason}"), privacy=Privacy.OPEN
)
DEADLINE_DROPPED = verb("deadline.dropped", _("bỏ hạn {label}: {reason}"), privacy=Privacy.OPEN)
EXTENSION_ASKED = verb(
    "deadline.extension_asked",
    _("đề nghị dời hạn {label} từ {old} sang {new}: {reason}"),
    privacy=Privacy.OPEN,
)
EXTENSION_DECLINED = verb(
    "deadline.extension_declined",
    _("giữ nguyên hạn {label}, {due}: {reason}"),
    privacy=Privacy.OPEN,
)
DAY_DECLARED = verb(
    "working_day.declared", _("ghi ngày {day}: {name}, theo {basis}"), privacy=Privacy.OPEN
)
DAY_WITHDRAWN = verb(
    "working_day.withdrawn", _("bỏ ngày đã ghi {day}, {name}: {reason}"), privacy=Privacy.OPEN
)
WORK_ENTERED = verb(
    "work_entry.entered", _("thêm lịch ngày {day}: {subject_text}"), privacy=Privacy.OPEN
)
WORK_CHANGED = verb(
    "work_entry.changed", _("sửa lịch ngày {day}: {subject_text}"), privacy=Privacy.OPEN
)
WORK_REMOVED = verb(
    "work_entry.removed", _("bỏ lịch ngày {day}: {subject_text}"), privacy=Privacy.OPEN
)
