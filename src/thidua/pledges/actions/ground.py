"""What every write of a pledge begins with: the row locked, its step asked, who edits over whom.

Knows when a draft takes changes; what is changed is the other modules'.
"""

from datetime import date, datetime
from typing import Any

from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.org.queries.labels import label_on
from thidua.pledges import phrases
from thidua.pledges.enums import PledgeState
from thidua.pledges.models import Pledge, PledgeClause
from thidua.pledges.permissions import Speaking, entered_by, works_for_head
from thidua_core.periods import format_date_vn


class Overtaken(Refused):
    """Somebody saved the same place after the actor had opened it; both texts are told."""

    code = "conflict"


def day_of(at: datetime) -> date:
    """The day in Vietnam."""
    return at.astimezone(VIETNAM).date()


def lock_cluster_year(cluster_year_id: int) -> ClusterYear:
    """The cluster-year's row, locked, with its cluster."""
    years = ClusterYear.objects.select_for_update(of=("self",))
    return years.select_related("cluster__parent_body").get(pk=cluster_year_id)


def lock_pledge(pledge_id: int) -> Pledge:
    """The pledge's row, locked, with its cluster-year."""
    pledges = Pledge.objects.select_for_update(of=("self",))
    return pledges.select_related("cluster_year__cluster__parent_body", "document").get(
        pk=pledge_id
    )


def lock_draft(pledge_id: int, actor: Actor) -> Pledge:
    """The same for whoever may draft it; refuses a pledge that is no draft any more."""
    pledge = lock_pledge(pledge_id)
    require(actor, "pledge.draft", pledge.cluster_year)
    refuse_not_drafting(pledge)
    return pledge


def lock_clause(clause_id: int, actor: Actor) -> PledgeClause:
    """A clause of a draft, its pledge locked."""
    pledge = lock_draft(PledgeClause.objects.get(pk=clause_id).pledge_id, actor)
    clause = PledgeClause.objects.select_for_update().get(pk=clause_id)
    clause.pledge = pledge
    return clause


def refuse_not_drafting(pledge: Pledge) -> None:
    """Refuse a pledge that is no draft any more. Changes nothing, so nothing is recorded."""
    if pledge.state != PledgeState.DRAFTING:
        raise Refused(
            phrases.NOT_DRAFTING.format(what=pledge.what, state=PledgeState(pledge.state).label)
        )


def refuse_closed_year(year: ClusterYear) -> None:
    """Refuse a year that is closed. Changes nothing, so nothing is recorded."""
    if year.state == ClusterState.CLOSED:
        raise Refused(phrases.YEAR_CLOSED.format(name=year.cluster.name, year=year.year))


def refuse_overtaken(row: Pledge | PledgeClause, seen: int | None, theirs: str, field: str) -> None:
    """Refuse an edit that began from an older state; ``theirs`` is what stands there now."""
    if seen is None or seen == row.revision:
        return
    when = phrases.told_moment(row.saved_at) if row.saved_at else ""
    raise Overtaken(
        phrases.OVERTAKEN.format(who=row.saved_by, when=when),
        field=field,
        theirs=theirs,
        revision=row.revision,
    )


def refuse_no_reason(reason: str) -> str:
    """The reason without needless spaces; refuses an empty one."""
    why = " ".join(reason.split())
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    return why


def for_head(actor: Actor, year: ClusterYear) -> str | None:
    """For whom an actor writes who does not work for the cluster's head; None who does."""
    return None if works_for_head(actor, year) else str(year.cluster.name)


def speak(pledge: Pledge, unit_id: int, actor: Actor, at: datetime) -> dict[str, Any]:
    """Ask whether the actor may speak for a member; the unit in words and who enters for it.

    Refuses a unit that is no member that day.
    """
    require(actor, "pledge.speak", Speaking(pledge=pledge, unit_id=unit_id))
    day, label = day_of(at), label_on(unit_id, day_of(at))
    if unit_id not in members_on(pledge.cluster_year, day):
        raise Refused(
            phrases.NOT_A_MEMBER.format(
                unit=label, name=pledge.cluster_year.cluster.name, day=format_date_vn(day)
            ),
            field="unit",
        )
    return {"unit": label, "by": entered_by(actor, unit_id)}


def members_on(year: ClusterYear, day: date) -> list[int]:
    """Keys of the member units of a day, in the cluster's order."""
    return [
        each.unit_id
        for each in year.memberships.all()
        if each.start <= day and (each.end is None or each.end >= day)
    ]


def draft_members(year: ClusterYear, day: date) -> list[int]:
    """The members that a draft concerns: those of the day, or of the first day if none is yet."""
    begins = min((each.start for each in year.memberships.all()), default=day)
    return members_on(year, max(day, begins))
