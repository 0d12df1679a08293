"""Counting working days and settling deadlines, with the reason for every day passed over.

Knows weekly rest, days off and swapped days from a ``HolidayTable`` given by the caller; refuses to
know today's date, any length of time, and whose deadline it is. What is not certain is neither
hidden nor guessed: the answer names it, and says what the other reading would give.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from thidua.calendar.domain.holidays import DayKind, HolidayTable, SpecialDay, Status
from thidua_core.errors import InputError

LONGEST = 5_000
"""Working days or days that one count may span, about twenty years."""

VIETNAM = timezone(timedelta(hours=7))
ONE_DAY = timedelta(days=1)


class FirstDay(StrEnum):
    """Which day is the first that counts."""

    NEXT = "next"
    """The day after the event: Bộ luật Dân sự 2015, Điều 147."""
    SAME = "same"
    """The day itself, as postings "from … to …" are usually counted."""


class Move(StrEnum):
    """Where a day goes that is not a working day."""

    STAY = "stay"
    """A day that a guidance names stays, Sunday or not."""
    NEXT = "next_working_day"
    """The end of a period: Bộ luật Dân sự 2015, Điều 148 khoản 5."""
    PREVIOUS = "previous_working_day"


class Doubtful(StrEnum):
    """How an unconfirmed entry is counted."""

    IGNORED = "ignored"
    """The day follows its weekday."""
    APPLIED = "applied"
    """The day is what the entry says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReason:
    """Why a day was not counted, or why a day of rest was."""

    day: date
    kind: DayKind
    name: str
    source: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something in the span that is not certain: one day, or a year not yet announced."""

    year: int
    day: date | None
    """None: the year as a whole."""
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A count of days with its working shown."""

    start: date
    days: int
    """Asked for, or found between two days; negative when counted backwards."""
    end: date
    skipped: tuple[DayReason, ...]
    """Days of the span not counted, in the order in which they were met."""
    worked: tuple[DayReason, ...]
    """Days of rest that counted, being swapped working days."""
    doubts: tuple[Doubt, ...]
    other_end: date | None = None
    """The end if unconfirmed entries were read the other way; None when it is the same."""
    other_days: int | None = None
    """The days between, if unconfirmed entries were read the other way; None when the same."""

    @property
    def certain(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledDeadline:
    """A day and hour as stated, and as it falls due."""

    stated: datetime
    due: datetime
    passed_over: tuple[DayReason, ...]
    """Why it moved; empty when it stayed."""
    falls_on_rest: DayReason | None
    """Set where the stated day is no working day, moved or not: the page says so."""
    doubts: tuple[Doubt, ...]
    other_due: datetime | None = None
    """The moment if unconfirmed entries were read the other way; None when it is the same."""


def is_working_day(table: HolidayTable, day: date, doubtful: Doubtful = Doubtful.IGNORED) -> bool:
    """Tell whether an office with the usual week works on the day."""
    special = _applied(table, day, doubtful)
    return special.works if special else day.weekday() not in table.weekly_rest


def reason_of(
    table: HolidayTable, day: date, doubtful: Doubtful = Doubtful.IGNORED
) -> DayReason | None:
    """Say why the day is off, or why a day of rest is worked; None for an ordinary working day."""
    special = _applied(table, day, doubtful)
    if special:
        return DayReason(
            day=day,
            kind=special.kind,
            name=special.name,
            source=str(special.basis),
            status=special.status,
        )
    if day.weekday() not in table.weekly_rest:
        return None
    return DayReason(
        day=day,
        kind=DayKind.WEEKLY_REST,
        name=table.weekly_name,
        source=str(table.weekly_basis),
        status=table.weekly_status,
    )


def doubts_of(table: HolidayTable, days: Iterable[date]) -> tuple[Doubt, ...]:
    """What is uncertain among the days: unconfirmed entries, and each year not wholly announced."""
    doubts: list[Doubt] = []
    years: set[int] = set()
    for day in days:
        if day.year not in table.complete_years | years:
            years.add(day.year)
            name = f"Năm {day.year} chưa có đủ thông báo nghỉ lễ, tết"
            doubts.append(Doubt(year=day.year, day=None, name=name, source=table.title))
        special = table.days.get(day)
        if special and special.status is Status.UNCONFIRMED:
            source = str(special.basis)
            doubts.append(Doubt(year=day.year, day=day, name=special.name, source=source))
    return tuple(doubts)


def add_working_days(
    table: HolidayTable,
    start: date,
    days: int,
    *,
    first: FirstDay = FirstDay.NEXT,
    doubtful: Doubtful = Doubtful.IGNORED,
) -> DayCount:
    """Find the day on which the given number of working days is complete.

    ``days`` may be negative: the latest day from which that many working days remain before
    ``start``. Zero is the start itself, whatever day it is. Raises ``InputError`` for a span
    longer than LONGEST, and for a count that would begin on the same day yet has no day to count.
    """
    if abs(days) > LONGEST or (first is FirstDay.SAME and days == 0):
        raise InputError(
            "số ngày làm việc",
            f"không tính được {days} ngày",
            f"Nhập số ngày từ 1 đến {LONGEST}",
        )
    walked = _walk(table, start, days, first, doubtful)
    other_walked = _walk(table, start, days, first, _other(doubtful))
    skipped, worked = _shown(table, walked, doubtful)
    end = walked[-1] if walked else start
    other_end = other_walked[-1] if other_walked else start
    return DayCount(
        start=start,
        days=days,
        end=end,
        skipped=skipped,
        worked=worked,
        doubts=doubts_of(table, walked),
        other_end=None if other_end == end else other_end,
    )


def working_days_between(
    table: HolidayTable,
    start: date,
    end: date,
    *,
    first: FirstDay = FirstDay.NEXT,
    doubtful: Doubtful = Doubtful.IGNORED,
) -> DayCount:
    """Count the working days after ``start`` (with ``first`` SAME: from it) up to ``end``, included.

    Raises ``InputError`` when the end lies before the start.
    """
    if end < start:
        raise InputError("khoảng ngày", "ngày cuối trước ngày đầu", "Kiểm tra lại hai ngày")
    begin = start if first is FirstDay.SAME else start + ONE_DAY
    span = [begin + timedelta(days=step) for step in range((end - begin).days + 1)]
    counted = sum(is_working_day(table, day, doubtful) for day in span)
    otherwise = sum(is_working_day(table, day, _other(doubtful)) for day in span)
    skipped, worked = _shown(table, span, doubtful)
    return DayCount(
        start=start,
        days=counted,
        end=end,
        skipped=skipped,
        worked=worked,
        doubts=doubts_of(table, span),
        other_days=None if otherwise == counted else otherwise,
    )


def add_days(
    table: HolidayTable,
    start: date,
    days: int,
    *,
    move: Move = Move.NEXT,
    doubtful: Doubtful = Doubtful.IGNORED,
) -> DayCount:
    """Find the end of a period of calendar days, moved where its last day is no working day.

    Every day counts; ``skipped`` holds only the days over which the end moved. Raises
    ``InputError`` for a negative length or one beyond LONGEST.
    """
    if not 0 <= days <= LONGEST:
        raise InputError("số ngày", f"không tính được {days} ngày", f"Nhập từ 0 đến {LONGEST}")
    last = start + timedelta(days=days)
    walked = _moved(table, last, move, doubtful)
    other_end = _moved(table, last, move, _other(doubtful))[-1]
    skipped, worked = _shown(table, walked[:-1], doubtful)
    return DayCount(
        start=start,
        days=days,
        end=walked[-1],
        skipped=skipped,
        worked=worked,
        doubts=doubts_of(table, walked),
        other_end=None if other_end == walked[-1] else other_end,
    )


def settle_deadline(
    table: HolidayTable,
    stated: datetime,
    *,
    move: Move = Move.STAY,
    doubtful: Doubtful = Doubtful.IGNORED,
) -> SettledDeadline:
    """Settle when a stated day and hour falls due; the hour never changes.

    A naive time is Vietnamese local time; an aware one is taken to Vietnamese time first.
    """
    local = stated if stated.tzinfo is None else stated.astimezone(VIETNAM)
    day = local.date()
    walked = _moved(table, day, move, doubtful)
    other_end = _moved(table, day, move, _other(doubtful))[-1]
    falls = None if is_working_day(table, day, doubtful) else reason_of(table, day, doubtful)
    return SettledDeadline(
        stated=stated,
        due=local + (walked[-1] - day),
        passed_over=_shown(table, walked[:-1], doubtful)[0],
        falls_on_rest=falls,
        doubts=doubts_of(table, walked),
        other_due=None if other_end == walked[-1] else local + (other_end - day),
    )


def _other(doubtful: Doubtful) -> Doubtful:
    return Doubtful.APPLIED if doubtful is Doubtful.IGNORED else Doubtful.IGNORED


def _applied(table: HolidayTable, day: date, doubtful: Doubtful) -> SpecialDay | None:
    special = table.days.get(day)
    if special and special.status is Status.UNCONFIRMED and doubtful is Doubtful.IGNORED:
        return None
    return special


def _walk(
    table: HolidayTable, start: date, days: int, first: FirstDay, doubtful: Doubtful
) -> list[date]:
    """Every day met, in order, the last being the one that completes the count."""
    step = ONE_DAY if days > 0 else -ONE_DAY
    day = start - step if first is FirstDay.SAME else start
    walked: list[date] = []
    left = abs(days)
    while left:
        day += step
        walked.append(day)
        left -= is_working_day(table, day, doubtful)
    return walked


def _moved(table: HolidayTable, day: date, move: Move, doubtful: Doubtful) -> list[date]:
    """The day and those after or before it, until one is worked; the day alone where it stays."""
    walked = [day]
    step = ONE_DAY if move is Move.NEXT else -ONE_DAY
    while move is not Move.STAY and not is_working_day(table, walked[-1], doubtful):
        walked.append(walked[-1] + step)
    return walked


def _shown(
    table: HolidayTable, days: Iterable[date], doubtful: Doubtful
) -> tuple[tuple[DayReason, ...], tuple[DayReason, ...]]:
    """The reasons of the days off, and of the days of rest that were worked."""
    reasons = [reason for day in days if (reason := reason_of(table, day, doubtful))]
    return (
        tuple(reason for reason in reasons if reason.kind is not DayKind.SWAPPED_WORK),
        tuple(reason for reason in reasons if reason.kind is DayKind.SWAPPED_WORK),
    )
