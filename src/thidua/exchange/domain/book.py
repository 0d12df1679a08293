"""Writing a list that can be read back: one header line, then the rows.

Knows Excel and CSV; text is never written as a formula.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date

from thidua.exchange.domain.columns import COLUMNS, TITLES, Column
from thidua.exchange.domain.delimited import write_rows
from thidua.exchange.domain.values import written

Cells = Sequence[object]


def template_of(kind: str) -> bytes:
    """An Excel file with the columns of a kind and one example line."""
    columns = COLUMNS[kind]
    return write_book(TITLES[kind], columns, [[column.example for column in columns]])


def write_csv(columns: Sequence[Column], rows: Iterable[Cells]) -> bytes:
    """A CSV file of rows in the order of the columns; days as dd/mm/yyyy."""
    return write_rows(
        [[column.name for column in columns], *([written(cell) for cell in row] for row in rows)]
    )


def write_book(title: str, columns: Sequence[Column], rows: Iterable[Cells]) -> bytes:
    """An Excel file of one sheet, rows in the order of the columns."""
    import xlsxwriter  # reason: a slow library, loaded by its first use

    stream = io.BytesIO()
    # One row at a time: a list may have a hundred thousand.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet(title)
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, max(14, len(column.example) + 4))
            sheet.write_string(0, place, column.name, bold)
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
