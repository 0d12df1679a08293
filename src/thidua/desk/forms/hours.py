"""An hour as an official types it."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua_core.text import fold, squash

_TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.h]|g|gio)\s*(?P<minute>\d{2})?)?(?:\s*(?:p|phut))?"
)
UNREADABLE = _("Không đọc được giờ “{typed}”. Nhập giờ và phút, ví dụ 08:00 hoặc 14h30.")


class HourField(forms.CharField):
    """``8h``, ``8h30``, ``08:00``, ``14 giờ 30``; what cannot be read is told with an example."""

    def __init__(self, **options: Any) -> None:
        attributes = {"placeholder": "08:00", "autocomplete": "off", "class": "num td-date"}
        options.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:
        typed = super().clean(value)
        if not typed:
            return None
        read = _TYPED.fullmatch(fold(squash(typed)))
        hour, minute = (int(read["hour"]), int(read["minute"] or 0)) if read else (24, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(str(UNREADABLE).format(typed=typed))
        return time(hour, minute)
