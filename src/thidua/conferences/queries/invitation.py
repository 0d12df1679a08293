"""The invitation of a conference: as a calendar file (RFC 5545), and as a paper to be signed.

The paper's keys are those of ``PAPER.yaml`` (``thidua_core.paper``); its number and day are left to
the records clerk.
"""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from thidua.conferences.domain.heading import seat_of, symbol_of
from thidua.conferences.enums import ConferenceState
from thidua.conferences.models import AgendaPoint, Conference, Delegate
from thidua.conferences.queries.conferences import ConferenceRow, conference_rows
from thidua.conferences.queries.lists import agenda_rows, delegate_rows, listed_name
from thidua.kernel.clock import VIETNAM

if TYPE_CHECKING:
    import icalendar

USUAL_LENGTH = timedelta(hours=3)
"""How long a conference is entered for whose agenda does not say: half a day at most."""


def invitation_file(conference: Conference, *, host: str, at: datetime) -> bytes:
    """A calendar file with one event; the same conference keeps its UID, so a change replaces it.

    Of a cancelled conference the file takes the event out of the calendar again.

    Without an hour the event is of the whole day, and the part of the day stands in its text.
    ``host`` is the installation's host name, ``at`` the moment of making.
    """
    [row] = conference_rows([conference])
    import icalendar  # reason: a slow library, loaded by its first use

    feed = icalendar.Calendar()
    feed.add("prodid", "-//thidua//giay moi//VI")
    feed.add("version", "2.0")
    cancelled = conference.state == ConferenceState.CANCELLED
    feed.add("method", "CANCEL" if cancelled else "PUBLISH")
    feed.add_component(_event(conference, row, host, at))
    return bytes(feed.to_ical())


def invitation_file_name(conference: Conference) -> str:
    """A plain name for the file: ``hoi-nghi-2020-02-21.ics``."""
    return f"hoi-nghi-{conference.day:%Y-%m-%d}.ics"


def _event(
    conference: Conference, row: ConferenceRow, host: str, at: datetime
) -> "icalendar.Event":
    import icalendar  # reason: a slow library, loaded by its first use

    event = icalendar.Event()
    event.add("uid", f"{conference.public_id}@{host}")
    event.add("dtstamp", at)
    event.add("summary", row.name)
    if conference.state == ConferenceState.CANCELLED:
        event.add("status", "CANCELLED")
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


def invitation_paper(conference: Conference, *, delegate: Delegate | None = None) -> dict[str, Any]:
    """The invitation as keys and values of ``PAPER.yaml``, all of them texts.

    Addressed to everybody on the list, or to ``delegate`` alone.
    """
    [row] = conference_rows([conference])
    listed = delegate_rows(conference)
    if delegate is not None:
        listed = [each for each in listed if each.id == delegate.pk]
    issuer, body = spelt(row.host or row.body), spelt(row.body)
    paper: dict[str, Any] = {
        "kind": "invitation",
        "date": f"{conference.day:%Y}",
        "issuer": issuer,
        "title": f"Dự {row.name[:1].lower()}{row.name[1:]}",
        "body": [
            *_invited(issuer, [listed_name(each) for each in listed]),
            {"labelled": {"label": "Tới dự", "text": row.name}},
            *_particulars(row),
            *_programme(conference),
            *remark_of(row),
            "Trân trọng kính mời.",
        ],
        "signatures": [{"office": "Viện trưởng" if "Viện kiểm sát" in issuer else "Thủ trưởng"}],
        "recipients": ["Như thành phần mời"],
        "filed": "VT",
    }
    known = {
        "symbol": symbol_of("GM", issuer),
        "place": seat_of(issuer),
        "superior": body if body != issuer else "",
    }
    return paper | {key: text for key, text in known.items() if text}


def remark_of(row: ConferenceRow) -> list[str]:
    """A paper with an assumption in it says so."""
    invented = row.invented or "invented" in row.marks.values()
    return ["(Số liệu giả định, dùng để giới thiệu phần mềm)"] if invented else []


def spelt(name: str) -> str:
    """The head of a paper writes the sector's abbreviation out."""
    return name.replace("VKSND", "Viện kiểm sát nhân dân")


def _invited(issuer: str, names: list[str]) -> list[dict[str, Any] | str]:
    if len(names) == 1:
        return [{"labelled": {"label": f"{issuer} trân trọng kính mời", "text": names[0]}}]
    return [f"{issuer} trân trọng kính mời:", *({"dash": each} for each in names)]


def _particulars(row: ConferenceRow) -> list[dict[str, Any]]:
    clock = f"{row.start.hour:02d} giờ {row.start.minute:02d}, " if row.start else ""
    part = f"buổi {row.part_of_day_label.lower()}, " if row.part_of_day_label and not clock else ""
    told = {
        "Chủ trì": row.chair or row.host,
        "Thời gian": f"{clock}{part}ngày {row.day:%d/%m/%Y}",
        "Địa điểm": row.place,
    }
    return [{"labelled": {"label": key, "text": text}} for key, text in told.items() if text]


def _programme(conference: Conference) -> list[dict[str, Any] | str]:
    points = [_agenda_line(each.start, each.title) for each in agenda_rows(conference)]
    return ["Chương trình:", *({"dash": each} for each in points)] if points else []
