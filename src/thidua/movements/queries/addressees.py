"""Which units a duty is put to, and of several duties on one paper which one binds a unit.

A unit is bound by the word of the body nearest to it; the moment that holds is the earliest of
those that stand above it. What is only written in words binds nobody here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from thidua.movements import phrases
from thidua.movements.enums import Addressee
from thidua.movements.models import Obligation
from thidua.movements.queries.obligations import terms_of
from thidua.movements.queries.receiving import members_living
from thidua.org.enums import Sector
from thidua.org.models import Unit
from thidua.org.queries.ancestry import ancestor_ids, descendant_ids
from thidua.org.queries.dates import children_on
from thidua.org.queries.descent import successors_map


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """By which duty a unit is bound, and by when."""

    obligation_id: int
    due: datetime


def addressee_label(obligation: Obligation) -> str:
    """To whom a duty is put, in words."""
    match obligation.addressee:
        case Addressee.TEXT:
            return str(phrases.TEXT_ONLY)
        case Addressee.NAMED:
            return phrases.NAMED_UNITS.format(count=obligation.units.count())
        case Addressee.CLUSTER if obligation.cluster_year is not None:
            year = obligation.cluster_year
            return phrases.MEMBERS_OF.format(cluster=year.cluster.name, year=year.year)
        case _:
            return str(Addressee(obligation.addressee).label)


def units_addressed(obligation: Obligation, day: date) -> set[int]:
    """Keys of the units that a duty is put to, as they are on a day; none for words alone.

    A named unit that has ended is followed by its successor where there is exactly one.
    """
    body = obligation.guidance.body
    match obligation.addressee:
        case Addressee.BELOW:
            below = children_on(body, day).exclude(sector=Sector.TERRITORY)
            return set(below.values_list("pk", flat=True))
        case Addressee.ALL_BELOW:
            units = Unit.objects.filter(pk__in=descendant_ids(body.pk, day))
            return set(units.exclude(sector=Sector.TERRITORY).values_list("pk", flat=True))
        case Addressee.CLUSTER if obligation.cluster_year is not None:
            return {unit.pk for unit in members_living(obligation.cluster_year, day)}
        case Addressee.NAMED:
            return _followed(list(obligation.units.all()), day)
        case _:
            return set()


def bound_units(obligations: Iterable[Obligation], day: date) -> dict[int, Bound]:
    """Each unit that owes one paper in one year, and the duty that binds it.

    ``obligations`` are those of all bodies for that paper, oldest guidance first; of several of
    one body the newest counts.
    """
    newest = {each.guidance.body_id: each for each in obligations}
    above = ancestor_ids(newest, day)
    bound: dict[int, Bound] = {}
    for body_id, obligation in sorted(newest.items(), key=lambda each: len(above[each[0]])):
        due = _due(obligation, newest, above[body_id])
        for unit_id in units_addressed(obligation, day):
            known = bound.get(unit_id)
            bound[unit_id] = Bound(
                obligation_id=obligation.pk, due=min(due, known.due) if known else due
            )
    return bound


def _due(
    obligation: Obligation, newest: Mapping[int, Obligation], above: Iterable[int]
) -> datetime:
    spoken = (newest[body_id] for body_id in above if body_id in newest)
    return min(terms_of(each).due for each in (obligation, *spoken))


def _followed(units: list[Unit], day: date) -> set[int]:
    living = {unit.pk for unit in units if unit.holds_on(day)}
    ended = [unit for unit in units if unit.pk not in living]
    for descents in successors_map(ended, day).values():
        if len(descents) == 1 and descents[0].unit is not None:
            living.add(descents[0].unit.pk)
    return living
