"""Closed vocabularies of pledges, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class PledgeKind(models.TextChoices):
    """The pledge itself, or an appendix that amends it in mid-year."""

    MAIN = "main", _("Giao ước")
    APPENDIX = "appendix", _("Phụ lục")


class PledgeState(models.TextChoices):
    """How far a pledge has come."""

    DRAFTING = "drafting", _("Đang soạn")
    SETTLED = "settled", _("Đã thống nhất")
    FROZEN = "frozen", _("Đã chốt")
    SIGNING = "signing", _("Đang ký")
    SIGNED = "signed", _("Đã ký")
    WITHDRAWN = "withdrawn", _("Đã rút")


class SignedHow(models.TextChoices):
    """How a signatory signed."""

    PAPER = "paper", _("Bản giấy")
    DIGITAL = "digital", _("Chữ ký số")
    UNKNOWN = "unknown", _("Chưa rõ hình thức")


class Direction(models.TextChoices):
    """Which way a pledged target points."""

    AT_LEAST = "at_least", _("Từ mức này trở lên")
    AT_MOST = "at_most", _("Không quá mức này")
    NONE = "none", _("Không để xảy ra")


class CommentVia(models.TextChoices):
    """By which way a comment came."""

    FORM = "form", _("Nhập trên phần mềm")
    LETTER = "letter", _("Từ thư, tệp trả lời")


class Outcome(models.TextChoices):
    """What the cluster's head answered to a comment."""

    OPEN = "open", _("Chưa trả lời")
    ACCEPTED = "accepted", _("Tiếp thu")
    PARTLY = "partly", _("Tiếp thu một phần")
    KEPT = "kept", _("Giữ nguyên, có giải trình")


PLEDGE_ENTERED = verb(
    "pledge.entered", _("nhập giao ước đã ký của {name} năm {year}"), privacy=Privacy.OPEN
)
PLEDGE_OPENED = verb("pledge.opened", _("mở dự thảo {what} của {name}"), privacy=Privacy.OPEN)
PLEDGE_SENT = verb(
    "pledge.sent", _("gửi lần {version} dự thảo {what} của {name}"), privacy=Privacy.OPEN
)
PLEDGE_SETTLED = verb("pledge.settled", _("thống nhất {what} của {name}"), privacy=Privacy.OPEN)
PLEDGE_REOPENED = verb(
    "pledge.reopened", _("mở lại dự thảo {what} của {name}: {reason}"), privacy=Privacy.OPEN
)
PLEDGE_FROZEN = verb("pledge.frozen", _("chốt {what} của {name}"), privacy=Privacy.OPEN)
PLEDGE_SIGNING_OPENED = verb(
    "pledge.signing_opened", _("đưa {what} của {name} vào ký"), privacy=Privacy.OPEN
)
PLEDGE_SIGNED = verb("pledge.signed", _("ghi {what} của {name} đã đủ chữ ký"), privacy=Privacy.OPEN)
PLEDGE_WITHDRAWN = verb(
    "pledge.withdrawn", _("rút {what} của {name}: {reason}"), privacy=Privacy.OPEN
)
SIGNATORY_PASSED = verb(
    "pledge.signatory_passed",
    _("chuyển chỗ ký {what} của {name} từ {old} sang {unit}: {rule}"),
    privacy=Privacy.OPEN,
)
SIGNATORY_GIVEN_BACK = verb(
    "pledge.signatory_given_back",
    _("trả lại chỗ ký {what} của {name} cho {unit}: {rule}"),
    privacy=Privacy.OPEN,
)
SIGNATORY_LEFT = verb(
    "pledge.signatory_left", _("{unit} {rule}: {what} của {name}"), privacy=Privacy.OPEN
)
SIGNATORIES_SET = verb(
    "pledge.signatories_set", _("ghi thứ tự ký {what} của {name}"), privacy=Privacy.OPEN
)
COMMENT_MADE = verb(
    "pledge_comment.made", _("ghi góp ý của {unit} về {place} của {name}"), privacy=Privacy.OPEN
)
COMMENT_WITHDRAWN = verb(
    "pledge_comment.withdrawn", _("rút góp ý của {unit} về {place}"), privacy=Privacy.OPEN
)
COMMENT_ANSWERED = verb(
    "pledge_comment.answered",
    _("trả lời góp ý của {unit} về {place}: {outcome}"),
    privacy=Privacy.OPEN,
)
COMMENT_SEEN = verb(
    "pledge_comment.seen", _("{unit} đã xem giải trình về {place}"), privacy=Privacy.OPEN
)
ASSENT_GIVEN = verb(
    "pledge_assent.given", _("ghi {unit} tán thành {count} khoản của {name}"), privacy=Privacy.OPEN
)
