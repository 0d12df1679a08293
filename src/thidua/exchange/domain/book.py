"""Writing a sheet that can be read back: one header line, then the rows.

Knows the columns of a kind; text is never written as a formula.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

from thidua.exchange.domain.columns import COLUMNS, TITLES


def template_of(kind: str) -> bytes:
    """An Excel file with the columns of a kind and one example line."""
    return write_book(kind, [[column.example for column in COLUMNS[kind]]])


def write_book(kind: str, rows: Iterable[Sequence[object]]) -> bytes:
    """An Excel file of rows in the order of the kind's columns."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet(TITLES[kind])
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, column in enumerate(COLUMNS[kind]):
            sheet.write_string(0, place, column.name, bold)
            sheet.set_column(place, place, max(14, len(column.example) + 4))
        for row, cells in enumerate(rows, start=1):
            for place, cell in enumerate(cells):
                match cell:
                    case None | "":
                        continue
                    case date():
                        sheet.write_datetime(row, place, cell, day)
                    case int():
                        sheet.write_number(row, place, cell)
                    case _:
                        sheet.write_string(row, place, str(cell))
        sheet.freeze_panes(1, 0)
    return stream.getvalue()
