import pytest

from thidua.exchange.domain.annex import ANNEX, is_share, read_annex
from thidua.exchange.domain.columns import read_table
from thidua.exchange.domain.delimited import write_rows
from thidua.exchange.domain.sheet import read_sheet

HEADER = ("Đơn vị", "Mã tiêu chí", "Tử số", "Mẫu số", "Kết quả", "Không phát sinh")


def read(*rows):
    return read_annex(read_table(read_sheet(write_rows([HEADER, *rows]), "a.csv"), ANNEX))


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        (("412", "430", "", ""), {"numerator": "412", "denominator": "430"}),
        (("", "", "62,5", ""), {"actual": "62.5"}),
        (("", "", "62.50", ""), {"actual": "62.50"}),
        (("", "", "62,0", ""), {"actual": "62"}),
        (("", "", "", "có"), {"not_arisen": "yes"}),
        (("", "", "", "x"), {"not_arisen": "yes"}),
        (("0", "0", "", "không"), {"numerator": "0", "denominator": "0"}),
        (("", "", "", ""), {}),
    ],
)
def test_a_line_says_every_column_of_figures(row, texts) -> None:
    [line], errors = read(("Mẫu", "A1", *row))
    assert not errors
    assert {key: text for key, text in line.texts.items() if text} == texts
    assert set(line.texts) == {"actual", "numerator", "denominator", "not_arisen"}
    assert line.is_silent is not bool(texts)


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (("Mẫu", "A1", "bốn", "", "", ""), "Dòng 2, cột C", "không phải là một số"),
        (("Mẫu", "A1", "1.234.567", "", "", ""), "Dòng 2, cột C", "không phải là một số"),
        (("Mẫu", "A1", "", "", "", "có lẽ"), "Dòng 2, cột F", "không rõ"),
        (("", "A1", "1", "2", "", ""), "Dòng 2, cột A", "để trống"),
        (("Mẫu", "", "1", "2", "", ""), "Dòng 2, cột B", "để trống"),
    ],
)
def test_what_cannot_be_read_names_its_cell(row, cell, said) -> None:
    lines, [error] = read(row)
    assert not lines
    assert str(error).startswith(cell)
    assert said in str(error)


def test_one_column_keeps_to_one_mark_and_another_has_its_own() -> None:
    lines, [error] = read(
        ("Mẫu", "A1", "1.5", "2", "75,0", ""),
        ("Mẫu", "A2", "1,5", "2", "75,0", ""),
    )
    assert len(lines) == 1
    assert (error.code, error.cell, error.facts["other"]) == ("figure.marks", "C3", "C2")


def test_the_same_line_twice_is_refused() -> None:
    _lines, [error] = read(("Mẫu", "A1", "1", "2", "", ""), ("mẫu", "a1", "1", "3", "", ""))
    assert (error.code, error.cell) == ("row.twice", "B3")


def test_a_share_is_told_by_its_name() -> None:
    assert is_share("Tỷ lệ án truy tố đúng thời hạn")
    assert is_share("Kiểm sát 100% bản án")
    assert not is_share("Số phiên tòa rút kinh nghiệm")
