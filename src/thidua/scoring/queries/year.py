"""The whole year as files: its table, its results, and what they come to.

Before the freeze they are worked out from the cells as they stand, for the units that are members
on the day; from then on they are what was frozen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from thidua.calendar.models import DataPeriod
from thidua.clusters.models import ClusterYear, Membership
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.org.queries.labels import labels_on
from thidua.scoring.domain.entries import Cell, entries_of
from thidua.scoring.domain.reckoning import results_text, scores_text, table_of
from thidua.scoring.models import CriteriaTable, Ranking, ScoreSheet, SheetCell
from thidua.scoring.queries.visible import table_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOfYear:
    """One unit with a sheet in the year."""

    unit_id: int
    public_id: str
    name: str
    sheet_id: int
    left_on: date | None
    """Its last day as a member, where it left in mid-year."""
    left_because: str

    def is_ranked(self, on: date) -> bool:
        """Whether it is still counted and ranked on a day."""
        return self.left_on is None or on <= self.left_on


def year_table(cluster_year_id: int) -> str:
    """The criteria table of the year as its file; NotFound before one is adopted."""
    ranking = ranking_of(cluster_year_id)
    return ranking.table.yaml if ranking else _table(cluster_year_id).yaml


def year_results(cluster_year_id: int) -> str:
    """The entries of the year as a results file, units in the order of membership."""
    ranking = ranking_of(cluster_year_id)
    if ranking is not None:
        return ranking.results
    return live_results(_table(cluster_year_id), on=clock.today())


def year_scores(cluster_year_id: int) -> str:
    """The document of ``thidua score --json`` for the year's table and results, byte for byte."""
    ranking = ranking_of(cluster_year_id)
    if ranking is not None:
        return ranking.scores
    table = _table(cluster_year_id)
    return scores_text(table.yaml, live_results(table, on=clock.today()))


def ranking_of(cluster_year_id: int) -> Ranking | None:
    """The newest ranking of a year; None while nothing is frozen, or again nothing."""
    rankings = Ranking.objects.filter(cluster_year=cluster_year_id, withdrawn_at=None)
    rankings = rankings.select_related("table")
    return rankings.order_by("-version").first()


def last_withdrawn(cluster_year_id: int) -> Ranking | None:
    """The newest ranking of a year where its freeze was withdrawn."""
    latest = Ranking.objects.filter(cluster_year=cluster_year_id).order_by("-version").first()
    return latest if latest is not None and latest.withdrawn_at is not None else None


def live_results(table: CriteriaTable, *, on: date, only: Collection[int] | None = None) -> str:
    """The results file of the cells as they stand, of the units that are members on a day.

    ``only`` names the units instead, by their keys.
    """
    units = [
        each
        for each in units_of(table)
        if (each.is_ranked(on) if only is None else each.unit_id in only)
    ]
    cells = cells_of_sheets([each.sheet_id for each in units])
    core = table_of(table.yaml)
    entries = [
        entry for unit in units for entry in entries_of(core, unit.name, cells[unit.sheet_id])
    ]
    if not entries:
        raise NotFound
    return results_text(entries)


def units_of(table: CriteriaTable) -> list[UnitOfYear]:
    """The units with a sheet under a table, in the order of membership; constant in queries."""
    sheets = {each.unit_id: each for each in ScoreSheet.objects.filter(table=table)}
    memberships = Membership.objects.filter(cluster_year=table.cluster_year_id).select_related(
        "unit"
    )
    listed = [each for each in memberships if each.unit_id in sheets]
    names = labels_on([each.unit_id for each in listed], date(table.year, 1, 15))
    return [
        UnitOfYear(
            unit_id=each.unit_id,
            public_id=each.unit.public_id,
            name=names[each.unit_id],
            sheet_id=sheets[each.unit_id].pk,
            left_on=each.end,
            left_because=each.end_reason,
        )
        for each in listed
    ]


def cells_of_sheets(sheet_ids: list[int]) -> dict[int, list[Cell]]:
    """The cells of several sheets; one query."""
    cells: dict[int, list[Cell]] = {key: [] for key in sheet_ids}
    rows = SheetCell.objects.filter(sheet__in=sheet_ids).order_by("id")
    for sheet_id, *place in rows.values_list("sheet_id", "criterion", "event", "column", "text"):
        cells[sheet_id].append(Cell(*place))
    return cells


def cutoff_of(year: ClusterYear) -> datetime | None:
    """When the last source of figures of the body's year is final; None where nothing says."""
    if year.emulation_year_id is None:
        return None
    periods = DataPeriod.objects.filter(emulation_year=year.emulation_year_id)
    latest: datetime | None = periods.aggregate(last=Max("cutoff"))["last"]
    return latest.astimezone(clock.VIETNAM) if latest else None


def before(moment: datetime, cutoff: datetime | None) -> bool:
    """Whether something was given before the figures were final; no where nothing sets a day."""
    return cutoff is not None and moment < cutoff


def early_sheets(table: CriteriaTable, cutoff: datetime | None) -> set[int]:
    """Sheets with a mark that was given before the figures were final; one query."""
    if cutoff is None:
        return set()
    marks = SheetCell.objects.filter(
        sheet__table=table, column__in=("claimed", "crossed", "appraised"), changed_at__lt=cutoff
    )
    return set(marks.exclude(text="").values_list("sheet_id", flat=True))


def _table(cluster_year_id: int) -> CriteriaTable:
    table = table_in_use(cluster_year_id)
    if table is None:
        raise NotFound
    return table
