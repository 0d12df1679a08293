"""What was so from one day to another: slices of closed days, at most one on any day.

Knows how a change from a day on cuts a timeline; refuses to change what lies before a later
change, because nobody can tell whether the later one still holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

from thidua_core.periods import Period

Value = TypeVar("Value")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Value]):
    """``value`` from ``first`` (None: not known since when) to ``last`` (None: still)."""

    value: Value
    first: date | None = None
    last: date | None = None

    @property
    def period(self) -> Period:
        """The days for comparisons; an unknown beginning counts as ever since."""
        return Period(self.first or date.min, self.last)


class ChangedLater(Exception):
    """A slice begins on or after the day of a change."""

    def __init__(self, day: date) -> None:
        """Keep the first day of that slice."""
        super().__init__(day)
        self.day = day


def eve(day: date) -> date:
    """The day before; the calendar's first day has none and stands for itself."""
    return day if day == date.min else day - ONE_DAY


def morrow(day: date) -> date:
    """The day after; the calendar's last day has none and stands for itself."""
    return day if day == date.max else day + ONE_DAY


def holding(slices: Iterable[Slice[Value]], day: date) -> Slice[Value] | None:
    """The slice that holds on ``day``, or None."""
    return next((each for each in slices if each.period.contains(day)), None)


def nearest(slices: Iterable[Slice[Value]], day: date) -> Slice[Value] | None:
    """The slice that holds on ``day``; else the last begun before it; else the first to come."""
    ordered = in_order(slices)
    begun = [each for each in ordered if each.period.start <= day]
    return begun[-1] if begun else next(iter(ordered), None)


def in_order(slices: Iterable[Slice[Value]]) -> list[Slice[Value]]:
    """The slices by their first day."""
    return sorted(slices, key=lambda each: each.period.start)


def first_clash(slices: Iterable[Slice[Value]], period: Period) -> Slice[Value] | None:
    """The earliest slice that shares a day with ``period``, or None."""
    return next((each for each in in_order(slices) if each.period.overlaps(period)), None)


def begun_since(slices: Iterable[Slice[Value]], day: date) -> date | None:
    """The first day, on or after ``day``, on which a slice begins; None when there is none."""
    return min((each.first for each in slices if each.first and each.first >= day), default=None)


def ended(slices: Sequence[Slice[Value]], last: date) -> tuple[Slice[Value], ...]:
    """The timeline cut off after ``last``; raises ``ChangedLater`` for a slice that begins later."""
    later = begun_since(slices, morrow(last))
    if later is not None:
        raise ChangedLater(later)
    return tuple(replace(each, last=last) if each.period.last > last else each for each in slices)


def changed(
    slices: Sequence[Slice[Value]], since: date, value: Value, last: date | None
) -> tuple[Slice[Value], ...]:
    """The timeline with ``value`` from ``since`` to ``last``.

    Raises ``ChangedLater`` for a slice that begins on ``since`` or later.
    """
    return (*ended(slices, eve(since)), Slice(value=value, first=since, last=last))
