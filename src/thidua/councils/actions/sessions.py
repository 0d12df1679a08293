"""Sessions called, opened and closed.

The roll is written at the opening, of those who are members on that day. What is voted on and
how is counted are other modules'.
"""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from thidua.clusters.actions import move_on
from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear
from thidua.councils import phrases
from thidua.councils.actions.locking import (
    behalf_of,
    lock_session,
    refuse_session_state,
)
from thidua.councils.actions.questions import excuse_own_cases
from thidua.councils.enums import (
    SESSION_CALLED,
    SESSION_CLOSED,
    SESSION_OPENED,
    BallotState,
    SessionKind,
    SessionState,
)
from thidua.councils.models import Ballot, Council, RollEntry, Session
from thidua.councils.queries.rolls import members_on
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def call_council_session(
    *, council_id: int, name: str, year: int, day: date, actor: Actor, at: datetime, **rest: Any
) -> Session:
    """Call a session of a council. ``rest``: ``start``, ``place``, ``chair``, ``secretary``,
    ``source``, ``invented``.

    Refuses an empty name and a day outside the council's term. Recorded as
    ``council_session.called``.
    """
    council = Council.objects.select_related("body").get(pk=council_id)
    if day < council.start or (council.end is not None and day > council.end):
        raise Refused(
            phrases.OUTSIDE_TERM.format(day=format_date_vn(day), name=council.name), field="day"
        )
    session = Session(kind=SessionKind.COUNCIL, council=council, body=council.body)
    return _call(session, name=name, year=year, day=day, actor=actor, at=at, **rest)


def call_cluster_session(
    *,
    cluster_year_id: int,
    name: str,
    day: date,
    actor: Actor,
    at: datetime,
    own_case: bool | None = None,
    own_case_basis: str = "",
    **rest: Any,
) -> Session:
    """Call the members of a cluster's year to vote by units.

    ``own_case`` is whether a unit votes on itself, where the cluster's rules say it, and
    ``own_case_basis`` where; None leaves it to the chair at the opening. Refuses an empty name.
    Recorded as ``council_session.called``.
    """
    year = ClusterYear.objects.select_related("cluster__parent_body").get(pk=cluster_year_id)
    session = Session(
        kind=SessionKind.CLUSTER,
        cluster_year=year,
        body=year.cluster.parent_body,
        own_case=own_case,
        own_case_basis=squash(own_case_basis),
    )
    return _call(session, name=name, year=year.year, day=day, actor=actor, at=at, **rest)


def call_review_meeting(
    *, unit_id: int, name: str, year: int, day: date, actor: Actor, at: datetime, **rest: Any
) -> Session:
    """Call the review meeting of a room or unit; its people are a number, not names.

    Whoever enters it for a unit that is not theirs does so on its behalf. Refuses an empty name.
    Recorded as ``council_session.called``.
    """
    session = Session(kind=SessionKind.MEETING, body=Unit.objects.get(pk=unit_id))
    return _call(session, name=name, year=year, day=day, actor=actor, at=at, **rest)


def _call(
    session: Session,
    *,
    name: str,
    year: int,
    day: date,
    actor: Actor,
    at: datetime,
    start: time | None = None,
    place: str = "",
    chair: str = "",
    secretary: str = "",
    source: str = "",
    invented: bool = False,
) -> Session:
    if not squash(name):
        raise Refused(phrases.NAME_MISSING, field="name")
    session.name, session.year, session.day, session.start = squash(name), year, day, start
    session.place, session.chair, session.secretary = map(squash, (place, chair, secretary))
    session.source, session.invented = source, invented
    with transaction.atomic():
        require(actor, "council_session.keep", session)
        behalf = behalf_of(actor, session)
        session.entered_by = actor.unit_name or actor.name if behalf else ""
        refuse_unfit_texts(session)
        session.save()
        record(
            SESSION_CALLED,
            subject=session,
            also=[each for each in (session.council, session.cluster_year) if each],
            actor=actor,
            at=at,
            on_behalf_of=behalf,
            name=session.name,
            day=format_date_vn(day),
        )
    return session


def open_session(
    *,
    session_id: int,
    actor: Actor,
    at: datetime,
    opened_at: datetime | None = None,
    own_case: bool | None = None,
    own_case_basis: str = "",
) -> Session:
    """Open a session: its roll is written, of those who are members on the day.

    Units that left or were dissolved before the day stand on no roll. Refuses a session that is
    not called, one before its day, an empty roll, and a cluster's session of which nobody says
    whether a unit votes on itself. Recorded as ``council_session.opened``.
    """
    with transaction.atomic():
        session = lock_session(session_id, actor)
        refuse_session_state(session, SessionState.CALLED)
        if at.astimezone(VIETNAM).date() < session.day:
            raise Refused(
                phrases.NOT_YET.format(name=session.name, day=format_date_vn(session.day)),
                field="day",
            )
        _settle_own_case(session, own_case, squash(own_case_basis))
        entries = members_on(session)
        if session.kind != SessionKind.MEETING and not entries:
            raise Refused(phrases.NOBODY_ON_ROLL.format(name=session.name), field="roll")
        RollEntry.objects.bulk_create(entries)
        session.state, session.opened_at = SessionState.OPEN, opened_at
        refuse_unfit_texts(session)
        session.save()
        for question in session.questions.all():
            excuse_own_cases(question)
        record(
            SESSION_OPENED,
            subject=session,
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
            members=[entry.label for entry in entries if entry.unit_id],
            member_count=len(entries),
            own_case=session.own_case,
            own_case_basis=session.own_case_basis,
        )
    return session


def close_session(
    *, session_id: int, actor: Actor, at: datetime, closed_at: datetime | None = None
) -> Session:
    """Close a session; a cluster's year that is ranked moves on to *voted*.

    Refuses a session that is not open, and one with a vote that is neither counted nor annulled.
    Recorded as ``council_session.closed``, and by the cluster as *cluster_year.moved*.
    """
    with transaction.atomic():
        session = lock_session(session_id, actor)
        refuse_session_state(session, SessionState.OPEN)
        ended = (BallotState.COUNTED, BallotState.ANNULLED)
        waiting = session.ballots.exclude(state__in=ended).first()
        if waiting is not None:
            now = BallotState(waiting.state).label
            raise Refused(phrases.VOTES_OPEN.format(title=waiting.title, now=now))
        session.state, session.closed_at = SessionState.CLOSED, closed_at
        session.save()
        record(
            SESSION_CLOSED,
            subject=session,
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
        )
        _move_year(session, actor, at)
    return session


def _move_year(session: Session, actor: Actor, at: datetime) -> None:
    """Only a session that voted on awards ends the vote of the year."""
    year = session.cluster_year
    if year is None or year.state != ClusterState.RANKED:
        return
    if Ballot.objects.filter(session=session, state=BallotState.COUNTED).exists():
        move_on(cluster_year_id=year.pk, to=ClusterState.VOTED, actor=actor, at=at)


def _settle_own_case(session: Session, own_case: bool | None, basis: str) -> None:
    if session.kind != SessionKind.CLUSTER or session.own_case is not None:
        return
    if own_case is None:
        raise Refused(phrases.OWN_CASE_UNKNOWN, field="own_case")
    session.own_case = own_case
    session.own_case_basis = basis or "Chủ trì nêu khi khai mạc"
