"""Reading a file into lines of cells: XLSX by its values, CSV as UTF-8 text, told by content.

Knows files, sheets and merged areas; does not know what any column means. What cannot be read
is refused whole, with words.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from thidua.exchange.domain.archive import MAX_BYTES, MAX_ROWS, check_archive
from thidua.exchange.domain.cells import CellError, UnreadableSheet, address
from thidua.exchange.domain.delimited import read_rows

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MEGA = 1024 * 1024
_ABOVE = 20
"""Lines that may stand above the rows: titles and the header."""
_NOT_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"<html", b"<!DOC")

Cell = object
"""Text, a whole or broken number, a day, a moment, a truth, or empty text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row that holds something."""

    row: int
    """Counted from 0."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged area, counted from 0, both ends included."""

    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def area(self) -> str:
        """As Excel writes it: ``A3:A5``."""
        return f"{address(*self.first)}:{address(*self.last)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The lines of a sheet in order; empty ones are left out."""

    title: str
    """Empty for CSV, which has no sheets."""
    lines: tuple[Line, ...]
    merged: tuple[Merged, ...] = ()
    hidden: int = 0
    """Hidden rows, which count as any other."""


def read_sheet(content: bytes, name: str) -> Sheet:
    """The first visible sheet of an Excel file, or the whole of a CSV file.

    Raises ``UnreadableSheet``.
    """
    if len(content) > MAX_BYTES:
        facts = {"limit": MAX_BYTES // _MEGA}
        raise UnreadableSheet(CellError(code="file.large", facts=facts))
    if not content.strip():
        raise UnreadableSheet(CellError(code="file.empty"))
    if content.startswith(_OLE):
        raise UnreadableSheet(CellError(code="file.old", facts={"name": name}))
    sheet = _excel(content, name) if content.startswith(_ZIP) else _csv(content, name)
    if len(sheet.lines) > MAX_ROWS + _ABOVE:
        facts = {"limit": MAX_ROWS}
        raise UnreadableSheet(CellError(code="sheet.rows", sheet=sheet.title, facts=facts))
    if not sheet.lines:
        raise UnreadableSheet(CellError(code="file.empty", sheet=sheet.title))
    return sheet


def _excel(content: bytes, name: str) -> Sheet:
    hidden = check_archive(content, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
        ]
        if not shown:
            raise UnreadableSheet(CellError(code="file.empty"))
        page = book.get_sheet_by_name(shown[0])
        rows = page.to_python(skip_empty_area=False)
        merged = _merged(page)
    except CalamineError:
        raise UnreadableSheet(CellError(code="file.broken", facts={"name": name})) from None
    return Sheet(title=shown[0], lines=_lines(rows), merged=merged, hidden=hidden)


def _merged(page: CalamineSheet) -> tuple[Merged, ...]:
    ranges = page.merged_cell_ranges or []
    return tuple(Merged(first=first, last=last) for first, last in ranges)


def _csv(content: bytes, name: str) -> Sheet:
    if content.startswith(_NOT_TEXT):
        raise UnreadableSheet(CellError(code="file.kind", facts={"name": name}))
    return Sheet(title="", lines=_lines(read_rows(content, name)))


def _lines(rows: Iterable[Sequence[Cell]]) -> tuple[Line, ...]:
    return tuple(
        Line(row=place, cells=tuple(cells))
        for place, cells in enumerate(rows)
        if any(cell is not None and str(cell).strip() for cell in cells)
    )
