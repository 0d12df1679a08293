"""Which units could become members, and of which bodies an actor keeps the clusters.

Offers only; whether a unit can join is the action's to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.clusters.models import ClusterYear, Membership
from thidua.kernel.actors import Actor
from thidua.org.models import Unit
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.dates import children_on
from thidua.org.queries.descent import successors_map
from thidua.org.queries.labels import labels_on
from thidua.org.queries.units import units_for
from thidua.people.enums import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCandidate:
    """A unit that a list offers."""

    unit_id: int
    public_id: str
    label: str
    note: str = ""
    """Whom it follows, when a unit of the earlier list is gone."""


def bodies_kept(actor: Actor, day: date) -> QuerySet[Unit]:
    """The bodies whose clusters the actor keeps: all, or where it is the standing office."""
    everything = units_for(actor)
    kept_by = (Role.ADMINISTRATOR, Role.STANDING_OFFICE)
    if actor.system or any(actor.holds(role, scope="system") for role in kept_by):
        return everything
    scopes = actor.scopes(Role.STANDING_OFFICE, "unit")
    return everything.filter(pk__in=scopes.union(*(descendant_ids(key, day) for key in scopes)))


def candidates_below(year: ClusterYear, day: date) -> list[MemberCandidate]:
    """The units directly below the parent body that no group of it has on ``day`` or later."""
    taken = Membership.objects.filter(
        Q(end=None) | Q(end__gte=day),
        cluster_year__year=year.year,
        cluster_year__cluster__parent_body=year.cluster.parent_body_id,
    )
    own = year.memberships.values("unit")
    below = children_on(year.cluster.parent_body, day)
    free = below.exclude(pk__in=taken.values("unit")).exclude(pk__in=own)
    return _offered(free, day, {})


def candidates_after(year: ClusterYear, day: date) -> list[MemberCandidate]:
    """The members that a year ended with, in their order; one that is gone by its successors."""
    memberships = year.memberships.select_related("unit")
    units = [each.unit for each in memberships if each.end is None or not each.unit.holds_on(day)]
    followers = successors_map(units, day)
    offered: dict[int, Unit] = {}
    notes: dict[int, list[Unit]] = {}
    for unit in units:
        if unit.holds_on(day):
            offered.setdefault(unit.pk, unit)
        for descent in followers[unit.pk]:
            if descent.unit is not None:
                offered.setdefault(descent.unit.pk, descent.unit)
                notes.setdefault(descent.unit.pk, []).append(unit)
    return _offered(offered.values(), day, notes)


def year_after(year: ClusterYear) -> ClusterYear | None:
    """The next year of the same cluster that is open already."""
    later = ClusterYear.objects.filter(cluster=year.cluster_id, year__gt=year.year)
    return later.order_by("year").first()


def _offered(
    units: Iterable[Unit], day: date, notes: dict[int, list[Unit]]
) -> list[MemberCandidate]:
    listed = list(units)
    names = labels_on(
        [each.pk for each in listed] + [gone.pk for each in notes.values() for gone in each], day
    )
    return [
        MemberCandidate(
            unit_id=unit.pk,
            public_id=unit.public_id,
            label=names[unit.pk],
            note=_("kế tục {units}").format(
                units=", ".join(names[gone.pk] for gone in notes[unit.pk])
            )
            if unit.pk in notes
            else "",
        )
        for unit in listed
    ]
