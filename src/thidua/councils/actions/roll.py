"""Who takes part: each member of the roll marked, or of a review meeting the figures.

While a vote runs nothing of it changes.
"""

from datetime import datetime

from django.db import transaction

from thidua.councils import phrases
from thidua.councils.actions.locking import behalf_of, lock_session, refuse_session_state
from thidua.councils.actions.questions import excuse_own_cases
from thidua.councils.enums import (
    ROLL_MARKED,
    ROLL_STATED,
    BallotState,
    Presence,
    SessionKind,
    SessionState,
)
from thidua.councils.models import RollEntry, Session
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record


def mark_presence(*, entry_id: int, presence: Presence, actor: Actor, at: datetime) -> RollEntry:
    """Write down whether somebody on the roll is there, absent, or answers in writing.

    Refuses a session that is not open, and one with a vote under way. Recorded as
    ``council_roll.marked``; nothing when it is written already.
    """
    with transaction.atomic():
        entry = RollEntry.objects.select_related("person", "unit").get(pk=entry_id)
        session = lock_session(entry.session_id, actor)
        refuse_session_state(session, SessionState.OPEN)
        _refuse_running(session)
        entry.refresh_from_db(fields=["presence"])
        if entry.presence == presence:
            return entry
        entry.presence = presence
        entry.save()
        for question in session.questions.all():
            excuse_own_cases(question)
        record(
            ROLL_MARKED,
            subject=session,
            also=[each for each in (entry.person, entry.unit) if each],
            actor=actor,
            at=at,
            who=entry.label,
            presence=presence.label.lower(),
            name=session.name,
        )
    return entry


def state_roll(
    *, session_id: int, members: int, present: int, actor: Actor, at: datetime, written: int = 0
) -> Session:
    """Write down how many people a room or unit has, and how many came or answered in writing.

    Refuses any other kind of session, one that is not open, more people than there are, and one
    with a vote under way. Recorded as ``council_roll.stated``.
    """
    if members < 1:
        raise Refused(phrases.ROLL_EMPTY, field="members")
    if present + written > members:
        raise Refused(
            phrases.ROLL_FIGURES.format(present=present, written=written, members=members),
            field="present",
        )
    with transaction.atomic():
        session = lock_session(session_id, actor)
        refuse_session_state(session, SessionState.OPEN)
        if session.kind != SessionKind.MEETING:
            raise Refused(phrases.NAMES_ONLY)
        _refuse_running(session)
        session.stated_members = members
        session.stated_present, session.stated_written = present, written
        session.save()
        record(
            ROLL_STATED,
            subject=session,
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
            members=members,
            present=present,
            written=written,
        )
    return session


def _refuse_running(session: Session) -> None:
    if session.ballots.filter(state__in=[BallotState.OPEN, BallotState.CLOSED]).exists():
        raise Refused(phrases.ROLL_FROZEN)
