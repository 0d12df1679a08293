"""The drawing of a unit's descent: predecessors on the left, the unit, successors on the right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.org.domain.effects import Arrow
from thidua.org.enums import Certainty
from thidua.org.queries import (
    Descent,
    PreviewStep,
    PreviewUnit,
    UnitRow,
    counts_below,
    rows_by_id,
)
from thidua.ui.drawings import Link
from thidua_core.periods import format_date_vn

MOST = 12
"""More boxes than this are told as a number under the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One unit in the drawing."""

    name: str
    note: str = ""
    when: str = ""
    href: str = ""
    certainty: str = ""
    paper: str = ""
    here: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One side of a unit's descent."""

    earlier: tuple[Box, ...]
    later: tuple[Box, ...]
    links: tuple[Link, ...]
    more: int


def draw_origin(row: UnitRow, descents: Sequence[Descent], day: date) -> Drawing | None:
    """Where a unit comes from; None when it stands in nobody's place."""
    return _draw(row, descents, day, backwards=True)


def draw_future(row: UnitRow, descents: Sequence[Descent], day: date) -> Drawing | None:
    """What became of a unit; None while it lives."""
    return _draw(row, descents, day, backwards=False)


def _draw(
    row: UnitRow, descents: Sequence[Descent], day: date, *, backwards: bool
) -> Drawing | None:
    near = [each for each in descents if len(each.path) == 1] or list(descents)
    if not near:
        return None
    shown = near[:MOST]
    keys = [each.unit.pk for each in shown if each.unit]
    rows = rows_by_id(keys, day)
    counts = counts_below_at_end([*rows.values(), row])
    others = tuple(_other(each, rows, counts) for each in shown)
    paper = next(
        (link.step.reorganisation.document for each in near for link in each.path if link.step), ""
    )
    own = _box(row, counts, here=True, paper=paper if backwards else "")
    links = tuple(
        Link(at, 0, each.certainty) if backwards else Link(0, at, each.certainty)
        for at, each in enumerate(shown)
    )
    more = len(near) - len(shown)
    if backwards:
        return Drawing(earlier=others, later=(own,), links=links, more=more)
    return Drawing(earlier=(own,), later=others, links=links, more=more)


def counts_below_at_end(rows: Sequence[UnitRow]) -> dict[int, str]:
    """What stood below each unit when it ended, or stands below it, in words."""
    told: dict[int, str] = {}
    by_day: dict[date, list[int]] = {}
    for row in rows:
        by_day.setdefault(row.valid_to or date.max, []).append(row.id)
    for day, keys in by_day.items():
        for key, counted in counts_below(keys, day).items():
            told[key] = " · ".join(f"{each.count} {each.kind_label}" for each in counted)
    return told


def _other(descent: Descent, rows: dict[int, UnitRow], counts: dict[int, str]) -> Box:
    if descent.unit is None:
        name = _("Chưa rõ đơn vị kế tục") if not descent.is_known else _("Không có đơn vị kế tục")
        return Box(name=name, certainty=descent.certainty)
    return _box(rows[descent.unit.pk], counts, certainty=descent.certainty)


def _box(
    row: UnitRow,
    counts: dict[int, str],
    *,
    here: bool = False,
    certainty: str = "",
    paper: str = "",
) -> Box:
    until = _("đến {day}").format(day=format_date_vn(row.valid_to)) if row.valid_to else ""
    return Box(
        name=row.label,
        note=" · ".join(part for part in (until, counts.get(row.id, "")) if part),
        when=format_date_vn(row.valid_from) if here and row.valid_from else "",
        href="" if here else reverse("desk:unit", args=[row.public_id]),
        certainty=certainty,
        paper=paper,
        here=here,
        ended=row.valid_to is not None,
    )


def draw_step(step: PreviewStep, arrows: Sequence[Arrow]) -> Drawing | None:
    """The units of a drafted step before and after its day; None while it cannot be told."""
    if not step.before and not step.after:
        return None
    earlier = [each.ref for each in step.before]
    later = [each.ref for each in step.after]
    named = {each.before: each.certainty for each in arrows}
    links = [
        Link(earlier.index(each.before), later.index(each.after), each.certainty)
        for each in arrows
        if each.before in earlier and each.after in later
    ]
    told = {(link.earlier, link.later) for link in links}
    stays = [
        Link(earlier.index(ref), later.index(ref))
        for ref in earlier
        if ref in later and (earlier.index(ref), later.index(ref)) not in told
    ]
    return Drawing(
        earlier=tuple(_drafted(each, ended=each.ref not in later) for each in step.before),
        later=tuple(
            _drafted(each, here=each.ref in step.heirs, certainty=_sureness(each.ref, arrows))
            for each in step.after
        )
        or (Box(name=_nobody(named.values())),),
        links=(*links, *stays),
        more=0,
    )


def _sureness(ref: str, arrows: Sequence[Arrow]) -> str:
    return next((each.certainty for each in arrows if each.after == ref), "")


def _nobody(certainties: Iterable[str]) -> str:
    if Certainty.UNKNOWN in set(certainties):
        return _("Chưa rõ đơn vị kế tục")
    return _("Không có đơn vị kế tục")


def _drafted(
    unit: PreviewUnit, *, here: bool = False, ended: bool = False, certainty: str = ""
) -> Box:
    above = _("thuộc {parent}").format(parent=unit.parent) if unit.parent else ""
    return Box(name=unit.label, note=above, here=here, ended=ended, certainty=certainty)
