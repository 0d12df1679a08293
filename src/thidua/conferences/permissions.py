"""Who may do what to conferences."""

from dataclasses import dataclass

from thidua.clusters.models import ClusterYear
from thidua.conferences.models import Conference, Delegate
from thidua.conferences.queries.groups import KEEPERS
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind

_HOSTS = (*KEEPERS, Role.UNIT_OFFICER, Role.RECORDS_CLERK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Whose conference it is: a planned one, or one to be planned."""

    body: Unit
    host: Unit | None
    cluster_year_ids: frozenset[int]


def meeting_of(conference: Conference) -> Meeting:
    """Whose conference a stored one is."""
    return Meeting(
        body=conference.body,
        host=conference.host,
        cluster_year_ids=frozenset(conference.cluster_years.values_list("pk", flat=True)),
    )


def meeting_for(year: ClusterYear) -> Meeting:
    """Whose a conference of one cluster's year would be."""
    return Meeting(body=year.cluster.parent_body, host=None, cluster_year_ids=frozenset({year.pk}))


@predicate
def keeps_body(actor: Actor, meeting: Meeting | None) -> bool:
    """Head, chief of office or standing office of the body whose clusters meet."""
    return meeting is not None and any(holds_over(actor, role, meeting.body) for role in KEEPERS)


@predicate
def works_for_host(actor: Actor, meeting: Meeting | None) -> bool:
    """Whoever works for the unit that chairs."""
    host = meeting.host if meeting else None
    return host is not None and any(holds_over(actor, role, host) for role in _HOSTS)


@predicate
def works_for_cluster_head(actor: Actor, meeting: Meeting | None) -> bool:
    """The officer of the head of one of the clusters that meet."""
    return meeting is not None and not meeting.cluster_year_ids.isdisjoint(
        actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    )


@predicate
def is_this_delegate(actor: Actor, delegate: Delegate | None) -> bool:
    """Nobody says of somebody else that they came; the list by hand is another right."""
    return (
        delegate is not None
        and actor.person_id is not None
        and delegate.person_id == actor.person_id
    )


@predicate
def plans_somewhere(actor: Actor, nothing: object) -> bool:
    """Whoever may plan a conference of some body or cluster, whichever it is."""
    return any(held.role in {*KEEPERS, Role.CLUSTER_OFFICER} for held in actor.roles)


permit("conference.list", has_signed_in)
permit("conference.begin", is_administrator | plans_somewhere)
permit("conference.plan", is_administrator | keeps_body | works_for_cluster_head)
permit("conference.change", is_administrator | keeps_body | works_for_host | works_for_cluster_head)
permit("conference.arrive", is_this_delegate)
