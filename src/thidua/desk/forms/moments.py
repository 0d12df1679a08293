"""A day and an hour in one line, as papers write them."""

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.kernel.clock import VIETNAM
from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn, parse_date_vn
from thidua_core.text import fold, squash

_HOUR = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*(?::\s*(\d{2})|h\s*(\d{2})?|gio\s*(\d{2})?)(?![\d/-])(?:\s*phut)?"
)
_FILLING = re.compile(r"\b(ngay|luc|vao)\b|,")
UNREADABLE = _("Không đọc được giờ “{typed}”. Nhập giờ rồi ngày, ví dụ 16:00 15/11/2026.")
HOUR_MISSING = _("Chưa có giờ. Nhập giờ rồi ngày, ví dụ 16:00 15/11/2026.")


class MomentField(forms.CharField):
    """``16:00 15/11/2026``, ``16 giờ ngày 15/11/2026``, ``15/11/2026 16h``; cleans to an aware moment."""

    def __init__(self, **options: Any) -> None:
        attributes = {"placeholder": "16:00 dd/mm/yyyy", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs={"class": "num", **attributes}))
        super().__init__(max_length=60, **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = value.astimezone(VIETNAM)
        return f"{local:%H:%M} {format_date_vn(local.date())}"

    def clean(self, value: Any) -> datetime | None:
        typed = super().clean(value)
        if not typed:
            return None
        words = fold(squash(typed))
        found = _HOUR.search(words)
        if found is None:
            raise ValidationError(str(HOUR_MISSING))
        hour, minute = int(found[1]), int(found[2] or found[3] or found[4] or 0)
        if hour > 23 or minute > 59:
            raise ValidationError(str(UNREADABLE).format(typed=typed))
        rest = _FILLING.sub(" ", words[: found.start()] + " " + words[found.end() :])
        try:
            day = parse_date_vn(rest.strip())
        except InputError as error:
            raise ValidationError(str(error)) from error
        return datetime.combine(day, time(hour, minute), tzinfo=VIETNAM)
