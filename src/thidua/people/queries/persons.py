"""Persons and their posts, for pages and for other parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at, labels_on
from thidua.people.enums import Leadership, PostEnd, PostKind
from thidua.people.models import Person, Post
from thidua.people.queries.roles import on_day
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One post as a page shows it."""

    public_id: str
    person: str
    person_public_id: str
    unit: str
    unit_public_id: str
    position: str
    leadership: str
    kind: str
    start: date
    end: date | None
    end_reason: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person in a list, with the post of the day."""

    public_id: str
    full_name: str
    sex: str
    position: str
    unit: str
    unit_public_id: str
    invented: bool


def persons_for(actor: Actor) -> QuerySet[Person]:
    """The persons whom an actor may see: the only door to them."""
    if not may(actor, "person.list"):
        return Person.objects.none()
    return Person.objects.filter(erased_at=None)


def find_person(actor: Actor, public_id: str) -> Person:
    """One person, or the same refusal for unknown and forbidden."""
    person = persons_for(actor).filter(public_id=public_id).first()
    if person is None:
        raise NotFound
    return person


def search_persons(persons: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name holds every word of ``text``; diacritics and case do not matter."""
    matching = Q()
    for word in fold(text).split():
        matching &= Q(folded__contains=word)
    return persons.filter(matching)


def posts_on(day: date) -> QuerySet[Post]:
    """All posts that count on a day."""
    return Post.objects.filter(on_day(day))


def find_post(actor: Actor, public_id: str) -> Post:
    """One post of a person whom the actor may see, or the same refusal."""
    post = (
        Post.objects.filter(public_id=public_id, person__in=persons_for(actor))
        .select_related("person", "unit")
        .first()
    )
    if post is None:
        raise NotFound
    return post


def posts_of(person: Person, *, on: date) -> list[PostRow]:
    """A person's posts, newest first."""
    return post_rows(person.posts.order_by("-start", "-id"), on=on)


def units_served(person: Person) -> set[int]:
    """Keys of the units in which a person holds or held a post."""
    return set(person.posts.values_list("unit_id", flat=True))


def post_rows(posts: QuerySet[Post], *, on: date) -> list[PostRow]:
    """Rows for a page; each unit bears the name it had when the post ended, or has on the day.

    Five queries.
    """
    listed = [(post, min(post.end or on, on)) for post in posts.select_related("person", "unit")]
    names = labels_at((post.unit_id, day) for post, day in listed)
    return [_post_row(post, names[post.unit_id, day], on) for post, day in listed]


def _post_row(post: Post, unit: str, on: date) -> PostRow:
    return PostRow(
        public_id=post.public_id,
        person=post.person.full_name,
        person_public_id=post.person.public_id,
        unit=unit,
        unit_public_id=post.unit.public_id,
        position=post.position,
        leadership=str(Leadership(post.leadership).label),
        kind=str(PostKind(post.kind).label),
        start=post.start,
        end=post.end,
        end_reason=str(PostEnd(post.end_reason).label) if post.end_reason else "",
        current=post.start <= on and (post.end is None or post.end >= on),
    )


def person_rows(persons: Iterable[Person], *, on: date) -> list[PersonRow]:
    """Rows for a list, in the given order: five further queries however long it is."""
    listed = list(persons)
    posts = main_posts([person.pk for person in listed], on)
    names = labels_on([post.unit_id for post in posts.values()], on)
    return [_person_row(person, posts.get(person.pk), names) for person in listed]


def main_posts(people: Iterable[int] | QuerySet[Any, Any], on: date) -> dict[int, Post]:
    """By person, the post of a day that stands for all: the highest, else the newest."""
    best: dict[int, Post] = {}
    posts = posts_on(on).filter(person__in=people).select_related("unit", "person")
    for post in posts.order_by(_RANK.desc(), "start", "id"):
        best[post.person_id] = post
    return best


def _person_row(person: Person, post: Post | None, names: dict[int, str]) -> PersonRow:
    return PersonRow(
        public_id=person.public_id,
        full_name=person.full_name,
        sex=person.get_sex_display(),
        position=post.position if post else "",
        unit=names.get(post.unit_id, "") if post else "",
        unit_public_id=post.unit.public_id if post else "",
        invented=person.invented,
    )


def people_of_units(unit_ids: Iterable[int], *, on: date) -> list[PostRow]:
    """Who holds a post in any of the units on a day: heads first, then by name."""
    posts = posts_on(on).filter(unit__in=list(unit_ids), person__erased_at=None)
    return post_rows(posts.order_by(_RANK, "person__sort_key", "id"), on=on)


_RANK = Case(
    When(leadership=Leadership.HEAD, then=0),
    When(leadership=Leadership.ACTING, then=1),
    When(leadership=Leadership.DEPUTY, then=2),
    default=3,
    output_field=IntegerField(),
)
