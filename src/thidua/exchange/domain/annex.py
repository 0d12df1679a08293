"""Lines of a statistics annex as figures, still by name of unit and code of criterion.

Knows how people write numbers and what a share is; does not know the database. One column keeps to
one decimal mark, for “1.234” and “1,234” side by side would be two different numbers.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import Column, Record, Table
from thidua.exchange.domain.values import Reader
from thidua.exchange.phrases import MARKS
from thidua_core.errors import InputError
from thidua_core.text import fold
from thidua_core.values import decimal_mark, parse_decimal_vn

ANNEX = (
    Column(
        key="unit",
        name="Đơn vị",
        also=("ten don vi", "don vi thanh vien", "unit"),
        needed=True,
        example="VKSND tỉnh Vĩnh Long",
    ),
    Column(
        key="criterion",
        name="Mã tiêu chí",
        also=("ma chi tieu", "ma so", "criterion"),
        needed=True,
        example="A1.1",
    ),
    Column(key="title", name="Tiêu chí", also=("ten tieu chi", "chi tieu", "ten chi tieu")),
    Column(key="numerator", name="Tử số", also=("numerator",), example="412"),
    Column(key="denominator", name="Mẫu số", also=("denominator",), example="430"),
    Column(key="actual", name="Kết quả", also=("ty le", "so lieu", "gia tri", "actual")),
    Column(key="not_arisen", name="Không phát sinh", also=("khong co phat sinh", "not arisen")),
)
FIGURES = ("actual", "numerator", "denominator", "not_arisen")
"""The columns that land in a sheet."""
_NUMBERS = ("numerator", "denominator", "actual")
_TRUTHS = {"co": "yes", "yes": "yes", "x": "yes", "khong": "no", "no": "no"}
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What a line says: the text of each column of figures as results files write it."""

    row: int
    unit: str
    criterion: str
    texts: dict[str, str] = field(default_factory=dict)
    """Every column of figures; empty where nothing is said."""

    @property
    def is_silent(self) -> bool:
        """Whether no figure is given: that is unknown, and not zero."""
        return not any(self.texts.values())


@dataclass(slots=True)
class _Marks:
    """Which decimal mark a column began with, and where."""

    first: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_annex(table: Table) -> tuple[list[FigureLine], list[CellError]]:
    """Lines without errors, and the errors of the others."""
    columns = {column.key: column for column in ANNEX}
    marks = _Marks()
    lines: list[FigureLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _line(reader, marks)
        if reader.errors:
            errors += reader.errors
        else:
            lines.append(line)
    return lines, errors + _twins(table, lines)


def is_share(title: str) -> bool:
    """Whether a criterion measures a part of a whole, by its name.

    >>> is_share("Tỷ lệ án truy tố đúng thời hạn"), is_share("Số phiên tòa rút kinh nghiệm")
    (True, False)
    """
    plain = fold(title)
    return "ty le" in plain or "ti le" in plain or "%" in plain


def _line(reader: Reader, marks: _Marks) -> FigureLine:
    texts = {key: _number(reader, key, marks) for key in _NUMBERS}
    truth = _truth(reader)
    return FigureLine(
        row=reader.record.row,
        unit=reader.text("unit", limit=300),
        criterion=reader.text("criterion", limit=60),
        texts={key: truth if key == "not_arisen" else texts[key] for key in FIGURES},
    )


def _number(reader: Reader, key: str, marks: _Marks) -> str:
    cell = reader.record.cells.get(key)
    match cell:
        case None:
            return ""
        case bool():
            pass
        case int() | float() if isfinite(cell):
            # The shortest text that is this number, as Excel shows it.
            return _plain(Decimal(repr(cell)))
        case str():
            return _typed(reader, key, marks)
    reader.refuse("figure.number", key, value=str(cell)[:_SHOWN])
    return ""


def _typed(reader: Reader, key: str, marks: _Marks) -> str:
    said = reader.text(key, limit=_SHOWN)
    if not said:
        return ""
    mark = decimal_mark(said)
    if mark is not None:
        here = reader.table.cell(reader.record.row, key)
        first, other = marks.first.setdefault(key, (mark, here))
        if first != mark:
            words = {"mark": str(MARKS[mark]), "first": str(MARKS[first])}
            reader.refuse("figure.marks", key, value=said, other=other, **words)
            return ""
    try:
        return _plain(parse_decimal_vn(said))
    except InputError:
        reader.refuse("figure.number", key, value=said)
        return ""


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole if number == whole else number:f}"


def _truth(reader: Reader) -> str:
    said = _said(reader.record)
    if not said:
        return ""
    word = _TRUTHS.get(fold(said))
    if word is None:
        reader.refuse("figure.truth", "not_arisen", value=said[:_SHOWN])
    return "yes" if word == "yes" else ""


def _said(record: Record) -> str:
    cell = record.cells.get("not_arisen")
    if isinstance(cell, bool):
        return "yes" if cell else ""
    return "" if cell is None else str(cell).strip()


def _twins(table: Table, lines: list[FigureLine]) -> list[CellError]:
    seen: dict[tuple[str, str], int] = {}
    errors = []
    for line in lines:
        key = (fold(line.unit), fold(line.criterion))
        first = seen.setdefault(key, line.row)
        if first != line.row:
            other, value = table.cell(first, "criterion"), line.criterion
            errors.append(table.error("row.twice", line.row, "criterion", other=other, value=value))
    return errors
