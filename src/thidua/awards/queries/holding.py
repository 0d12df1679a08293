"""Whether a person or a unit held an award in a year: yes, no, or unknown.

What no coverage reaches is unknown, and so is what hangs on a descent that nobody is sure of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.awards.domain.holding import Given, Span, held_in
from thidua.awards.domain.titles import packaged_titles
from thidua.awards.models import Award, RegisterCoverage
from thidua.awards.queries.record import awards_of_person, awards_of_unit
from thidua.org.enums import Certainty
from thidua.org.models import Unit
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.descent import predecessors_of
from thidua.people.models import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The answer, and what it rests on."""

    held: bool | None
    """None: nobody knows."""
    awards: tuple[Award, ...]
    """Those of that year that count; empty unless ``held``."""


def person_held(person_id: int, award: str, year: int, *, today: date) -> Holding:
    """Whether a person held ``award`` (a code) for ``year``.

    The register is whole for a person's year when it is whole for every unit in which the person
    held a post in that year; a year without any post is unknown.
    """
    posts = Post.objects.filter(person=person_id, start__lte=date(year, 12, 31)).exclude(
        end__lt=date(year, 1, 1)
    )
    units = list(Unit.objects.filter(pk__in=posts.values("unit")))
    whole = bool(units) and _whole(units, award, year, today)
    return _answer(awards_of_person(person_id).filter(award=award), year, whole=whole)


def unit_held(unit: Unit, award: str, year: int, *, today: date) -> Holding:
    """Whether a unit, or whoever stood in its place then, held ``award`` for ``year``."""
    descents = [each for each in predecessors_of(unit) if each.unit is not None]
    family = [unit, *(each.unit for each in descents if each.unit is not None)]
    there = [each for each in family if each.begins.year <= year <= each.ends.year]
    sure = all(each.certainty != Certainty.UNKNOWN for each in descents)
    whole = bool(there) and sure and _whole(there, award, year, today)
    awards = awards_of_unit(unit.pk, also=[each.pk for each in family]).filter(award=award)
    return _answer(awards, year, whole=whole)


def _answer(awards: Iterable[Award], year: int, *, whole: bool) -> Holding:
    listed = list(awards)
    given = [_given(each) for each in listed]
    held = held_in(year, given, whole=whole)
    of_year = tuple(
        award
        for award, each in zip(listed, given, strict=True)
        if each.counts and each.speaks_of(year)
    )
    return Holding(held=held, awards=of_year)


def _given(award: Award) -> Given:
    return Given(
        first=award.period_first,
        last=award.period_last,
        stated_none=award.period_none,
        decided=award.decided_on.year,
        counts=award.counts,
    )


def _whole(units: list[Unit], award: str, year: int, today: date) -> bool:
    """Whether the register of each unit, or of one above it then, is whole for the year."""
    title = packaged_titles().get(award)
    if title is None:
        return False
    for unit in units:
        day = min(max(date(year, 12, 31), unit.begins), unit.ends)
        reach = [unit.pk, *ancestor_ids([unit.pk], day)[unit.pk]]
        spans = RegisterCoverage.objects.filter(unit__in=reach, kind=title.kind.value)
        # Awards of a year are decided in the next one: an open span ends before this year.
        if not any(Span(each.first, each.last).covers(year, upto=today.year - 1) for each in spans):
            return False
    return True
