"""Lines of a file as yearly ratings, still by name.

Knows the words for the grades and which rows of one file are the same; does not know the
database.
"""

from dataclasses import dataclass
from datetime import date

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import RATINGS, Table
from thidua.exchange.domain.values import Reader
from thidua_core.text import fold, squash

GRADES = {
    "Không hoàn thành nhiệm vụ": "khong-hoan-thanh",
    "Hoàn thành nhiệm vụ": "hoan-thanh",
    "Hoàn thành tốt nhiệm vụ": "hoan-thanh-tot",
    "Hoàn thành xuất sắc nhiệm vụ": "hoan-thanh-xuat-sac",
}
_GRADES = {fold(word): value for word, value in GRADES.items()}
_GRADES |= {word.removesuffix(" nhiem vu"): value for word, value in _GRADES.items()}
_GRADES |= {value: value for value in GRADES.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """A rating as a line says it; without a name it is the unit's own."""

    row: int
    year: int
    unit: str
    full_name: str
    birth_year: int | None
    position: str
    grade: str
    decision: str
    decided_on: date | None
    note: str


def read_ratings(table: Table, today: date) -> tuple[list[RatingLine], list[CellError]]:
    """Lines without errors, and the errors of the others."""
    columns = {column.key: column for column in RATINGS}
    lines: list[RatingLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _rating(reader, today)
        if line is None:
            errors += reader.errors
        else:
            lines.append(line)
    return lines, errors + _twins(table, lines)


def _rating(reader: Reader, today: date) -> RatingLine | None:
    year = reader.year("year", last=today.year)
    line = RatingLine(
        row=reader.record.row,
        year=year or 0,
        unit=reader.text("unit", limit=300),
        full_name=reader.text("full_name", limit=120),
        birth_year=reader.year("birth_year", last=today.year),
        position=reader.text("position", limit=160),
        grade=reader.choice("grade", _GRADES, ", ".join(GRADES)),
        decision=reader.text("decision", limit=200),
        decided_on=reader.day("decided_on"),
        note=reader.text("note", limit=300),
    )
    if not reader.errors and not line.grade:
        reader.refuse("cell.empty", "grade", column=reader.columns["grade"].name)
    if not reader.errors and year is None:
        reader.refuse("cell.empty", "year", column=reader.columns["year"].name)
    return None if reader.errors else line


def _twins(table: Table, lines: list[RatingLine]) -> list[CellError]:
    """Every line that rates again what an earlier one rated."""
    seen: dict[tuple[object, ...], int] = {}
    errors = []
    for line in lines:
        first = seen.setdefault(_subject(line), line.row)
        if first != line.row:
            other = table.cell(first, "full_name")
            value = line.full_name or line.unit
            errors.append(table.error("row.twice", line.row, "full_name", other=other, value=value))
    return errors


def _subject(line: RatingLine) -> tuple[object, ...]:
    words = (line.unit, line.full_name, line.position)
    return (line.year, line.birth_year, *(squash(word).casefold() for word in words))
