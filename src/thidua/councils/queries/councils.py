"""Councils and who sits in them: the doors for a person, and rows for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from thidua.councils.enums import KEEPERS, CouncilLevel, Seat
from thidua.councils.models import Council, CouncilMember
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.org.queries import units_for
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role
from thidua_core.text import fold

_SEATS = {seat.value: place for place, seat in enumerate(Seat)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """One council as of a day."""

    id: int
    public_id: str
    name: str
    body: str
    body_public_id: str
    level: str
    level_label: str
    start: date
    end: date | None
    created_by: str
    """The document that sets it up, as cited."""
    entered_by: str
    """Which unit entered it for the body; empty when the body did."""
    invented: bool
    voters: int
    """How many may vote on the day."""
    standing: bool
    """Whether its term runs on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One seat as of a day."""

    id: int
    public_id: str
    person: str
    person_public_id: str
    seat: str
    seat_label: str
    position: str
    start: date
    end: date | None
    end_reason: str
    votes: bool
    """Whether the member has a vote on the day."""


def councils_for(actor: Actor) -> QuerySet[Council]:
    """The councils, which are public offices."""
    if not may(actor, "council.list"):
        return Council.objects.none()
    return Council.objects.select_related("body")


def councils_kept(actor: Actor) -> QuerySet[Council]:
    """The councils for which the actor works, and of which sessions may be called."""
    councils = list(councils_for(actor))
    kept = [each.pk for each in councils if may(actor, "council.keep", each.body)]
    return councils_for(actor).filter(pk__in=kept)


def council_bodies(actor: Actor, on: date) -> QuerySet[Unit]:
    """The bodies for which the actor may set up councils: all, or where it keeps them."""
    everything = units_for(actor)
    if actor.system or any(
        actor.holds(role, scope="system") for role in (*KEEPERS, Role.ADMINISTRATOR)
    ):
        return everything
    scopes: set[int] = set().union(*(actor.scopes(role, "unit") for role in KEEPERS))
    return everything.filter(pk__in=scopes.union(*(descendant_ids(key, on) for key in scopes)))


def find_council(actor: Actor, public_id: str) -> Council:
    """One council, or the same refusal for unknown and forbidden."""
    found = councils_for(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def find_member(actor: Actor, public_id: str) -> CouncilMember:
    """One seat, or the same refusal for unknown and forbidden."""
    found = (
        CouncilMember.objects.filter(public_id=public_id, council__in=councils_for(actor))
        .select_related("council__body", "person")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def search_councils(councils: QuerySet[Council], text: str, *, on: date) -> QuerySet[Council]:
    """Those whose name or body, as named on the day, holds every word of ``text``."""
    words = fold(text).split()
    listed = list(councils)
    names = labels_at((each.body_id, _named_on(each, on)) for each in listed)
    found = [
        each.pk
        for each in listed
        if all(
            word in fold(f"{each.name} {names[each.body_id, _named_on(each, on)]}")
            for word in words
        )
    ]
    return councils.filter(pk__in=found)


def council_rows(councils: Iterable[Council] | QuerySet[Council], *, on: date) -> list[CouncilRow]:
    """Rows in the given order; constant in queries."""
    listed = list(councils)
    names = labels_at((each.body_id, _named_on(each, on)) for each in listed)
    voting = Q(start__lte=on) & (Q(end=None) | Q(end__gte=on))
    seats = CouncilMember.objects.filter(voting, council__in=[each.pk for each in listed])
    # Without the order of the model each seat would be a group of its own.
    counted = seats.order_by().values_list("council").annotate(Count("pk"))
    voters: dict[int, int] = dict(counted)
    return [
        CouncilRow(
            id=each.pk,
            public_id=each.public_id,
            name=each.name,
            body=names[each.body_id, _named_on(each, on)],
            body_public_id=each.body.public_id,
            level=each.level,
            level_label=str(CouncilLevel(each.level).label),
            start=each.start,
            end=each.end,
            created_by=each.created_by,
            entered_by=each.entered_by,
            invented=each.invented,
            voters=voters.get(each.pk, 0),
            standing=each.start <= on and (each.end is None or each.end >= on),
        )
        for each in listed
    ]


def _named_on(council: Council, on: date) -> date:
    """The day on which its body is named: within the council's term."""
    return max(min(on, council.end or on), council.start)


def member_rows(council: Council, *, on: date) -> list[MemberRow]:
    """The seats, those that are held first, in the order of their offices; one query."""
    seats = council.members.select_related("person")
    ordered = sorted(
        seats, key=lambda each: (not _held(each, on), _SEATS[each.seat], each.start, each.pk)
    )
    return [
        MemberRow(
            id=each.pk,
            public_id=each.public_id,
            person=each.person.full_name,
            person_public_id=each.person.public_id,
            seat=each.seat,
            seat_label=str(Seat(each.seat).label),
            position=each.position,
            start=each.start,
            end=each.end,
            end_reason=each.end_reason,
            votes=each.start <= on and _held(each, on),
        )
        for each in ordered
    ]


def _held(member: CouncilMember, on: date) -> bool:
    return member.end is None or member.end >= on
