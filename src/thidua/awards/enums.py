"""Closed vocabularies of the awards, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class SubjectKind(models.TextChoices):
    """Whom an award was given to."""

    PERSON = "person", _("Cá nhân")
    UNIT = "unit", _("Đơn vị")
    COLLECTIVE = "collective", _("Tập thể khác")


class KnownKind(models.TextChoices):
    """What a register is known to hold: titles, or forms of commendation."""

    TITLE = "title", _("Danh hiệu thi đua")
    FORM = "form", _("Hình thức khen thưởng")


class Ground(models.TextChoices):
    """*Loại hình khen thưởng.*"""

    MERIT = "cong-trang", _("Công trạng")
    SPONTANEOUS = "dot-xuat", _("Đột xuất")
    THEMED = "chuyen-de", _("Chuyên đề")
    DEVOTION = "cong-hien", _("Cống hiến")
    SERVICE = "nien-han", _("Niên hạn")
    EXTERNAL = "doi-ngoai", _("Đối ngoại")


class Basis(models.TextChoices):
    """On what a title rests."""

    EXCELLENT = "hoan-thanh-xuat-sac", _("Hoàn thành xuất sắc nhiệm vụ")
    INITIATIVE = "sang-kien", _("Sáng kiến")
    TOPIC = "de-tai", _("Đề tài")
    SPONTANEOUS = "dot-xuat", _("Thành tích đột xuất")
    COMBAT = "chien-dau", _("Chiến đấu")


class AwardState(models.TextChoices):
    """Whether an award counts."""

    IN_FORCE = "in_force", _("Đang có hiệu lực")
    CANCELLED = "cancelled", _("Đã hủy bỏ")
    RESTORED = "restored", _("Đã khôi phục")


AWARD_ENTERED = verb(
    "award.entered",
    _("vào sổ {count} khen thưởng theo {decision}: {names}"),
    privacy=Privacy.PERSONAL,
)
AWARD_CORRECTED = verb(
    "award.corrected", _("sửa {fields} của {award}: {reason}"), privacy=Privacy.PERSONAL
)
AWARD_CANCELLED = verb("award.cancelled", _("hủy {award}: {reason}"), privacy=Privacy.PERSONAL)
AWARD_RESTORED = verb("award.restored", _("khôi phục {award}: {reason}"), privacy=Privacy.PERSONAL)
COVERAGE_DECLARED = verb(
    "coverage.declared",
    _("ghi sổ {kind} của {unit} biết đủ {years}"),
    privacy=Privacy.OPEN,
)
COVERAGE_WITHDRAWN = verb(
    "coverage.withdrawn",
    _("bỏ lời ghi sổ {kind} của {unit} biết đủ {years}: {reason}"),
    privacy=Privacy.OPEN,
)
