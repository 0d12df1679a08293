"""What registrations wait for somebody: units to be approved, and lines that came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from thidua.kernel.actors import Actor
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind
from thidua.registrations.enums import RegistrationState
from thidua.registrations.models import Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationWork:
    """The lines of one unit in one year that wait for the same step."""

    cluster_year_public_id: str
    cluster: str
    year: int
    unit_public_id: str
    unit: str
    count: int


def registrations_waiting_for(actor: Actor, *, on: date) -> list[RegistrationWork]:
    """Units whose lines wait for the actor's approval; nothing of the actor's own unit for a
    cluster's officer.
    """
    bodies = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT)
    years = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    if not (bodies or years):
        return []
    kept = bodies.union(*(descendant_ids(each, on) for each in bodies))
    led = Q(cluster_year__in=years) & ~Q(unit=actor.unit_id or 0)
    wanted = Q(cluster_year__cluster__parent_body__in=kept) | led
    return _work(Registration.objects.filter(wanted, state=RegistrationState.SENT), on)


def registrations_returned_to(actor: Actor, *, on: date) -> list[RegistrationWork]:
    """Lines that came back to the units that the actor writes for."""
    units = actor.scopes(Role.UNIT_OFFICER, ScopeKind.UNIT) | actor.scopes(
        Role.UNIT_HEAD, ScopeKind.UNIT
    )
    if not units:
        return []
    return _work(Registration.objects.filter(unit__in=units, state=RegistrationState.RETURNED), on)


def _work(lines: QuerySet[Registration], on: date) -> list[RegistrationWork]:
    columns = (
        "cluster_year__public_id",
        "cluster_year__cluster__name",
        "cluster_year__year",
        "unit__public_id",
        "unit_id",
    )
    found = list(lines.values_list(*columns).annotate(number=Count("id")).order_by(*columns))
    names = labels_on(_units(found), on)
    return [
        RegistrationWork(
            cluster_year_public_id=year_id,
            cluster=cluster,
            year=year,
            unit_public_id=unit_public_id,
            unit=names.get(unit_id, ""),
            count=number,
        )
        for year_id, cluster, year, unit_public_id, unit_id, number in found
    ]


def _units(found: Iterable[tuple[object, ...]]) -> set[int]:
    return {int(str(each[4])) for each in found}
