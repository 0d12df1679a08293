"""The few states a thing can show, each with its icon and its plain word.

Colour follows from the state in CSS; the word always stands beside it. Knows nothing of the
objects that are in these states.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Appearance:
    state: str
    icon: str
    word: str | Promise


class State(StrEnum):
    IDLE = "idle"
    ACTIVE = "active"
    DONE = "done"
    DUE = "due"
    STOP = "stop"
    UNSURE = "unsure"


STATES: dict[str, Appearance] = {
    State.IDLE: Appearance("idle", "circle-dashed", _("Chưa bắt đầu")),
    State.ACTIVE: Appearance("active", "circle-dot", _("Đang làm")),
    State.DONE: Appearance("done", "circle-check", _("Đã xong")),
    State.DUE: Appearance("due", "clock", _("Sắp hạn")),
    State.STOP: Appearance("stop", "octagon-alert", _("Quá hạn")),
    State.UNSURE: Appearance("unsure", "circle-question-mark", _("Chưa đủ căn cứ kết luận")),
}

CERTAINTIES: dict[str, Appearance] = {
    "official": Appearance("done", "badge-check", _("Theo văn bản")),
    "derived": Appearance("due", "git-branch", _("Suy ra")),
    "unknown": Appearance("unsure", "circle-question-mark", _("Chưa đủ căn cứ")),
}

NOTICES: dict[str, Appearance] = {
    "active": Appearance("active", "info", _("Thông tin")),
    "done": Appearance("done", "circle-check", _("Đã xong")),
    "due": Appearance("due", "triangle-alert", _("Lưu ý")),
    "stop": Appearance("stop", "octagon-alert", _("Chưa được")),
    "unsure": Appearance("unsure", "circle-question-mark", _("Chưa đủ căn cứ")),
    "idle": Appearance("idle", "info", _("Thông tin")),
}
"""A notice in the page speaks in the same colours but with icons of its own."""

RESULTS: dict[str, Appearance] = {
    "done": Appearance("done", "shield-check", _("Hợp lệ")),
    "due": Appearance("due", "shield-alert", _("Cần chú ý")),
    "stop": Appearance("stop", "shield-x", _("Không dùng được")),
    "unsure": Appearance("unsure", "shield-question-mark", _("Chưa tin cậy")),
}

CHECKS: dict[str, Appearance] = {
    "done": Appearance("done", "check", _("Đạt")),
    "stop": Appearance("stop", "x", _("Thiếu")),
    "due": Appearance("due", "clock", _("Sắp hạn")),
    "unsure": Appearance("unsure", "circle-question-mark", _("Chưa đủ căn cứ")),
    "idle": Appearance("idle", "minus", _("Không áp dụng")),
}

MESSAGE_STATES: dict[str, str] = {
    "debug": "idle",
    "info": "active",
    "success": "done",
    "warning": "due",
    "error": "stop",
}
"""Levels of Django's messages as states."""
