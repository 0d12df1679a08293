"""Who came: present, absent, or somebody in their stead; by the list, or by the code in the room.

Only somebody who stands in the list can be present; a stranger is invited first.
"""

from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.delegates import delegate_of
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.domain.course import takes_attendance
from thidua.conferences.enums import (
    DELEGATE_ABSENT,
    DELEGATE_ARRIVED,
    DELEGATE_REPRESENTED,
    DELEGATE_UNMARKED,
    STRANGER_REPORTED,
    Attendance,
    ConferenceState,
)
from thidua.conferences.models import Conference, Delegate, StrangerAtDoor
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries.codes import delegate_at_door, is_code_of
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.periods import format_date_vn


def mark_arrival(
    *,
    conference_id: int,
    delegate_id: int,
    actor: Actor,
    at: datetime,
    how: str = "",
    arrived_at: datetime | None = None,
) -> Delegate:
    """Write down that a delegate is there; ``how``: signed in, QR code, connected.

    The moment is now while the conference is open; entered from the list afterwards it is unknown
    unless ``arrived_at`` says it. Refuses a stranger, a conference that nobody was invited to yet
    or that has its minutes, and a later moment. Recorded as ``delegate.arrived``; nothing when it
    is written already.
    """
    if arrived_at is not None and arrived_at > at:
        local = arrived_at.astimezone(VIETNAM)
        when = f"{local:%H:%M} ngày {format_date_vn(local.date())}"
        raise Refused(phrases.ARRIVED_LATER.format(when=when), field="arrived_at")
    with transaction.atomic():
        conference, delegate = _for_attendance(conference_id, delegate_id, actor)
        if delegate.attendance == Attendance.PRESENT:
            return delegate
        live = conference.state == ConferenceState.OPEN
        _arrive(delegate, how.strip(), arrived_at or (at if live else None), actor, at)
    return delegate


def mark_absent(*, conference_id: int, delegate_id: int, actor: Actor, at: datetime) -> Delegate:
    """Write down that a delegate did not come.

    Refuses as ``mark_arrival`` does. Recorded as ``delegate.absent``; nothing when it is written
    already.
    """
    with transaction.atomic():
        conference, delegate = _for_attendance(conference_id, delegate_id, actor)
        if delegate.attendance == Attendance.ABSENT:
            return delegate
        delegate.attendance, delegate.stand_in = Attendance.ABSENT, ""
        delegate.arrived_at, delegate.arrived_how = None, ""
        delegate.save()
        record(
            DELEGATE_ABSENT,
            subject=conference,
            also=[delegate.person] if delegate.person else [],
            actor=actor,
            at=at,
            who=delegate.role,
            name=conference.name,
        )
    return delegate


def mark_represented(
    *, conference_id: int, delegate_id: int, stand_in: str, actor: Actor, at: datetime
) -> Delegate:
    """Write down that a delegate sent somebody else, ``stand_in`` in words.

    Refuses as ``mark_arrival`` does, and nobody. Recorded as ``delegate.represented``; nothing
    when it is written already.
    """
    who_came = line_of(stand_in)
    if not who_came:
        raise Refused(phrases.STAND_IN_MISSING, field="stand_in")
    with transaction.atomic():
        conference, delegate = _for_attendance(conference_id, delegate_id, actor)
        if (delegate.attendance, delegate.stand_in) == (Attendance.STAND_IN, who_came):
            return delegate
        live = conference.state == ConferenceState.OPEN
        delegate.attendance, delegate.stand_in = Attendance.STAND_IN, who_came
        delegate.arrived_at, delegate.arrived_how = at if live else None, ""
        refuse_unfit_texts(delegate)
        delegate.save()
        record(
            DELEGATE_REPRESENTED,
            subject=conference,
            also=[delegate.person] if delegate.person else [],
            actor=actor,
            at=at,
            who=delegate.role,
            stand_in=who_came,
            name=conference.name,
        )
    return delegate


