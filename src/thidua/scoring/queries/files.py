"""What a results file would change, before anything is kept.

Every row that cannot be used is named with its place, problem and mend.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.kernel import clock
from thidua.scoring import phrases
from thidua.scoring.domain.columns import OF_UNIT
from thidua.scoring.domain.entries import Cell, cells_of, entries_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState
from thidua.scoring.models import CriteriaTable, ScoreSheet
from thidua.scoring.queries.year import UnitOfYear, cells_of_sheets, units_of
from thidua_core.errors import InputError
from thidua_core.scoring import Entry, check, read_results
from thidua_core.text import fold

_OTHERS = ("crossed", "appraised", "explanation", "appraisal_reason")
"""Columns that are entered one by one, never from a unit's file."""


@dataclass(frozen=True, slots=True)
class RowError:
    """One place of the file that cannot be used."""

    where: str
    problem: str
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that the file changes."""

    unit_id: int
    unit: str
    sheet_id: int
    cell: Cell
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPreview:
    """What a file says: its errors, or its changes."""

    errors: tuple[RowError, ...] = ()
    changes: tuple[Change, ...] = ()
    rows: int = 0

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose cells change, in the order of the file."""
        return tuple(dict.fromkeys(change.unit for change in self.changes))


def preview_results(table: CriteriaTable, content: bytes) -> ResultsPreview:
    """Read a results file against the sheets of a table; nothing is kept."""
    try:
        entries = read_results(content)
    except InputError as error:
        return ResultsPreview(errors=(RowError(error.where, error.problem, error.mend),))
    day = clock.today()
    units = {fold(each.name): each for each in units_of(table) if each.is_ranked(day)}
    states = dict(ScoreSheet.objects.filter(table=table).values_list("pk", "state"))
    errors: list[RowError] = []
    rows: dict[tuple[int, str], list[Entry]] = {}
    for entry in entries:
        unit = units.get(fold(entry.unit))
        refused = _refused(entry, unit, states)
        if refused:
            errors.append(refused)
        elif unit is not None:
            rows.setdefault((unit.unit_id, entry.criterion), []).append(entry)
    errors += _unusable(table, rows)
    if errors:
        return ResultsPreview(errors=tuple(errors), rows=len(entries))
    by_key = {each.unit_id: each for each in units.values()}
    present = cells_of_sheets([each.sheet_id for each in by_key.values()])
    changes = tuple(_changes(rows, by_key, present))
    mixed = tuple(_mixed(table, changes, present))
    return ResultsPreview(errors=mixed, changes=() if mixed else changes, rows=len(entries))


def _refused(entry: Entry, unit: UnitOfYear | None, states: dict[int, str]) -> RowError | None:
    if unit is None:
        return RowError(entry.place("unit"), str(phrases.ROW_UNIT.format(unit=entry.unit)))
    state = states[unit.sheet_id]
    if state != SheetState.OPEN:
        label = SheetState(state).label
        return RowError(entry.where, str(phrases.ROW_SHEET.format(unit=unit.name, state=label)))
    for column in _OTHERS:
        if getattr(entry, column) not in {None, ""}:
            words = str(phrases.ROW_MARKS.format(column=column))
            return RowError(entry.place(column), words)
    return None


def _unusable(table: CriteriaTable, rows: dict[tuple[int, str], list[Entry]]) -> Iterator[RowError]:
    """What the core says of the rows of each unit and criterion, one at a time."""
    core = table_of(table.yaml)
    for together in rows.values():
        try:
            check(core, together)
        except InputError as error:
            yield RowError(error.where, error.problem, error.mend)


def _changes(
    rows: dict[tuple[int, str], list[Entry]],
    units: dict[int, UnitOfYear],
    present: dict[int, list[Cell]],
) -> Iterator[Change]:
    for (unit_id, _code), together in rows.items():
        unit = units[unit_id]
        before = {cell.key: cell.text for cell in present[unit.sheet_id]}
        cells = dict.fromkeys(cell for entry in together for cell in cells_of(entry))
        for cell in cells:
            known = cell.column in OF_UNIT or cell.column == "assigned"
            if known and before.get(cell.key, "") != cell.text:
                yield Change(
                    unit_id=unit_id,
                    unit=unit.name,
                    sheet_id=unit.sheet_id,
                    cell=cell,
                    before=before.get(cell.key, ""),
                )


def _mixed(
    table: CriteriaTable, changes: tuple[Change, ...], present: dict[int, list[Cell]]
) -> Iterator[RowError]:
    """What the changes and the cells that stay say together, where the core cannot use it."""
    core = table_of(table.yaml)
    touched: dict[tuple[int, str], dict[str, Cell]] = {}
    for change in changes:
        key = (change.sheet_id, change.cell.criterion)
        if key not in touched:
            stay = [each for each in present[key[0]] if each.criterion == key[1]]
            touched[key] = {each.key: each for each in stay}
        touched[key][change.cell.key] = change.cell
    names = {change.sheet_id: change.unit for change in changes}
    for (sheet_id, code), cells in touched.items():
        try:
            check(core, entries_of(core, names[sheet_id], cells.values()))
        except InputError as error:
            yield RowError(f"{names[sheet_id]}, {code}, {error.where}", error.problem, error.mend)
