"""Of which clusters somebody may plan a conference."""

from datetime import date

from django.db.models import Q

from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import cluster_years_for
from thidua.conferences.queries.conferences import GroupRow
from thidua.kernel.actors import Actor
from thidua.org.permissions import holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind

KEEPERS = (Role.STANDING_OFFICE, Role.UNIT_HEAD, Role.CHIEF_OF_OFFICE)
"""Who keeps the meetings of a body, by role."""


def groups_to_plan_for(
    actor: Actor, *, on: date, also: frozenset[int] = frozenset()
) -> list[tuple[int, GroupRow]]:
    """Cluster-years with their keys, the newest first, for which the actor may plan.

    Those that the actor works for always; those of a body kept by the actor from the year before
    ``on`` on, and whichever ``also`` names.
    """
    own = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    recent = Q(pk__in=own | also) | Q(year__gte=on.year - 1)
    years = cluster_years_for(actor).filter(recent).order_by("-year", "cluster__name")
    return [
        (each.pk, GroupRow(public_id=each.public_id, name=each.cluster.name, year=each.year))
        for each in years
        if each.pk in own or _keeps(actor, each)
    ]


def _keeps(actor: Actor, year: ClusterYear) -> bool:
    if actor.system or is_administrator(actor, None):
        return True
    return any(holds_over(actor, role, year.cluster.parent_body) for role in KEEPERS)