def unmark_attendance(
    *, conference_id: int, delegate_id: int, actor: Actor, at: datetime
) -> Delegate:
    """Take back what was written of a delegate's coming, who then counts as invited again.

    Refuses as ``mark_arrival`` does. Recorded as ``delegate.unmarked``; nothing when nothing is
    written.
    """
    with transaction.atomic():
        conference, delegate = _for_attendance(conference_id, delegate_id, actor)
        if delegate.attendance == Attendance.INVITED:
            return delegate
        before = Attendance(delegate.attendance).value
        delegate.attendance, delegate.stand_in = Attendance.INVITED, ""
        delegate.arrived_at, delegate.arrived_how = None, ""
        delegate.save()
        record(
            DELEGATE_UNMARKED,
            subject=conference,
            also=[delegate.person] if delegate.person else [],
            actor=actor,
            at=at,
            who=delegate.role,
            name=conference.name,
            before=before,
        )
    return delegate


def report_at_door(*, conference_id: int, code: str, actor: Actor, at: datetime) -> StrangerAtDoor:
    """Leave word at the desk that the actor, who is on no list, has read the code in the room.

    It makes nobody present. A second time changes nothing. Refuses what ``arrive_by_code`` does,
    save the stranger, and somebody who is on the list. Recorded as ``stranger.reported``.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        _refuse_listed(conference, code, actor)
        _refuse_untimely(conference, at)
        person_id = actor.person_id
        if person_id is None:
            raise Refused(phrases.REPORT_NEEDS_PERSON)
        report, made = StrangerAtDoor.objects.get_or_create(
            conference=conference,
            person_id=person_id,
            defaults={"unit_label": actor.unit_name, "reported_at": at},
        )
        if made:
            record(
                STRANGER_REPORTED,
                subject=conference,
                also=[report.person],
                actor=actor,
                at=at,
                name=conference.name,
            )
    return report


def _refuse_listed(conference: Conference, code: str, actor: Actor) -> None:
    """Refuse a code of another conference, and whoever finds their own row by it."""
    if not is_code_of(conference, code):
        raise Refused(phrases.CODE_OF_OTHER.format(name=conference.name))
    listed = conference.delegates.filter(person=actor.person_id)
    if actor.person_id is not None and listed.exists():
        raise Refused(phrases.LISTED_ALREADY.format(who=actor.name, name=conference.name))


def arrive_by_code(*, conference_id: int, code: str, actor: Actor, at: datetime) -> Delegate:
    """Write down that the actor is there, who has read the code shown in the room.

    A second time changes nothing. Refuses the code of another conference, somebody who is not on
    the list by name, a day before the conference's, and a conference that is not invited to yet,
    is closed or cancelled. Recorded as ``delegate.arrived`` by the delegate.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        delegate = delegate_at_door(conference, code, actor)
        require(actor, "conference.arrive", delegate)
        if delegate.attendance == Attendance.PRESENT:
            return delegate
        _refuse_untimely(conference, at)
        _arrive(delegate, str(phrases.BY_CODE), at, actor, at)
    return delegate


def _refuse_untimely(conference: Conference, at: datetime) -> None:
    refuse_minuted(conference)
    if conference.state not in {ConferenceState.INVITED, ConferenceState.OPEN}:
        now = ConferenceState(conference.state).label
        raise Refused(phrases.CODE_LATE.format(name=conference.name, now=now))
    if at.astimezone(VIETNAM).date() < conference.day:
        raise Refused(
            phrases.CODE_EARLY.format(name=conference.name, day=format_date_vn(conference.day))
        )


def _for_attendance(
    conference_id: int, delegate_id: int, actor: Actor
) -> tuple[Conference, Delegate]:
    conference = lock_conference(conference_id)
    require(actor, "conference.change", meeting_of(conference))
    delegate = delegate_of(conference, delegate_id)
    refuse_minuted(conference)
    if not takes_attendance(conference.state):
        raise Refused(
            phrases.NO_ATTENDANCE_YET.format(
                name=conference.name, now=ConferenceState(conference.state).label
            )
        )
    return conference, delegate


def _arrive(
    delegate: Delegate, how: str, arrived_at: datetime | None, actor: Actor, at: datetime
) -> None:
    delegate.attendance, delegate.arrived_how = Attendance.PRESENT, how
    delegate.arrived_at, delegate.stand_in = arrived_at, ""
    delegate.save()
    record(
        DELEGATE_ARRIVED,
        subject=delegate.conference,
        also=[delegate.person] if delegate.person else [],
        actor=actor,
        at=at,
        who=delegate.role,
        name=delegate.conference.name,
        arrived_at=arrived_at,
        how=how,
    )
