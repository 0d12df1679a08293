"""Closed vocabularies of the commendations, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class DecisionState(models.TextChoices):
    """How far a decision has come."""

    DRAFT = "draft", _("Dự thảo")
    NUMBERED = "numbered", _("Đã có số, chờ ký")
    SIGNED = "signed", _("Đã ký")
    PUBLISHED = "published", _("Đã công bố")
    CORRECTED = "corrected", _("Đã công bố, có sửa")
    CANCELLED = "cancelled", _("Đã hủy bỏ")


class WaitsFor(models.TextChoices):
    """What a decision waits for."""

    LIST = "list", _("hoàn thành danh sách rồi trình")
    NUMBER = "number", _("văn thư cấp số")
    SIGNATURE = "signature", _("người có thẩm quyền ký")
    PUBLICATION = "publication", _("công bố")
    NOTHING = "", _("không chờ việc nào")


class CertificateState(models.TextChoices):
    """What became of a certificate."""

    ISSUED = "issued", _("Đang dùng")
    SPOILT = "spoilt", _("In hỏng")
    LOST = "lost", _("Đã mất, đã cấp lại")


DECISION_DRAFTED = verb(
    "decision.drafted", _("lập dự thảo quyết định khen thưởng {title}"), privacy=Privacy.OPEN
)
DECISION_FROM_SESSION = verb(
    "decision.begun_from_session",
    _("đưa {count} kết quả đạt của {session} vào {title}"),
    privacy=Privacy.OPEN,
)
DECISION_SUBMITTED = verb(
    "decision.submitted",
    _("trình {title} với {count} khen thưởng"),
    privacy=Privacy.OPEN,
)
DECISION_RECALLED = verb(
    "decision.recalled", _("đưa {title} về dự thảo: {reason}"), privacy=Privacy.OPEN
)
DECISION_NUMBERED = verb(
    "decision.numbered", _("cấp số {number} cho {title}"), privacy=Privacy.OPEN
)
DECISION_SIGNED = verb("decision.signed", _("ghi {citation} đã ký"), privacy=Privacy.OPEN)
DECISION_PUBLISHED = verb(
    "decision.published",
    _("công bố {citation}, vào sổ {count} khen thưởng"),
    privacy=Privacy.PERSONAL,
)
DECISION_CORRECTED = verb(
    "decision.corrected", _("sửa {award} trong {citation}: {reason}"), privacy=Privacy.PERSONAL
)
DECISION_CANCELLED = verb(
    "decision.cancelled",
    _("hủy bỏ {citation} và {count} khen thưởng: {reason}"),
    privacy=Privacy.PERSONAL,
)
CERTIFICATES_SENT = verb(
    "certificates.sent",
    _("đề nghị ký số {count} giấy chứng nhận theo {citation}"),
    privacy=Privacy.OPEN,
)
CERTIFICATE_REISSUED = verb(
    "certificate.reissued",
    _("cấp lại giấy chứng nhận của {award}, bản thứ {serial}: {reason}"),
    privacy=Privacy.PERSONAL,
)
