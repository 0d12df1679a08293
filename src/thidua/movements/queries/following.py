"""Movements of the year that somebody follows down, and those that a unit has in hand."""

from django.db.models import Q, QuerySet

from thidua.kernel.actors import Actor
from thidua.movements.enums import MovementState
from thidua.movements.models import Movement, MovementDelivery
from thidua.movements.queries.cascade import OPEN_STATES
from thidua.people.enums import Role, ScopeKind


def movements_followed_by(actor: Actor, *, year: int) -> QuerySet[Movement]:
    """Launched movements of a year, of the bodies or clusters that an actor works for, that units
    below have still to acknowledge or launch.
    """
    return (
        Movement.objects.filter(
            Q(launcher__in=actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT))
            | Q(cluster_year__in=actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)),
            year=year,
            state=MovementState.LAUNCHED,
            pk__in=MovementDelivery.objects.filter(state__in=OPEN_STATES).values("movement"),
        )
        .select_related("launcher", "cluster_year__cluster", "parent", "directive")
        .order_by("-launched_at", "-id")
    )


def movements_of_body(unit_id: int, *, year: int) -> QuerySet[Movement]:
    """Launched movements of a unit itself in a year, newest first."""
    return Movement.objects.filter(
        launcher=unit_id, year=year, state=MovementState.LAUNCHED
    ).order_by("-launched_at", "-id")


def deliveries_of_unit(unit_id: int, *, year: int) -> QuerySet[MovementDelivery]:
    """What went to a unit of the launched movements of a year, newest first."""
    return MovementDelivery.objects.filter(
        unit=unit_id, movement__year=year, movement__state=MovementState.LAUNCHED
    ).order_by("-sent_at", "-id")
