"""A statistics annex against the sheets of a cluster's year: what it would change, before anything
is kept, and where what it says would replace what somebody typed by hand.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from thidua.clusters.models import ClusterYear
from thidua.exchange.domain.annex import ANNEX, FIGURES, FigureLine, is_share, read_annex
from thidua.exchange.domain.cells import CellError, UnreadableSheet
from thidua.exchange.domain.columns import Table, read_table
from thidua.exchange.domain.sheet import read_sheet
from thidua.exchange.models import AnnexDraft
from thidua.exchange.phrases import FIGURES_NO_TABLE, NEAREST
from thidua.exchange.queries.lookup import UnitNames
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import may, require
from thidua.scoring.domain.columns import criterion_of, figures_of
from thidua.scoring.domain.entries import Cell, entries_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState
from thidua.scoring.models import CriteriaTable, ScoreSheet, SheetCell
from thidua.scoring.phrases import COLUMNS as WORDS
from thidua.scoring.phrases import YES
from thidua.scoring.queries import UnitOfYear, table_in_use, units_of
from thidua_core.errors import InputError
from thidua_core.scoring import CriteriaTable as Criteria
from thidua_core.scoring import Criterion, check
from thidua_core.text import fold

_COLUMN = "cột "


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One cell of a sheet that the annex changes."""

    column: str
    label: str
    before: str
    after: str
    cell: str
    """Where it stands in the annex; empty where the annex says nothing."""
    typed_by: str
    """Who typed what stands there; empty where nothing does, or an earlier annex filled it."""
    replaced: bool
    """Whether an earlier annex filled what stands there."""

    @property
    def was(self) -> str:
        """What stands there, as people write it."""
        return _shown(self.before)

    @property
    def becomes(self) -> str:
        """What will stand there, as people write it."""
        return _shown(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One criterion of one unit that the annex changes."""

    line: FigureLine
    sheet_id: int
    unit: str
    title: str
    changes: tuple[FigureChange, ...]

    @property
    def key(self) -> str:
        """In one word, for choosing it."""
        return f"{self.sheet_id}|{self.line.criterion}"

    @property
    def typed(self) -> bool:
        """Whether something typed by hand would be replaced."""
        return any(change.typed_by for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPreview:
    """An annex, looked at."""

    errors: tuple[CellError, ...] = ()
    rows: tuple[FigureRow, ...] = ()
    lines: int = 0
    silent: int = 0
    """Lines without any figure; they change nothing that was typed."""
    table: Table | None = None

    @property
    def typed(self) -> tuple[FigureRow, ...]:
        """Rows of which somebody has to choose which figures stay."""
        return tuple(row for row in self.rows if row.typed)

    @property
    def plain(self) -> tuple[FigureRow, ...]:
        """Rows that replace nothing typed by hand."""
        return tuple(row for row in self.rows if not row.typed)

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.unit for row in self.rows))

    @property
    def count(self) -> int:
        """Cells that change when every row is taken over."""
        return sum(len(row.changes) for row in self.rows)


@dataclass(slots=True)
class _Look:
    """Gathered while an annex is held against the sheets."""

    year: ClusterYear
    table: Table
    criteria: Criteria
    units: dict[str, UnitOfYear]
    names: UnitNames
    day: date
    sheets: dict[int, ScoreSheet]
    held: dict[tuple[int, str], dict[str, SheetCell]]
    errors: list[CellError] = field(default_factory=list)

    def refuse(self, code: str, line: FigureLine, key: str, **facts: str | int) -> None:
        self.errors.append(self.table.error(code, line.row, key, **facts))


def preview_annex(
    *, year: ClusterYear, name: str, content: bytes, actor: Actor, at: datetime
) -> AnnexPreview:
    """Look at an annex without writing anything; everything wrong is in ``errors``.

    Raises ``NotPermitted`` for somebody who fills no sheet of the year, ``Refused`` where no
    criteria table is in use.
    """
    require(actor, "score_figures.bring", year)
    used = table_in_use(year.pk)
    if used is None:
        raise Refused(FIGURES_NO_TABLE.format(name=year.cluster.name, year=year.year))
    try:
        table = read_table(read_sheet(content, name), ANNEX)
    except UnreadableSheet as unreadable:
        return AnnexPreview(errors=unreadable.errors)
    lines, errors = read_annex(table)
    look = _look(year, used, table, lines, at)
    look.errors += errors
    rows = [row for line in lines for row in _row(look, line, actor)]
    return AnnexPreview(
        errors=tuple(sorted(look.errors, key=_place)),
        rows=() if look.errors else tuple(rows),
        lines=len(table.records),
        silent=sum(line.is_silent for line in lines),
        table=table,
    )


def draft_of(actor: Actor, year: ClusterYear) -> AnnexDraft | None:
    """The annex that the actor looked at for a year and has not decided on."""
    drafts = AnnexDraft.objects.filter(account_id=actor.account_id or 0, cluster_year=year)
    return drafts.first()


def template_rows(year: ClusterYear, actor: Actor) -> list[tuple[object, ...]]:
    """A line for each unit that the actor fills and each criterion that takes figures."""
    used = table_in_use(year.pk)
    if used is None:
        return []
    criteria = table_of(used.yaml)
    sheets = _sheets(used)
    return [
        (unit.name, each.code, each.title)
        for unit in units_of(used)
        if may(actor, "score_sheet.fill", sheets[unit.sheet_id])
        for each in criteria.all_criteria()
        if "numerator" in figures_of(each)
    ]


def _look(
    year: ClusterYear, used: CriteriaTable, table: Table, lines: list[FigureLine], at: datetime
) -> _Look:
    today = at.astimezone(VIETNAM).date()
    units = [each for each in units_of(used) if each.is_ranked(today)]
    held: dict[tuple[int, str], dict[str, SheetCell]] = {}
    for cell in SheetCell.objects.filter(sheet__table=used).order_by("id"):
        held.setdefault((cell.sheet_id, cell.criterion), {})[f"{cell.event}|{cell.column}"] = cell
    return _Look(
        year=year,
        table=table,
        criteria=table_of(used.yaml),
        units={fold(each.name): each for each in units},
        names=UnitNames((line.unit for line in lines), today),
        day=min(date(year.year, 12, 31), today),
        sheets=_sheets(used),
        held=held,
    )


def _sheets(used: CriteriaTable) -> dict[int, ScoreSheet]:
    sheets = ScoreSheet.objects.filter(table=used)
    related = sheets.select_related("table", "unit", "cluster_year__cluster__parent_body")
    return {each.pk: each for each in related}


def _row(look: _Look, line: FigureLine, actor: Actor) -> Iterator[FigureRow]:
    unit, criterion = _unit(look, line, actor), _criterion(look, line)
    if unit is None or criterion is None or not _fits(look, line, criterion):
        return
    held = look.held.get((unit.sheet_id, criterion.code), {})
    changes = tuple(_changes(look, line, held))
    if changes and _usable(look, line, unit, criterion, held):
        yield FigureRow(
            line=line,
            sheet_id=unit.sheet_id,
            unit=unit.name,
            title=criterion.title,
            changes=changes,
        )


def _unit(look: _Look, line: FigureLine, actor: Actor) -> UnitOfYear | None:
    found = look.units.get(fold(line.unit))
    if found is None:
        keys = look.names.find(line.unit, look.day)
        found = next((each for each in look.units.values() if [each.unit_id] == [*keys]), None)
    if found is None:
        names = {key: each.name for key, each in look.units.items()}
        facts: dict[str, str | int] = {"name": look.year.cluster.name, "year": look.year.year}
        nearest = _nearest(fold(line.unit), names)
        look.refuse("figure.unit", line, "unit", value=line.unit, nearest=nearest, **facts)
        return None
    sheet = look.sheets[found.sheet_id]
    if not may(actor, "score_sheet.fill", sheet):
        look.refuse("row.forbidden", line, "unit", unit=found.name)
        return None
    if sheet.state != SheetState.OPEN:
        state = str(SheetState(sheet.state).label)
        look.refuse("figure.sheet", line, "unit", unit=found.name, state=state)
        return None
    return found


def _criterion(look: _Look, line: FigureLine) -> Criterion | None:
    found = criterion_of(look.criteria, line.criterion)
    if found is None:
        codes = {each.code: each.code for each in look.criteria.all_criteria()}
        nearest = _nearest(line.criterion, codes)
        look.refuse("figure.code", line, "criterion", value=line.criterion, nearest=nearest)
    return found


def _nearest(wanted: str, known: dict[str, str]) -> str:
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    return str(NEAREST).format(name=known[near[0]]) if near else ""


def _fits(look: _Look, line: FigureLine, criterion: Criterion) -> bool:
    before = len(look.errors)
    taken = {*figures_of(criterion), "not_arisen"}
    for column, text in line.texts.items():
        if text and column not in taken:
            words = {"criterion": criterion.code, "column": str(WORDS[column])}
            look.refuse("figure.kind", line, column, **words)
    over, under = line.texts["numerator"], line.texts["denominator"]
    if over and not under:
        look.refuse("figure.half", line, "denominator")
    if over and under and is_share(criterion.title) and Decimal(over) > Decimal(under):
        shown = {"numerator": over.replace(".", ","), "denominator": under.replace(".", ",")}
        look.refuse("figure.above", line, "numerator", criterion=criterion.code, **shown)
    return len(look.errors) == before


def _changes(look: _Look, line: FigureLine, held: dict[str, SheetCell]) -> Iterator[FigureChange]:
    for column in FIGURES:
        there, after = held.get(f"|{column}"), line.texts[column]
        before = there.text if there else ""
        by_hand = bool(before) and there is not None and there.annex_id is None
        if before == after or (line.is_silent and by_hand) or (not after and before == "no"):
            continue
        yield FigureChange(
            column=column,
            label=str(WORDS[column]),
            before=before,
            after=after,
            cell=look.table.cell(line.row, column) if after else "",
            typed_by=there.changed_by if there is not None and by_hand else "",
            replaced=bool(before) and not by_hand,
        )


def _usable(
    look: _Look,
    line: FigureLine,
    unit: UnitOfYear,
    criterion: Criterion,
    held: dict[str, SheetCell],
) -> bool:
    """Whether the core can use what would stand there."""
    stay = [
        Cell(each.criterion, each.event, each.column, each.text)
        for each in held.values()
        if each.column not in FIGURES
    ]
    new = [Cell(criterion.code, "", column, text) for column, text in line.texts.items()]
    try:
        check(look.criteria, entries_of(look.criteria, unit.name, [*stay, *new]))
    except InputError as error:
        column = error.where.rpartition(_COLUMN)[2]
        key = column if column in look.table.places else "criterion"
        facts = {"problem": _capital(error.problem), "mend": error.mend.rstrip(".")}
        look.refuse("figure.unusable", line, key, **facts)
        return False
    return True


def _shown(text: str) -> str:
    return str(YES) if text == "yes" else text.replace(".", ",")


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:].rstrip(".")


def _place(error: CellError) -> tuple[int, str]:
    digits = error.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits or 0), error.cell
