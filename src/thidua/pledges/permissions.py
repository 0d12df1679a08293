"""Who may do what to pledges."""

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind


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


permit("pledge.list", has_signed_in)
permit("pledge.enter", is_administrator | keeps_parent_body | works_for_head)
