"""How far a conference has come: invited, open, closed, and at the end its minutes; or cancelled."""

from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.actions.telling import tell_cancelled, tell_invited
from thidua.conferences.domain.course import next_state, takes_cancelling
from thidua.conferences.enums import CONFERENCE_CANCELLED, CONFERENCE_MOVED_ON, ConferenceState
from thidua.conferences.models import Conference
from thidua.conferences.permissions import meeting_of
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.periods import format_date_vn


def move_conference_on(
    *,
    conference_id: int,
    to: ConferenceState,
    actor: Actor,
    at: datetime,
    happened_at: datetime | None = None,
    address: str = "",
) -> Conference:
    """Move a conference to the next state of its course.

    ``happened_at`` is the hour of opening or closing, None where nobody knows it; ``address`` is
    where those who are told of the invitation can see it. Refuses any other state than the next,
    inviting nobody, opening before the day, an hour later than now or before the opening, and
    the last state, which linking the minutes reaches. Recorded as ``conference.moved_on``.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        _refuse_step(conference, to, at)
        _write_hour(conference, to, happened_at, at)
        _move(conference, to, actor, at)
        if to == ConferenceState.INVITED:
            tell_invited(conference, conference.delegates.all(), at=at, address=address)
    return conference


def cancel_conference(
    *, conference_id: int, reason: str, actor: Actor, at: datetime, address: str = ""
) -> Conference:
    """Cancel a conference before it opens; those who were invited are told, with the reason.

    Refuses an empty reason, and one that has opened, has been held or is cancelled. Recorded as
    ``conference.cancelled``.
    """
    because = line_of(reason)
    if not because:
        raise Refused(phrases.CANCEL_REASON, field="reason")
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        if not takes_cancelling(conference.state):
            now = ConferenceState(conference.state).label
            raise Refused(phrases.CANCEL_LATE.format(name=conference.name, now=now))
        told = conference.state == ConferenceState.INVITED
        conference.state = ConferenceState.CANCELLED
        conference.cancelled_because = because
        refuse_unfit_texts(conference)
        conference.save()
        record(
            CONFERENCE_CANCELLED,
            subject=conference,
            actor=actor,
            at=at,
            name=conference.name,
            reason=because,
        )
        if told:
            tell_cancelled(conference, at=at, address=address)
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


def _write_hour(
    conference: Conference, to: ConferenceState, happened_at: datetime | None, at: datetime
) -> None:
    if happened_at is None:
        return
    if happened_at > at:
        raise Refused(phrases.HOUR_AFTER.format(hour=_hour(happened_at)), field="hour")
    if to == ConferenceState.OPEN:
        conference.opened_at = happened_at
    if to == ConferenceState.CLOSED:
        if conference.opened_at is not None and happened_at < conference.opened_at:
            raise Refused(
                phrases.CLOSED_BEFORE.format(
                    closed=_hour(happened_at), opened=_hour(conference.opened_at)
                ),
                field="hour",
            )
        conference.closed_at = happened_at


def _hour(moment: datetime) -> str:
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {format_date_vn(local.date())}"


def _refuse_step(conference: Conference, to: ConferenceState, at: datetime) -> None:
    now, following = ConferenceState(conference.state), next_state(conference.state)
    if now == ConferenceState.CANCELLED:
        raise Refused(phrases.CANCELLED.format(name=conference.name))
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
