"""Cells of a sheet as a plain form brings them, and the steps of a sheet by their words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Conflict, NotFound, NotPermitted, Refused
from thidua.scoring.actions import (
    answer_explanation,
    appraise_sheet,
    enter_cell,
    explain_sheet,
    recall_sheet,
    submit_crossing,
    submit_sheet,
    take_sheet,
)
from thidua.scoring.queries import CellShown, SheetShown

Act = Callable[[int, Actor, datetime, str], object]
_LAST = ("claimed", "crossed", "appraised")
"""Marks are kept after the reasons and figures that they are held against."""


def enter_all(actor: Actor, sheet: Any, typed: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """Keep every cell that was changed: what was refused of which, and how many were kept."""
    said: dict[str, str] = {}
    kept = 0
    seen = _seen(typed.get("seen", ""))
    names = sorted(seen, key=lambda name: name.rpartition("|")[2] in _LAST)
    for name in names:
        version, before = seen[name]
        text = typed.get(name)
        if text is None or text.strip() == before:
            continue
        criterion, _bar, rest = name.partition("|")
        event, _bar, column = rest.partition("|")
        try:
            enter_cell(
                sheet_id=sheet.pk,
                criterion=criterion,
                event=event,
                column=column,
                text=text,
                version=version,
                actor=actor,
                at=clock.now(),
            )
        except (Refused, Conflict, NotPermitted) as refused:
            said[name] = str(refused)
        else:
            kept += 1
    return said, kept


def with_problems(
    shown: SheetShown, said: Mapping[str, str], typed: Mapping[str, str]
) -> SheetShown:
    """The same sheet with what was refused beside its cells, as it was typed."""
    if not said:
        return shown
    rows = []
    for row in shown.rows:
        marked: dict[str, Any] = {
            field.name: _marked(cell, said, typed)
            for field in fields(row)
            if isinstance(cell := getattr(row, field.name), CellShown)
        }
        figures = tuple(_marked(cell, said, typed) for cell in row.figures)
        rows.append(replace(row, figures=figures, **marked))
    return replace(shown, rows=tuple(rows))


def _marked(cell: CellShown, said: Mapping[str, str], typed: Mapping[str, str]) -> CellShown:
    if cell.name not in said:
        return cell
    return replace(cell, problem=said[cell.name], typed=typed.get(cell.name, ""))


def _seen(text: str) -> dict[str, tuple[int, str]]:
    """What the form was drawn with; nothing where somebody has changed it beyond reading."""
    try:
        read = json.loads(text or "{}")
        return {str(name): (int(version), str(shown)) for name, (version, shown) in read.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


_STEPS: dict[str, tuple[Act, str | Promise]] = {
    "claim": (
        lambda key, actor, at, _address: submit_sheet(sheet_id=key, actor=actor, at=at),
        _("Đã gửi bảng tự chấm. Lấy lại được cho đến khi bên xem xét mở."),
    ),
    "recall": (
        lambda key, actor, at, _address: recall_sheet(sheet_id=key, actor=actor, at=at),
        _("Đã lấy lại bảng tự chấm."),
    ),
    "take": (
        lambda key, actor, at, _address: take_sheet(sheet_id=key, actor=actor, at=at),
        _("Đã mở bảng tự chấm để xem xét."),
    ),
    "cross": (
        lambda key, actor, at, _address: submit_crossing(sheet_id=key, actor=actor, at=at),
        _("Đã gửi điểm chấm chéo."),
    ),
    "appraise": (
        lambda key, actor, at, address: appraise_sheet(
            sheet_id=key, actor=actor, at=at, address=address
        ),
        _("Đã gửi điểm thống nhất cho đơn vị."),
    ),
    "explain": (
        lambda key, actor, at, _address: explain_sheet(sheet_id=key, actor=actor, at=at),
        _("Đã gửi giải trình."),
    ),
    "answer": (
        lambda key, actor, at, address: answer_explanation(
            sheet_id=key, actor=actor, at=at, address=address
        ),
        _("Đã trả lời giải trình."),
    ),
}


def step_named(word: str) -> tuple[Act, str | Promise]:
    """The step of that word, and what is said afterwards."""
    if word not in _STEPS:
        raise NotFound
    return _STEPS[word]
