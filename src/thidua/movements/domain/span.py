"""Which days a movement covers, also where its papers do not say, and how long it runs.

An unknown end of the span is filled from the movement's year, and said to be so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from thidua_core.periods import Period

_THREE, _FIVE = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a movement."""

    period: Period
    stated: bool
    """Whether both days are stated; else one or both are those of the year."""


class Duration(StrEnum):
    """How long a movement runs, in the classes at which flags and certificates ask for one."""

    BELOW_THREE = "below_three"
    THREE = "three"
    FIVE = "five"


def duration_of(start: date | None, end: date | None) -> Duration | None:
    """The class of a movement's length, both days counted; None while a day is not known.

    Three and five full years are the bounds of the Law on Emulation and Commendation 2022,
    Điều 25 and 26.
    """
    if start is None or end is None:
        return None
    after = end + timedelta(days=1)
    years = after.year - start.year - ((after.month, after.day) < (start.month, start.day))
    if years >= _FIVE:
        return Duration.FIVE
    return Duration.THREE if years >= _THREE else Duration.BELOW_THREE


def span_of(year: int, start: date | None, end: date | None) -> Span:
    """The days from ``start`` to ``end``, blanks filled with the first and last day of ``year``.

    A stated day outside the year pulls the filled one along, so that a span is never empty.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    begins = start or min(first, end or first)
    ends = end or max(last, begins)
    return Span(period=Period(begins, ends), stated=start is not None and end is not None)


def shared_days(one: Span, other: Span) -> Period | None:
    """The days that two movements share; None when there are none."""
    return one.period.intersect(other.period)
