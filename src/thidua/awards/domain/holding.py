"""Whether somebody held an award in a year: yes, no, or nobody knows.

Knows periods of merit and years for which a register is whole; refuses to read a gap in the
register as a no.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One award of the kind asked for, as far as its years are concerned."""

    first: int | None
    last: int | None
    """Years of merit, both included; None where nothing says so."""
    stated_none: bool = False
    """Its decision states no period, so the year of the decision stands for it."""
    decided: int
    counts: bool = True
    """False once it is cancelled."""

    def speaks_of(self, year: int) -> bool | None:
        """Whether the award is one of that year; None where its years are not known."""
        if self.first is not None and self.last is not None:
            return self.first <= year <= self.last
        return self.decided == year if self.stated_none else None


@dataclass(frozen=True, slots=True)
class Span:
    """Years for which a register is whole, both included; ``last`` None reaches to ``upto``."""

    first: int
    last: int | None

    def covers(self, year: int, *, upto: int) -> bool:
        """Whether the year is within; ``upto`` is the last year that can have been decided."""
        return self.first <= year <= (upto if self.last is None else self.last)


def held_in(year: int, given: Iterable[Given], *, whole: bool) -> bool | None:
    """Whether one of the awards was held for ``year``.

    ``whole`` says that the register knows every award of that year; then, and only if no award of
    unknown years is left that may be of that year, nothing found is a no.
    """
    answers = [each.speaks_of(year) for each in given if each.counts]
    if True in answers:
        return True
    return None if None in answers or not whole else False


def years_in_words(first: int, last: int | None) -> str:
    """``từ năm 2015`` or ``từ năm 2015 đến năm 2024``; one year alone is ``năm 2015``."""
    if last is None:
        return f"từ năm {first}"
    return f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"


def period_in_words(first: int | None, last: int | None) -> str:
    """``2018–2019``, ``2019``, or empty where no years are known."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"
