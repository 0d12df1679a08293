"""What waits for tellers and for members of councils."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.councils.enums import BallotState, SessionState
from thidua.councils.models import CouncilMember, Session, Teller
from thidua.councils.queries.sessions import SessionRow, session_rows
from thidua.kernel.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A count that somebody has still to enter, or to make again."""

    ballot_public_id: str
    place: int
    title: str
    session: str
    again: bool
    """Both counts are there and differ."""


def counts_waiting_for(actor: Actor) -> list[Counting]:
    """Counts of closed votes that the actor makes as a teller; one query or two."""
    if actor.person_id is None:
        return []
    tellers = (
        Teller.objects.filter(person=actor.person_id, ballot__state=BallotState.CLOSED)
        .select_related("ballot__session")
        .prefetch_related("ballot__tellers")
        .order_by("ballot__closed_at", "id")
    )
    found = []
    for each in tellers:
        whole = all(other.figures is not None for other in each.ballot.tellers.all())
        if each.figures is None or whole:
            found.append(
                Counting(
                    ballot_public_id=each.ballot.public_id,
                    place=each.place,
                    title=each.ballot.title,
                    session=each.ballot.session.name,
                    again=whole,
                )
            )
    return found


def sessions_waiting_for(actor: Actor, *, since: date) -> list[SessionRow]:
    """Sessions from a day on, not closed, in which the actor has a seat."""
    if actor.person_id is None:
        return []
    seats = CouncilMember.objects.filter(Q(end=None) | Q(end__gte=since), person=actor.person_id)
    sessions = Session.objects.filter(
        council__in=seats.values("council"),
        state__in=[SessionState.CALLED, SessionState.OPEN],
        day__gte=since,
    ).select_related("body", "council", "cluster_year__cluster", "minutes")
    return session_rows(sessions.order_by("day", "start", "id"))
