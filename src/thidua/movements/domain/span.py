"""Which days a movement covers, also where its papers do not say.

An unknown end of the span is filled from the movement's year, and said to be so.
"""

from dataclasses import dataclass
from datetime import date

from thidua_core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a movement."""

    period: Period
    stated: bool
    """Whether both days are stated; else one or both are those of the year."""


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
