"""Which columns a file of each kind has, and by which names they are recognised.

Knows headers; does not know the values beneath them, nor the database.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.exchange.domain.archive import MAX_ROWS
from thidua.exchange.domain.cells import CellError, UnreadableSheet, address
from thidua.exchange.domain.sheet import Cell, Line, Sheet
from thidua_core.text import fold, squash

HEADER_WITHIN = 20
"""A header stands in one of so many first lines."""
_REMARK = re.compile(r"\(.*?\)|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``key`` is its name in the records that are read."""

    key: str
    name: str
    also: tuple[str, ...] = ()
    """Other names by which it is known, without diacritics."""
    needed: bool = False
    """The file has this column."""
    may_be_empty: bool = False
    """A cell of a needed column may be empty."""
    example: str = ""


UNITS = (
    Column(
        key="name",
        name="Tên đơn vị",
        also=("don vi", "ten day du", "ten don vi day du"),
        needed=True,
        example="Phòng Thi đua - Khen thưởng",
    ),
    Column(
        key="short_name", name="Tên viết tắt", also=("ten tat", "viet tat"), example="Phòng TĐ-KT"
    ),
    Column(
        key="kind", name="Loại", also=("loai don vi", "loai hinh"), needed=True, example="phòng"
    ),
    Column(
        key="parent",
        name="Thuộc đơn vị",
        also=("thuoc", "truc thuoc", "don vi cap tren", "cap tren", "don vi chu quan"),
        example="VKSND tỉnh Vĩnh Long",
    ),
    Column(key="level", name="Cấp", also=("cap don vi",), example="cấp tỉnh"),
    Column(key="code", name="Mã", also=("ma don vi", "ky hieu"), example="P-TDKT"),
    Column(
        key="since",
        name="Từ ngày",
        also=("ngay thanh lap", "tu", "hieu luc tu"),
        example="01/07/2025",
    ),
)
PEOPLE = (
    Column(
        key="full_name",
        name="Họ và tên",
        also=("ho ten", "ho va ten day du", "ten", "ho ten day du", "ho dem va ten"),
        needed=True,
        example="Nguyễn Thị Mẫu",
    ),
    Column(key="sex", name="Giới tính", also=("gioi", "nam nu"), example="Nữ"),
    Column(key="birth_year", name="Năm sinh", also=("nam sinh",), example="1985"),
    Column(
        key="unit",
        name="Đơn vị",
        also=("don vi cong tac", "noi cong tac", "ten don vi", "co quan"),
        needed=True,
        example="VKSND tỉnh Vĩnh Long",
    ),
    Column(
        key="position",
        name="Chức vụ",
        also=("chuc danh", "chuc vu chuc danh", "vi tri"),
        needed=True,
        example="Chuyên viên",
    ),
    Column(
        key="leadership",
        name="Chức vụ lãnh đạo",
        also=("lanh dao", "cap lanh dao"),
        example="Cấp phó",
    ),
    Column(
        key="since",
        name="Từ ngày",
        also=("tu", "giu chuc vu tu", "ngay giu chuc vu", "ngay bo nhiem"),
        needed=True,
        example="01/07/2025",
    ),
    Column(key="username", name="Tên đăng nhập", also=("tai khoan", "username")),
)
DOCUMENTS = (
    Column(
        key="number",
        name="Số, ký hiệu",
        also=("so", "so van ban", "so hieu", "so ky hieu van ban", "so va ky hieu"),
        needed=True,
        may_be_empty=True,
        example="16/KH-VKS",
    ),
    Column(key="symbol", name="Ký hiệu", also=("ky hieu van ban",)),
    Column(
        key="issued_on",
        name="Ngày ban hành",
        also=("ngay", "ngay thang", "ngay van ban", "ngay thang van ban", "ngay thang nam"),
        needed=True,
        may_be_empty=True,
        example="05/01/2026",
    ),
    Column(
        key="kind",
        name="Loại văn bản",
        also=("loai", "ten loai", "ten loai van ban"),
        example="Kế hoạch",
    ),
    Column(
        key="title",
        name="Trích yếu",
        also=(
            "trich yeu noi dung",
            "trich yeu noi dung van ban",
            "ten loai va trich yeu noi dung",
            "ten loai va trich yeu noi dung van ban",
            "noi dung",
        ),
        needed=True,
        may_be_empty=True,
        example="Tổ chức phong trào thi đua năm 2026",
    ),
    Column(
        key="issuer",
        name="Cơ quan ban hành",
        also=("don vi ban hanh", "co quan", "noi ban hanh", "tac gia"),
        example="VKSND tỉnh Vĩnh Long",
    ),
    Column(
        key="issuer_label", name="Ban hành nhân danh", also=("nhan danh", "ten co quan ban hanh")
    ),
    Column(key="signer", name="Người ký", also=("nguoi ky van ban",), example="Trần Văn Ví Dụ"),
    Column(key="note", name="Ghi chú", also=("ghi chu van ban",)),
)
RATINGS = (
    Column(
        key="year", name="Năm", also=("nam thi dua", "nam xep loai"), needed=True, example="2026"
    ),
    Column(
        key="unit",
        name="Đơn vị",
        also=("don vi cong tac", "ten don vi", "co quan"),
        needed=True,
        example="VKSND tỉnh Vĩnh Long",
    ),
    Column(
        key="full_name",
        name="Họ và tên",
        also=("ho ten", "ten", "ho dem va ten"),
        needed=True,
        may_be_empty=True,
        example="Nguyễn Thị Mẫu",
    ),
    Column(key="birth_year", name="Năm sinh", also=("nam sinh",), example="1985"),
    Column(key="position", name="Chức vụ", also=("chuc danh", "vi tri"), example="Kiểm tra viên"),
    Column(
        key="grade",
        name="Xếp loại",
        also=("xep loai chat luong", "muc xep loai", "ket qua xep loai", "danh gia xep loai"),
        needed=True,
        example="Hoàn thành tốt nhiệm vụ",
    ),
    Column(
        key="decision", name="Quyết định", also=("so quyet dinh", "can cu"), example="12/QĐ-VKS"
    ),
    Column(key="decided_on", name="Ngày quyết định", also=("ngay",), example="25/11/2026"),
    Column(key="note", name="Ghi chú", also=("ghi chu xep loai",)),
)
REGISTRATIONS = (
    Column(key="year", name="Năm", also=("nam thi dua",), needed=True, example="2026"),
    Column(key="cluster", name="Cụm, khối", also=("cum", "khoi", "cum thi dua")),
    Column(key="unit", name="Đơn vị", also=("ten don vi", "don vi dang ky"), needed=True),
    Column(
        key="award",
        name="Danh hiệu, hình thức",
        also=("danh hieu", "hinh thuc", "danh hieu thi dua", "danh hieu dang ky"),
        needed=True,
        example="Chiến sĩ thi đua cơ sở",
    ),
    Column(key="full_name", name="Họ và tên", also=("ho ten", "ca nhan"), example="Nguyễn Thị Mẫu"),
    Column(key="birth_year", name="Năm sinh"),
    Column(key="collective", name="Tập thể", also=("tap the truc thuoc",)),
    Column(key="title", name="Tên sáng kiến", also=("sang kien", "ten de tai")),
    Column(key="count", name="Số lượng"),
    Column(key="note", name="Ghi chú", also=("ghi chu dang ky",)),
    Column(key="reason", name="Lý do gửi chậm", also=("ly do",)),
)
COLUMNS = {
    "units": UNITS,
    "people": PEOPLE,
    "documents": DOCUMENTS,
    "ratings": RATINGS,
    "registration": REGISTRATIONS,
}
TITLES = {
    "units": "Đơn vị",
    "people": "Người",
    "documents": "Văn bản đi",
    "ratings": "Xếp loại",
    "registration": "Đăng ký thi đua",
}
NOT_KEPT = frozenset({"noi nhan", "noi nhan van ban", "don vi nguoi nhan ban luu", "so luong ban"})
"""Columns of an office's register for which the software has no place; they are read over."""
_PASSED_OVER = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line under the header, its cells by the columns' keys; empty ones are left out."""

    row: int
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The records of a sheet and where their columns stand."""

    title: str
    places: dict[str, int]
    records: tuple[Record, ...]
    not_kept: tuple[tuple[str, str], ...] = ()
    """Cells of the header, with their text, whose columns are read over."""

    def cell(self, row: int, key: str) -> str:
        """The address of a column in a row; of the first column where that one is missing."""
        return address(row, self.places.get(key, min(self.places.values())))

    def error(self, code: str, row: int, key: str, **facts: str | int) -> CellError:
        """An error at a column in a row."""
        return CellError(code=code, sheet=self.title, cell=self.cell(row, key), facts=facts)


def read_table(sheet: Sheet, columns: Sequence[Column]) -> Table:
    """Find the header and the records below it; raises ``UnreadableSheet`` with all it finds."""
    known = _known(columns)
    header = _header(sheet, known)
    if header is None:
        first = next(column.name for column in columns if column.needed)
        facts: dict[str, str | int] = {"column": first, "limit": HEADER_WITHIN}
        missing = CellError(code="header.missing", sheet=sheet.title, facts=facts)
        raise UnreadableSheet(missing, *_merged(sheet, 0))
    below = tuple(line for line in sheet.lines if line.row > header.row)
    places, errors = _places(sheet.title, header, below, columns, known)
    errors += _merged(sheet, header.row)
    beside = (line for line in sheet.lines if line.row > header.row or line.row == header.row - 1)
    errors += [
        error for line in beside for error in _second_header(sheet.title, line, header, known)
    ]
    if not below and not errors:
        errors.append(CellError(code="sheet.no_rows", sheet=sheet.title))
    if len(below) > MAX_ROWS:
        facts = {"limit": MAX_ROWS}
        errors = [CellError(code="sheet.rows", sheet=sheet.title, facts=facts)]
    if errors:
        raise UnreadableSheet(*errors)
    records = tuple(Record(row=line.row, cells=_cells(line, places)) for line in below)
    kept = tuple(record for record in records if record.cells)
    if not kept:
        raise UnreadableSheet(CellError(code="sheet.no_rows", sheet=sheet.title))
    return Table(title=sheet.title, places=places, records=kept, not_kept=tuple(_not_kept(header)))


def _not_kept(header: Line) -> Iterator[tuple[str, str]]:
    for place, cell in enumerate(header.cells):
        if _plain(cell) in NOT_KEPT:
            yield address(header.row, place), squash(str(cell))


def _known(columns: Sequence[Column]) -> dict[str, str]:
    names = {other: column.key for column in columns for other in column.also}
    return names | {_plain(column.name): column.key for column in columns}


def _plain(header: Cell) -> str:
    return " ".join(_REMARK.sub(" ", fold(str(header))).split())


def _header(sheet: Sheet, known: dict[str, str]) -> Line | None:
    def matches(line: Line) -> int:
        return sum(_plain(cell) in known for cell in line.cells)

    best = max(sheet.lines[:HEADER_WITHIN], key=matches, default=None)
    return best if best is not None and matches(best) else None


def _places(
    title: str,
    header: Line,
    below: Sequence[Line],
    columns: Sequence[Column],
    known: dict[str, str],
) -> tuple[dict[str, int], list[CellError]]:
    names = {column.key: column.name for column in columns}
    places: dict[str, int] = {}
    errors: list[CellError] = []

    def wrong(code: str, place: int, **facts: str | int) -> None:
        cell = address(header.row, place)
        errors.append(CellError(code=code, sheet=title, cell=cell, facts=facts))

    for place, cell in enumerate(header.cells):
        plain, shown = _plain(cell), squash(str(cell))
        key = known.get(plain)
        if not plain:
            if any(_filled(line, place) for line in below):
                wrong("header.nameless", place)
        elif key is None:
            if plain not in _PASSED_OVER and plain not in NOT_KEPT:
                wrong("header.unknown", place, column=shown, nearest=_nearest(plain, known, names))
        elif key in places:
            other = address(header.row, places[key])
            wrong("header.twice", place, column=shown, other=other)
        else:
            places[key] = place
    errors += [
        CellError(code="header.lacking", sheet=title, facts={"column": column.name})
        for column in columns
        if column.needed and column.key not in places
    ]
    return places, errors


def _nearest(plain: str, known: dict[str, str], names: dict[str, str]) -> str:
    (nearest,) = difflib.get_close_matches(plain, known, n=1, cutoff=0.0)
    return names[known[nearest]]


def _merged(sheet: Sheet, first_row: int) -> list[CellError]:
    return [
        CellError(
            code="cell.merged",
            sheet=sheet.title,
            cell=address(*merged.first),
            facts={"area": merged.area},
        )
        for merged in sheet.merged
        if merged.last[0] >= first_row
    ]


def _second_header(title: str, line: Line, header: Line, known: dict[str, str]) -> list[CellError]:
    """The line right above or below names a column too, or one further down repeats the header."""
    texts = [(place, cell) for place, cell in enumerate(line.cells) if isinstance(cell, str)]
    if line.row <= header.row + 1:
        named = [place for place, cell in texts if 0 < len(cell) < 40 and _plain(cell) in known]
    else:
        # A hundred thousand lines come by: most are told from a header without folding a letter.
        named = [place for place, cell in texts if cell and cell in header.cells]
        named = [place for place in named if _plain(line.cells[place]) in known]
    if len(named) < (1 if line.row <= header.row + 1 else 2):
        return []
    cell, facts = address(line.row, named[0]), {"row": header.row + 1}
    return [CellError(code="header.two", sheet=title, cell=cell, facts=facts)]


def _filled(line: Line, place: int) -> bool:
    return place < len(line.cells) and bool(str(line.cells[place]).strip())


def _cells(line: Line, places: dict[str, int]) -> dict[str, Cell]:
    cells = line.cells
    found = ((key, cells[place]) for key, place in places.items() if place < len(cells))
    return {
        key: cell
        for key, cell in found
        if cell is not None and (not isinstance(cell, str) or cell.strip())
    }
