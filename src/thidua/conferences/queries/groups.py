"""Of which clusters somebody may plan a conference, and which of their members are not invited."""

from datetime import date

from django.db.models import Q

from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import cluster_years_for, member_rows
from thidua.conferences.models import Conference
from thidua.conferences.queries.conferences import GroupRow
from thidua.kernel.actors import Actor
from thidua.org.permissions import holds_over, is_administrator
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind
from thidua_core.text import vietnamese_key

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


def units_not_invited(conference: Conference) -> list[tuple[int, str]]:
    """Members of the clusters that meet, on the day, which no row of the list names yet."""
    invited = set(conference.delegates.exclude(unit=None).values_list("unit_id", flat=True))
    years = conference.cluster_years.select_related("cluster")
    on_day = {
        row.unit_id
        for year in years
        for row in member_rows(year)
        if row.start <= conference.day and (row.end is None or conference.day <= row.end)
    }
    names = labels_on(on_day - invited, conference.day)
    return sorted(names.items(), key=lambda each: vietnamese_key(each[1]))


def _keeps(actor: Actor, year: ClusterYear) -> bool:
    if actor.system or is_administrator(actor, None):
        return True
    return any(holds_over(actor, role, year.cluster.parent_body) for role in KEEPERS)
