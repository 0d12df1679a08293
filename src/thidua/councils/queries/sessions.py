"""Sessions: the doors for a person, and rows for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet

from thidua.councils.enums import Presence, SessionKind, SessionState
from thidua.councils.models import Ballot, CouncilMember, Question, RollEntry, Session, Teller
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.permissions import is_administrator
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.labels import labels_at
from thidua.people.enums import ScopeKind
from thidua_core.text import fold

_AROUND = ("body", "council", "cluster_year__cluster__parent_body", "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One session."""

    id: int
    public_id: str
    name: str
    kind: str
    kind_label: str
    met: str
    """Who meets: council, cluster, or room or unit."""
    body: str
    year: int
    day: date
    start: time | None
    place: str
    chair: str
    secretary: str
    state: str
    state_label: str
    opened_at: datetime | None
    closed_at: datetime | None
    own_case: bool | None
    own_case_basis: str
    entered_by: str
    """Which unit entered it for the one that met; empty when that one did."""
    council_public_id: str
    cluster_year_public_id: str
    minutes_public_id: str
    invented: bool


def sessions_for(actor: Actor) -> QuerySet[Session]:
    """The sessions that an actor may see: the only door to them.

    Sessions of clusters are open to everybody signed in. Those of a council are seen by its
    members and by whoever works for its body or one above; those of a room or unit likewise,
    and by its own people; any session by its tellers.
    """
    if not may(actor, "council_session.list"):
        return Session.objects.none()
    sessions = Session.objects.select_related(*_AROUND)
    if actor.system or is_administrator(actor, None):
        return sessions
    wanted = Q(kind=SessionKind.CLUSTER) | Q(body__in=_bodies_of(actor))
    if actor.unit_id is not None:
        wanted |= Q(kind=SessionKind.MEETING, body=actor.unit_id)
    if actor.person_id is not None:
        seats = CouncilMember.objects.filter(person=actor.person_id)
        counted = Teller.objects.filter(person=actor.person_id)
        wanted |= Q(council__in=seats.values("council"))
        wanted |= Q(ballots__in=counted.values("ballot"))
    return sessions.filter(pk__in=Session.objects.filter(wanted).values("pk"))


def _bodies_of(actor: Actor) -> set[int]:
    """Bodies that hold sessions, of which the actor works for one or for one above."""
    own = {held.scope_id for held in actor.roles if held.scope == ScopeKind.UNIT}
    if not own:
        return set()
    bodies = set(Session.objects.exclude(kind=SessionKind.CLUSTER).values_list("body", flat=True))
    return {
        body
        for body, above in ancestor_ids(bodies, clock.today()).items()
        if body in own or not own.isdisjoint(above)
    }


def find_session(actor: Actor, public_id: str) -> Session:
    """One session, or the same refusal for unknown and forbidden."""
    found = sessions_for(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def search_sessions(sessions: QuerySet[Session], text: str) -> QuerySet[Session]:
    """Those whose name holds every word of ``text``, or whose year is that word."""
    words = fold(text).split()
    found = [
        each.pk
        for each in sessions
        if all(word in fold(each.name) or word == str(each.year) for word in words)
    ]
    return sessions.filter(pk__in=found)


def session_rows(sessions: Iterable[Session]) -> list[SessionRow]:
    """Rows in the given order, bodies named as on the day; constant in queries."""
    listed = list(sessions)
    names = labels_at((each.body_id, each.day) for each in listed)
    return [_row(each, names[each.body_id, each.day]) for each in listed]


def _row(session: Session, body: str) -> SessionRow:
    year, council = session.cluster_year, session.council
    return SessionRow(
        id=session.pk,
        public_id=session.public_id,
        name=session.name,
        kind=session.kind,
        kind_label=str(SessionKind(session.kind).label),
        met=year.cluster.name if year else council.name if council else body,
        body=body,
        year=session.year,
        day=session.day,
        start=session.start,
        place=session.place,
        chair=session.chair,
        secretary=session.secretary,
        state=session.state,
        state_label=str(SessionState(session.state).label),
        opened_at=_local(session.opened_at),
        closed_at=_local(session.closed_at),
        own_case=session.own_case,
        own_case_basis=session.own_case_basis,
        entered_by=session.entered_by,
        council_public_id=council.public_id if council else "",
        cluster_year_public_id=year.public_id if year else "",
        minutes_public_id=session.minutes.public_id if session.minutes else "",
        invented=session.invented,
    )


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(VIETNAM) if moment else None


def sessions_of_cluster_year(cluster_year_id: int) -> QuerySet[Session]:
    """The sessions of a cluster's year, oldest first."""
    sessions = Session.objects.filter(cluster_year=cluster_year_id).select_related(*_AROUND)
    return sessions.order_by("day", "id")


def find_ballot(actor: Actor, public_id: str) -> Ballot:
    """One vote of a session that the actor may see."""
    found = (
        Ballot.objects.filter(public_id=public_id, session__in=sessions_for(actor))
        .select_related(
            "session__body", "session__council", "session__cluster_year__cluster__parent_body"
        )
        .first()
    )
    if found is None:
        raise NotFound
    return found


def find_question(actor: Actor, public_id: str) -> Question:
    """One question of a session that the actor may see."""
    found = (
        Question.objects.filter(public_id=public_id, session__in=sessions_for(actor))
        .select_related(
            "session__body", "session__council", "session__cluster_year__cluster__parent_body"
        )
        .first()
    )
    if found is None:
        raise NotFound
    return found


def entries_to_excuse(question: Question, actor: Actor) -> list[RollEntry]:
    """Who takes part, may still be excused from a question, and for whom the actor may say it."""
    taking = question.session.roll.filter(presence__in=[Presence.PRESENT, Presence.WRITTEN])
    entries = list(taking.exclude(pk__in=question.excused.values("pk")))
    for each in entries:
        each.session = question.session
    return [each for each in entries if may(actor, "conflict.declare", each)]


def counted_in(cluster_year_id: int) -> int:
    """How many votes of a cluster's year have a result."""
    found = Session.objects.filter(cluster_year=cluster_year_id).aggregate(
        counted=Count("ballots", filter=Q(ballots__state="counted"))
    )
    return int(found["counted"])
