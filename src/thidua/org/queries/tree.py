"""Browsing from the top down on a day, with what stands below counted by kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from thidua.org.enums import Kind
from thidua.org.models import Jurisdiction, Unit, UnitParent, valid_on
from thidua.org.queries.units import UnitRow, unit_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """So many units of one kind."""

    kind: str
    kind_label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """A unit with what stands directly below it."""

    unit: UnitRow
    below: tuple[KindCount, ...]


def level_counts(units: QuerySet[Unit], day: date) -> list[KindCount]:
    """How many of ``units`` exist on ``day``, by kind, in the order of the vocabulary."""
    counted = units.on(day).order_by().values_list("kind").annotate(Count("pk"))  # type: ignore[attr-defined]  # reason: the manager's own queryset
    return _in_order(dict(counted))


def counts_below(unit_ids: Iterable[int], day: date) -> dict[int, tuple[KindCount, ...]]:
    """What stands directly below each unit on ``day``, and the communes of its territory."""
    keys = list(unit_ids)
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    links = UnitParent.objects.on(day).filter(parent__in=keys).order_by()
    for parent, kind, count in links.values_list("parent_id", "unit__kind").annotate(Count("pk")):
        counts[parent][kind] = count
    for unit, count in _communes_served(keys, day):
        counts[unit].setdefault(Kind.COMMUNE, count)
    return {key: tuple(_in_order(counts[key])) for key in keys}


def _communes_served(unit_ids: list[int], day: date) -> list[tuple[int, int]]:
    served = Jurisdiction.objects.on(day).filter(unit__in=unit_ids)
    provinces = served.filter(
        valid_on(day, "territory__child_links__"),
        unit__kind=Kind.PROVINCIAL_PROCURACY,
        territory__child_links__unit__kind=Kind.COMMUNE,
    )
    communes = served.filter(territory__kind=Kind.COMMUNE)
    return [
        *provinces.values_list("unit_id").annotate(Count("pk")),
        *communes.values_list("unit_id").annotate(Count("pk")),
    ]


def tree_below(
    units: QuerySet[Unit], parent: Unit, day: date
) -> tuple[list[TreeRow], tuple[KindCount, ...]]:
    """Those of ``units`` directly below ``parent`` on ``day``, and how many of each kind."""
    links = UnitParent.objects.on(day).filter(parent=parent)
    rows = unit_rows(units.filter(valid_on(day), pk__in=links.values("unit")), day)
    below = counts_below([parent.pk, *(row.id for row in rows)], day)
    return [TreeRow(unit=row, below=below[row.id]) for row in rows], below[parent.pk]


def _in_order(counts: dict[str, int]) -> list[KindCount]:
    return [
        KindCount(kind=kind.value, kind_label=str(kind.label), count=counts[kind.value])
        for kind in Kind
        if counts.get(kind.value)
    ]
