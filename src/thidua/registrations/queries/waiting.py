"""What registrations wait for somebody: units to be approved, and lines that came back.

The home page shows both beside the standing of its year, so all three are read at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from thidua.kernel.actors import Actor
from thidua.people.enums import Role, ScopeKind
from thidua.registrations.enums import RegistrationState
from thidua.registrations.models import Registration
from thidua.registrations.queries.rows import OFFICIAL
from thidua.registrations.queries.summary import RegistrationStanding, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationWork:
    """The lines of one unit in one year that wait for the same step."""

    cluster_year_public_id: str
    cluster: str
    year: int
    unit_public_id: str
    unit: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationsAtHand:
    """What waits for an actor, and how far a year has come."""

    to_approve: tuple[RegistrationWork, ...]
    """Of the bodies whose standing office one is, and of the clusters one works for, but never
    of a cluster officer's own unit.
    """
    to_complete: tuple[RegistrationWork, ...]
    """What came back to the units that one writes for."""
    standing: RegistrationStanding


def registrations_at_hand(actor: Actor, cluster_year_id: int = 0) -> RegistrationsAtHand:
    """All of it; one query."""
    bodies = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT)
    years = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    units = actor.scopes(Role.UNIT_OFFICER, ScopeKind.UNIT) | actor.scopes(
        Role.UNIT_HEAD, ScopeKind.UNIT
    )
    sent, returned = RegistrationState.SENT, RegistrationState.RETURNED
    decided = Q(cluster_year__cluster__parent_body__in=bodies) | Q(cluster_year__in=years)
    wanted = Q(cluster_year=cluster_year_id, state__in=OFFICIAL)
    wanted |= decided & Q(state=sent) | Q(unit__in=units, state=returned)
    lines = list(
        Registration.objects.filter(wanted)
        .select_related("cluster_year__cluster", "unit")
        .order_by("-cluster_year__year", "cluster_year_id", "unit_id", "id")
    )

    def decides(line: Registration) -> bool:
        if line.cluster_year.cluster.parent_body_id in bodies:
            return True
        return line.cluster_year_id in years and line.unit_id != actor.unit_id

    return RegistrationsAtHand(
        to_approve=_work(each for each in lines if each.state == sent and decides(each)),
        to_complete=_work(
            each for each in lines if each.state == returned and each.unit_id in units
        ),
        standing=standing_of(
            (each.unit_id, each.state) for each in lines if each.cluster_year_id == cluster_year_id
        ),
    )


def _work(lines: Iterable[Registration]) -> tuple[RegistrationWork, ...]:
    gathered: dict[tuple[int, int], list[Registration]] = {}
    for line in lines:
        gathered.setdefault((line.cluster_year_id, line.unit_id), []).append(line)
    return tuple(
        RegistrationWork(
            cluster_year_public_id=first.cluster_year.public_id,
            cluster=first.cluster_year.cluster.name,
            year=first.cluster_year.year,
            unit_public_id=first.unit.public_id,
            unit=first.unit.label,
            count=len(some),
        )
        for some in gathered.values()
        for first in some[:1]
    )
