"""Closed vocabularies of registrations, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class LineKind(models.TextChoices):
    """What a line registers."""

    AWARD = "award", _("Danh hiệu, hình thức khen thưởng")
    INITIATIVE = "initiative", _("Sáng kiến, đề tài")


class RegistrationState(models.TextChoices):
    """How far a registration has come."""

    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã gửi, chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    RETURNED = "returned", _("Đề nghị bổ sung")
    WITHDRAWN = "withdrawn", _("Đã rút")


REGISTRATIONS_CALLED = verb(
    "registration.called",
    _("đặt hạn đăng ký thi đua của {name} năm {year}: {due}"),
    privacy=Privacy.OPEN,
)
REGISTRATIONS_SENT = verb(
    "registration.sent",
    _("gửi {count} dòng đăng ký thi đua của {unit}, {name} năm {year}"),
    privacy=Privacy.OPEN,
)
REGISTRATIONS_APPROVED = verb(
    "registration.approved",
    _("duyệt {count} dòng đăng ký thi đua của {unit}, {name} năm {year}"),
    privacy=Privacy.OPEN,
)
REGISTRATION_RETURNED = verb(
    "registration.returned",
    _("đề nghị bổ sung đăng ký “{line}” của {unit}: {reason}"),
    privacy=Privacy.PERSONAL,
)
REGISTRATION_CHANGED = verb(
    "registration.changed",
    _("đổi đăng ký của {unit} từ “{old}” thành “{new}”: {reason}"),
    privacy=Privacy.PERSONAL,
)
REGISTRATION_WITHDRAWN = verb(
    "registration.withdrawn",
    _("rút đăng ký “{line}” của {unit}: {reason}"),
    privacy=Privacy.PERSONAL,
)
