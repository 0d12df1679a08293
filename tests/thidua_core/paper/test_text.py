"""Whatever people type comes out as the words they typed, and changes nothing else."""

import io
import unicodedata
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.paper.printed import MM, pages_of, words_of
from tests.thidua_core.paper.samples import HOSTILE, plan
from thidua_core.errors import InputError
from thidua_core.paper import (
    Article,
    Attendance,
    Attendee,
    Chapter,
    Clause,
    Column,
    Dash,
    GroupRow,
    Labelled,
    Paragraph,
    Point,
    RomanSection,
    Signature,
    Table,
    UnprintableTextError,
    render_docx,
    render_pdf,
    signature_fields,
)
from thidua_core.paper._fonts import face
from thidua_core.paper._wording import plain, point_letter, roman

PRINTABLE = "".join(map(chr, sorted(face().widths)))
typed = st.text(alphabet=st.sampled_from(PRINTABLE) | st.characters(codec="ascii"), max_size=40)
hostile = st.sampled_from(HOSTILE) | typed


def with_text_everywhere(text):
    said = text or "x"
    table = Table((Column(title=said), Column(title="B")), (GroupRow(said), (said, text)))
    return plan(
        title=said,
        issuer=said,
        superior=said,
        place=said,
        bases=(said,),
        body=(
            Chapter(said, (Article(title=said, text=said), Article(text=said))),
            RomanSection(said, (Clause(title=said, text=said), Clause(text=said))),
            Point(said, (Dash(said),)),
            Labelled(said, said),
            Attendance(said, (Attendee(said, said), Attendee(said))),
            table,
            Paragraph(said),
        ),
        signatures=(Signature(name=said, office=said, post=said, unit=said),),
        recipients=(said, said),
        filed=said,
    )


def skeleton(pdf):
    """What a change of words may not change: labels and marks that the layout sets."""
    shown = words_of(pdf)
    return [
        mark
        for mark in ("CỘNG HÒA", "Chương I", "Điều 1.", "Điều 2.", "a)", "Nơi nhận:", "- Lưu:")
        if mark in shown
    ]


def structure(document):
    styles = [paragraph.style.style_id for paragraph in document.paragraphs]
    return styles, [(len(table.rows), len(table.columns)) for table in document.tables]


USUAL = structure(docx.Document(io.BytesIO(render_docx(with_text_everywhere("thi đua")))))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_comes_out_as_text(text):
    body = (Paragraph(text), Table((Column(title=text),), ((text,),)), Dash(text), Paragraph("hết"))
    paper = plan(body=body, recipients=(text,))
    shown = words_of(render_pdf(paper))
    expected = " ".join(plain(text).split())
    assert shown.count(expected.rstrip(" ;.")) >= 4
    document = docx.Document(io.BytesIO(render_docx(paper)))
    said = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    assert expected in said
    assert f"- {expected}" in said


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(hostile)
def test_no_text_in_any_field_changes_the_structure(text):
    paper = with_text_everywhere(text)
    pdf = render_pdf(paper)
    assert len(skeleton(pdf)) == 7
    assert [field.name for field in signature_fields(paper)] == ["signature-1"]
    document = docx.Document(io.BytesIO(render_docx(paper)))
    assert structure(document) == USUAL


def test_decomposed_letters_are_composed():
    text = "Viện trưởng thống nhất với ý kiến của đơn vị"
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    as_typed = plan(body=(Paragraph(decomposed),))
    assert render_pdf(as_typed) == render_pdf(plan(body=(Paragraph(text),)))
    assert render_docx(as_typed) == render_docx(plan(body=(Paragraph(text),)))


def test_controls_and_direction_marks_leave_no_trace():
    text = "thi\x00 đua\x1b \u202ekhen\u202c\u200b thưởng\ufeff\x85 \tnăm\n2020"
    assert plain(text) == "thi đua khen thưởng năm 2020"
    assert "thi đua khen thưởng năm 2020./." in words_of(render_pdf(plan(body=(Paragraph(text),))))


@pytest.mark.parametrize("sign", ["😀", "漢", "\ud800", "\ufffe", "✓"])
def test_a_sign_that_the_font_lacks_is_named_with_its_sentence(sign):
    paper = plan(body=(Paragraph(f"Đạt yêu cầu {sign}"),))
    for render in (render_pdf, render_docx):
        with pytest.raises(UnprintableTextError) as refused:
            render(paper)
        assert f"U+{ord(sign):04X}" in str(refused.value)
        assert "Đạt yêu cầu" in refused.value.where
        str(refused.value).encode()
    assert issubclass(UnprintableTextError, InputError)


def test_a_long_sentence_is_shown_by_its_beginning():
    with pytest.raises(UnprintableTextError) as refused:
        render_pdf(plan(body=(Paragraph("rất dài " * 40 + "😀"),)))
    assert len(refused.value.where) < 70


def count_of(letter, paper):
    return words_of(render_pdf(paper)).count(letter)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["chữ " * 2500, "dài" * 3400])
def test_ten_thousand_letters_stay_within_the_page(text):
    table = Table((Column(title="X"), Column(title="Y", share=3)), (("1", text[:9000]),))
    paper = plan(body=(Paragraph(text), table, Paragraph(text)))
    pages = pages_of(render_pdf(paper))
    assert len(pages) > 3
    for page in pages:
        assert max(text.right for text in page.texts) <= page.width - 15 * MM + 4
    around = plan(body=(Paragraph(""), Table(table.columns, (("1", ""),)), Paragraph("")))
    letter = text[1]
    expected = 2 * text.count(letter) + text[:9000].count(letter)
    assert count_of(letter, paper) == count_of(letter, around) + expected


@pytest.mark.slow
def test_a_word_as_long_as_a_name_breaks_in_every_place():
    word = "X" * 300
    paper = with_text_everywhere(word)
    for page in pages_of(render_pdf(paper)):
        assert max(text.right for text in page.texts) <= page.width - 15 * MM + 4


def test_texts_may_be_missing_everywhere():
    bare = replace(
        plan(), body=(), signatures=(), recipients=(), filed=None, superior=None, place=None
    )
    page = pages_of(render_pdf(bare))[0]
    assert not any("Nơi nhận" in text.words for text in page.texts)
    assert docx.Document(io.BytesIO(render_docx(bare)))
    unsigned = plan(signatures=(Signature(name=None, office=None),))
    assert signature_fields(unsigned)[0].page == 1


@pytest.mark.slow
def test_a_long_row_breaks_and_a_short_one_does_not():
    texts = ["việc " * 20, "việc " * 2000]
    for text, pages in zip(texts, (1, 3), strict=True):
        table = Table((Column(title="Việc"),), ((text,),))
        assert len(pages_of(render_pdf(plan(body=(table,))))) >= pages


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "a"), (3, "d"), (4, "đ"), (5, "e"), (22, "y"), (23, "aa"), (46, "ba")]
)
def test_points_follow_the_vietnamese_alphabet(index, letter):
    assert point_letter(index) == letter


def test_roman_numbers():
    assert [roman(n) for n in (1, 4, 9, 14, 19, 40)] == ["I", "IV", "IX", "XIV", "XIX", "XXXX"]


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [((), ()), ((Column(title="A", share=0),), ()), ((Column(title="A"),), (("1", "2"),))],
)
def test_a_table_that_does_not_fit_itself_is_refused(columns, rows):
    with pytest.raises(ValueError, match=r"column|share"):
        Table(columns, rows)
