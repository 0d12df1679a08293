"""Spans of days as Vietnamese legal texts mean them: the first and the last day both belong.

An open end (None) means "until further notice". Reads and writes Vietnamese dates; knows
nothing of hours, working days or what a period is for.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from thidua_core.errors import InputError

_YEARS = range(1900, 2200)
_ONE_DAY = timedelta(days=1)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{1,6})")
_IN_WORDS = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{1,6})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MEND = "Hãy ghi ngày/tháng/năm với năm đủ bốn chữ số, ví dụ 05/01/2020"
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``end`` None is open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise InputError(
                "",
                f"ngày kết thúc {format_date_vn(self.end)} trước ngày bắt đầu "
                f"{format_date_vn(self.start)}",
                "Hãy kiểm tra lại hai ngày; ngày kết thúc cũng thuộc thời hạn",
            )

    def __str__(self) -> str:
        since = f"từ {format_date_vn(self.start)}"
        return since if self.end is None else f"{since} đến {format_date_vn(self.end)}"

    @property
    def last(self) -> date:
        """The last day for comparisons: an open end lasts as long as the calendar."""
        return date.max if self.end is None else self.end

    def contains(self, day: date) -> bool:
        """Tell whether the day belongs, first and last day included."""
        return self.start <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share at least one day."""
        return self.start <= other.last and other.start <= self.last

    def intersect(self, other: "Period") -> "Period | None":
        """Return the shared days, or None when there are none."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends, default=None))

    def gaps(self, covering: Iterable["Period"]) -> list["Period"]:
        """Return the stretches of this period that none of the given periods covers."""
        gaps: list[Period] = []
        uncovered: date | None = self.start
        for part in sorted(covering, key=lambda part: part.start):
            shared = self.intersect(part)
            if uncovered is None:
                break
            if shared is None or shared.last < uncovered:
                continue
            if uncovered < shared.start:
                gaps.append(Period(uncovered, shared.start - _ONE_DAY))
            uncovered = _day_after(shared.last)
        if uncovered is not None and uncovered <= self.last:
            gaps.append(Period(uncovered, self.end))
        return gaps


class Overlap(NamedTuple):
    """Two periods of a list that share days, by their places in the list."""

    first: int
    second: int
    shared: Period


def find_overlaps(periods: Sequence[Period]) -> list[Overlap]:
    """Return every pair that shares a day, in order of the later start."""
    overlaps: list[Overlap] = []
    open_places: list[int] = []
    for place in sorted(range(len(periods)), key=lambda place: periods[place].start):
        open_places = [one for one in open_places if periods[one].last >= periods[place].start]
        for earlier in open_places:
            shared = periods[earlier].intersect(periods[place])
            assert shared is not None  # it began earlier and has not ended
            overlaps.append(Overlap(min(earlier, place), max(earlier, place), shared))
        open_places.append(place)
    return overlaps


def find_gaps(periods: Sequence[Period], within: Period | None = None) -> list[Period]:
    """Return the days that no period covers, between the first and the last or within a span."""
    if within is None:
        if not periods:
            return []
        open_ended = any(period.end is None for period in periods)
        last = None if open_ended else max(period.last for period in periods)
        within = Period(min(period.start for period in periods), last)
    return within.gaps(periods)


def parse_date_vn(text: str, where: str = "") -> date:
    """Read 05/01/2020, 5/1/2020, 05-01-2020, 05.01.2020, 2020-01-05 or the date in words.

    In words it is “ngày 05 tháng 01 năm 2020”. Anything else is an InputError that names the
    text, what is wrong with it and the form to use.
    """
    day, month, year = _parts(text, where)
    problem = _problem(day, month, year)
    if problem:
        raise InputError(where, f"“{_excerpt(text)}”: {problem}", _MEND)
    return date(int(year), month, day)


def format_date_vn(day: date) -> str:
    """Write a day as dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _parts(text: str, where: str) -> tuple[int, int, str]:
    plain = unicodedata.normalize("NFC", text).strip().lower()
    if match := _ISO.fullmatch(plain):
        return int(match[3]), int(match[2]), match[1]
    if match := _DAY_FIRST.fullmatch(plain):
        return int(match[1]), int(match[3]), match[4]
    if match := _IN_WORDS.fullmatch(plain):
        return int(match[1]), int(match[2]), match[3]
    shown = _excerpt(text)
    problem = f"“{shown}” không phải là một ngày đọc được" if shown else "ngày để trống"
    raise InputError(where, problem, _MEND)


def _problem(day: int, month: int, year: str) -> str:
    if len(year) != 4:
        return "năm không đủ bốn chữ số" if len(year) < 4 else "năm có hơn bốn chữ số"
    if int(year) not in _YEARS:
        return f"năm {year} nằm ngoài khoảng {_YEARS.start}–{_YEARS.stop - 1}"
    if not 1 <= month <= 12:
        return f"không có tháng {month}"
    longest = monthrange(int(year), month)[1]
    if not 1 <= day <= longest:
        return f"tháng {month} năm {year} không có ngày {day}"
    return ""


def _excerpt(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _day_after(day: date) -> date | None:
    return None if day == date.max else day + _ONE_DAY
