"""The life of one unit as rows for a timeline, each with its document and how sure it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.org.domain.timeline import ONE_DAY
from thidua.org.enums import Certainty, StepKind
from thidua.org.models import (
    Lineage,
    ReorganisationStep,
    StepUnit,
    Unit,
    UnitCode,
    UnitName,
    UnitParent,
)
from thidua.org.phrases import HISTORY, NO_SUCCESSOR, UNKNOWN_SUCCESSOR
from thidua.org.queries.units import UnitRow, rows_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One thing that happened to a unit, or that holds for a while."""

    what: str
    """``name``, ``parent``, ``code``, ``origin``, ``succession``, ``began`` or ``ended``."""
    day: date | None
    """First day; None when nobody knows."""
    until: date | None
    """Last day of what holds for a while; None: still, or a single moment."""
    sentence: str
    others: tuple[UnitRow, ...]
    """The other units concerned, as they stood then."""
    certainty: str
    certainty_label: str
    document: str
    """Number and symbol of the decision; empty when none is known."""
    reorganisation: str
    """Public identifier of the reorganisation; empty outside one."""


def history_of(unit: Unit) -> list[HistoryRow]:
    """Everything known of ``unit``, oldest first, unknown days at the front; six queries."""
    steps = _steps_by_day(unit)
    links = list(
        Lineage.objects.filter(Q(predecessor=unit) | Q(successor=unit)).select_related(
            "step__reorganisation"
        )
    )
    parents = list(unit.parent_links.all())
    ends = [key for link in links for key in (link.predecessor_id, link.successor_id) if key]
    others = rows_by_id([*ends, *(each.parent_id for each in parents)], unit.ends)
    rows = [
        *_life(unit, steps),
        *(_name(unit, each, steps) for each in unit.names.all()),
        *(_parent(each, others[each.parent_id], steps) for each in parents),
        *(_code(each) for each in unit.codes.all()),
        *(_link(unit, link, others) for link in links),
    ]
    return sorted(rows, key=lambda row: (row.day or date.min, _ORDER.index(row.what)))


_ORDER = ("began", "origin", "name", "parent", "code", "ended", "succession")
Steps = dict[tuple[date, str], ReorganisationStep]


def _steps_by_day(unit: Unit) -> Steps:
    """The steps that concerned the unit, by their day and kind."""
    rows = StepUnit.objects.filter(unit=unit).select_related("step__reorganisation")
    return {(row.step.reorganisation.effective_on, row.step.kind): row.step for row in rows}


def _step_for(steps: Steps, day: date | None, kinds: Iterable[str]) -> ReorganisationStep | None:
    found = (steps.get((day, kind)) for kind in kinds) if day else ()
    return next((step for step in found if step), None)


def _row(
    what: str,
    sentence: str,
    *,
    day: date | None,
    certainty: str,
    until: date | None = None,
    others: tuple[UnitRow, ...] = (),
    step: ReorganisationStep | None = None,
    document: str = "",
) -> HistoryRow:
    return HistoryRow(
        what=what,
        day=day,
        until=until,
        sentence=sentence,
        others=others,
        certainty=certainty,
        certainty_label=str(Certainty(certainty).label),
        document=step.reorganisation.document if step else document,
        reorganisation=step.reorganisation.public_id if step else "",
    )


def _life(unit: Unit, steps: Steps) -> Iterator[HistoryRow]:
    step = _step_for(steps, unit.valid_from, (StepKind.ESTABLISH, StepKind.MERGE, StepKind.SPLIT))
    yield _row(
        "began",
        str(HISTORY["began"]),
        day=unit.valid_from,
        certainty=unit.from_certainty,
        step=step,
        document="" if unit.valid_to else unit.basis,
    )
    if unit.valid_to:
        day = unit.valid_to + ONE_DAY
        step = _step_for(steps, day, (StepKind.DISSOLVE, StepKind.MERGE, StepKind.SPLIT))
        yield _row(
            "ended",
            str(HISTORY["ended"]),
            day=unit.valid_to,
            certainty=unit.to_certainty,
            step=step,
            document=unit.basis,
        )


def _name(unit: Unit, name: UnitName, steps: Steps) -> HistoryRow:
    return _row(
        "name",
        str(HISTORY["name"]).format(name=name.name),
        day=name.valid_from,
        until=name.valid_to,
        certainty=name.certainty,
        step=_step_for(steps, name.valid_from, (StepKind.RENAME,)),
    )


def _parent(link: UnitParent, parent: UnitRow, steps: Steps) -> HistoryRow:
    return _row(
        "parent",
        str(HISTORY["parent"]).format(name=parent.label),
        day=link.valid_from,
        until=link.valid_to,
        certainty=link.certainty,
        others=(parent,),
        step=_step_for(steps, link.valid_from, (StepKind.MOVE, StepKind.CHANGE_LEVEL)),
    )


def _code(code: UnitCode) -> HistoryRow:
    return _row(
        "code",
        str(HISTORY["code"]).format(code=code.code, scheme=code.get_scheme_display()),
        day=code.valid_from,
        until=code.valid_to,
        certainty=code.certainty,
    )


def _link(unit: Unit, link: Lineage, others: dict[int, UnitRow]) -> HistoryRow:
    is_origin = link.successor_id == unit.pk
    other = others.get(link.predecessor_id if is_origin else link.successor_id or 0)
    what = "origin" if is_origin else "succession"
    if other is None:
        known = link.certainty != Certainty.UNKNOWN
        sentence = str(NO_SUCCESSOR if known else UNKNOWN_SUCCESSOR)
    else:
        sentence = str(HISTORY[f"{what}.{link.kind}"]).format(name=other.label)
    if link.share_note:
        sentence = f"{sentence} ({link.share_note})"
    return _row(
        what,
        sentence,
        day=link.on,
        certainty=link.certainty,
        others=(other,) if other else (),
        step=link.step,
        document=link.basis,
    )
