"""Excel files of exactly what a list shows: the same rows, filters, order and columns."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

MOST_ROWS = 200_000
"""As many rows as a sheet is asked to hold; Excel itself stops at 1,048,576."""
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def excel_response(
    name: str, headers: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str
) -> HttpResponse:
    """A download with a title line, a header line and the rows; text is never a formula."""
    import xlsxwriter  # reason: a slow library, loaded by its first use

    stream = io.BytesIO()
    # One row at a time: a list may have a hundred thousand.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet("Danh sách")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        moment = book.add_format({"num_format": "hh:mm dd/mm/yyyy", "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, title, bold)
        for column, header in enumerate(headers):
            sheet.write_string(2, column, str(header), bold)
            sheet.set_column(column, column, max(14, min(48, len(str(header)) + 6)))
        for row, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells):
                match cell:
                    case None | "":
                        continue
                    case datetime():
                        local = timezone.localtime(cell).replace(tzinfo=None)
                        sheet.write_datetime(row, column, local, moment)
                    case date():
                        sheet.write_datetime(row, column, cell, day)
                    case bool():
                        sheet.write_string(row, column, "có" if cell else "không", plain)
                    case int() | Decimal():
                        sheet.write_number(row, column, cell, plain)
                    case _:
                        sheet.write_string(row, column, str(cell), plain)
        sheet.freeze_panes(3, 0)
    response = HttpResponse(stream.getvalue(), content_type=_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
