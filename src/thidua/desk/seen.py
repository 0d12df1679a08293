"""What stood in a form when somebody opened it, so that nobody overwrites another's change unseen.

The page carries a mark of each field's value. When it comes back and a field has another value by
now, which is not what was typed either, the form is refused once, with the value of today beside
the field; what was typed stays, and sending again is a decision.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField, Form
from django.utils.translation import gettext as _

MARKS = "as_opened"
"""Name of the hidden field that carries the marks."""
_LENGTH = 12


class OpenedInput(forms.HiddenInput):
    """Says how the form stands now, whatever was sent: the next sending is measured by it."""

    marks = ""

    def format_value(self, value: Any) -> str:
        return self.marks


def carry_marks(form: Form) -> None:
    """Let the page of ``form`` carry how each of its fields stands now."""
    marks = {bound.name: _mark(_standing(bound)) for bound in form}
    widget = OpenedInput()
    widget.marks = json.dumps(marks, separators=(",", ":"))
    form.fields[MARKS] = forms.CharField(required=False, initial=widget.marks, widget=widget)


def changed_since(form: Form) -> bool:
    """Tell, beside its field, each value that somebody else changed; whether there is any.

    The marks leave what was read: an action knows nothing of them.
    """
    opened = _read(form.cleaned_data.pop(MARKS))
    found = False
    for bound in _fields(form):
        before, today = opened.get(bound.name), _standing(bound)
        if before is None or before == _mark(today) or today in _typed(form, bound):
            continue
        found = True
        form.add_error(bound.name, _said(bound, today))
    return found


def _fields(form: Form) -> Iterable[BoundField]:
    return [bound for bound in form if bound.name != MARKS]


def _standing(bound: BoundField) -> Any:
    """The value that the page shows when nothing was sent yet, as plain words."""
    return _plain(bound.field.prepare_value(bound.initial))


def _typed(form: Form, bound: BoundField) -> tuple[Any, Any]:
    """What was sent: as it was typed, and as the page would show what was read from it."""
    read = bound.field.prepare_value(form.cleaned_data.get(bound.name))
    return _plain(bound.value()), _plain(read)


def _plain(value: Any) -> Any:
    if value is None or value is False:
        return ""
    if isinstance(value, (list, tuple)):
        return [str(each) for each in value]
    return str(value).replace("\r\n", "\n").strip()


def _mark(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:_LENGTH]


def _read(text: str) -> dict[str, str]:
    """The marks as they came back; none where the page carried none or they cannot be read."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _said(bound: BoundField, today: Any) -> str:
    shown = today if isinstance(today, list) else [today]
    words = dict(getattr(bound.field, "choices", ()))
    named = "; ".join(str(words.get(each, each)) for each in shown if each)
    if not named:
        return _(
            "Trong lúc trang mở, người khác đã xóa nội dung ô này. "
            "Lưu lần nữa là giữ nội dung đang ghi ở đây."
        )
    return _(
        "Trong lúc trang mở, người khác đã đổi ô này thành “{today}”. "
        "Lưu lần nữa là thay bằng nội dung đang ghi ở đây."
    ).format(today=named)
