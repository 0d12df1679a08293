"""Who may do what to clusters and blocks."""

from thidua.clusters.models import Cluster, ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind


@predicate
def keeps_clusters_of_body(actor: Actor, body: Unit | None) -> bool:
    """The standing office of the parent body."""
    return body is not None and holds_over(actor, Role.STANDING_OFFICE, body)


@predicate
def keeps_some_clusters(actor: Actor, subject: object) -> bool:
    """The standing office of any body at all: it finds the form; the action asks which body."""
    return actor.holds(Role.STANDING_OFFICE)


@predicate
def keeps_parent_of_cluster(actor: Actor, cluster: Cluster | None) -> bool:
    return cluster is not None and keeps_clusters_of_body(actor, cluster.parent_body)


@predicate
def keeps_parent_body(actor: Actor, year: ClusterYear | None) -> bool:
    return year is not None and keeps_clusters_of_body(actor, year.cluster.parent_body)


@predicate
def works_for_head(actor: Actor, year: ClusterYear | None) -> bool:
    """The officer of the cluster's head of that year."""
    return year is not None and actor.holds(
        Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=year.pk
    )


permit("cluster.list", has_signed_in)
permit("cluster_year.view", has_signed_in)
permit("cluster.found", is_administrator | keeps_some_clusters)
permit("cluster.create", is_administrator | keeps_clusters_of_body)
permit("cluster_year.open", is_administrator | keeps_parent_of_cluster)
permit("cluster_year.correct", is_administrator | keeps_parent_body)
permit("cluster_year.move", is_administrator | keeps_parent_body | works_for_head)
permit("cluster_member.change", is_administrator | keeps_parent_body)
permit("cluster_lead.change", is_administrator | keeps_parent_body)
