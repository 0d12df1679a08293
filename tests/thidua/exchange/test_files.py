"""Files that cannot be used: each gets words for the place and the mend, and saves nothing."""

import io
import zipfile

import pytest
import xlsxwriter

from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import PEOPLE_HEADER, book, person
from thidua.exchange.actions import ImportRefused, apply_import
from thidua.exchange.domain import archive
from thidua.exchange.domain.cells import address
from thidua.exchange.queries import preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM

NOW = clock.moment(clock.today(), 9)
GOOD = book(PEOPLE_HEADER, person("Nguyễn Thị Mẫu"))
TWO_HEADERS = book(
    ("Họ và tên", "Thông tin", "", "Đơn vị", "Chức vụ", "Từ ngày"),
    ("", "Giới tính", "Năm sinh", "", "", ""),
    person("Nguyễn Thị Mẫu"),
)


def with_far_cell(cell: str, row: int) -> bytes:
    """A good file in which one cell says that it stands far away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.startswith("xl/worksheets/"):
                far = f'<row r="{row}"><c r="{cell}{row}"><v>1</v></c></row></sheetData>'
                content = content.replace(b"</sheetData>", far.encode())
            new.writestr(member, content)
    return out.getvalue()


def errors_of(content: bytes, name: str = "nguoi.xlsx"):
    with nothing_is_saved():
        found = preview_import(kind="people", name=name, content=content, actor=SYSTEM, at=NOW)
        with pytest.raises(ImportRefused):
            apply_import(kind="people", name=name, content=content, actor=SYSTEM, at=NOW)
    assert all(error.problem and error.mend for error in found.errors)
    return [(error.code, error.cell) for error in found.errors]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("file.empty", "")),
        (book(), ("file.empty", "")),
        (book(PEOPLE_HEADER), ("sheet.no_rows", "")),
        (b"%PDF-1.7", ("file.kind", "")),
        (b"just words", ("file.kind", "")),
        (b"PK\x03\x04 broken", ("file.broken", "")),
        (GOOD[:-200], ("file.broken", "")),
        (b"\xd0\xcf\x11\xe0 old", ("file.old", "")),
        (bytes(21 * 1024 * 1024), ("file.large", "")),
        (with_far_cell("XFD", 3), ("sheet.wide", "")),
        (with_far_cell("A", 1048576), ("sheet.rows", "")),
        (book(("Cột một", "Cột hai"), (1, 2)), ("header.missing", "")),
        (book((*PEOPLE_HEADER, "Năm sinh"), person("Mẫu")), ("header.twice", "G1")),
        (book((*PEOPLE_HEADER, "Chuc vuu"), person("Mẫu")), ("header.unknown", "G1")),
        (book((*PEOPLE_HEADER, ""), (*person("Mẫu"), "x")), ("header.nameless", "G1")),
        (book(PEOPLE_HEADER[:5], person("Mẫu")[:5]), ("header.lacking", "")),
        (TWO_HEADERS, ("header.two", "B2")),
        (book(PEOPLE_HEADER, person("A"), PEOPLE_HEADER), ("header.two", "A3")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_file_that_cannot_be_used(db: None, content: bytes, expected: tuple[str, str]) -> None:
    assert expected in errors_of(content)


def test_an_archive_that_swells_is_not_opened(db: None, monkeypatch) -> None:
    monkeypatch.setattr(archive, "_MAX_UNPACKED", 1_000)
    assert errors_of(GOOD) == [("file.swollen", "")]


def test_text_repeated_beyond_the_bound_is_not_opened(db: None, monkeypatch) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:  # keeps its texts once, apart from the cells
        workbook.add_worksheet("Người").write_row(0, 0, PEOPLE_HEADER)
    monkeypatch.setattr(archive, "_MAX_REPEATED", 10)
    assert errors_of(stream.getvalue()) == [("file.swollen", "")]


def test_merged_cells_are_named_with_their_area(agency) -> None:
    content = book(PEOPLE_HEADER, person("A"), person("B"), person("C"), merge=["D2:D4", "A2:A3"])
    assert set(errors_of(content)) == {("cell.merged", "D2"), ("cell.merged", "A2")}
    told = preview_import(kind="people", name="a.xlsx", content=content, actor=SYSTEM, at=NOW)
    [first] = [error for error in told.errors if error.cell == "D2"]
    assert str(first).startswith("Trang tính “Người”, ô D2: Các ô D2:D4 bị trộn.")


def test_a_merged_title_above_the_header_does_not_matter(agency) -> None:
    content = book(("DANH SÁCH",), PEOPLE_HEADER, person("Nguyễn Thị Mẫu"), merge=["A1:F1"])
    seen = preview_import(kind="people", name="a.xlsx", content=content, actor=SYSTEM, at=NOW)
    assert seen.ready


def test_the_nearest_column_is_named(agency) -> None:
    content = book((*PEOPLE_HEADER, "Chuc vuu"), person("Mẫu"))
    [error] = preview_import(
        kind="people", name="a.xlsx", content=content, actor=SYSTEM, at=NOW
    ).errors
    assert "“Chức vụ”" in error.mend


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_as_utf_8(agency, mark: str) -> None:
    rows = [PEOPLE_HEADER, person("Nguyễn Thị Mẫu")]
    text = "\r\n".join(mark.join(map(str, row)) for row in rows)
    content = text.encode("utf-8-sig")
    seen = preview_import(kind="people", name="a.csv", content=content, actor=SYSTEM, at=NOW)
    assert [row.title for row in seen.new] == ["Nguyễn Thị Mẫu"]
    assert errors_of(text.encode("utf-16"), "a.csv") == [("file.wide_encoding", "")]
    assert errors_of(text.encode("cp1258", "replace"), "a.csv") == [("file.encoding", "")]


def test_addresses_are_those_of_excel() -> None:
    cells = [address(row, column) for row, column in ((0, 0), (6, 2), (9, 25), (0, 26), (1, 701))]
    assert cells == ["A1", "C7", "Z10", "AA1", "ZZ2"]
