"""To whom a movement can go: units below its launcher, members of a cluster."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.clusters.models import ClusterYear, Membership
from thidua.movements.models import Movement
from thidua.org.enums import Sector
from thidua.org.models import Unit
from thidua.org.queries.dates import children_on
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """One unit that a movement may be sent to."""

    id: int
    public_id: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Units that belong together: those below the launcher, or the members of one cluster."""

    key: str
    """``below``, or the public identifier of a cluster's year."""
    name: str
    """Empty for the units below; else the cluster's name."""
    receivers: tuple[Receiver, ...]


def default_receivers(movement: Movement, day: date) -> list[Unit]:
    """The members of a movement's cluster, else the direct subordinates, living that day."""
    if movement.cluster_year is not None:
        return members_living(movement.cluster_year, day)
    below = children_on(movement.launcher, day).exclude(sector=Sector.TERRITORY)
    return list(below.order_by("sort_key", "id"))


def members_living(year: ClusterYear, day: date) -> list[Unit]:
    """The members of a cluster's year that still are and that exist on a day."""
    members = Membership.objects.filter(cluster_year=year, end=None).select_related("unit")
    listed = [each.unit for each in members.order_by("unit__sort_key", "unit_id")]
    return [unit for unit in listed if unit.holds_on(day)]


def audiences_of(movement: Movement, day: date) -> list[Audience]:
    """Who may be chosen together, the usual ones first; the launcher is never its own receiver."""
    own = movement.cluster_year_id
    years = (
        ClusterYear.objects.filter(cluster__parent_body=movement.launcher, year=movement.year)
        .select_related("cluster")
        .order_by("cluster__name", "id")
    )
    audiences = [
        _audience(each.public_id, each.cluster.name, members_living(each, day), movement, day)
        for each in sorted(years, key=lambda each: each.pk != own)
    ]
    below = children_on(movement.launcher, day).exclude(sector=Sector.TERRITORY)
    units = _audience("below", "", below.order_by("sort_key", "id"), movement, day)
    listed = [*audiences, units] if own else [units, *audiences]
    return [each for each in listed if each.receivers]


def _audience(
    key: str, name: str, units: Iterable[Unit], movement: Movement, day: date
) -> Audience:
    listed = [unit for unit in units if unit.pk != movement.launcher_id]
    names = labels_on([unit.pk for unit in listed], day)
    return Audience(
        key=key,
        name=name,
        receivers=tuple(
            Receiver(id=unit.pk, public_id=unit.public_id, unit=names[unit.pk]) for unit in listed
        ),
    )
