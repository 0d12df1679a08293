"""Days as Vietnamese offices write them: in figures with any sign, in words, or in part.

A day without its year, or one that no calendar has, is read over and gives no date.
"""

import re
from dataclasses import dataclass
from datetime import date

from thidua_core.references._canvas import GAP, Canvas

_MONTHS = {
    word: place
    for place, words in enumerate(
        [
            ["một", "giêng"],
            ["hai"],
            ["ba"],
            ["tư", "bốn"],
            ["năm"],
            ["sáu"],
            ["bảy"],
            ["tám"],
            ["chín"],
            ["mười"],
            ["mười một"],
            ["mười hai", "chạp"],
        ],
        start=1,
    )
    for word in words
}
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SIGN = r"\s?[/.\-]\s?"
_IN_FIGURES = re.compile(
    rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<year>\d{{4}}|\d{{2}})(?![\d/])"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d/-])")
_IN_WORDS = re.compile(
    rf"(?:m[ùồ]ng{GAP})?(?P<day>\d{{1,2}}){GAP}(?:tháng{GAP}|{_SIGN})"
    rf"(?P<month>\d{{1,2}}|{_MONTH_WORD}){GAP},?{GAP}"
    rf"(?:năm{GAP}|{_SIGN})(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_WITHOUT_YEAR = re.compile(
    rf"\d{{1,2}}(?:{GAP}tháng{GAP}(?:\d{{1,2}}|{_MONTH_WORD})(?!\w)|[/-]\d{{1,2}}(?![\d/]))"
)
_CENTURY_TURNS = 50


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read, and where it ends; ``value`` is None where no date results."""

    end: int
    value: date | None


def read_day(canvas: Canvas, start: int, *, whole: bool = False) -> Day | None:
    """Read the day that begins at ``start``, after the word *ngày* if there is one.

    ``whole`` asks for four figures of the year: without the word *ngày*, less may be
    anything.
    """
    for form in (_YEAR_FIRST, _IN_FIGURES, _IN_WORDS):
        found = form.match(canvas.low, start)
        if found and not (whole and len(found["year"]) < 4):
            return Day(found.end(), _calendar_day(found))
    partial = None if whole else _WITHOUT_YEAR.match(canvas.low, start)
    return Day(partial.end(), None) if partial else None


def _calendar_day(found: re.Match[str]) -> date | None:
    year = int(found["year"])
    if year < 100:
        year += 1900 if year >= _CENTURY_TURNS else 2000
    month = found["month"]
    try:
        return date(year, _MONTHS.get(" ".join(month.split())) or int(month), int(found["day"]))
    except ValueError:
        return None
