"""Who may do what to pledges: the head's officer drafts, members speak, others enter for them."""

from dataclasses import dataclass

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind
from thidua.pledges.models import Pledge

_SPEAKERS = (
    Role.UNIT_HEAD,
    Role.UNIT_OFFICER,
    Role.CHIEF_OF_OFFICE,
    Role.STANDING_OFFICE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """A member unit speaking on a pledge: what a right to comment or assent is asked of."""

    pledge: Pledge
    unit_id: int


def acts_for_unit(actor: Actor, unit_id: int) -> bool:
    """Whether the actor works for just that unit, so that nothing is entered on its behalf."""
    return any(actor.holds(role, scope=ScopeKind.UNIT, scope_id=unit_id) for role in _SPEAKERS)


def entered_by(actor: Actor, unit_id: int) -> str:
    """Who enters on behalf of a unit, in words; empty when the unit does itself."""
    if acts_for_unit(actor, unit_id):
        return ""
    return ", ".join(filter(None, (actor.name, actor.unit_name)))


@predicate
def works_for_head(actor: Actor, year: ClusterYear | None) -> bool:
    """The officer of the cluster's head of that year."""
    return year is not None and actor.holds(
        Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=year.pk
    )


@predicate
def keeps_parent_body(actor: Actor, year: ClusterYear | None) -> bool:
    """The standing office of the body whose cluster it is."""
    return year is not None and holds_over(actor, Role.STANDING_OFFICE, year.cluster.parent_body)


@predicate
def speaks_for_unit(actor: Actor, speaking: Speaking | None) -> bool:
    return speaking is not None and acts_for_unit(actor, speaking.unit_id)


@predicate
def follows_pledge(actor: Actor, speaking: Speaking | None) -> bool:
    """Who may enter for a unit that is not on the software."""
    if speaking is None:
        return False
    year = speaking.pledge.cluster_year
    return works_for_head(actor, year) or keeps_parent_body(actor, year)


permit("pledge.list", has_signed_in)
permit("pledge.enter", is_administrator | keeps_parent_body | works_for_head)
permit("pledge.draft", is_administrator | keeps_parent_body | works_for_head)
permit("pledge.speak", is_administrator | speaks_for_unit | follows_pledge)
