"""Closed vocabularies of the ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Privacy(models.TextChoices):
    """What a verb's payload may hold, decided when the verb is declared."""

    OPEN = "open", _("không có dữ liệu cá nhân")
    PERSONAL = "personal", _("có dữ liệu cá nhân, xóa được; nhật ký chỉ giữ cam kết")
    SECRET = "secret", _("không ghi người thực hiện, thứ tự và thời điểm")
