"""Yearly ratings as rows: of a unit's year, of one person over time, of one unit over time.

Who has none is shown with none: that nothing is known is not the lowest grade.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Person, Post
from thidua.people.queries import search_persons
from thidua.records.enums import Grade
from thidua.records.models import AnnualAssessment, AssessmentCorrection

NONE = "none"
"""Filter word for those without a rating."""
_RANK = Case(
    *(When(grade=grade, then=Value(grade.rank)) for grade in Grade),
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """What a rating was before."""

    old_label: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """One rating."""

    id: int
    public_id: str
    year: int
    who: str
    unit: str
    grade: str
    grade_label: str
    decision: str
    decided_on: date | None
    note: str
    entered_by: str
    on_behalf: bool
    invented: bool
    corrections: tuple[CorrectionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedPerson:
    """Somebody of a unit in a year, with the rating or None where none is known."""

    public_id: str
    full_name: str
    position: str
    rating: RatingRow | None


def ratings_for(actor: Actor, *, on: date) -> QuerySet[AnnualAssessment]:
    """The ratings that an actor may see: of units all, of persons one's own and those kept."""
    if actor.is_anonymous:
        return AnnualAssessment.objects.none()
    if actor.system or any(held.scope == ScopeKind.SYSTEM for held in actor.roles):
        return AnnualAssessment.objects.all()
    kept: frozenset[int] = frozenset()
    for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE):
        scopes = actor.scopes(role, ScopeKind.UNIT)
        kept = kept.union(scopes, *(descendant_ids(each, on) for each in scopes))
    seen = Q(person=None) | Q(unit__in=kept)
    if actor.person_id is not None:
        seen |= Q(person=actor.person_id)
    return AnnualAssessment.objects.filter(seen)


def find_rating(actor: Actor, public_id: str, *, on: date) -> AnnualAssessment:
    """One rating, or the same refusal for unknown and forbidden."""
    found = ratings_for(actor, on=on).select_related("person", "unit").filter(public_id=public_id)
    rating = found.first()
    if rating is None:
        raise NotFound
    return rating


def ratings_of_year(year: int, unit_ids: Iterable[int]) -> list[RatingRow]:
    """All ratings that the units gave for a year, units' own first; constant in queries."""
    ratings = AnnualAssessment.objects.filter(year=year, unit__in=list(unit_ids))
    return rating_rows(ratings.order_by("person__sort_key", "id"))


def ratings_of_person(person: Person) -> list[RatingRow]:
    """A person's ratings, the newest year first."""
    return rating_rows(AnnualAssessment.objects.filter(person=person).order_by("-year"))


def ratings_of_unit(unit_id: int) -> list[RatingRow]:
    """A unit's own ratings, the newest year first."""
    ratings = AnnualAssessment.objects.filter(unit=unit_id, person=None)
    return rating_rows(ratings.order_by("-year"))


def rating_of_unit(unit_id: int, year: int) -> RatingRow | None:
    """A unit's own rating of a year; None where none is known."""
    ratings = AnnualAssessment.objects.filter(unit=unit_id, year=year, person=None)
    return next(iter(rating_rows(ratings)), None)


def rated_people(
    unit: Unit, year: int, *, words: str = "", grade: str = "", order: str = "sort_key"
) -> QuerySet[Person]:
    """Those who held a post in the unit at the year's end (or today within it), and those whom
    it rated. ``order`` is ``sort_key`` or ``grade``, a minus before it turns it round.
    """
    last = min(date(year, 12, 31), max(date(year, 1, 1), unit.ends))
    posts = Post.objects.filter(
        Q(end=None) | Q(end__gte=date(year, 1, 1)), unit=unit, start__lte=last
    )
    rated = AnnualAssessment.objects.filter(year=year, unit=unit, person__isnull=False)
    own = AnnualAssessment.objects.filter(year=year, person=OuterRef("pk"))
    persons: QuerySet[Any] = Person.objects.filter(
        Q(pk__in=posts.values("person")) | Q(pk__in=rated.values("person")), erased_at=None
    ).annotate(
        rated_as=Subquery(own.values("grade")[:1]),
        rated_rank=Subquery(own.annotate(place=_RANK).values("place")[:1]),
    )
    if words:
        persons = search_persons(persons, words)
    if grade == NONE:
        persons = persons.filter(rated_as=None)
    elif grade in Grade.values:
        persons = persons.filter(rated_as=grade)
    turned = order.startswith("-")
    if order.removeprefix("-") == "grade":
        field = F("rated_rank")
        # Who has no rating stands last either way: unknown is not the lowest.
        by = field.desc(nulls_last=True) if turned else field.asc(nulls_last=True)
        return persons.order_by(by, "sort_key", "id")
    return persons.order_by("-sort_key" if turned else "sort_key", "id")


def people_with_ratings(persons: Iterable[Person], unit: Unit, year: int) -> list[RatedPerson]:
    """Rows in the given order with the post in the unit and the year's rating; constant in queries."""
    listed = list(persons)
    keys = [each.pk for each in listed]
    ratings = list(AnnualAssessment.objects.filter(year=year, person__in=keys))
    rows = dict(zip((each.person_id for each in ratings), rating_rows(ratings), strict=True))
    posts = Post.objects.filter(person__in=keys, unit=unit, start__lte=date(year, 12, 31)).order_by(
        "start", "id"
    )
    positions = {post.person_id: post.position for post in posts}
    return [
        RatedPerson(
            public_id=each.public_id,
            full_name=each.full_name,
            position=positions.get(each.pk, ""),
            rating=rows.get(each.pk),
        )
        for each in listed
    ]


def rating_rows(ratings: Iterable[AnnualAssessment]) -> list[RatingRow]:
    """Rows in the given order, units named as at the year's end; constant in queries."""
    listed = list(ratings)
    corrections = Prefetch("corrections", AssessmentCorrection.objects.order_by("-at", "-id"))
    prefetch_related_objects(listed, "person", corrections)
    names = labels_at((each.unit_id, date(each.year, 12, 31)) for each in listed) if listed else {}
    return [_row(each, names.get((each.unit_id, date(each.year, 12, 31)), "")) for each in listed]


def _row(rating: AnnualAssessment, unit: str) -> RatingRow:
    return RatingRow(
        id=rating.pk,
        public_id=rating.public_id,
        year=rating.year,
        who=rating.person.full_name if rating.person else unit,
        unit=unit,
        grade=rating.grade,
        grade_label=str(Grade(rating.grade).label),
        decision=rating.decision,
        decided_on=rating.decided_on,
        note=rating.note,
        entered_by=rating.entered_by,
        on_behalf=rating.on_behalf,
        invented=rating.invented,
        corrections=tuple(
            CorrectionRow(
                old_label=str(Grade(each.old_grade).label),
                reason=each.reason,
                by=each.by,
                at=each.at.astimezone(VIETNAM),
            )
            for each in rating.corrections.all()
        ),
    )
