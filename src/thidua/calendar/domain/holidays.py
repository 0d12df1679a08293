"""The packaged days off and swapped working days of public offices, each with its basis.

Reads ``thidua/calendar/data/holidays_vn.yaml`` strictly into frozen records; how sure an entry is
stays with it. Refuses to know how days are counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Self

import yaml

from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn

PACKAGED = "holidays_vn.yaml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Status(StrEnum):
    """How sure an entry is."""

    VERIFIED = "verified"
    """Compared with the text of the rule."""
    REPORTED = "reported"
    """Announced by the authority, known from somebody's restatement."""
    UNCONFIRMED = "unconfirmed"
    """Without a sufficient basis: shown as a doubt, applied only where somebody asks for it."""


class DayKind(StrEnum):
    """Why a day differs, or why nobody works on it."""

    WEEKLY_REST = "weekly_rest"
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORK = "swapped_work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A rule or an announcement."""

    key: str
    act: str
    number: str | None = None
    signed_on: date | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    issuer: str | None = None
    read_at: str | None = None
    """Where the text or its restatement was read."""
    note: str | None = None

    def __str__(self) -> str:
        named = f"{self.act} số {self.number}" if self.number else self.act
        dated = f" ngày {format_date_vn(self.signed_on)}" if self.signed_on else ""
        issued = f" của {self.issuer}" if self.issuer else ""
        parts = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
        place = " ".join(f"{word} {value}" for word, value in parts if value)
        return f"{place} {named}{dated}{issued}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that does not follow its weekday."""

    day: date
    kind: DayKind
    name: str
    basis: Basis
    status: Status
    stands_for: date | None = None
    """The holiday compensated, or the other day of the swap."""

    @property
    def works(self) -> bool:
        return self.kind is DayKind.SWAPPED_WORK


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayTable:
    """Everything known of the days off, by day."""

    title: str
    days: Mapping[date, SpecialDay]
    complete_years: frozenset[int]
    """Years for which every announcement is known; the others hold only what a code fixes."""
    weekly_rest: frozenset[int]
    """As ``date.weekday()`` counts: Monday is 0."""
    weekly_name: str
    weekly_basis: Basis
    weekly_status: Status

    def adding(self, *more: SpecialDay) -> Self:
        """The table with a body's own entries, which win over the packaged ones of that day.

        An administrator confirms an unconfirmed day by adding it anew as reported or verified.
        """
        days = dict(self.days) | {special.day: special for special in more}
        return replace(self, days=MappingProxyType(days))


@cache
def packaged_holidays() -> HolidayTable:
    """The table that the product carries."""
    return read_holidays(files("thidua.calendar") / "data" / PACKAGED)


def read_holidays(source: Traversable) -> HolidayTable:
    """Read one file of days off.

    Raises ``InputError`` that names file, year and entry for an unknown key, status or basis, for
    a day written twice, and for a swap or compensation that its weekdays do not allow.
    """
    return _Reader(source.name, yaml.safe_load(source.read_text("utf-8"))).table()


