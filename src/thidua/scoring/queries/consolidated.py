"""Rows for the consolidated table: criteria down, units across, the four marks side by side.

One snapshot: everything is read once, under one number that grows with every cell and step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from thidua.clusters.models import ClusterYear
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.scoring import phrases
from thidua.scoring.domain.agreeing import Standing, standing_of, waits
from thidua.scoring.domain.course import CLOSED, waits_for_answer
from thidua.scoring.domain.entries import Cell, entries_of
from thidua.scoring.domain.naming import apart
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState
from thidua.scoring.models import CriteriaTable, Evidence, ScoreSheet, SheetCell
from thidua.scoring.queries.ranking import per_cent
from thidua.scoring.queries.visible import sheets_for, table_in_use
from thidua.scoring.queries.year import UnitOfYear, before, cutoff_of, ranking_of, units_of
from thidua_core.scoring import Criterion, Mark, Scores, Section, score

SHOWN = (
    "claimed",
    "crossed",
    "appraised",
    "reason",
    "crossed_reason",
    "explanation",
    "appraisal_reason",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitColumn:
    """One unit across."""

    unit_id: int
    unit_public_id: str
    name: str
    short: str
    """Its name without the words that all units of the table begin with."""
    sheet_public_id: str
    state: str
    state_label: str
    behalf: str
    """Who sent its sheet for it; empty where the unit did."""
    points: str
    maximum: str
    share: str
    """Of its maximum in per cent; empty where it has none."""
    rank: int | None
    left_on: date | None
    appraises: bool
    """Whether its agreed marks can still be entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCell:
    """One criterion of one unit."""

    sheet_public_id: str
    assigned: bool
    maximum: str
    claimed: str
    computed: str
    crossed: str
    agreed: str
    counted: str
    """The mark that enters the sum: agreed, else computed; empty while it is not known."""
    reason: str
    crossed_reason: str
    explanation: str
    appraisal_reason: str
    differs: bool
    """Two of the marks that are known are not equal."""
    standing: str
    standing_label: str
    waits: bool
    """The cluster still has to agree on it."""
    versions: Mapping[str, int]
    """Versions of the cells by column; 0 where nothing was entered."""
    behalf: str
    evidence: int
    why: str
    provisional: bool
    """Given before the body's figures were final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedRow:
    """A section, or a criterion with one cell a unit."""

    kind: str
    """``section`` or ``criterion``."""
    level: int
    code: str
    title: str
    maximum: str
    given: bool
    """Whether the appraiser gives the mark."""
    cells: tuple[MarkCell, ...]
    totals: tuple[str, ...]
    """Of a section: its points, a unit each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidated:
    """The whole table at one moment."""

    version: int
    title: str
    year: int
    units: tuple[UnitColumn, ...]
    rows: tuple[ConsolidatedRow, ...]
    provisional: bool
    cutoff: datetime | None
    frozen_at: datetime | None
    differing: int
    """How many cells differ."""
    invented: bool
    """Figures and marks are invented, though the cluster may be real."""


def consolidated_for(actor: Actor, year: ClusterYear) -> Consolidated:
    """The consolidated table of a year, of the units whose sheets an actor may see.

    NotFound where there is no table or nothing to see.
    """
    ranking = ranking_of(year.pk)
    table = ranking.table if ranking else table_in_use(year.pk)
    if table is None:
        raise NotFound
    seen = set(sheets_for(actor).filter(table=table).values_list("pk", flat=True))
    units = units_of(table)
    if not seen.intersection(unit.sheet_id for unit in units):
        raise NotFound
    frozen = ranking.frozen_at if ranking else None
    return _Reading(table, units, seen, cutoff_of(year), frozen).consolidated()


