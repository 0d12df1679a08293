"""How far a conference has come: invited, open, closed, and at the end its minutes."""

from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import lock_conference, refuse_minuted
from thidua.conferences.domain.course import next_state
from thidua.conferences.enums import CONFERENCE_MOVED_ON, ConferenceState
from thidua.conferences.models import Conference
from thidua.conferences.permissions import meeting_of
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua_core.periods import format_date_vn


def move_conference_on(
    *, conference_id: int, to: ConferenceState, actor: Actor, at: datetime
) -> Conference:
    """Move a conference to the next state of its course.

    Refuses any other state than the next, inviting nobody, opening before the day, and the last
    state, which linking the minutes reaches. Recorded as ``conference.moved_on``.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        _refuse_step(conference, to, at)
        _move(conference, to, actor, at)
    return conference


def link_minutes(*, conference_id: int, document_id: int, actor: Actor, at: datetime) -> Conference:
    """Link the minutes of a closed conference; from then on nothing of it changes.

    Refuses one that is not closed, a paper that is no minutes or is void, and minutes of another
    conference. Recorded as ``conference.moved_on``.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        document = Document.objects.get(pk=document_id)
        _refuse_minutes(conference, document)
        conference.minutes = document
        _move(conference, ConferenceState.MINUTED, actor, at)
    return conference


def _move(conference: Conference, to: ConferenceState, actor: Actor, at: datetime) -> None:
    conference.state = to
    conference.save()
    record(
        CONFERENCE_MOVED_ON,
        subject=conference,
        also=[conference.minutes] if conference.minutes else [],
        actor=actor,
        at=at,
        name=conference.name,
        state=to.label,
    )


def _refuse_step(conference: Conference, to: ConferenceState, at: datetime) -> None:
    now, following = ConferenceState(conference.state), next_state(conference.state)
    if following is None:
        raise Refused(phrases.LAST_STATE.format(name=conference.name, now=now.label))
    if to != following:
        raise Refused(
            phrases.STATE_ORDER.format(
                name=conference.name,
                now=now.label,
                wanted=to.label,
                next=ConferenceState(following).label,
            )
        )
    if to == ConferenceState.MINUTED:
        raise Refused(phrases.MINUTES_MISSING.format(name=conference.name), field="minutes")
    if to == ConferenceState.INVITED and not conference.delegates.exists():
        raise Refused(phrases.NOBODY_INVITED.format(name=conference.name), field="delegates")
    if to == ConferenceState.OPEN and at.astimezone(VIETNAM).date() < conference.day:
        raise Refused(
            phrases.NOT_YET.format(name=conference.name, day=format_date_vn(conference.day)),
            field="day",
        )


def _refuse_minutes(conference: Conference, document: Document) -> None:
    if conference.state != ConferenceState.CLOSED:
        raise Refused(
            phrases.NOT_CLOSED.format(
                name=conference.name, now=ConferenceState(conference.state).label
            )
        )
    if document.kind != DocumentKind.MINUTES:
        raise Refused(phrases.NOT_MINUTES.format(citation=document.citation), field="minutes")
    if document.state == DocumentState.VOID:
        raise Refused(phrases.MINUTES_VOID.format(citation=document.citation), field="minutes")
    other = Conference.objects.filter(minutes=document).first()
    if other is not None:
        raise Refused(
            phrases.MINUTES_TAKEN.format(citation=document.citation, other=other.name),
            field="minutes",
        )
