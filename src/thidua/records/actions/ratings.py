"""Entering the yearly rating of a person or unit, and correcting one afterwards.

A correction keeps what stood before, because a title may have been given on it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound, Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import label_on
from thidua.people.models import Person, Post
from thidua.records import phrases
from thidua.records.enums import RATING_CORRECTED, RATING_ENTERED, Grade
from thidua.records.models import AnnualAssessment, AssessmentCorrection
from thidua.records.permissions import works_there
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

FIRST_YEAR = 1990
"""No earlier rating is told of anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating as it is entered; without person it is the unit's own."""

    year: int
    unit_id: int
    grade: Grade
    person_id: int | None = None
    decision: str = ""
    decided_on: date | None = None
    note: str = ""


def enter_rating(
    rating: Rating, *, actor: Actor, at: datetime, invented: bool = False
) -> AnnualAssessment:
    """Enter the rating of a person or a unit for a year.

    Refuses a second rating of the same year, a year to come, a person who held no post in the unit
    or below it that year, and a decision after now. Recorded as ``rating.entered``.
    """
    with transaction.atomic():
        unit = Unit.objects.filter(pk=rating.unit_id).first()
        if unit is None:
            raise NotFound
        require(actor, "rating.enter", unit)
        made = AnnualAssessment(
            year=rating.year,
            person=_rated(rating, unit),
            unit=unit,
            grade=rating.grade,
            decision=squash(rating.decision),
            decided_on=rating.decided_on,
            note=squash(rating.note),
            entered_by=_who(actor),
            entered_at=at,
            on_behalf=not works_there(actor, unit),
            invented=invented,
        )
        _refuse_unfit(made, at)
        _save_once(made)
        record(
            RATING_ENTERED,
            subject=made,
            also=[made.person or unit],
            actor=actor,
            at=at,
            on_behalf_of=_label(made) if made.on_behalf else None,
            year=made.year,
            who=_called(made),
            grade=Grade(made.grade).label,
            decision=made.decision,
        )
    return made


def correct_rating(
    *,
    rating_id: int,
    grade: Grade,
    reason: str,
    actor: Actor,
    at: datetime,
    decision: str | None = None,
    decided_on: date | None = None,
) -> AnnualAssessment:
    """Correct a rating, keeping what it was.

    ``decision`` is the one that corrects; None leaves the first. Refuses an empty reason, and a
    correction that changes nothing. Recorded as ``rating.corrected`` with both grades.
    """
    with transaction.atomic():
        held = AnnualAssessment.objects.select_for_update().filter(pk=rating_id).first()
        if held is None:
            raise NotFound
        require(actor, "rating.enter", held.unit)
        said = squash(reason)
        if not said:
            raise Refused(phrases.REASON_MISSING, field="reason")
        old = Grade(held.grade)
        before = (held.grade, held.decision, held.decided_on)
        held.grade = grade
        if decision is not None:
            held.decision, held.decided_on = squash(decision), decided_on
        if before == (held.grade, held.decision, held.decided_on):
            raise Refused(phrases.NOTHING_CHANGED, field="grade")
        _refuse_unfit(held, at)
        held.save()
        correction = AssessmentCorrection(
            assessment=held, old_grade=old, new_grade=grade, reason=said, by=_who(actor), at=at
        )
        refuse_unfit_texts(correction)
        correction.save()
        record(
            RATING_CORRECTED,
            subject=held,
            also=[held.person or held.unit],
            actor=actor,
            at=at,
            on_behalf_of=None if works_there(actor, held.unit) else _label(held),
            year=held.year,
            who=_called(held),
            old=old.label,
            new=grade.label,
            reason=said,
            decision=held.decision,
        )
    return held


def _rated(rating: Rating, unit: Unit) -> Person | None:
    if rating.person_id is None:
        return None
    person = Person.objects.filter(pk=rating.person_id, erased_at=None).first()
    if person is None:
        raise Refused(phrases.NOBODY_RATED, field="person")
    first, last = date(rating.year, 1, 1), date(rating.year, 12, 31)
    posts = Post.objects.filter(Q(end=None) | Q(end__gte=first), person=person, start__lte=last)
    # A post below the unit counts: a province rates the people of its regions too.
    if not posts.filter(Q(unit=unit) | Q(unit__in=_below(unit, last))).exists():
        unit_label = label_on(unit.pk, last)
        raise Refused(
            phrases.NOT_OF_UNIT.format(who=person, unit=unit_label, year=rating.year),
            field="person",
        )
    return person


def _below(unit: Unit, day: date) -> list[int]:
    return list(descendant_ids(unit.pk, min(day, unit.ends)))


def _refuse_unfit(made: AnnualAssessment, at: datetime) -> None:
    today = at.astimezone(VIETNAM).date()
    if made.year > today.year:
        raise Refused(phrases.YEAR_TO_COME.format(year=made.year), field="year")
    if made.year < FIRST_YEAR:
        raise Refused(phrases.YEAR_TOO_OLD.format(first=FIRST_YEAR), field="year")
    if made.decided_on is not None and made.decided_on > today:
        day = format_date_vn(made.decided_on)
        raise Refused(phrases.DECIDED_LATER.format(day=day), field="decided_on")
    refuse_unfit_texts(made)


def _save_once(made: AnnualAssessment) -> None:
    """Save a first rating; of two that come at once the second is told of the first."""
    same = AnnualAssessment.objects.filter(year=made.year, person=made.person)
    if made.person is None:
        same = same.filter(unit=made.unit)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        held = same.get()
        raise Refused(
            phrases.RATED_ALREADY.format(
                who=_called(made), year=made.year, grade=Grade(held.grade).label
            ),
            field="year",
        ) from None


def _called(made: AnnualAssessment) -> str:
    return made.person.full_name if made.person else _label(made)


def _label(made: AnnualAssessment) -> str:
    return label_on(made.unit_id, date(made.year, 12, 31))


def _who(actor: Actor) -> str:
    beside = actor.capacity or actor.unit_name
    return f"{actor.name} ({beside})" if beside else actor.name
