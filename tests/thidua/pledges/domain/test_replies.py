import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from thidua.pledges.domain.letters import words_of
from thidua.pledges.domain.replies import Piece, pieces_of, stance_of

CODES = ("1", "1.1", "A1.1", "A1", "A5.2", "3.6")
REPLY = """Kính gửi: Cụm trưởng Cụm thi đua số 10
Đơn vị góp ý như sau:
1. Khoản A5.2: đề nghị 25% vì án hủy, sửa ít,
mẫu số nhỏ.
- Về chỉ tiêu 3.6, không nhất trí chỉ tính báo Ngành
> câu trích của thư trước 1.1
1.1 Nhất trí.
Trân trọng.
Nguyễn Thị Mẫu, A1.1"""


def test_a_letter_is_taken_apart_by_clause() -> None:
    assert pieces_of(REPLY, CODES) == [
        Piece(
            code="A5.2",
            text="đề nghị 25% vì án hủy, sửa ít,\nmẫu số nhỏ.",
            stance="comment",
        ),
        Piece(code="3.6", text="không nhất trí chỉ tính báo Ngành", stance="objection"),
        Piece(code="1.1", text="Nhất trí.", stance="assent"),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A1: rõ hơn", "A1"),
        ("A1.1: rõ hơn", "A1.1"),
        ("a1.1 rõ hơn", "A1.1"),
        ("Khoản 1: rõ hơn", "1"),
        ("1.12 rõ hơn", ""),
        ("A1.10 rõ hơn", ""),
        ("2) Mục 3.6 - rõ hơn", "3.6"),
        ("tại khoản 3.6; rõ hơn", "3.6"),
        ("cần rõ hơn", ""),
    ],
)
def test_the_longest_code_that_stands_alone_is_meant(line, code) -> None:
    [piece] = pieces_of(line, CODES)
    assert piece.code == code
    assert piece.text.endswith("rõ hơn")


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Hoàn toàn nhất trí", "assent"),
        ("Nhất trí, tuy nhiên đề nghị 25%", "comment"),
        ("không đồng ý mức này", "objection"),
        ("đề nghị giữ", "comment"),
    ],
)
def test_words_that_only_agree_are_an_assent(words, stance) -> None:
    assert stance_of(words) == stance


@given(st.text(max_size=300), st.lists(st.sampled_from(CODES), max_size=4))
def test_any_text_gives_pieces_with_known_codes_and_words(reply, codes) -> None:
    for piece in pieces_of(reply, codes):
        assert piece.code in {"", *codes}
        assert piece.text.strip()


def _word(*lines: str) -> bytes:
    document, stream = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "A1.1 rõ hơn"
    document.save(stream)
    return stream.getvalue()


def test_files_give_their_words() -> None:
    assert words_of("tra loi.docx", _word("A5.2: 25%")) == "A5.2: 25%\nA1.1 rõ hơn"
    assert words_of("tra loi.TXT", "A5.2: đề nghị".encode()) == "A5.2: đề nghị"
    assert words_of("tra loi.txt", "đề nghị".encode("utf-16")) == "đề nghị"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"not a zip"),
        ("a.docx", _word()[:200]),
        ("a.txt", b"\xff\xfa\x00"),
        ("a.pdf", b"%PDF-"),
    ],
)
def test_what_cannot_be_read_is_none(name, content) -> None:
    assert words_of(name, content) is None
