"""Which sheets, tables and rankings somebody may see: the only doors to them.

A unit sees its own sheet, who conducts the year sees all, who cross-scores sees what is assigned;
members see one another's only where the cluster's rules say so, or after publication.
"""

from django.db.models import Q, QuerySet

from thidua.clusters.models import ClusterYear, Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.people.enums import Role, ScopeKind
from thidua.scoring.enums import TableState
from thidua.scoring.models import CriteriaTable, Ranking, ScoreSheet


def tables_for(actor: Actor) -> QuerySet[CriteriaTable]:
    """The criteria tables that an actor may see: every one, for who has signed in."""
    if not may(actor, "criteria_table.list"):
        return CriteriaTable.objects.none()
    return CriteriaTable.objects.select_related(
        "cluster_year__cluster__parent_body", "body", "note__conference", "document"
    )


def find_table(actor: Actor, public_id: str) -> CriteriaTable:
    """One table, or the same refusal for unknown and forbidden."""
    table = tables_for(actor).filter(public_id=public_id).first()
    if table is None:
        raise NotFound
    return table


def table_in_use(cluster_year_id: int) -> CriteriaTable | None:
    """The adopted table of a cluster's year; None before one is."""
    return CriteriaTable.objects.filter(
        cluster_year=cluster_year_id, state=TableState.ADOPTED
    ).first()


def sheets_for(actor: Actor) -> QuerySet[ScoreSheet]:
    """The sheets that an actor may see."""
    sheets = ScoreSheet.objects.select_related(
        "table", "unit", "cluster_year__cluster__parent_body"
    )
    if actor.system or actor.holds(Role.ADMINISTRATOR, scope=ScopeKind.SYSTEM):
        return sheets
    if not may(actor, "score_sheet.list"):
        return sheets.none()
    seen = Q(cluster_year__in=conducted_years(actor))
    if actor.unit_id is not None:
        member = Membership.objects.filter(unit=actor.unit_id).values("cluster_year")
        published = Ranking.objects.filter(published_at__isnull=False).values("cluster_year")
        open_to_members = Q(table__members_see_all=True) | Q(cluster_year__in=published)
        seen |= Q(unit=actor.unit_id) | Q(crossed_by=actor.unit_id)
        seen |= Q(cluster_year__in=member) & open_to_members
    return sheets.filter(seen)


def conducted_years(actor: Actor) -> list[int]:
    """Keys of the cluster-years with sheets that the actor conducts."""
    own = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    if not actor.holds(Role.STANDING_OFFICE):
        return sorted(own)
    with_tables = ClusterYear.objects.filter(criteria_tables__isnull=False).distinct()
    years = with_tables.select_related("cluster__parent_body")
    bodies: dict[int, bool] = {}
    kept = set(own)
    for year in years:
        body = year.cluster.parent_body_id
        if body not in bodies:
            bodies[body] = may(actor, "score_year.conduct", year)
        if bodies[body]:
            kept.add(year.pk)
    return sorted(kept)


def find_sheet(actor: Actor, public_id: str) -> ScoreSheet:
    """One sheet, or the same refusal for unknown and forbidden."""
    sheet = sheets_for(actor).filter(public_id=public_id).first()
    if sheet is None:
        raise NotFound
    return sheet


def sees_whole_year(actor: Actor, year: ClusterYear) -> bool:
    """Whether an actor may see every unit's marks of a year."""
    sheets = ScoreSheet.objects.filter(table__cluster_year=year, table__state=TableState.ADOPTED)
    if not sheets.exists():
        return False
    return not sheets.exclude(pk__in=sheets_for(actor).values("pk")).exists()
