"""Who may see and write yearly ratings."""

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role

_KEEPERS = (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE)


@predicate
def keeps_ratings_of(actor: Actor, unit: Unit | None) -> bool:
    """Officers and heads of the unit or of one above it, and the standing office there."""
    return unit is not None and any(holds_over(actor, role, unit) for role in _KEEPERS)


@predicate
def keeps_some_ratings(actor: Actor, subject: object = None) -> bool:
    """Whoever keeps those of any unit."""
    return any(actor.holds(role) for role in _KEEPERS)


def works_there(actor: Actor, unit: Unit) -> bool:
    """Whether what the actor enters is the unit's own word, not on its behalf."""
    return actor.unit_id == unit.pk or any(
        holds_over(actor, role, unit) for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    )


permit("rating.list", has_signed_in)
permit("rating.see", is_administrator | keeps_ratings_of)
permit("rating.enter", is_administrator | keeps_ratings_of)
permit("rating.keep_some", is_administrator | keeps_some_ratings)
