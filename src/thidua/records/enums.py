"""Closed vocabularies of the records, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class Grade(models.TextChoices):
    """The yearly rating of an official or a collective, from the lowest to the highest."""

    FAILED = "khong-hoan-thanh", _("Không hoàn thành nhiệm vụ")
    DONE = "hoan-thanh", _("Hoàn thành nhiệm vụ")
    GOOD = "hoan-thanh-tot", _("Hoàn thành tốt nhiệm vụ")
    EXCELLENT = "hoan-thanh-xuat-sac", _("Hoàn thành xuất sắc nhiệm vụ")

    @property
    def rank(self) -> int:
        """Its place, the lowest 0."""
        return list(Grade).index(self)


RATING_ENTERED = verb(
    "rating.entered",
    _("ghi xếp loại năm {year} của {who}: {grade}"),
    privacy=Privacy.PERSONAL,
)
RATING_CORRECTED = verb(
    "rating.corrected",
    _("sửa xếp loại năm {year} của {who} từ {old} thành {new}: {reason}"),
    privacy=Privacy.PERSONAL,
)
