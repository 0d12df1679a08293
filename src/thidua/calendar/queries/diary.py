"""The work calendar by week, and as an iCalendar feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.calendar.domain.holidays import HolidayTable, packaged_holidays
from thidua.calendar.domain.lengths import days_of
from thidua.calendar.models import WorkEntry
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua_core.text import fold

if TYPE_CHECKING:
    import icalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """One line of the calendar."""

    public_id: str
    day: date
    start: time | None
    half_days: int | None
    length: str
    """``2,5 ngày``; empty where nothing is stated."""
    subject: str
    who: tuple[str, ...]
    place: str
    organiser: str
    duty: bool
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a week with its lines."""

    day: date
    note: str
    """Name of the holiday, where it is one."""
    rows: tuple[WorkRow, ...]


def work_for(actor: Actor, unit_id: int | None) -> QuerySet[WorkEntry]:
    """The lines of a unit's calendar that an actor may see."""
    if not may(actor, "work_calendar.view"):
        return WorkEntry.objects.none()
    return WorkEntry.objects.filter(unit=unit_id)


def find_work(actor: Actor, public_id: str) -> WorkEntry:
    """One line, or the same refusal for unknown and forbidden."""
    found = None
    if may(actor, "work_calendar.view"):
        lines = WorkEntry.objects.select_related("unit")
        found = lines.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def public_work_of(unit_public_id: str) -> QuerySet[WorkEntry]:
    """The lines of one unit that everybody may see; none of a unit that is not there."""
    return WorkEntry.objects.filter(unit__public_id=unit_public_id.lower(), public=True)


def public_work(unit_id: int | None) -> QuerySet[WorkEntry]:
    """The lines that everybody may see."""
    return WorkEntry.objects.filter(unit=unit_id, public=True)


def all_public_work() -> QuerySet[WorkEntry]:
    """The lines of all units that everybody may see."""
    return WorkEntry.objects.filter(public=True)


def search_work(entries: QuerySet[WorkEntry], text: str) -> QuerySet[WorkEntry]:
    """Those that hold every word of ``text``."""
    matching = Q()
    for word in fold(text).split():
        matching &= Q(folded__contains=word)
    return entries.filter(matching)


def week_of(
    entries: QuerySet[WorkEntry], day: date, *, table: HolidayTable | None = None
) -> list[Day]:
    """The seven days, Monday first, of the week that holds ``day``; one query.

    Days off are the packaged ones, or those of ``table``.
    """
    monday = day - timedelta(days=day.weekday())
    rows = work_rows(entries.filter(day__range=(monday, monday + timedelta(days=6))))
    special = (table or packaged_holidays()).days
    return [
        Day(
            day=each,
            note=special[each].name if each in special else "",
            rows=tuple(row for row in rows if row.day == each),
        )
        for each in (monday + timedelta(days=offset) for offset in range(7))
    ]


def work_rows(entries: Iterable[WorkEntry]) -> list[WorkRow]:
    """Rows in the given order."""
    return [
        WorkRow(
            public_id=each.public_id,
            day=each.day,
            start=each.start,
            half_days=each.half_days,
            length=_length(each.half_days),
            subject=each.subject,
            who=tuple(each.who),
            place=each.place,
            organiser=each.organiser,
            duty=each.duty,
            public=each.public,
        )
        for each in entries
    ]


def work_feed(entries: Iterable[WorkEntry], *, name: str, host: str, at: datetime) -> bytes:
    """An iCalendar feed (RFC 5545) that Outlook, Google and phones subscribe to.

    A line without hour is an event of the day; one with an hour and no length takes an hour, one
    with a length ends with its last half day.
    """
    import icalendar  # reason: a slow library, loaded by its first use

    feed = icalendar.Calendar()
    feed.add("prodid", "-//thidua//lich cong tac//VI")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    feed.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for entry in entries:
        feed.add_component(_event(entry, host, at))
    return bytes(feed.to_ical())


def _event(entry: WorkEntry, host: str, at: datetime) -> "icalendar.Event":
    import icalendar  # reason: a slow library, loaded by its first use

    event = icalendar.Event()
    event.add("uid", f"{entry.public_id}@{host}")
    event.add("dtstamp", at)
    event.add("summary", entry.subject)
    begins, ends = _span(entry)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    if entry.place:
        event.add("location", entry.place)
    about = [", ".join(entry.who), entry.organiser]
    if any(about):
        event.add("description", "\n".join(part for part in about if part))
    return event


def _span(entry: WorkEntry) -> tuple[date, date]:
    """First and last moment in UTC, so that no reader needs a time zone described in the feed;
    days where no hour is stated.
    """
    if entry.start is None:
        days = ((entry.half_days or 2) + 1) // 2
        return entry.day, entry.day + timedelta(days=days)
    begins = datetime.combine(entry.day, entry.start, tzinfo=VIETNAM)
    ends = begins + timedelta(hours=1)
    if entry.half_days:
        halves = entry.half_days - 1 + (entry.start >= _NOON)
        day = entry.day + timedelta(days=halves // 2)
        ends = max(ends, datetime.combine(day, _HALF_DAY_ENDS[halves % 2], tzinfo=VIETNAM))
    return begins.astimezone(UTC), ends.astimezone(UTC)


_NOON = time(12)
_HALF_DAY_ENDS = (time(11, 30), time(17))
"""When the morning and the afternoon of an office end."""


def _length(half_days: int | None) -> str:
    return "" if half_days is None else str(_("{days} ngày")).format(days=days_of(half_days))
