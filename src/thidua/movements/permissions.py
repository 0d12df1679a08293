"""Who may do what to movements, their deliveries and the year's guidance."""

from collections.abc import Iterable

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.movements.models import Handover, Movement, MovementDelivery, Obligation, YearGuidance
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind

_SPEAKERS = (Role.STANDING_OFFICE, Role.UNIT_HEAD, Role.CHIEF_OF_OFFICE)
_WRITERS = (*_SPEAKERS, Role.UNIT_OFFICER)


def _holds_any(actor: Actor, roles: Iterable[str], unit: Unit) -> bool:
    return any(holds_over(actor, role, unit) for role in roles)


def acts_for_unit(actor: Actor, unit_id: int) -> bool:
    """Whether the actor works for just that unit, not only for one above it."""
    return any(
        actor.holds(role, scope=ScopeKind.UNIT, scope_id=unit_id)
        for role in (*_WRITERS, Role.RECORDS_CLERK)
    )


@predicate
def speaks_for_launcher(actor: Actor, movement: Movement | None) -> bool:
    """Head, chief of office or standing office of the launching body."""
    return movement is not None and _holds_any(actor, _SPEAKERS, movement.launcher)


@predicate
def writes_for_launcher(actor: Actor, movement: Movement | None) -> bool:
    return movement is not None and _holds_any(actor, _WRITERS, movement.launcher)


@predicate
def works_for_cluster_head(actor: Actor, movement: Movement | None) -> bool:
    """The officer of the head of the cluster whose movement it is."""
    return (
        movement is not None
        and movement.cluster_year_id is not None
        and actor.holds(
            Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=movement.cluster_year_id
        )
    )


@predicate
def writes_somewhere(actor: Actor, _subject: object) -> bool:
    """Who could draft a movement for some unit or cluster; which one is asked when it is named."""
    return any(
        (held.scope == ScopeKind.UNIT and held.role in _WRITERS)
        or (held.scope == ScopeKind.CLUSTER_YEAR and held.role == Role.CLUSTER_OFFICER)
        for held in actor.roles
    )


@predicate
def works_for_receiver(actor: Actor, delivery: MovementDelivery | None) -> bool:
    """Whoever works for the unit that a movement was sent to, or for one above it."""
    return delivery is not None and (
        acts_for_unit(actor, delivery.unit_id) or _holds_any(actor, _WRITERS, delivery.unit)
    )


@predicate
def follows_cascade(actor: Actor, delivery: MovementDelivery | None) -> bool:
    """Whoever follows the movement at its launcher, and enters for units not on the software."""
    return delivery is not None and (
        writes_for_launcher(actor, delivery.movement)
        or works_for_cluster_head(actor, delivery.movement)
    )


@predicate
def guides_body(actor: Actor, body: Unit | None) -> bool:
    return body is not None and _holds_any(actor, _SPEAKERS, body)


@predicate
def guides_body_of(actor: Actor, guidance: YearGuidance | None) -> bool:
    return guidance is not None and guides_body(actor, guidance.body)


@predicate
def guides_somewhere(actor: Actor, _subject: object) -> bool:
    """Who could enter guidance for some body; which one is asked when it is named."""
    return any(held.scope == ScopeKind.UNIT and held.role in _SPEAKERS for held in actor.roles)


@predicate
def owes_or_collects(actor: Actor, handover: Handover | None) -> bool:
    """Whoever works for the unit that owes, or speaks for the body that asks."""
    return handover is not None and (
        acts_for_unit(actor, handover.unit_id)
        or _holds_any(actor, _WRITERS, handover.unit)
        or guides_body(actor, handover.obligation.guidance.body)
    )


@predicate
def guides_obligation(actor: Actor, obligation: Obligation | None) -> bool:
    return obligation is not None and guides_body(actor, obligation.guidance.body)


permit("movement.list", has_signed_in)
permit("movement.begin", is_administrator | writes_somewhere)
permit("movement.draft", is_administrator | writes_for_launcher | works_for_cluster_head)
permit("movement.change", is_administrator | writes_for_launcher | works_for_cluster_head)
permit("movement.launch", is_administrator | speaks_for_launcher | works_for_cluster_head)
permit("movement.cancel", is_administrator | speaks_for_launcher | works_for_cluster_head)
permit("movement.publish", is_administrator | speaks_for_launcher)
permit("movement.remind", is_administrator | writes_for_launcher | works_for_cluster_head)
permit("movement.review", is_administrator | speaks_for_launcher | works_for_cluster_head)
permit("delivery.acknowledge", is_administrator | works_for_receiver | follows_cascade)
permit("delivery.launch", is_administrator | works_for_receiver | follows_cascade)
permit("delivery.pass", is_administrator | follows_cascade)
permit("guidance.list", has_signed_in)
permit("guidance.enter", is_administrator | guides_body)
permit("obligation.set", is_administrator | guides_body_of)
permit("guidance.begin", is_administrator | guides_somewhere)
permit("obligation.change", is_administrator | guides_obligation)
permit("obligation.hand_over", is_administrator | owes_or_collects)
