"""Lines of a file as registrations of a unit, still by name.

Knows the words of the columns; which award a word means on the day is asked elsewhere.
"""

from dataclasses import dataclass

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import REGISTRATIONS, Table
from thidua.exchange.domain.values import Reader

MOST = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationLine:
    """One thing that a unit registers, as a line says it."""

    row: int
    year: int
    cluster: str
    unit: str
    award: str
    full_name: str
    birth_year: int | None
    collective: str
    title: str
    count: int
    note: str
    reason: str


def read_registrations(table: Table, last: int) -> tuple[list[RegistrationLine], list[CellError]]:
    """Lines without errors, and the errors of the others; no year is later than ``last``."""
    columns = {column.key: column for column in REGISTRATIONS}
    lines: list[RegistrationLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _line(reader, last)
        if reader.errors:
            errors += reader.errors
        else:
            lines.append(line)
    return lines, errors


def _line(reader: Reader, last: int) -> RegistrationLine:
    year = reader.year("year", last=last)
    if year is None and not reader.errors:
        reader.refuse("cell.empty", "year", column=reader.columns["year"].name)
    return RegistrationLine(
        row=reader.record.row,
        year=year or 0,
        cluster=reader.text("cluster", limit=200),
        unit=reader.text("unit", limit=300),
        award=reader.text("award", limit=200),
        full_name=reader.text("full_name", limit=120),
        birth_year=reader.year("birth_year", last=last),
        collective=reader.text("collective", limit=200),
        title=reader.text("title", limit=400),
        count=_count(reader),
        note=reader.text("note", limit=300),
        reason=reader.text("reason", limit=300),
    )


def _count(reader: Reader) -> int:
    said = reader.text("count", limit=20)
    if not said:
        return 1
    if said.isascii() and said.isdigit() and 1 <= int(said) <= MOST:
        return int(said)
    reader.refuse("registration.count", "count", value=said, limit=MOST)
    return 1
