"""The invitation of a conference as a calendar file (RFC 5545)."""

from datetime import datetime, time, timedelta

import icalendar

from thidua.conferences.models import AgendaPoint, Conference
from thidua.conferences.queries.conferences import ConferenceRow, conference_rows
from thidua.conferences.queries.lists import agenda_rows
from thidua.kernel.clock import VIETNAM

USUAL_LENGTH = timedelta(hours=3)
"""How long a conference is entered for whose agenda does not say: half a day at most."""


def invitation_file(conference: Conference, *, host: str, at: datetime) -> bytes:
    """A calendar file with one event; the same conference keeps its UID, so a change replaces it.

    Without an hour the event is of the whole day, and the part of the day stands in its text.
    ``host`` is the installation's host name, ``at`` the moment of making.
    """
    [row] = conference_rows([conference])
    feed = icalendar.Calendar()
    feed.add("prodid", "-//thidua//giay moi//VI")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add_component(_event(conference, row, host, at))
    return bytes(feed.to_ical())


def invitation_file_name(conference: Conference) -> str:
    """A plain name for the file: ``hoi-nghi-2020-02-21.ics``."""
    return f"hoi-nghi-{conference.day:%Y-%m-%d}.ics"


def _event(conference: Conference, row: ConferenceRow, host: str, at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{conference.public_id}@{host}")
    event.add("dtstamp", at)
    event.add("summary", row.name)
    points = list(conference.agenda.all())
    if row.start is None:
        event.add("dtstart", row.day)
        event.add("dtend", row.day + timedelta(days=1))
    else:
        begins = datetime.combine(row.day, row.start, tzinfo=VIETNAM)
        event.add("dtstart", begins)
        event.add("dtend", _ends(begins, points))
    if row.place:
        event.add("location", row.place)
    event.add("description", "\n".join(_about(conference, row)))
    return event


def _ends(begins: datetime, points: list[AgendaPoint]) -> datetime:
    """The end of the last point of the agenda that states it, else after the usual length."""
    ends = [
        datetime.combine(begins.date(), each.start, tzinfo=VIETNAM)
        + timedelta(minutes=each.minutes or 0)
        for each in points
        if each.start is not None
    ]
    return max([*ends, begins + timedelta(minutes=1)]) if ends else begins + USUAL_LENGTH


def _about(conference: Conference, row: ConferenceRow) -> list[str]:
    lines = [", ".join(row.kind_labels)]
    if row.groups:
        lines.append(", ".join(f"{each.name} năm {each.year}" for each in row.groups))
    if row.start is None and row.part_of_day_label:
        lines.append(f"Buổi {row.part_of_day_label}")
    if row.host:
        lines.append(f"Chủ trì: {row.host}")
    return lines + [_agenda_line(each.start, each.title) for each in agenda_rows(conference)]


def _agenda_line(start: time | None, title: str) -> str:
    return f"{start:%H:%M} {title}" if start else title
