"""Who may do what to persons, accounts and roles."""

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role
from thidua.people.models import Person, RoleAssignment

_KEEPERS = (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE)


@predicate
def is_self(actor: Actor, person: Person | None) -> bool:
    return person is not None and actor.person_id is not None and actor.person_id == person.pk


@predicate
def keeps_people_of_unit(actor: Actor, unit_id: int | None) -> bool:
    """Officers and heads of a unit keep the list of its people, and of the units below it."""
    unit = None if unit_id is None else Unit.objects.filter(pk=unit_id).first()
    return unit is not None and any(holds_over(actor, role, unit) for role in _KEEPERS)


@predicate
def holds_the_role(actor: Actor, role: RoleAssignment | None) -> bool:
    """Only what one holds oneself, not what was lent and not another's, can be lent."""
    return (
        role is not None
        and actor.person_id is not None
        and role.person_id == actor.person_id
        and role.delegated_by_id is None
    )


@predicate
def lent_the_role(actor: Actor, role: object) -> bool:
    """Whoever lent a role may take it back."""
    lender = getattr(role, "delegated_by_id", None)
    return lender is not None and lender == actor.person_id


@predicate
def oversees_somebody(actor: Actor, subject: object = None) -> bool:
    """The standing office of any body."""
    return actor.holds(Role.STANDING_OFFICE)


permit("person.list", has_signed_in)
permit("person.view", has_signed_in)
permit("person.create", is_administrator | keeps_people_of_unit)
permit("person.correct", is_administrator)
permit("person.erase", is_administrator)
permit("post.change", is_administrator | keeps_people_of_unit)
permit("account.manage", is_administrator)
permit("role.give", is_administrator)
permit("role.end", is_administrator | lent_the_role)
permit("installation.view", is_administrator)
permit("role.delegate", is_administrator | holds_the_role)
permit("notification.read", is_self)

# The ledger stands below the people; who may read it is known here.
permit("ledger.read", is_administrator | oversees_somebody)
permit("ledger.read_subject", has_signed_in)
