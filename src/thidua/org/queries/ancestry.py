"""Above and below on a day, through all steps; one query a step of the ladder, never one a unit."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from thidua.org.models import Unit, UnitParent

_RUNGS = 20
"""More than any ladder has; a bound against a ring in a damaged database."""


def parents_of(unit_ids: Iterable[int], day: date) -> dict[int, int]:
    """Keys of units to the keys of their superiors on ``day``; those at the top are left out."""
    links = UnitParent.objects.on(day).filter(unit__in=list(unit_ids))
    return dict(links.values_list("unit_id", "parent_id"))


def ancestor_ids(unit_ids: Iterable[int], day: date) -> dict[int, tuple[int, ...]]:
    """For each unit the keys of all above it on ``day``, nearest first."""
    above: dict[int, int] = {}
    wanted = set(unit_ids)
    starts = tuple(wanted)
    for _rung in range(_RUNGS):
        found = parents_of(wanted, day) if wanted else {}
        above |= found
        wanted = set(found.values()) - above.keys()
    return {start: _chain(start, above) for start in starts}


def _chain(start: int, above: dict[int, int]) -> tuple[int, ...]:
    chain: list[int] = []
    at = above.get(start)
    while at is not None and at not in chain and at != start:
        chain.append(at)
        at = above.get(at)
    return tuple(chain)


def ancestors_on(unit: Unit, day: date) -> list[Unit]:
    """All units above ``unit`` on ``day``, nearest first."""
    chain = ancestor_ids([unit.pk], day)[unit.pk]
    units = Unit.objects.in_bulk(chain)
    return [units[key] for key in chain]


def descendant_ids(unit_id: int, day: date) -> set[int]:
    """Keys of all units below on ``day``."""
    below: set[int] = set()
    rung = {unit_id}
    for _rung in range(_RUNGS):
        if not rung:
            break
        links = UnitParent.objects.on(day).filter(parent__in=rung)
        rung = set(links.values_list("unit_id", flat=True)) - below - {unit_id}
        below |= rung
    return below


def descendants_on(unit: Unit, day: date) -> QuerySet[Unit]:
    """All units below ``unit`` on ``day``, in Vietnamese order."""
    return Unit.objects.filter(pk__in=descendant_ids(unit.pk, day))