class _Reading:
    """Everything of one table read once."""

    def __init__(
        self,
        table: CriteriaTable,
        units: list[UnitOfYear],
        seen: set[int],
        cutoff: datetime | None,
        frozen: datetime | None,
    ) -> None:
        self.table, self.core, self.cutoff, self.frozen = (
            table,
            table_of(table.yaml),
            cutoff,
            frozen,
        )
        day = clock.today() if frozen is None else frozen.astimezone(clock.VIETNAM).date()
        self.units = [unit for unit in units if unit.sheet_id in seen]
        self.sheets = {each.pk: each for each in ScoreSheet.objects.filter(table=table)}
        shorts = apart([unit.name for unit in self.units])
        self.short = {unit.sheet_id: short for unit, short in zip(self.units, shorts, strict=True)}
        self.cells: dict[tuple[int, str], dict[str, SheetCell]] = {}
        by_sheet: dict[int, list[Cell]] = {unit.sheet_id: [] for unit in units}
        for cell in SheetCell.objects.filter(sheet__table=table).order_by("id"):
            texts = Cell(cell.criterion, cell.event, cell.column, cell.text)
            by_sheet.setdefault(cell.sheet_id, []).append(texts)
            if not cell.event:
                self.cells.setdefault((cell.sheet_id, cell.criterion), {})[cell.column] = cell
        self.scores = self._scores([unit for unit in units if unit.is_ranked(day)], by_sheet)
        self.alone = {
            unit.name: self._scores([unit], by_sheet) for unit in units if not unit.is_ranked(day)
        }
        self.evidence = _evidence_counts(table)

    def _scores(self, units: list[UnitOfYear], by_sheet: dict[int, list[Cell]]) -> Scores:
        entries = [
            entry
            for unit in units
            for entry in entries_of(self.core, unit.name, by_sheet[unit.sheet_id])
        ]
        return score(self.core, entries)

    def _of(self, unit: UnitOfYear) -> Scores:
        return self.alone.get(unit.name, self.scores)

    def consolidated(self) -> Consolidated:
        rows = [row for section in self.core.sections for row in self._section(section, 0)]
        return Consolidated(
            version=sum(sheet.version for sheet in self.sheets.values()),
            title=self.table.title,
            year=self.table.year,
            units=tuple(map(self._column, self.units)),
            rows=tuple(rows),
            provisional=bool(self.cutoff and (self.frozen or clock.now()) < self.cutoff),
            cutoff=self.cutoff,
            frozen_at=self.frozen,
            differing=sum(cell.differs for row in rows for cell in row.cells),
            invented=self.table.invented,
        )

    def _column(self, unit: UnitOfYear) -> UnitColumn:
        sheet, scored = self.sheets[unit.sheet_id], self._of(unit).unit(unit.name)
        ranked = unit.name not in self.alone
        return UnitColumn(
            unit_id=unit.unit_id,
            unit_public_id=unit.public_id,
            name=unit.name,
            short=self.short[unit.sheet_id],
            sheet_public_id=sheet.public_id,
            state=sheet.state,
            state_label=str(SheetState(sheet.state).label),
            behalf=sheet.claimed_behalf,
            points=str(scored.sheet.points),
            maximum=str(scored.sheet.maximum),
            share=""
            if scored.sheet.share is None
            else per_cent(scored.sheet.share.numerator, scored.sheet.share.denominator),
            rank=scored.rank if ranked else None,
            left_on=unit.left_on,
            appraises=sheet.state in APPRAISED_IN,
        )

    def _section(self, section: Section, level: int) -> Iterable[ConsolidatedRow]:
        totals = []
        for unit in self.units:
            sheet = self._of(unit).unit(unit.name).sheet
            points = next(each for each in sheet.sections if each.code == section.code)
            totals.append(str(points.points))
        yield ConsolidatedRow(
            kind="section",
            level=level,
            code=section.code,
            title=section.title,
            maximum="" if section.maximum is None else str(section.maximum),
            given=False,
            cells=(),
            totals=tuple(totals),
        )
        for child in section.sections:
            yield from self._section(child, level + 1)
        for criterion in section.criteria:
            yield self._criterion(criterion, level + 1)

    def _criterion(self, criterion: Criterion, level: int) -> ConsolidatedRow:
        return ConsolidatedRow(
            kind="criterion",
            level=level,
            code=criterion.code,
            title=criterion.title,
            maximum="" if criterion.maximum is None else str(criterion.maximum),
            given=type(criterion.rule).__name__ == "Given",
            cells=tuple(self._cell(criterion, unit) for unit in self.units),
            totals=(),
        )

    def _cell(self, criterion: Criterion, unit: UnitOfYear) -> MarkCell:
        mark = self._of(unit).unit(unit.name).sheet.mark(criterion.code)
        cells = self.cells.get((unit.sheet_id, criterion.code), {})
        texts = {column: cells[column].text if column in cells else "" for column in SHOWN}
        standing = self._standing(unit, mark, texts)
        given = [cells[name] for name in ("claimed", "crossed", "appraised") if name in cells]
        return MarkCell(
            sheet_public_id=self.sheets[unit.sheet_id].public_id,
            assigned=mark.assigned,
            maximum="" if mark.maximum is None else str(mark.maximum),
            claimed=_points(mark.claimed),
            computed=_points(mark.computed),
            crossed=_points(mark.crossed),
            agreed=_points(mark.appraised),
            counted=_points(mark.counted),
            reason=texts["reason"],
            crossed_reason=texts["crossed_reason"],
            explanation=texts["explanation"],
            appraisal_reason=texts["appraisal_reason"],
            differs=marks_differ(mark),
            standing=standing,
            standing_label=str(phrases.STANDINGS[standing]),
            waits=waits(standing) and self.sheets[unit.sheet_id].state in APPRAISED_IN,
            versions={name: cells[name].version if name in cells else 0 for name in SHOWN},
            behalf=next((each.behalf for each in given if each.behalf), ""),
            evidence=self.evidence.get((unit.sheet_id, criterion.code), 0),
            why=mark.why,
            provisional=not confirmed(self.frozen, self.cutoff)
            and any(before(cell.changed_at, self.cutoff) for cell in given if cell.text),
        )

    def _standing(self, unit: UnitOfYear, mark: Mark, texts: Mapping[str, str]) -> Standing:
        sheet = self.sheets[unit.sheet_id]
        waiting = waits_for_answer(sheet.state, sheet.answered_at is not None)
        return standing_of(
            assigned=mark.assigned,
            claimed=mark.claimed,
            computed=mark.computed,
            crossed=mark.crossed,
            # What was frozen without an agreed mark stands as it is counted.
            agreed=mark.counted if sheet.state in CLOSED else mark.appraised,
            explained=waiting and bool(texts["explanation"]),
        )


APPRAISED_IN = (
    SheetState.CLAIMED,
    SheetState.CROSSED,
    SheetState.APPRAISED,
    SheetState.EXPLAINED,
)
"""States in which agreed marks can be entered."""


def confirmed(frozen: datetime | None, cutoff: datetime | None) -> bool:
    """Whether the marks were frozen when the figures were final, which confirms them."""
    return frozen is not None and not before(frozen, cutoff)


def marks_differ(mark: Mark) -> bool:
    """Whether two of the marks that are known are not equal."""
    marks = (mark.claimed, mark.computed, mark.crossed, mark.appraised)
    return len({each for each in marks if each is not None}) > 1


def _points(points: object) -> str:
    return "" if points is None else str(points)


def _evidence_counts(table: CriteriaTable) -> dict[tuple[int, str], int]:
    counted = (
        Evidence.objects.filter(sheet__table=table, withdrawn_at=None)
        .order_by()
        .values_list("sheet_id", "criterion")
        .annotate(count=Count("pk"))
    )
    return {(sheet_id, criterion): count for sheet_id, criterion, count in counted}
