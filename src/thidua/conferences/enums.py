"""Closed vocabularies of conferences, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class ConferenceKind(models.TextChoices):
    """What a conference is for; one can be several."""

    LAUNCH = "launch", _("Phát động")
    SIGNING = "signing", _("Ký kết giao ước")
    MID_YEAR = "mid_year", _("Sơ kết")
    FINAL = "final", _("Tổng kết")
    ELECTION = "election", _("Bầu Cụm trưởng, Cụm phó")
    ACTIVITY = "activity", _("Sinh hoạt chuyên đề")


class ConferenceState(models.TextChoices):
    """How far a conference has come."""

    PLANNED = "planned", _("Đang chuẩn bị")
    INVITED = "invited", _("Đã mời")
    OPEN = "open", _("Đang họp")
    CLOSED = "closed", _("Đã bế mạc")
    MINUTED = "minuted", _("Đã có biên bản")
    CANCELLED = "cancelled", _("Đã hủy")


class Attendance(models.TextChoices):
    """Whether a delegate came; a source that only lists guests says nothing of absence."""

    INVITED = "invited", _("Đã mời")
    PRESENT = "present", _("Có mặt")
    STAND_IN = "stand_in", _("Cử người dự thay")
    ABSENT = "absent", _("Vắng")


class NoteKind(models.TextChoices):
    """What a note of the conference records."""

    ADOPTED = "adopted", _("Đã thông qua")
    DEBATED = "debated", _("Đã thảo luận")
    OPINION = "opinion", _("Ý kiến")
    SPEECH = "speech", _("Phát biểu")
    STUDY = "study", _("Chuyên đề học tập")
    PHOTOGRAPH = "photograph", _("Ảnh")


CONFERENCE_PLANNED = verb("conference.planned", _("lập {name} ngày {day}"), privacy=Privacy.OPEN)
CONFERENCE_CHANGED = verb("conference.changed", _("sửa {fields} của {name}"), privacy=Privacy.OPEN)
CONFERENCE_MOVED_ON = verb(
    "conference.moved_on", _("chuyển {name} sang “{state}”"), privacy=Privacy.OPEN
)
CONFERENCE_CANCELLED = verb("conference.cancelled", _("hủy {name}: {reason}"), privacy=Privacy.OPEN)
AGENDA_SET = verb(
    "conference.agenda_set", _("đặt chương trình {name}: {count} mục"), privacy=Privacy.OPEN
)
DELEGATE_INVITED = verb("delegate.invited", _("mời {who} dự {name}"), privacy=Privacy.PERSONAL)
DELEGATE_WITHDRAWN = verb(
    "delegate.withdrawn", _("bỏ {who} khỏi thành phần của {name}"), privacy=Privacy.PERSONAL
)
DELEGATE_REPRESENTED = verb(
    "delegate.represented",
    _("ghi {who} cử {stand_in} dự thay tại {name}"),
    privacy=Privacy.PERSONAL,
)
DELEGATE_ARRIVED = verb(
    "delegate.arrived", _("ghi {who} có mặt tại {name}"), privacy=Privacy.PERSONAL
)
DELEGATE_ABSENT = verb("delegate.absent", _("ghi {who} vắng tại {name}"), privacy=Privacy.PERSONAL)
DELEGATE_UNMARKED = verb(
    "delegate.unmarked", _("bỏ điểm danh của {who} tại {name}"), privacy=Privacy.PERSONAL
)
STRANGER_REPORTED = verb(
    "stranger.reported",
    _("quét mã tại {name} mà không có trong thành phần"),
    privacy=Privacy.PERSONAL,
)
MINUTES_WRITTEN = verb(
    "minutes.written", _("soạn biên bản {name} từ ghi chép: {count} đoạn"), privacy=Privacy.OPEN
)
MINUTES_CORRECTED = verb(
    "minutes.corrected", _("sửa một đoạn biên bản {name}"), privacy=Privacy.OPEN
)
MINUTES_APPROVED = verb("minutes.approved", _("duyệt biên bản {name}"), privacy=Privacy.OPEN)
MINUTES_SENT = verb("minutes.sent", _("đưa biên bản {name} vào ký"), privacy=Privacy.PERSONAL)
MINUTES_REOPENED = verb(
    "minutes.reopened", _("bỏ duyệt biên bản {name}: {reason}"), privacy=Privacy.OPEN
)
NOTE_TAKEN = verb("conference.noted", _("ghi vào {name}: {kind}"), privacy=Privacy.OPEN)
NOTE_CHANGED = verb("conference.note_changed", _("sửa ghi chép của {name}"), privacy=Privacy.OPEN)
NOTE_STRUCK = verb(
    "conference.note_struck", _("bỏ ghi chép của {name}: {kind}"), privacy=Privacy.OPEN
)
