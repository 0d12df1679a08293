"""Councils of a body, and who sits in them: set up, members named and ended."""

from datetime import date, datetime

from django.db import transaction

from thidua.councils import phrases
from thidua.councils.enums import (
    COUNCIL_CREATED,
    COUNCIL_MEMBER_ENDED,
    COUNCIL_MEMBER_NAMED,
    CouncilLevel,
    Seat,
)
from thidua.councils.models import Council, CouncilMember
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
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
        if Council.objects.filter(body=body, name=words, start=start).exists():
            raise Refused(phrases.COUNCIL_TWICE.format(body=label, name=words), field="name")
        council = Council(
            body=body,
            name=words,
            level=level,
            start=start,
            end=end,
            created_by=squash(created_by),
            invented=invented,
        )
        refuse_unfit_texts(council)
        council.save()
        record(COUNCIL_CREATED, subject=council, actor=actor, at=at, name=words, body=label)
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

    Refuses somebody who sits there, a second chair, and a day outside the term. Recorded as
    ``council_member.named``.
    """
    with transaction.atomic():
        council = _lock(council_id, actor)
        person = Person.objects.get(pk=person_id)
        _refuse_outside(council, start)
        sitting = CouncilMember.objects.filter(council=council, end=None)
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
            who=person.full_name,
            seat=seat.label,
            name=council.name,
            start=start,
        )
    return member


def end_member(*, member_id: int, end: date, actor: Actor, at: datetime) -> CouncilMember:
    """End a seat with a day; that day is the last.

    Refuses a seat that has ended, and a day before it began. Recorded as
    ``council_member.ended``.
    """
    with transaction.atomic():
        member = CouncilMember.objects.select_related("person").get(pk=member_id)
        council = _lock(member.council_id, actor)
        member.refresh_from_db(fields=["end"])
        if member.end is not None:
            raise Refused(phrases.SEAT_ENDED.format(day=format_date_vn(member.end)))
        if end < member.start:
            raise Refused(phrases.TERM_ORDER, field="end")
        member.end = end
        member.save()
        record(
            COUNCIL_MEMBER_ENDED,
            subject=council,
            also=[member.person],
            actor=actor,
            at=at,
            who=member.person.full_name,
            seat=Seat(member.seat).label,
            name=council.name,
            end=end,
        )
    return member


def _lock(council_id: int, actor: Actor) -> Council:
    councils = Council.objects.select_for_update(of=("self",)).select_related("body")
    council = councils.get(pk=council_id)
    require(actor, "council.keep", council.body)
    return council


def _refuse_outside(council: Council, day: date) -> None:
    if day < council.start or (council.end is not None and day > council.end):
        raise Refused(
            phrases.OUTSIDE_TERM.format(day=format_date_vn(day), name=council.name), field="start"
        )
