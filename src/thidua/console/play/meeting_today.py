"""A meeting of the cluster that is under way on the day the demonstration is built.

Invented from end to end: its guests are the people of the cast, so that each of their accounts
has something to do in the room.
"""

from datetime import date, datetime, time

from thidua.conferences.actions import (
    AgendaLine,
    invite,
    invite_units,
    mark_arrival,
    move_conference_on,
    plan_conference,
    set_agenda,
    take_note,
    write_minutes,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState, NoteKind
from thidua.conferences.queries import conferences_of_cluster_year
from thidua.console.play.script import Script, Told, lived
from thidua.kernel.actors import SYSTEM
from thidua.people.queries import find_account


def hold_meeting(script: Script, told: Told, group_id: int, today: date) -> None:
    """Plan, invite and open it, with one guest there, one note taken, the minutes begun."""
    if conferences_of_cluster_year(group_id).filter(name=told["name"]).exists():
        return
    with lived(today) as at:
        conference_id = plan_conference(
            name=told["name"],
            kinds=[ConferenceKind.ACTIVITY],
            day=today,
            start=time.fromisoformat(told["start"]),
            place=told["place"],
            host_id=script.unit(told["host"], today),
            chair=told["chair"],
            secretary=told["secretary"],
            cluster_year_ids=[group_id],
            source=script.source,
            invented=True,
            actor=SYSTEM,
            at=at,
        ).pk
        lines = [
            AgendaLine(**each | {"start": time.fromisoformat(each["start"])})
            for each in told["agenda"]
        ]
        points = set_agenda(conference_id=conference_id, points=lines, actor=SYSTEM, at=at)
        arrived = _guests(script, told, conference_id, today, at)
        for state in (ConferenceState.INVITED, ConferenceState.OPEN):
            move_conference_on(
                conference_id=conference_id, to=state, happened_at=at, actor=SYSTEM, at=at
            )
        mark_arrival(conference_id=conference_id, delegate_id=arrived, actor=SYSTEM, at=at)
        take_note(
            conference_id=conference_id,
            kind=NoteKind.SPEECH,
            text=told["note"],
            speaker=told["chair"],
            point_id=points[0].pk,
            actor=SYSTEM,
            at=at,
        )
        write_minutes(conference_id=conference_id, actor=SYSTEM, at=at)
    script.made += 1


def _guests(script: Script, told: Told, conference_id: int, today: date, at: datetime) -> int:
    """Invite the people of the cast by name, the units by role; returns who came first."""
    unit_id = script.unit(told["host"], today)
    named: list[int] = []
    for username, role in told["guests"].items():
        account = find_account(username)
        assert account is not None, "the cast comes before the year"
        delegate = invite(
            conference_id=conference_id,
            person_id=account.person_id,
            unit_id=unit_id,
            role=role,
            actor=SYSTEM,
            at=at,
        )
        named.append(delegate.pk)
    invite_units(
        conference_id=conference_id,
        unit_ids=[script.unit(each, today) for each in told["units"]],
        role=told["units_role"],
        count=2,
        actor=SYSTEM,
        at=at,
    )
    return named[0]
