"""Where a year stands in scoring: its tables, its sheets, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear, Membership
from thidua.conferences.enums import NoteKind
from thidua.conferences.models import ConferenceNote
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role, ScopeKind
from thidua.scoring.domain.course import waits_for_answer
from thidua.scoring.enums import SheetState, TableState
from thidua.scoring.models import CriteriaTable, ScoreSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One version of a criteria table."""

    id: int
    public_id: str
    version: int
    title: str
    state: str
    state_label: str
    drafted_at: datetime
    simulated_on: str
    simulation: dict[str, Any] | None
    untried_because: str
    adopted_on: date | None
    conference: str
    conference_public_id: str
    paper: str
    paper_public_id: str
    claims_due: datetime | None
    members_see_all: bool
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One unit's sheet in a list."""

    id: int
    public_id: str
    unit_id: int
    unit: str
    cluster: str
    year: int
    state: str
    state_label: str
    behalf: str
    claimed_at: datetime | None
    due: datetime | None
    waits_for_answer: bool
    returned_reason: str
    left_on: date | None
    left_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringStanding:
    """How far a cluster's year has come in scoring, for the drawing of its course."""

    table: str
    """The state of the newest table; empty without one."""
    invented: bool
    """Its figures and marks are invented, though the cluster may be real."""
    adopted_on: date | None
    sheets: int
    claimed: int
    """Sheets that were sent, at least."""
    frozen_on: date | None
    published_on: date | None
    figured: int = 0
    """Sheets into which a statistics annex was brought."""
    figured_on: date | None = None


def table_rows(tables: QuerySet[CriteriaTable]) -> list[TableRow]:
    """Versions, the newest first; one query."""
    listed = tables.select_related("note__conference", "document").order_by("-version")
    return [
        TableRow(
            id=each.pk,
            public_id=each.public_id,
            version=each.version,
            title=each.title,
            state=each.state,
            state_label=str(TableState(each.state).label),
            drafted_at=each.drafted_at.astimezone(VIETNAM),
            simulated_on=each.simulated_on,
            simulation=each.simulation,
            untried_because=each.untried_because,
            adopted_on=each.adopted_on,
            conference=each.note.conference.name if each.note else "",
            conference_public_id=each.note.conference.public_id if each.note else "",
            paper=(each.document.citation or each.document.title) if each.document else "",
            paper_public_id=each.document.public_id if each.document else "",
            claims_due=each.claims_due.astimezone(VIETNAM) if each.claims_due else None,
            members_see_all=each.members_see_all,
            invented=each.invented,
        )
        for each in listed
    ]


def sheet_lines(sheets: Iterable[ScoreSheet]) -> list[SheetLine]:
    """Sheets in the given order; the number of queries does not grow with the list."""
    listed = list(sheets)
    if not listed:
        return []
    names = labels_at((each.unit_id, date(each.table.year, 1, 15)) for each in listed)
    years = {each.cluster_year_id for each in listed}
    left = {
        (each.cluster_year_id, each.unit_id): each
        for each in Membership.objects.filter(cluster_year__in=years, end__isnull=False)
    }
    return [_line(each, names[each.unit_id, date(each.table.year, 1, 15)], left) for each in listed]


def _line(sheet: ScoreSheet, unit: str, left: dict[tuple[int, int], Membership]) -> SheetLine:
    ended = left.get((sheet.cluster_year_id, sheet.unit_id))
    due = sheet.table.claims_due
    return SheetLine(
        id=sheet.pk,
        public_id=sheet.public_id,
        unit_id=sheet.unit_id,
        unit=unit,
        cluster=sheet.cluster_year.cluster.name,
        year=sheet.table.year,
        state=sheet.state,
        state_label=str(SheetState(sheet.state).label),
        behalf=sheet.claimed_behalf,
        claimed_at=sheet.claimed_at.astimezone(VIETNAM) if sheet.claimed_at else None,
        due=due.astimezone(VIETNAM) if due else None,
        waits_for_answer=waits_for_answer(sheet.state, sheet.answered_at is not None),
        returned_reason=sheet.returned_reason,
        left_on=ended.end if ended else None,
        left_because=ended.end_reason if ended else "",
    )


def sheets_in_hand(actor: Actor) -> list[SheetLine]:
    """Sheets that wait for an actor: to be filled, scored, agreed, or answered."""
    units = actor.scopes(Role.UNIT_OFFICER, ScopeKind.UNIT) | actor.scopes(
        Role.UNIT_HEAD, ScopeKind.UNIT
    )
    waiting = Q(unit__in=units, state__in=(SheetState.OPEN, SheetState.APPRAISED))
    waiting |= Q(crossed_by__in=units, state=SheetState.CLAIMED)
    conducts = actor.holds(Role.CLUSTER_OFFICER) or actor.holds(Role.STANDING_OFFICE)
    if conducts:
        to_agree = Q(state__in=(SheetState.CLAIMED, SheetState.CROSSED))
        waiting |= to_agree | Q(state=SheetState.EXPLAINED, answered_at=None)
    elif not units:
        return []
    found = list(
        ScoreSheet.objects.filter(waiting, table__state=TableState.ADOPTED)
        .select_related("table", "unit", "cluster_year__cluster__parent_body")
        .order_by("id")
    )
    conducted = {
        year.pk: conducts and may(actor, "score_year.conduct", year)
        for year in {each.cluster_year_id: each.cluster_year for each in found}.values()
    }
    return sheet_lines(
        each
        for each in found
        if conducted[each.cluster_year_id] or {each.unit_id, each.crossed_by_id} & units
    )


def standing_of(year: ClusterYear) -> ScoringStanding | None:
    """How far a year has come; None before a table is drafted, and while it is forming. One query."""
    if year.state == ClusterState.FORMING:
        return None
    sent = Count("sheets", filter=~Q(sheets__state=SheetState.OPEN), distinct=True)
    of_annex = Q(sheets__cells__annex__isnull=False)
    standing = Q(rankings__withdrawn_at=None)
    tables = list(
        CriteriaTable.objects.filter(cluster_year=year)
        .annotate(
            opened=Count("sheets", distinct=True),
            sent=sent,
            frozen=Min("rankings__frozen_at", filter=standing),
            published=Min("rankings__published_at"),
            figured=Count("sheets", filter=of_annex, distinct=True),
            figured_at=Max("sheets__cells__annex__brought_at"),
        )
        .order_by("-version")
    )
    if not tables:
        return None
    in_use = next((each for each in tables if each.state == TableState.ADOPTED), None)
    return ScoringStanding(
        table=(in_use or tables[0]).state,
        invented=(in_use or tables[0]).invented,
        adopted_on=in_use.adopted_on if in_use else None,
        sheets=in_use.opened if in_use else 0,
        claimed=in_use.sent if in_use else 0,
        frozen_on=_day(in_use.frozen) if in_use else None,
        published_on=_day(in_use.published) if in_use else None,
        figured=in_use.figured if in_use else 0,
        figured_on=_day(in_use.figured_at) if in_use else None,
    )


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(VIETNAM).date() if moment else None


def adopted_notes_of(cluster_year_id: int) -> list[tuple[int, str]]:
    """What conferences of a cluster's year adopted: key and words, the newest meeting first."""
    notes = ConferenceNote.objects.filter(
        conference__cluster_years=cluster_year_id, kind=NoteKind.ADOPTED
    ).select_related("conference")
    return [
        (each.pk, f"{each.conference.name}: {each.text}")
        for each in notes.order_by("-conference__day", "order", "id")
    ]
