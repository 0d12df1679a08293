"""A results file as lines of cells: CSV in UTF-8, or the one sheet of an XLSX book.

Knows files and sheets, not what a column means. What cannot be read is refused whole.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from thidua_core.errors import InputError

Cell = object
"""Text, a number, a truth, a day, or empty text."""

_LARGEST: Final = 20_000_000
_LARGEST_UNPACKED: Final = 200_000_000
_MOST_ROWS: Final = 200_000
_ZIP: Final = b"PK\x03\x04"
_OTHER_FILES: Final = (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG")
_MARKS: Final = ",;"


@dataclass(frozen=True, slots=True)
class Line:
    """One row that holds something."""

    where: str
    """The row in words: ``dòng 7``, with its sheet where there are sheets."""
    cells: tuple[Cell, ...]


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The rows that hold something, the header first; InputError for what is no such file."""
    if len(content) > _LARGEST:
        raise InputError("", f"tệp lớn hơn {_LARGEST // 1_000_000} MB", "Hãy chia nhỏ tệp")
    lines = _book(content) if content.startswith(_ZIP) else _text(content)
    if len(lines) > _MOST_ROWS:
        raise InputError("", f"tệp có hơn {_MOST_ROWS} dòng", "Hãy chia tệp theo cụm")
    if not lines:
        raise InputError("", "tệp trống", "Hãy ghi dòng đầu là tên cột: unit, criterion, …")
    return lines


def _text(content: bytes) -> tuple[Line, ...]:
    if content.startswith(_OTHER_FILES) or b"\0" in content:
        mend = "Hãy lưu bảng thành CSV (UTF-8) hoặc XLSX"
        raise InputError("", "đây không phải tệp CSV hay XLSX", mend)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = content.count(b"\n", 0, broken.start) + 1
        mend = "Hãy lưu lại tệp CSV với bảng mã UTF-8"
        raise InputError(f"dòng {line}", "không phải chữ UTF-8", mend) from None
    first = text.lstrip().partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_MARKS, key=first.count), strict=True
    )
    lines, begun = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(f"dòng {begun}", tuple(cells)))
            begun = reader.line_num + 1
    except csv.Error:
        mend = "Hãy kiểm tra dấu nháy kép và dấu ngăn cột của dòng này"
        raise InputError(f"dòng {begun}", "không đúng cú pháp CSV", mend) from None
    return tuple(lines)


def _book(content: bytes) -> tuple[Line, ...]:
    _require_modest(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [each.name for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets = [
            _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in names
        ]
    except CalamineError:
        mend = "Hãy mở tệp bằng Excel rồi lưu lại dạng .xlsx, không đặt mật khẩu"
        raise InputError("", "không đọc được tệp Excel", mend) from None
    filled = [lines for lines in sheets if lines]
    results = [lines for lines in filled if _is_header(lines[0].cells)]
    if len(results) > 1:
        mend = "Hãy để bảng kết quả ở một trang tính"
        raise InputError("", "có hơn một trang tính có cột unit và criterion", mend)
    return results[0] if results else filled[0] if filled else ()


def _is_header(cells: Sequence[Cell]) -> bool:
    return {"unit", "criterion"} <= {str(cell).strip().lower() for cell in cells}


def _sheet(name: str, rows: Iterable[Sequence[Cell]]) -> tuple[Line, ...]:
    return tuple(
        Line(f"trang tính “{name}”, dòng {number}", tuple(cells))
        for number, cells in enumerate(rows, start=1)
        if any(str(cell).strip() for cell in cells)
    )


def _require_modest(content: bytes) -> None:
    """Unpack once and count, so that a small archive cannot fill the memory of its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = 0
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while piece := stream.read(1 << 20):
                        unpacked += len(piece)
                        if unpacked > _LARGEST_UNPACKED:
                            mend = "Hãy chép bảng sang một tệp Excel mới"
                            raise InputError("", "tệp Excel phình quá lớn khi mở", mend)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError):
        mend = "Hãy mở tệp bằng Excel rồi lưu lại dạng .xlsx, không đặt mật khẩu"
        raise InputError("", "không đọc được tệp Excel", mend) from None
