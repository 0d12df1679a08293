"""What a reorganisation does, as values, and the units as they stand after it.

Knows creations, endings, names, superiors and arrows of succession on one day; refuses to
judge them: that is ``reorganisation``.
"""

from dataclasses import dataclass, replace
from datetime import date

from thidua.org.domain.hierarchy import Named, Snapshot, UnitLife
from thidua.org.domain.problems import Problem
from thidua.org.domain.steps import NewUnit
from thidua.org.domain.timeline import Slice, Value, changed, ended, eve, holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """A unit begins."""

    unit: NewUnit
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A unit ends on the eve."""

    ref: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A unit bears another name."""

    ref: str
    named: Named
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A unit stands below another one; None is the top."""

    ref: str
    parent: str | None
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """``before`` is followed by ``after``; None: by nobody, or nobody knows by whom."""

    before: str
    after: str | None
    kind: str
    certainty: str
    share_note: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that would happen on ``effective_on``, or why it cannot."""

    effective_on: date
    creations: tuple[Creation, ...] = ()
    endings: tuple[Ending, ...] = ()
    namings: tuple[Naming, ...] = ()
    placings: tuple[Placing, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def touched(self) -> dict[str, int]:
        """References of the units that change, with the step that changes them."""
        steps = {each.unit.ref: each.step for each in self.creations}
        changes: tuple[Ending | Naming | Placing, ...]
        for changes in (self.endings, self.namings, self.placings):
            for change in changes:
                steps.setdefault(change.ref, change.step)
        return steps


def applied(units: Snapshot, plan: Plan) -> dict[str, UnitLife]:
    """The units as they stand after ``plan``; raises ``ChangedLater`` where one forbids it."""
    day = plan.effective_on
    after = dict(units)
    for creation in plan.creations:
        after[creation.unit.ref] = _begun(creation.unit, day)
    for naming in plan.namings:
        life = after[naming.ref]
        names = changed(life.names, day, naming.named, _last(life.names, day, life))
        after[naming.ref] = replace(life, names=names)
    for placing in plan.placings:
        life = after[placing.ref]
        after[placing.ref] = replace(life, parents=_placed(life, placing.parent, day))
    for ending in plan.endings:
        life = after[ending.ref]
        after[ending.ref] = replace(
            life,
            valid_to=eve(day),
            names=ended(life.names, eve(day)),
            parents=ended(life.parents, eve(day)),
        )
    return after


def _begun(unit: NewUnit, day: date) -> UnitLife:
    named = Named(name=unit.name, short_name=unit.short_name)
    return UnitLife(
        ref=unit.ref,
        label=unit.short_name or unit.name,
        kind=unit.kind,
        level=unit.level,
        sector=unit.sector,
        legal_personality=unit.legal_personality,
        valid_from=day,
        names=(Slice(value=named, first=day),),
        parents=() if unit.parent is None else (Slice(value=unit.parent, first=day),),
    )


def _placed(life: UnitLife, parent: str | None, day: date) -> tuple[Slice[str], ...]:
    if parent is None:
        return ended(life.parents, eve(day))
    return changed(life.parents, day, parent, _last(life.parents, day, life))


def _last(slices: tuple[Slice[Value], ...], day: date, life: UnitLife) -> date | None:
    present = holding(slices, day)
    return present.last if present else life.valid_to