class _Reader:
    def __init__(self, name: str, written: dict[str, Any]) -> None:
        self.where = name
        self.written = _keys(written, {"title", "weekly_rest", "bases", "years"}, name)
        self.bases = {key: _basis(key, row, name) for key, row in written["bases"].items()}
        weekly = _keys(written["weekly_rest"], {"days", "name", "basis", "status"}, name)
        self.weekly = weekly
        self.rest = frozenset(WEEKDAYS.index(day) for day in weekly["days"])
        self.days: dict[date, SpecialDay] = {}

    def table(self) -> HolidayTable:
        for year, rows in self.written["years"].items():
            place = f"{self.where}, năm {year}"
            for special in self._specials(rows, place):
                self._add(special, place)
        return HolidayTable(
            title=self.written["title"],
            days=MappingProxyType(dict(sorted(self.days.items()))),
            complete_years=frozenset(y for y, r in self.written["years"].items() if r["complete"]),
            weekly_rest=self.rest,
            weekly_name=self.weekly["name"],
            weekly_basis=self._basis(self.weekly["basis"], self.where),
            weekly_status=_status(self.weekly["status"], self.where),
        )

    def _specials(self, rows: dict[str, Any], place: str) -> Iterator[SpecialDay]:
        _keys(rows, {"complete", "holidays"}, place, optional={"compensations", "swaps"})
        names: dict[date, str] = {}
        for row in rows["holidays"]:
            _keys(row, {"days", "name", "basis", "status"}, place)
            names |= dict.fromkeys(row["days"], row["name"])
            for day in row["days"]:
                yield self._special(row, place, day=day, kind=DayKind.HOLIDAY, name=row["name"])
        for row in rows.get("compensations", ()):
            yield self._compensation(row, names, place)
        for row in rows.get("swaps", ()):
            yield from self._swap(row, place)

    def _compensation(self, row: dict[str, Any], names: dict[date, str], place: str) -> SpecialDay:
        _keys(row, {"day", "for", "basis", "status"}, place)
        day, holiday = row["day"], row["for"]
        if holiday not in names or holiday.weekday() not in self.rest or day <= holiday:
            raise _wrong(place, day, "nghỉ bù cho ngày không phải lễ trùng ngày nghỉ trước đó")
        return self._special(
            row,
            place,
            day=day,
            kind=DayKind.COMPENSATION,
            name=f"Nghỉ bù {names[holiday]}",
            stands_for=holiday,
        )

    def _swap(self, row: dict[str, Any], place: str) -> Iterator[SpecialDay]:
        _keys(row, {"rested", "worked", "basis", "status"}, place)
        off, worked = row["rested"], row["worked"]
        if off.weekday() in self.rest or worked.weekday() not in self.rest:
            raise _wrong(place, off, "hoán đổi không phải giữa ngày làm việc và ngày nghỉ")
        yield self._special(
            row,
            place,
            day=off,
            kind=DayKind.SWAPPED_OFF,
            name=f"Nghỉ hoán đổi, làm bù ngày {format_date_vn(worked)}",
            stands_for=worked,
        )
        yield self._special(
            row,
            place,
            day=worked,
            kind=DayKind.SWAPPED_WORK,
            name=f"Làm bù cho ngày {format_date_vn(off)}",
            stands_for=off,
        )

    def _special(self, row: dict[str, Any], place: str, **fields: Any) -> SpecialDay:
        return SpecialDay(
            basis=self._basis(row["basis"], place), status=_status(row["status"], place), **fields
        )

    def _add(self, special: SpecialDay, place: str) -> None:
        if special.day in self.days:
            raise _wrong(place, special.day, "ngày được ghi hai lần")
        self.days[special.day] = special

    def _basis(self, key: str, place: str) -> Basis:
        if key not in self.bases:
            raise InputError(place, f"không có căn cứ “{key}”", "Thêm căn cứ ấy vào mục bases")
        return self.bases[key]


def _basis(key: str, row: dict[str, Any], where: str) -> Basis:
    place = f"{where}, căn cứ {key}"
    optional = {"number", "date", "article", "clause", "point", "issuer", "read_at", "note"}
    _keys(row, {"act"}, place, optional=optional)
    fields = {name: value for name, value in row.items() if name != "date"}
    return Basis(key=key, signed_on=row.get("date"), **fields)


def _status(word: str, place: str) -> Status:
    try:
        return Status(word)
    except ValueError:
        words = ", ".join(Status)
        raise InputError(place, f"không có mức chắc chắn “{word}”", f"Dùng: {words}") from None


def _keys(
    row: dict[str, Any],
    required: set[str],
    place: str,
    optional: frozenset[str] | set[str] = frozenset(),
) -> dict[str, Any]:
    missing, strange = required - set(row), set(row) - required - optional
    if missing or strange:
        named = ", ".join(sorted(missing or {str(key) for key in strange}))
        problem = f"thiếu mục {named}" if missing else f"có mục lạ {named}"
        raise InputError(place, problem, f"Các mục là: {', '.join(sorted(required | optional))}")
    return row


def _wrong(place: str, day: date, problem: str) -> InputError:
    return InputError(
        f"{place}, ngày {format_date_vn(day)}", problem, "Đối chiếu lại với thông báo"
    )
