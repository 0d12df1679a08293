"""Pledges whose next step is the cluster's officer's."""

from dataclasses import dataclass

from django.db.models import Count, Q

from thidua.kernel.actors import Actor
from thidua.people.enums import Role, ScopeKind
from thidua.pledges.enums import Outcome, PledgeState
from thidua.pledges.models import Pledge


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeInHand:
    """One pledge that is not signed by all, and how many comments wait for an answer."""

    public_id: str
    what: str
    state: str
    state_label: str
    cluster_year: str
    unanswered: int


def pledges_in_hand(actor: Actor) -> list[PledgeInHand]:
    """What the officer of a cluster's head has to do next on its pledges.

    A draft on which no comment waits is not here: it is being written, or waits for the members.
    """
    years = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    if not years:
        return []
    open_comment = Q(comments__withdrawn_at=None, comments__outcome=Outcome.OPEN)
    pledges = (
        Pledge.objects.filter(cluster_year__in=years)
        .exclude(state__in=(PledgeState.SIGNED, PledgeState.WITHDRAWN))
        .annotate(unanswered=Count("comments", filter=open_comment))
        .exclude(state=PledgeState.DRAFTING, unanswered=0)
        .select_related("cluster_year__cluster")
    )
    return [
        PledgeInHand(
            public_id=each.public_id,
            what=each.what,
            state=each.state,
            state_label=str(PledgeState(each.state).label),
            cluster_year=str(each.cluster_year),
            unanswered=each.unanswered,
        )
        for each in pledges
    ]
