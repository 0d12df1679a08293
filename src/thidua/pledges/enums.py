"""Closed vocabularies of pledges, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


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


PLEDGE_ENTERED = verb(
    "pledge.entered", _("nhập giao ước đã ký của {name} năm {year}"), privacy=Privacy.OPEN
)
