"""What clusters do when units are reorganised: memberships of units that ended end with them."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import translation

from thidua.clusters import phrases
from thidua.clusters.actions import end_membership, restore_membership
from thidua.clusters.enums import ClusterState
from thidua.clusters.models import Membership
from thidua.kernel.actors import SYSTEM
from thidua.org.events import ReorganisationRevoked, UnitsReorganised
from thidua.org.models import Unit
from thidua_core.periods import format_date_vn


def end_memberships(event: UnitsReorganised) -> None:
    """End the memberships of units that are gone, on their last day, and headships with them.

    A closed year keeps its members as they were, and so does a year that ended before.
    """
    predecessors = [each.predecessor_id for each in event.successions]
    gone = Unit.objects.filter(pk__in=predecessors, valid_to__lt=event.on)
    memberships = _in_open_years(event).filter(unit__in=gone, end=None)
    for membership in memberships.order_by("id"):
        end_membership(
            membership_id=membership.pk,
            end=max(event.on - timedelta(days=1), membership.start),
            reason=_reason(event),
            actor=SYSTEM,
            at=event.at,
        )


def restore_memberships(event: ReorganisationRevoked) -> None:
    """Let the memberships that the reorganisation ended go on, with their headships.

    A year that was closed since keeps what it says; its refusal stops the revocation.
    """
    memberships = Membership.objects.filter(
        unit__in=event.ended_ids, end__gte=event.on - timedelta(days=1), end_reason=_reason(event)
    )
    for membership in memberships.order_by("id"):
        restore_membership(membership_id=membership.pk, actor=SYSTEM, at=event.at)


def _in_open_years(event: UnitsReorganised) -> QuerySet[Membership]:
    of_calendar = Q(cluster_year__emulation_year=None, cluster_year__year__gte=event.on.year)
    of_body = Q(cluster_year__emulation_year__end__gte=event.on)
    return Membership.objects.filter(of_calendar | of_body).exclude(
        cluster_year__state=ClusterState.CLOSED
    )


def _reason(event: UnitsReorganised | ReorganisationRevoked) -> str:
    """The same words whatever language the actor reads: they are looked for again."""
    with translation.override("vi"):
        return str(phrases.EVENT_REASON.format(day=format_date_vn(event.on)))
