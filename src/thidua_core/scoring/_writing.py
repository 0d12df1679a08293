"""RESULTS written back: the same entries give the same bytes, and reading them the same entries.

Knows the columns of the contract; writes only those in which something is said.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from thidua_core.scoring._entries import Entry
from thidua_core.scoring._results import columns_given


def write_results(entries: Iterable[Entry]) -> bytes:
    """A CSV file in UTF-8 with the entries in their order, decimals with a point."""
    rows = list(entries)
    columns = columns_given(rows)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for entry in rows:
        writer.writerow([_cell(getattr(entry, column)) for column in columns])
    return stream.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
