"""Who may do what to criteria tables, score sheets and rankings.

Marks are given by the unit, by the unit that cross-scores, and by who conducts the cluster's year:
the officer of its head and the standing office of its body. An administrator gives no marks.
"""

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind
from thidua.scoring.models import ScoreSheet

OF_UNIT = (Role.UNIT_OFFICER, Role.UNIT_HEAD)


@predicate
def conducts_year(actor: Actor, year: ClusterYear | None) -> bool:
    """The officer of the year's head, or the standing office of the parent body."""
    return year is not None and (
        actor.holds(Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=year.pk)
        or holds_over(actor, Role.STANDING_OFFICE, year.cluster.parent_body)
    )


@predicate
def keeps_body(actor: Actor, body: Unit | None) -> bool:
    return body is not None and holds_over(actor, Role.STANDING_OFFICE, body)


@predicate
def works_for_unit(actor: Actor, sheet: ScoreSheet | None) -> bool:
    """The officer or the leader of the unit whose sheet it is."""
    return sheet is not None and any(
        actor.holds(role, scope=ScopeKind.UNIT, scope_id=sheet.unit_id) for role in OF_UNIT
    )


@predicate
def works_for_scorer(actor: Actor, sheet: ScoreSheet | None) -> bool:
    """The officer or the leader of the unit that cross-scores the sheet."""
    return (
        sheet is not None
        and sheet.crossed_by_id is not None
        and any(
            actor.holds(role, scope=ScopeKind.UNIT, scope_id=sheet.crossed_by_id)
            for role in OF_UNIT
        )
    )


@predicate
def conducts_sheet(actor: Actor, sheet: ScoreSheet | None) -> bool:
    return sheet is not None and conducts_year(actor, sheet.cluster_year)


@predicate
def fills_in_year(actor: Actor, year: ClusterYear | None) -> bool:
    """The officer or the leader of a unit that has a sheet in the year."""
    if year is None:
        return False
    units = frozenset[int]().union(*(actor.scopes(role, ScopeKind.UNIT) for role in OF_UNIT))
    sheets = ScoreSheet.objects.filter(cluster_year=year, unit__in=units)
    return bool(units) and sheets.exists()


permit("criteria_table.list", has_signed_in)
permit("criteria_table.draft", is_administrator | conducts_year)
permit("criteria_table.draft_for_body", is_administrator | keeps_body)
permit("criteria_table.adopt", is_administrator | conducts_year)
permit("criteria_table.adopt_for_body", is_administrator | keeps_body)
permit("score_sheet.fill", works_for_unit | conducts_sheet)
permit("score_sheet.own", works_for_unit)
permit("score_sheet.cross", works_for_scorer | conducts_sheet)
permit("score_sheet.score", works_for_scorer)
permit("score_sheet.appraise", conducts_sheet)
permit("score_sheet.list", has_signed_in)
permit("score_year.conduct", conducts_year)
permit("score_figures.bring", conducts_year | fills_in_year)
