"""RESULTS: what units brought, read from the rows of a CSV or XLSX file.

Knows columns and the words and numbers in them, one row at a time; whether they fit a table is
asked elsewhere.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from thidua_core.errors import InputError
from thidua_core.scoring._entries import COLUMNS, COUNTS, NUMBERS, TRUTHS, Entry
from thidua_core.scoring._grid import Cell, Line, read_lines
from thidua_core.text import nfc
from thidua_core.values import decimal_mark, parse_decimal_vn
from thidua_core.yaml_nodes import nearest

_YES_NO: Final = {"yes": True, "có": True, "no": False, "không": False}
_MARK_NAMES: Final = {".": "dấu chấm", ",": "dấu phẩy"}


def read_results(content: bytes) -> tuple[Entry, ...]:
    """The entries of a file's content; InputError names row and column of what cannot be read."""
    header, *lines = read_lines(content)
    columns = _columns(header)
    marks: dict[str, tuple[str, str]] = {}
    entries = tuple(_entry(line, columns, marks) for line in lines)
    if not entries:
        raise InputError(header.where, "chưa có dòng kết quả nào", "Hãy ghi mỗi tiêu chí một dòng")
    return entries


def _columns(header: Line) -> dict[str, int]:
    """Where each column stands; other columns are refused, for a misspelt one would be lost."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        column = _text(cell).lower()
        if not column:
            continue
        where = f"{header.where}, cột {column}"
        if column not in COLUMNS:
            raise InputError(where, f"không có cột “{column}”", nearest(column, COLUMNS))
        if column in columns:
            raise InputError(where, f"cột “{column}” ghi hai lần", "Hãy giữ một cột")
        columns[column] = place
    for column in ("unit", "criterion"):
        if column not in columns:
            mend = "Dòng đầu phải là tên cột, có ít nhất unit và criterion"
            raise InputError(header.where, f"thiếu cột “{column}”", mend)
    return columns


def _entry(line: Line, columns: dict[str, int], marks: dict[str, tuple[str, str]]) -> Entry:
    _require_under_header(line, columns)
    found: dict[str, Any] = {}
    for column, place in columns.items():
        cell = line.cells[place] if place < len(line.cells) else ""
        if not _text(cell):
            continue
        where = f"{line.where}, cột {column}"
        if column in NUMBERS:
            _require_one_mark(cell, where, column, marks)
            found[column] = _number(cell, where)
        elif column in COUNTS:
            found[column] = _count(cell, where)
        elif column in TRUTHS:
            found[column] = _truth(cell, where)
        else:
            found[column] = _text(cell)
    for column in ("unit", "criterion"):
        if column not in found:
            mend = "Hãy ghi đơn vị và mã tiêu chí ở mọi dòng, kể cả khi trùng dòng trên"
            raise InputError(f"{line.where}, cột {column}", "để trống", mend)
    return Entry(where=line.where, **found)


def _require_under_header(line: Line, columns: dict[str, int]) -> None:
    named = set(columns.values())
    for place, cell in enumerate(line.cells):
        if place not in named and _text(cell):
            raise InputError(
                line.where,
                f"ô thứ {place + 1} có nội dung nhưng cột đó không có tên",
                "Hãy kiểm tra dấu ngăn cột, đặt số có dấu phẩy trong dấu nháy kép",
            )


def _require_one_mark(
    cell: Cell, where: str, column: str, marks: dict[str, tuple[str, str]]
) -> None:
    mark = decimal_mark(cell) if isinstance(cell, str) else None
    if mark is None:
        return
    first, place = marks.setdefault(column, (mark, where))
    if mark != first:
        raise InputError(
            where,
            f"“{cell.strip() if isinstance(cell, str) else cell}” dùng {_MARK_NAMES[mark]}"
            f" trong khi {place} dùng {_MARK_NAMES[first]}",
            "Hãy dùng một dấu thập phân cho cả cột",
        )


def _number(cell: Cell, where: str) -> Decimal:
    match cell:
        case bool():
            pass
        case int() | float() if isfinite(cell):
            return Decimal(repr(cell))  # the shortest text that is this number, as Excel shows it
        case str():
            return parse_decimal_vn(cell, where)
    mend = "Hãy ghi chữ số; nếu Excel đã đổi thành ngày thì đặt lại kiểu ô là số"
    raise InputError(where, f"“{_text(cell)}” không phải là một số", mend)


def _count(cell: Cell, where: str) -> int:
    number = _number(cell, where)
    if number != number.to_integral_value() or number < 0:
        problem = f"“{_text(cell)}” không phải là số lần"
        raise InputError(where, problem, "Hãy ghi số nguyên từ 0 trở lên")
    return int(number)


def _truth(cell: Cell, where: str) -> bool:
    if isinstance(cell, bool):
        return cell
    word = _text(cell).casefold()
    if word not in _YES_NO:
        raise InputError(where, f"“{_text(cell)}” không rõ là có hay không", "Hãy ghi yes hoặc no")
    return _YES_NO[word]


def _text(cell: Cell) -> str:
    match cell:
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return nfc(str(cell)).strip()


def columns_given(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The columns in which at least one entry says something."""
    plain = Entry(unit="", criterion="")
    return tuple(
        column
        for column in COLUMNS
        if column in {"unit", "criterion"}
        or any(getattr(entry, column) != getattr(plain, column) for entry in entries)
    )
