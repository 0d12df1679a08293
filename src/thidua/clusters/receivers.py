"""What clusters do when units are reorganised: memberships of units that ended end with them."""

from datetime import timedelta

from thidua.clusters import phrases
from thidua.clusters.actions import end_membership
from thidua.clusters.enums import ClusterState
from thidua.clusters.models import Membership
from thidua.kernel.actors import SYSTEM
from thidua.org.events import UnitsReorganised
from thidua_core.periods import format_date_vn


def end_memberships(event: UnitsReorganised) -> None:
    """End open memberships of the predecessors on the eve of the event.

    A closed year keeps its members as they were, and so does a year that ended before.
    """
    ended = [each.predecessor_id for each in event.successions if each.kind != "split"]
    reason = phrases.EVENT_REASON.format(day=format_date_vn(event.on))
    memberships = Membership.objects.filter(
        unit__in=ended, end=None, cluster_year__year__gte=event.on.year
    ).exclude(cluster_year__state=ClusterState.CLOSED)
    for membership in memberships.order_by("id"):
        end_membership(
            membership_id=membership.pk,
            end=max(event.on - timedelta(days=1), membership.start),
            reason=reason,
            actor=SYSTEM,
            at=event.at,
        )
