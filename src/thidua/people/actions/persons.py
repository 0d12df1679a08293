"""Persons and their posts: who is where, from when to when.

Knows the rules of posts; does not know accounts or roles.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people import phrases
from thidua.people.enums import (
    PERSON_CORRECTED,
    PERSON_CREATED,
    POST_BEGUN,
    POST_ENDED,
    Leadership,
    PostEnd,
    PostKind,
    Sex,
)
from thidua.people.models import Person, Post
from thidua_core.periods import format_date_vn
from thidua_core.text import nfc


def create_person(
    *,
    full_name: str,
    actor: Actor,
    at: datetime,
    sex: Sex = Sex.UNKNOWN,
    birth_year: int | None = None,
    invented: bool = False,
    unit_id: int | None = None,
) -> Person:
    """Add a person. ``unit_id`` is the unit in whose name the actor adds.

    Refuses an empty name. Two persons of one name are two persons. Recorded as
    ``person.created``.
    """
    name = nfc(" ".join(full_name.split()))
    if not name:
        raise Refused(phrases.NAME_MISSING, field="full_name")
    with transaction.atomic():
        require(actor, "person.create", unit_id)
        person = Person.objects.create(
            full_name=name, sex=sex, birth_year=birth_year, invented=invented
        )
        record(PERSON_CREATED, subject=person, actor=actor, at=at, name=name)
    return person


def correct_person(
    *,
    person_id: int,
    actor: Actor,
    at: datetime,
    full_name: str | None = None,
    sex: Sex | None = None,
    birth_year: int | None = None,
) -> Person:
    """Correct what was written wrongly; values left out stay.

    Refuses an empty name. Recorded as ``person.corrected`` with old and new values; nothing is
    recorded when nothing differs.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, "person.correct", person)
        wanted = {"full_name": full_name, "sex": sex, "birth_year": birth_year}
        if full_name is not None and not full_name.strip():
            raise Refused(phrases.NAME_MISSING, field="full_name")
        changes = {
            field: [getattr(person, field), value]
            for field, value in wanted.items()
            if value is not None and value != getattr(person, field)
        }
        if changes:
            for field, (_old, new) in changes.items():
                setattr(person, field, new)
            person.save()
            record(
                PERSON_CORRECTED,
                subject=person,
                actor=actor,
                at=at,
                name=person.full_name,
                fields=", ".join(changes),
                changes=changes,
            )
    return person


def begin_post(
    *,
    person_id: int,
    unit_id: int,
    position: str,
    start: date,
    actor: Actor,
    at: datetime,
    leadership: Leadership = Leadership.NONE,
    kind: PostKind = PostKind.REGULAR,
    rank_group: str = "",
    end: date | None = None,
) -> Post:
    """Write down that a person holds a position in a unit.

    Refuses a unit that did not exist on that day, days out of order, and a second regular post
    at the same time. Recorded as ``post.begun``.
    """
    if end is not None and end < start:
        raise Refused(
            phrases.POST_END_BEFORE_START.format(
                end=format_date_vn(end), start=format_date_vn(start)
            ),
            field="end",
        )
    with transaction.atomic():
        require(actor, "post.change", unit_id)
        person = Person.objects.select_for_update().get(pk=person_id)
        unit = Unit.objects.get(pk=unit_id)
        _refuse_unit_out_of_time(unit, start)
        if kind == PostKind.REGULAR:
            _refuse_overlap(person, start, end)
        post = Post.objects.create(
            person=person,
            unit=unit,
            position=nfc(position.strip()),
            rank_group=rank_group,
            leadership=leadership,
            kind=kind,
            start=start,
            end=end,
        )
        record(
            POST_BEGUN,
            subject=person,
            also=[unit],
            actor=actor,
            at=at,
            name=person.full_name,
            position=post.position,
            unit=label_on(unit.pk, start),
            start=start,
        )
    return post


def end_post(*, post_id: int, end: date, reason: PostEnd, actor: Actor, at: datetime) -> Post:
    """Write down the last day of a post and why it ended.

    Refuses a post that has ended, and a day before it began. Recorded as ``post.ended``.
    """
    with transaction.atomic():
        post = Post.objects.select_for_update().select_related("person", "unit").get(pk=post_id)
        require(actor, "post.change", post.unit_id)
        if post.end is not None:
            raise Refused(phrases.POST_ENDED.format(end=format_date_vn(post.end)))
        if end < post.start:
            raise Refused(
                phrases.POST_END_BEFORE_START.format(
                    end=format_date_vn(end), start=format_date_vn(post.start)
                ),
                field="end",
            )
        post.end, post.end_reason = end, reason
        post.save(update_fields=["end", "end_reason"])
        record(
            POST_ENDED,
            subject=post.person,
            also=[post.unit],
            actor=actor,
            at=at,
            name=post.person.full_name,
            position=post.position,
            unit=label_on(post.unit_id, end),
            end=end,
            reason=reason,
        )
    return post


def _refuse_unit_out_of_time(unit: Unit, day: date) -> None:
    if not unit.holds_on(day):
        raise Refused(
            phrases.POST_BEFORE_UNIT.format(start=format_date_vn(day), unit=unit), field="start"
        )


def _refuse_overlap(person: Person, start: date, end: date | None) -> None:
    others = Post.objects.filter(person=person, kind=PostKind.REGULAR).filter(
        Q(end=None) | Q(end__gte=start)
    )
    if end is not None:
        others = others.filter(start__lte=end)
    other = others.select_related("unit").first()
    if other is not None:
        until = f" đến {format_date_vn(other.end)}" if other.end else ""
        raise Refused(
            phrases.POST_OVERLAPS.format(
                name=person.full_name,
                unit=label_on(other.unit_id, other.start),
                start=format_date_vn(other.start),
                until=until,
            ),
            field="start",
        )
