"""Councils of a body, and who sits in them: set up, members named and ended."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thidua.councils import phrases
from thidua.councils.enums import (
    COUNCIL_CREATED,
    COUNCIL_MEMBER_ENDED,
    COUNCIL_MEMBER_NAMED,
    CouncilLevel,
    Seat,
)
from thidua.councils.models import Council, CouncilMember, RollEntry
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people.enums import ScopeKind
from thidua.people.models import Person
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def create_council(
    *,
    body_id: int,
    name: str,
    level: CouncilLevel,
    start: date,
    actor: Actor,
    at: datetime,
    end: date | None = None,
    created_by: str = "",
    invented: bool = False,
) -> Council:
    """Set up a council of a body for a term; ``created_by`` is the decision as cited.

    Refuses an empty name, days out of order, and the same council twice. Recorded as
    ``council.created``.
    """
    words = squash(name)
    if not words:
        raise Refused(phrases.NAME_MISSING, field="name")
    if end is not None and end < start:
        raise Refused(phrases.TERM_ORDER, field="end")
    with transaction.atomic():
        body = Unit.objects.get(pk=body_id)
        require(actor, "council.keep", body)
        label = label_on(body.pk, start)
        behalf = council_behalf(actor, body.pk, label)
        if Council.objects.filter(body=body, name=words, start=start).exists():
            raise Refused(phrases.COUNCIL_TWICE.format(body=label, name=words), field="name")
        council = Council(
            body=body,
            name=words,
            level=level,
            start=start,
            end=end,
            created_by=squash(created_by),
            entered_by=(actor.unit_name or actor.name) if behalf else "",
            invented=invented,
        )
        refuse_unfit_texts(council)
        council.save()
        record(
            COUNCIL_CREATED,
            subject=council,
            actor=actor,
            at=at,
            on_behalf_of=behalf,
            name=words,
            body=label,
        )
    return council


def name_member(
    *,
    council_id: int,
    person_id: int,
    seat: Seat,
    start: date,
    actor: Actor,
    at: datetime,
    position: str = "",
) -> CouncilMember:
    """Give somebody a seat from a day on.

    Refuses somebody who sits there on that day, a second chair, and a day outside the term.
    Recorded as
    ``council_member.named``.
    """
    with transaction.atomic():
        council = _lock(council_id, actor)
        person = Person.objects.get(pk=person_id)
        _refuse_outside(council, start)
        sitting = CouncilMember.objects.filter(Q(end=None) | Q(end__gte=start), council=council)
        if sitting.filter(person=person).exists():
            raise Refused(
                phrases.SEATED.format(who=person.full_name, name=council.name), field="person"
            )
        if seat == Seat.CHAIR and sitting.filter(seat=Seat.CHAIR).exists():
            raise Refused(phrases.CHAIR_TAKEN.format(name=council.name), field="seat")
        member = CouncilMember(
            council=council, person=person, seat=seat, position=squash(position), start=start
        )
        refuse_unfit_texts(member)
        member.save()
        record(
            COUNCIL_MEMBER_NAMED,
            subject=council,
            also=[person],
            actor=actor,
            at=at,
            on_behalf_of=_behalf(actor, council),
            who=person.full_name,
            seat=seat.label,
            name=council.name,
            start=start,
        )
    return member


def end_member(
    *, member_id: int, end: date, reason: str, actor: Actor, at: datetime
) -> CouncilMember:
    """End a seat with its last day and the reason.

    Refuses an empty reason, a seat that has ended, a day before it began or outside the term, and
    one before a session on whose roll the member stands. Recorded as ``council_member.ended``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.SEAT_REASON_MISSING, field="reason")
    with transaction.atomic():
        member = CouncilMember.objects.select_related("person").get(pk=member_id)
        council = _lock(member.council_id, actor)
        member.refresh_from_db(fields=["end"])
        if member.end is not None:
            raise Refused(phrases.SEAT_ENDED.format(day=format_date_vn(member.end)))
        _refuse_end(council, member, end)
        member.end, member.end_reason = end, why
        refuse_unfit_texts(member)
        member.save()
        record(
            COUNCIL_MEMBER_ENDED,
            subject=council,
            also=[member.person],
            actor=actor,
            at=at,
            on_behalf_of=_behalf(actor, council),
            who=member.person.full_name,
            seat=Seat(member.seat).label,
            name=council.name,
            end=end,
            reason=why,
        )
    return member


def council_behalf(actor: Actor, body_id: int, label: str) -> str | None:
    """The body for whose council somebody from elsewhere enters; None for one's own body."""
    at_home = actor.unit_id == body_id or any(
        held.scope == ScopeKind.UNIT and held.scope_id == body_id for held in actor.roles
    )
    return None if actor.system or at_home else label


def _behalf(actor: Actor, council: Council) -> str | None:
    return council_behalf(actor, council.body_id, label_on(council.body_id, council.start))


def _refuse_end(council: Council, member: CouncilMember, end: date) -> None:
    who = member.person.full_name
    if end < member.start:
        since = format_date_vn(member.start)
        raise Refused(phrases.SEAT_END_EARLY.format(who=who, day=since), field="end")
    _refuse_outside(council, end, field="end")
    later = (
        RollEntry.objects.filter(
            session__council=council, person=member.person_id, session__day__gt=end
        )
        .select_related("session")
        .order_by("-session__day")
        .first()
    )
    if later is not None:
        day = format_date_vn(later.session.day)
        refused = phrases.SEAT_ON_ROLL.format(who=who, session=later.session.name, day=day)
        raise Refused(refused, field="end")


def _lock(council_id: int, actor: Actor) -> Council:
    councils = Council.objects.select_for_update(of=("self",)).select_related("body")
    council = councils.get(pk=council_id)
    require(actor, "council.keep", council.body)
    return council


def _refuse_outside(council: Council, day: date, *, field: str = "start") -> None:
    if day < council.start or (council.end is not None and day > council.end):
        raise Refused(
            phrases.OUTSIDE_TERM.format(day=format_date_vn(day), name=council.name), field=field
        )
