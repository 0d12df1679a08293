"""Who stands below whom over time, and what may never be: a unit above itself, two namesakes side
by side, a unit below one that is not there.

Knows lives with names and superiors as slices of days; refuses to know why they changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from thidua.org.domain.labels import name_key
from thidua.org.domain.problems import Problem, problem
from thidua.org.domain.timeline import Slice, nearest
from thidua_core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A full and a short name."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLife:
    """One unit with everything about it that changes."""

    ref: str
    label: str
    kind: str
    level: str
    sector: str
    legal_personality: str = "unknown"
    valid_from: date | None = None
    valid_to: date | None = None
    names: tuple[Slice[Named], ...] = ()
    parents: tuple[Slice[str], ...] = ()

    @property
    def period(self) -> Period:
        """The days of its life for comparisons."""
        return Period(self.valid_from or date.min, self.valid_to)

    def lives_on(self, day: date) -> bool:
        """Whether it exists on ``day``."""
        return self.period.contains(day)

    def name_near(self, day: date) -> Named:
        """The name on ``day``, or the nearest one known."""
        found = nearest(self.names, day)
        return found.value if found else Named(name=self.label, short_name=self.label)


Snapshot = Mapping[str, UnitLife]
"""Units by reference, each with at least everything from the eve of the day in question on."""


def children_of(units: Snapshot) -> dict[str, list[UnitLife]]:
    """Who stands, on any day, directly below each unit."""
    below: dict[str, list[UnitLife]] = defaultdict(list)
    for life in units.values():
        for parent in {each.value for each in life.parents}:
            below[parent].append(life)
    return below


def find_ring(units: Snapshot, start: str, since: date) -> date | None:
    """The first day, from ``since`` on, on which ``start`` would stand above itself."""
    days = [
        day
        for parent, period in _above(units, start, Period(since))
        if (day := _climb(units, start, parent, period, frozenset())) is not None
    ]
    return min(days, default=None)


def _above(units: Snapshot, ref: str, within: Period) -> Iterator[tuple[str, Period]]:
    life = units.get(ref)
    for each in life.parents if life else ():
        shared = each.period.intersect(within)
        if shared is not None:
            yield each.value, shared


def _climb(
    units: Snapshot, start: str, at: str, within: Period, seen: frozenset[str]
) -> date | None:
    if at == start:
        return within.start
    if at in seen:
        return None
    days = [
        day
        for parent, period in _above(units, at, within)
        if (day := _climb(units, start, parent, period, seen | {at})) is not None
    ]
    return min(days, default=None)


def find_orphans(units: Snapshot, touched: Mapping[str, int], since: date) -> Iterator[Problem]:
    """Units that, from ``since`` on, would stand below one that is not there."""
    below: dict[str, list[str]] = defaultdict(list)
    for life in units.values():
        for each in life.parents:
            shared = each.period.intersect(Period(since))
            if shared is None or not {life.ref, each.value} & touched.keys():
                continue
            parent = units.get(each.value)
            if parent is None or parent.period.intersect(shared) == shared:
                continue
            if parent.ref in touched and shared.start >= parent.period.start:
                below[parent.ref].append(life.label)
            else:
                yield _misplaced(life, parent, shared.start, touched.get(life.ref))
    for ref, labels in below.items():
        yield problem(
            "unit.has_children",
            step=touched[ref],
            label=units[ref].label,
            count=len(labels),
            names="; ".join(sorted(labels)[:3]),
        )


def _misplaced(life: UnitLife, parent: UnitLife, day: date, step: int | None) -> Problem:
    if day < parent.period.start:
        day, code = parent.period.start, "parent.not_begun"
    else:
        day, code = parent.period.last, "parent.ended"
    return problem(code, step=step, label=life.label, parent=parent.label, day=day)


def find_namesakes(units: Snapshot, touched: Mapping[str, int], since: date) -> Iterator[Problem]:
    """Pairs of siblings that would bear one name on the same day, from ``since`` on."""
    bearers: dict[str, list[tuple[UnitLife, Period]]] = defaultdict(list)
    for life in units.values():
        for each in life.names:
            shared = each.period.intersect(Period(since))
            if shared is not None:
                bearers[name_key(each.value.name)].append((life, shared))
    for ref in touched:
        life = units[ref]
        for each in life.names:
            named = each.period.intersect(Period(since))
            if named is None:
                continue
            for other, period in bearers[name_key(each.value.name)]:
                shared = named.intersect(period)
                if other.ref == ref or shared is None or (other.ref in touched and other.ref < ref):
                    continue
                clash = _together(life, other, shared)
                if clash is not None:
                    yield _namesake(units, life, each.value.name, clash, touched[ref])


def _together(life: UnitLife, other: UnitLife, within: Period) -> tuple[date, str] | None:
    """First day and superior that the two share; the superior is empty at the top."""
    mine = [each for each in life.parents if each.period.overlaps(within)]
    theirs = [each for each in other.parents if each.period.overlaps(within)]
    if not mine and not theirs:
        return within.start, ""
    days = [
        (both.start, one.value)
        for one, two in product(mine, theirs)
        if one.value == two.value
        and (shared := one.period.intersect(two.period)) is not None
        and (both := shared.intersect(within)) is not None
    ]
    return min(days, default=None)


def _namesake(
    units: Snapshot, life: UnitLife, name: str, clash: tuple[date, str], step: int
) -> Problem:
    day, parent = clash
    if not parent:
        return problem("name.taken_at_top", step=step, name=name, day=day)
    label = units[parent].label if parent in units else parent
    return problem("name.taken", step=step, name=name, parent=label, day=day)
