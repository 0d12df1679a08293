"""Persons and their posts: who is where, from when to when.

Knows the rules of posts; does not know accounts or roles.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people import phrases
from thidua.people.enums import (
    PERSON_CORRECTED,
    PERSON_CREATED,
    POST_BEGUN,
    POST_ENDED,
    POST_REOPENED,
    Leadership,
    PostEnd,
    PostKind,
    Sex,
)
from thidua.people.models import Person, Post
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

_EARLIEST_BIRTH = 1850
"""Old enough for whoever is honoured after death."""


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

    Refuses an empty name and a year of birth that cannot be. Two persons of one name are two
    persons. Recorded as ``person.created``.
    """
    name = squash(full_name)
    if not name:
        raise Refused(phrases.NAME_MISSING, field="full_name")
    _refuse_birth_year(birth_year, at)
    with transaction.atomic():
        require(actor, "person.create", unit_id)
        person = Person(full_name=name, sex=sex, birth_year=birth_year, invented=invented)
        refuse_unfit_texts(person)
        person.save()
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

    Refuses an empty name and a year of birth that cannot be. Recorded as ``person.corrected``
    with old and new values; nothing is recorded when nothing differs.
    """
    name = None if full_name is None else squash(full_name)
    if name is not None and not name:
        raise Refused(phrases.NAME_MISSING, field="full_name")
    _refuse_birth_year(birth_year, at)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, "person.correct", person)
        wanted = {"full_name": name, "sex": sex, "birth_year": birth_year}
        changes = {
            field: [getattr(person, field), value]
            for field, value in wanted.items()
            if value is not None and value != getattr(person, field)
        }
        if changes:
            for field, (_old, new) in changes.items():
                setattr(person, field, new)
            refuse_unfit_texts(person)
            person.save()
            record(
                PERSON_CORRECTED,
                subject=person,
                actor=actor,
                at=at,
                name=person.full_name,
                fields=", ".join(str(phrases.PARTICULARS[field]) for field in changes),
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

    Refuses an empty position, a unit that did not exist on those days, days out of order, and a
    second regular post at the same time. Recorded as ``post.begun``.
    """
    held = squash(position)
    if not held:
        raise Refused(phrases.POSITION_MISSING, field="position")
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
        _refuse_unit_out_of_time(unit, start, end)
        if kind == PostKind.REGULAR:
            _refuse_overlap(person, start, end)
        post = Post(
            person=person,
            unit=unit,
            position=held,
            rank_group=rank_group,
            leadership=leadership,
            kind=kind,
            start=start,
            end=end,
        )
        refuse_unfit_texts(post)
        post.save()
        _record_begun(post, actor, at)
    return post


def _record_begun(post: Post, actor: Actor, at: datetime) -> None:
    record(
        POST_BEGUN,
        subject=post.person,
        also=[post.unit],
        actor=actor,
        at=at,
        name=post.person.full_name,
        position=post.position,
        unit=label_on(post.unit_id, post.start),
        start=format_date_vn(post.start),
    )


def end_post(*, post_id: int, end: date, reason: PostEnd, actor: Actor, at: datetime) -> Post:
    """Write down the last day of a post and why it ended; a planned last day may come earlier.

    Refuses a post that has ended by then, and a day before it began. Recorded as ``post.ended``.
    """
    with transaction.atomic():
        posts = Post.objects.select_for_update(of=("self",)).select_related("person", "unit")
        post = posts.get(pk=post_id)
        require(actor, "post.change", post.unit_id)
        if post.end is not None and post.end <= end:
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
            end=format_date_vn(end),
            reason=reason,
        )
    return post


def reopen_post(*, post_id: int, actor: Actor, at: datetime) -> Post:
    """Take back the end of a post because the reorganisation that ended it was none.

    Refuses a post that has not ended, and one that would overlap a later regular one. Recorded
    as ``post.reopened``.
    """
    with transaction.atomic():
        posts = Post.objects.select_for_update(of=("self",)).select_related("person", "unit")
        post = posts.get(pk=post_id)
        require(actor, "post.change", post.unit_id)
        if post.end is None:
            raise Refused(phrases.POST_GOES_ON)
        if post.kind == PostKind.REGULAR:
            _refuse_overlap(post.person, post.end + timedelta(days=1), None)
        post.end, post.end_reason = None, ""
        post.save(update_fields=["end", "end_reason"])
        record(
            POST_REOPENED,
            subject=post.person,
            also=[post.unit],
            actor=actor,
            at=at,
            name=post.person.full_name,
            position=post.position,
            unit=label_on(post.unit_id, post.start),
        )
    return post


def _refuse_birth_year(year: int | None, at: datetime) -> None:
    if year is not None and not _EARLIEST_BIRTH <= year <= at.year:
        raise Refused(
            phrases.BIRTH_YEAR.format(year=year, first=_EARLIEST_BIRTH, last=at.year),
            field="birth_year",
        )


def _refuse_unit_out_of_time(unit: Unit, start: date, end: date | None) -> None:
    if not unit.holds_on(start):
        raise Refused(
            phrases.POST_BEFORE_UNIT.format(
                start=format_date_vn(start), unit=label_on(unit.pk, start)
            ),
            field="start",
        )
    if unit.valid_to is not None and (end is None or end > unit.valid_to):
        raise Refused(
            phrases.POST_AFTER_UNIT.format(
                unit=label_on(unit.pk, unit.valid_to), last=format_date_vn(unit.valid_to)
            ),
            field="end",
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
