"""Who may do what to the register of awards."""

from thidua.awards.models import Award
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role

ENTERS = (Role.STANDING_OFFICE, Role.UNIT_OFFICER, Role.CHIEF_OF_OFFICE)
"""Roles that keep the register of their unit and of those below it."""


@predicate
def keeps_register(actor: Actor, unit: Unit | None) -> bool:
    """Whoever keeps the unit's register; without a unit in the software, a standing office."""
    if unit is None:
        return actor.holds(Role.STANDING_OFFICE)
    return any(holds_over(actor, role, unit) for role in ENTERS)


@predicate
def keeps_some_register(actor: Actor, nothing: object) -> bool:
    """Whoever keeps the register of any unit."""
    return any(actor.holds(role) for role in ENTERS)


@predicate
def is_standing_office(actor: Actor, award: Award | None) -> bool:
    """The standing office above the unit of the award."""
    if award is None or award.unit is None:
        return actor.holds(Role.STANDING_OFFICE)
    return holds_over(actor, Role.STANDING_OFFICE, award.unit)


@predicate
def keeps_register_of(actor: Actor, award: Award | None) -> bool:
    """Whoever keeps the register in which the award stands."""
    return award is not None and bool(keeps_register.test(actor, award.unit))


@predicate
def is_standing_office_over(actor: Actor, unit: Unit | None) -> bool:
    """The standing office of the unit or above it."""
    return unit is not None and holds_over(actor, Role.STANDING_OFFICE, unit)


permit("award.list", has_signed_in)
permit("award.begin", is_administrator | keeps_some_register)
permit("award.enter", is_administrator | keeps_register)
permit("award.correct", is_administrator | keeps_register_of)
permit("award.cancel", is_administrator | is_standing_office)
permit("coverage.declare", is_administrator | is_standing_office_over)
