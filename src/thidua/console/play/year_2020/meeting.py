"""A conference of the played year: planned, invited, held, its minutes written.

The three conferences of the year differ in their files only.
"""

from datetime import date, datetime, time
from typing import Any

from thidua.calendar.enums import PartOfDay
from thidua.conferences.actions import (
    AgendaLine,
    approve_minutes,
    correct_minutes,
    invite,
    mark_absent,
    mark_arrival,
    move_conference_on,
    plan_conference,
    set_agenda,
    take_note,
    write_minutes,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState, NoteKind
from thidua.conferences.queries import conferences_of_cluster_year, minutes_row, written_minutes_of
from thidua.console.play.script import Told, lived
from thidua.console.play.year_2020.cluster import (
    OFFICER,
    actor_of,
    cluster_year_id,
    unit_id,
)
from thidua.kernel import clock


def known_meeting(told: Told) -> Any:
    """The conference of a file, when it is there."""
    met = conferences_of_cluster_year(cluster_year_id())
    return met.filter(day=told["day"], name=told["name"]).first()


def prepare(told: Told, kinds: list[ConferenceKind], papers: dict[str, int]) -> Any:
    """Plan it with its agenda and invite; ``papers`` are keys by word."""
    day: date = told["planned_on"]
    officer = actor_of(OFFICER, day)
    with lived(day, 9) as at:
        conference = plan_conference(
            name=told["name"],
            kinds=kinds,
            day=told["day"],
            start=_hour(told["start"]),
            part_of_day=_part(told["start"]),
            place=told.get("place", ""),
            host_id=unit_id(told["host"]),
            chair=told["chair"],
            secretary=told["secretary"],
            organiser_label=told.get("organiser_label", ""),
            cluster_year_ids=[cluster_year_id()],
            based_on_ids=[papers[each] for each in told.get("based_on", ())],
            stated_delegate_count=told.get("count"),
            provenance=told.get("provenance", {}),
            source=told["source"],
            invented=told.get("invented", False),
            actor=officer,
            at=at,
        )
        lines = [_line(each, papers) for each in told["agenda"]]
        set_agenda(conference_id=conference.pk, points=lines, actor=officer, at=at)
        for each in told["delegates"]:
            invite(
                conference_id=conference.pk,
                role=each["role"],
                unit_id=unit_id(each["unit"]) if "unit" in each else None,
                count=each["count"],
                actor=officer,
                at=at,
            )
    _move(conference, ConferenceState.INVITED, told["invited_on"], "08:00")
    return conference


def open_meeting(conference: Any, told: Told) -> None:
    """Open it at its hour, with whoever has come."""
    day: date = told["day"]
    officer = actor_of(OFFICER, day)
    _move(conference, ConferenceState.OPEN, day, told["start"])
    for delegate, each in zip(
        conference.delegates.order_by("order"), told["delegates"], strict=True
    ):
        with clock.at(_moment(day, told["start"])) as _now:
            at = _moment(day, told["start"])
            keys = {"conference_id": conference.pk, "delegate_id": delegate.pk}
            if "at" in each:
                mark_arrival(
                    **keys, arrived_at=_moment(day, each["at"]), how="ký sổ", actor=officer, at=at
                )
            else:
                mark_absent(**keys, actor=officer, at=at)


def take_notes(conference: Any, told: Told, papers: dict[str, int]) -> None:
    """Write down what was said and adopted, each under the point of its hour."""
    points = {f"{each.start:%H:%M}": each for each in conference.agenda.all() if each.start}
    for each in told["notes"]:
        point = points.get(each.get("at", ""))
        with lived(told["day"], *_clock(each.get("at", told["closed"]))) as at:
            take_note(
                conference_id=conference.pk,
                kind=NoteKind(each["kind"]),
                text=each["text"],
                speaker=each.get("speaker", ""),
                document_id=papers[each["paper"]] if "paper" in each else None,
                point_id=point.pk if point else None,
                actor=actor_of(OFFICER, told["day"]),
                at=at,
            )


def close_with_minutes(conference: Any, told: Told) -> None:
    """Close it; the minutes are written, corrected as the file says, and approved."""
    day: date = told["day"]
    officer = actor_of(OFFICER, day)
    _move(conference, ConferenceState.CLOSED, day, told["closed"])
    hour, minute = _clock(told["closed"])
    with lived(day, hour, minute) as at:
        write_minutes(conference_id=conference.pk, actor=officer, at=at)
        minutes = written_minutes_of(conference)
        assert minutes is not None, "it has just been written"
        for passage in minutes_row(minutes, now={}).passages:
            if wanted := told.get("corrected", {}).get(passage.generated):
                correct_minutes(
                    conference_id=conference.pk,
                    place=passage.place,
                    text=wanted,
                    actor=officer,
                    at=at,
                )
        approve_minutes(conference_id=conference.pk, actor=officer, at=at)


def _move(conference: Any, to: ConferenceState, day: date, hour: str) -> None:
    with lived(day, *_clock(hour)) as at:
        happened = at if to != ConferenceState.INVITED else None
        move_conference_on(
            conference_id=conference.pk,
            to=to,
            happened_at=happened,
            actor=actor_of(OFFICER, day),
            at=at,
        )
    conference.refresh_from_db()


def _line(told: Told, papers: dict[str, int]) -> AgendaLine:
    return AgendaLine(
        title=told["title"],
        start=_hour(told["start"]),
        minutes=told.get("minutes"),
        speaker=told.get("speaker", ""),
        document_id=papers[told["paper"]] if "paper" in told else None,
    )


def _hour(text: str) -> time:
    return time.fromisoformat(text)


def _clock(text: str) -> tuple[int, int]:
    hour = _hour(text)
    return hour.hour, hour.minute


def _moment(day: date, text: str) -> datetime:
    return clock.moment(day, *_clock(text))


def _part(text: str) -> PartOfDay:
    return PartOfDay.MORNING if _hour(text).hour < 12 else PartOfDay.AFTERNOON  # reason: noon
