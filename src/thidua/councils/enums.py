"""Closed vocabularies of councils, sessions and ballots, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb
from thidua.people.enums import Role

KEEPERS = (Role.STANDING_OFFICE, Role.COUNCIL_SECRETARY)
"""Roles that keep the councils of their body and of those below it."""


class CouncilLevel(models.TextChoices):
    """Which council it is before the rules of votes."""

    SECTOR = "nganh", _("Hội đồng ngành")
    PROPOSING = "de-nghi", _("Hội đồng cấp đề nghị")


class Seat(models.TextChoices):
    """What a member is in the council."""

    CHAIR = "chair", _("Chủ tịch")
    DEPUTY = "deputy", _("Phó Chủ tịch")
    STANDING = "standing", _("Ủy viên thường trực")
    SECRETARY = "secretary", _("Ủy viên, thư ký")
    MEMBER = "member", _("Ủy viên")


class SessionKind(models.TextChoices):
    """Who votes in a session."""

    COUNCIL = "council", _("Phiên họp Hội đồng")
    CLUSTER = "cluster", _("Họp bình xét của Cụm, Khối")
    MEETING = "meeting", _("Họp bình xét của phòng, đơn vị")


class SessionState(models.TextChoices):
    """How far a session has come."""

    CALLED = "called", _("Đã triệu tập")
    OPEN = "open", _("Đang họp")
    CLOSED = "closed", _("Đã bế mạc")
    MINUTED = "minuted", _("Đã có biên bản")


class Presence(models.TextChoices):
    """Whether somebody on the roll takes part."""

    EXPECTED = "expected", _("Chưa điểm danh")
    PRESENT = "present", _("Có mặt")
    ABSENT = "absent", _("Vắng mặt")
    WRITTEN = "written", _("Gửi ý kiến bằng văn bản")


class How(models.TextChoices):
    """How a vote is taken."""

    PAPERS = "papers", _("Bỏ phiếu giấy")
    HANDS = "hands", _("Biểu quyết giơ tay")


class BallotState(models.TextChoices):
    """How far a vote has come."""

    PREPARED = "prepared", _("Đã chuẩn bị")
    OPEN = "open", _("Đang bỏ phiếu")
    CLOSED = "closed", _("Chờ kiểm phiếu")
    COUNTED = "counted", _("Đã có kết quả")
    ANNULLED = "annulled", _("Đã hủy")


class Nomination(models.TextChoices):
    """What somebody is nominated for next year; no award."""

    HEAD = "cum-truong", _("Cụm trưởng, Khối trưởng năm sau")
    DEPUTY = "cum-pho", _("Cụm phó, Khối phó năm sau")


COUNCIL_CREATED = verb("council.created", _("lập {name} của {body}"), privacy=Privacy.OPEN)
COUNCIL_MEMBER_NAMED = verb(
    "council_member.named", _("ghi {who} là {seat} của {name}"), privacy=Privacy.PERSONAL
)
COUNCIL_MEMBER_ENDED = verb(
    "council_member.ended",
    _("{who} thôi là {seat} của {name}: {reason}"),
    privacy=Privacy.PERSONAL,
)
SESSION_CALLED = verb(
    "council_session.called", _("triệu tập {name} ngày {day}"), privacy=Privacy.OPEN
)
SESSION_OPENED = verb("council_session.opened", _("khai mạc {name}"), privacy=Privacy.OPEN)
SESSION_CLOSED = verb("council_session.closed", _("bế mạc {name}"), privacy=Privacy.OPEN)
SESSION_MINUTED = verb(
    "council_session.minuted", _("lập biên bản của {name}: {count} văn bản"), privacy=Privacy.OPEN
)
ROLL_MARKED = verb(
    "council_roll.marked", _("ghi {who} {presence} tại {name}"), privacy=Privacy.PERSONAL
)
ROLL_STATED = verb(
    "council_roll.stated",
    _("ghi {name} có {present}/{members} người dự"),
    privacy=Privacy.OPEN,
)
QUESTION_PUT = verb("question.put", _("đưa vào {name}: {text}"), privacy=Privacy.PERSONAL)
QUESTION_TAKEN_BACK = verb(
    "question.taken_back", _("bỏ khỏi {name}: {text}. Lý do: {reason}"), privacy=Privacy.PERSONAL
)
CONFLICT_DECLARED = verb(
    "conflict.declared",
    _("ghi {who} không biểu quyết “{text}” vì có liên quan"),
    privacy=Privacy.PERSONAL,
)
BALLOT_PREPARED = verb(
    "ballot.prepared", _("chuẩn bị “{title}” tại {name}: {count} câu hỏi"), privacy=Privacy.OPEN
)
BALLOT_OPENED = verb("ballot.opened", _("bắt đầu “{title}”"), privacy=Privacy.OPEN)
BALLOT_CLOSED = verb("ballot.closed", _("kết thúc “{title}”, chờ kiểm phiếu"), privacy=Privacy.OPEN)
COUNT_ENTERED = verb(
    "count.entered", _("nhập số kiểm phiếu thứ {place} của “{title}”"), privacy=Privacy.OPEN
)
BALLOT_COUNTED = verb(
    "ballot.counted", _("xác nhận kết quả “{title}”: {results}"), privacy=Privacy.PERSONAL
)
BALLOT_ANNULLED = verb("ballot.annulled", _("hủy “{title}”: {reason}"), privacy=Privacy.OPEN)
RULE_CONFIRMED = verb(
    "vote_rule.confirmed",
    _("nhập quy định biểu quyết của “{title}”: {share}, theo {source}"),
    privacy=Privacy.OPEN,
)
