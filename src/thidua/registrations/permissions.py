"""Who may write, send and decide registrations."""

from dataclasses import dataclass

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a unit registers in a cluster-year; ``person_id`` is whom one line is about."""

    year: ClusterYear
    unit: Unit
    person_id: int | None = None


@predicate
def works_for_unit(actor: Actor, sheet: Sheet | None) -> bool:
    """The officer or head of the unit, or of a unit above it."""
    return sheet is not None and any(
        holds_over(actor, role, sheet.unit) for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    )


@predicate
def keeps_parent_body(actor: Actor, sheet: Sheet | None) -> bool:
    """The standing office of the body whose cluster it is."""
    return sheet is not None and holds_over(
        actor, Role.STANDING_OFFICE, sheet.year.cluster.parent_body
    )


@predicate
def works_for_head(actor: Actor, sheet: Sheet | None) -> bool:
    """The officer of the cluster's head of that year."""
    return sheet is not None and actor.holds(
        Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=sheet.year.pk
    )


@predicate
def of_another_unit(actor: Actor, sheet: Sheet | None) -> bool:
    """Nobody but the standing office decides what their own unit registers."""
    return sheet is not None and actor.unit_id != sheet.unit.pk


@predicate
def is_the_person(actor: Actor, sheet: Sheet | None) -> bool:
    """Somebody of the unit, about themself."""
    if sheet is None or actor.person_id is None or sheet.person_id != actor.person_id:
        return False
    return actor.unit_id == sheet.unit.pk


def works_there(actor: Actor, sheet: Sheet) -> bool:
    """Whether what the actor enters is the unit's own word, not on its behalf."""
    return actor.unit_id == sheet.unit.pk or works_for_unit(actor, sheet)


permit("registration.list", has_signed_in)
permit(
    "registration.enter",
    is_administrator | works_for_unit | keeps_parent_body | works_for_head | is_the_person,
)
permit("registration.send", is_administrator | works_for_unit | keeps_parent_body | works_for_head)
permit(
    "registration.decide",
    is_administrator | keeps_parent_body | (works_for_head & of_another_unit),
)
permit("registration.call", is_administrator | keeps_parent_body | works_for_head)
