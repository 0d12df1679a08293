"""Who is invited, who came, and what was said: the lists of a conference.

Only somebody who stands in the list can be present; a stranger is invited first.
"""

from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.domain.course import takes_attendance, takes_changes
from thidua.conferences.enums import (
    DELEGATE_ABSENT,
    DELEGATE_ARRIVED,
    DELEGATE_INVITED,
    NOTE_TAKEN,
    Attendance,
    ConferenceState,
    NoteKind,
)
from thidua.conferences.models import Conference, ConferenceNote, Delegate
from thidua.conferences.permissions import meeting_of
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua_core.periods import format_date_vn
from thidua_core.text import fold


def invite(
    *,
    conference_id: int,
    role: str,
    actor: Actor,
    at: datetime,
    unit_id: int | None = None,
    person_id: int | None = None,
    count: int | None = None,
) -> Delegate:
    """Put a delegate, or one kind of delegates, on the list of a conference.

    ``role`` is office and unit in words; ``count`` how many it stands for, None where nobody says.
    A person counts as one. Refuses a conference that has its minutes, an empty role, a number
    below one, and somebody who is on the list. Recorded as ``delegate.invited``.
    """
    named = line_of(role)
    if not named:
        raise Refused(phrases.ROLE_MISSING, field="role")
    if count is not None and count < 1:
        raise Refused(phrases.COUNT_WRONG, field="count")
    if person_id is not None and count not in {None, 1}:
        raise Refused(phrases.PERSON_IS_ONE.format(who=named, count=count), field="count")
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        listed = list(conference.delegates.all())
        for each in listed:
            if _same(each, named, unit_id, person_id):
                raise Refused(
                    phrases.INVITED_TWICE.format(who=named, name=conference.name), field="role"
                )
        delegate = Delegate.objects.create(
            conference=conference,
            order=len(listed) + 1,
            unit_id=unit_id,
            person_id=person_id,
            role=named,
            count=1 if person_id is not None else count,
        )
        record(
            DELEGATE_INVITED,
            subject=conference,
            also=[each for each in (delegate.person, delegate.unit) if each is not None],
            actor=actor,
            at=at,
            who=named,
            name=conference.name,
            count=delegate.count,
        )
    return delegate


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
        delegate.attendance, delegate.arrived_how = Attendance.PRESENT, how.strip()
        delegate.arrived_at = arrived_at or (at if live else None)
        delegate.save()
        record(
            DELEGATE_ARRIVED,
            subject=conference,
            also=[delegate.person] if delegate.person else [],
            actor=actor,
            at=at,
            who=delegate.role,
            name=conference.name,
            arrived_at=delegate.arrived_at,
            how=delegate.arrived_how,
        )
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
        delegate.attendance = Attendance.ABSENT
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


def take_note(
    *,
    conference_id: int,
    kind: NoteKind,
    text: str,
    actor: Actor,
    at: datetime,
    speaker: str = "",
    document_id: int | None = None,
) -> ConferenceNote:
    """Write down what was adopted, debated, said or studied, or the caption of a photograph.

    Refuses an empty text, and a conference that has its minutes; captions may still come then.
    Recorded as ``conference.noted``.
    """
    noted = line_of(text)
    if not noted:
        raise Refused(phrases.NOTE_EMPTY, field="text")
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        if kind != NoteKind.PHOTOGRAPH:
            refuse_minuted(conference)
        note = ConferenceNote.objects.create(
            conference=conference,
            kind=kind,
            order=conference.notes.filter(kind=kind).count() + 1,
            speaker=line_of(speaker),
            text=noted,
            document_id=document_id,
        )
        record(
            NOTE_TAKEN,
            subject=conference,
            also=[note.document] if note.document else [],
            actor=actor,
            at=at,
            name=conference.name,
            kind=str(kind.label).lower(),
            text=noted,
            speaker=note.speaker,
        )
    return note


def _for_attendance(
    conference_id: int, delegate_id: int, actor: Actor
) -> tuple[Conference, Delegate]:
    conference = lock_conference(conference_id)
    require(actor, "conference.change", meeting_of(conference))
    delegate = (
        conference.delegates.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=delegate_id)
        .first()
    )
    if delegate is None:
        raise Refused(phrases.STRANGER.format(name=conference.name), field="delegate")
    if not takes_changes(conference.state):
        raise Refused(phrases.MINUTED.format(name=conference.name))
    if not takes_attendance(conference.state):
        raise Refused(
            phrases.NO_ATTENDANCE_YET.format(
                name=conference.name, now=ConferenceState(conference.state).label
            )
        )
    return conference, delegate


def _same(delegate: Delegate, role: str, unit_id: int | None, person_id: int | None) -> bool:
    if person_id is not None and delegate.person_id == person_id:
        return True
    return (
        delegate.person_id == person_id
        and delegate.unit_id == unit_id
        and fold(delegate.role) == fold(role)
    )
