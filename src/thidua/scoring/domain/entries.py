"""From cells to entries: what stands in a sheet, as the core reads it.

A figure of which only one half is there yet (a numerator without denominator) waits and is left
out; everything else goes through as it stands. Gives no points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.scoring.domain.columns import COUNTS, NUMBERS, OWN_ONLY, TRUTHS
from thidua_core.scoring import CriteriaTable, Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a sheet with its text in the writing of results files."""

    criterion: str
    event: str
    column: str
    text: str

    @property
    def key(self) -> str:
        """Its place in one word, for comparing two states of a sheet."""
        return f"{self.criterion}|{self.event}|{self.column}"


def entries_of(table: CriteriaTable, unit: str, cells: Iterable[Cell]) -> list[Entry]:
    """The entries of one unit in the order of the table; one bare entry where nothing is said."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for cell in cells:
        if cell.text and cell.column not in OWN_ONLY:
            rows.setdefault(cell.criterion, {}).setdefault(cell.event, {})[cell.column] = cell.text
    entries = [
        Entry(unit=unit, criterion=code, event=event, **_values(texts))
        for code in codes_of(table)
        for event, texts in _rows_of(rows.get(code, {}))
    ]
    return entries or [Entry(unit=unit, criterion=codes_of(table)[0])]


def codes_of(table: CriteriaTable) -> list[str]:
    """Codes of criteria and knock-outs in the order of the table."""
    criteria = [each.code for each in table.all_criteria()]
    return [*criteria, *(each.code for each in table.knock_outs)]


def _rows_of(by_event: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, Mapping[str, str]]]:
    """One row, or one an event; what all rows share stands in the first."""
    events = sorted(event for event in by_event if event)
    shared = by_event.get("", {})
    if not events:
        return [("", shared)] if _usable(shared) else []
    first, *others = events
    return [
        (first, {**shared, **by_event[first]}),
        *((event, by_event[event]) for event in others),
    ]


def _values(texts: Mapping[str, str]) -> dict[str, Any]:
    return {column: _value(column, text) for column, text in _usable(texts).items()}


def _usable(texts: Mapping[str, str]) -> dict[str, str]:
    half = "numerator" in texts and "denominator" not in texts
    return {column: text for column, text in texts.items() if not (half and column == "numerator")}


def _value(column: str, text: str) -> Any:
    if column in NUMBERS:
        return Decimal(text)
    if column in COUNTS:
        return int(text)
    if column in TRUTHS:
        return text == "yes"
    return text


def half_given(cells: Iterable[Cell]) -> list[str]:
    """Codes of criteria that have a numerator and no denominator."""
    there: dict[str, set[str]] = {}
    for cell in cells:
        if cell.text:
            there.setdefault(cell.criterion, set()).add(cell.column)
    return [
        code
        for code, columns in there.items()
        if "numerator" in columns and "denominator" not in columns
    ]


def cells_of(entry: Entry) -> list[Cell]:
    """The cells that an entry of a results file fills."""
    cells = []
    plain = Entry(unit=entry.unit, criterion=entry.criterion)
    for column in (
        *NUMBERS,
        *COUNTS,
        *TRUTHS,
        "level",
        "reason",
        "explanation",
        "appraisal_reason",
    ):
        value = getattr(entry, column)
        if value == getattr(plain, column):
            continue
        event = entry.event if column == "count" else ""
        cells.append(Cell(entry.criterion, event, column, _text(value)))
    return cells


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def differences(before: Mapping[str, str], after: Sequence[Cell]) -> dict[str, list[str]]:
    """What differs between a recorded state and the cells, by place: old and new text."""
    now = {cell.key: cell.text for cell in after if cell.text}
    places = dict.fromkeys([*before, *now])
    return {
        place: [before.get(place, ""), now.get(place, "")]
        for place in places
        if before.get(place, "") != now.get(place, "")
    }
