"""Any tree of blocks is drawn, in any kind of paper, with headings that a reader can follow."""

import io
import re
from itertools import pairwise

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.paper.printed import words_of
from tests.thidua_core.paper.samples import plan, sample
from thidua_core.paper import (
    Appendix,
    Article,
    Attendance,
    Attendee,
    Chapter,
    Clause,
    Column,
    Dash,
    DrawingFault,
    GroupRow,
    Kind,
    Labelled,
    Paragraph,
    Point,
    RomanSection,
    Table,
    check_docx,
    render_docx,
    render_pdf,
)
from thidua_core.paper._pdf import Typesetter

words = st.sampled_from(["thi đua", "khen thưởng", "Cụm trưởng", "x"])
maybe = st.none() | words
row = st.tuples(words, words) | words.map(GroupRow)
leaves = st.one_of(
    words.map(Paragraph),
    words.map(Dash),
    st.builds(Labelled, words, words),
    st.builds(Attendance, words, st.lists(words.map(Attendee), max_size=3).map(tuple)),
    st.lists(row, max_size=4).map(
        lambda rows: Table((Column(title="A"), Column(title="B")), tuple(rows))
    ),
)


def containers(inner):
    held = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Point, words, held),
        st.builds(Clause, title=maybe, text=maybe, blocks=held),
        st.builds(Article, title=maybe, text=maybe, blocks=held),
        st.builds(RomanSection, words, held),
        st.builds(Chapter, words, held),
    )


bodies = st.lists(st.recursive(leaves, containers, max_leaves=8), max_size=4).map(tuple)


def tags(pdf, wanted):
    """The tags of a PDF's structure that match, in reading order."""
    found = []

    def visit(element):
        tag = str(element.get("/S", "")) if hasattr(element, "get") else ""
        if re.fullmatch(wanted, tag):
            found.append(tag)
        held = element.get("/K") if hasattr(element, "get") else None
        for each in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(each, pikepdf.Dictionary):
                visit(each)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        visit(opened.Root.StructTreeRoot)
    return found


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(Kind), bodies, bodies)
def test_any_tree_is_drawn(kind, body, appended):
    appendices = (Appendix(title="Kèm theo", blocks=appended),) if appended else ()
    paper = plan(kind=kind, symbol=None, body=body, appendices=appendices)
    levels = [int(tag[2:]) for tag in tags(render_pdf(paper), "/H[1-9]")]
    assert levels[:1] in ([], [1])
    assert all(after <= before + 1 for before, after in pairwise(levels))
    check_docx(render_docx(paper))


def test_the_title_is_a_heading_and_no_paragraph_stands_in_it():
    pdf = render_pdf(sample("plan"))
    assert tags(pdf, "/H[1-9]") == ["/H1", "/H2", "/H3", "/H3", "/H2", "/H2"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        headings = [
            element
            for element in opened.objects
            if isinstance(element, pikepdf.Dictionary) and str(element.get("/S")) == "/H1"
        ]
    assert len(headings) == 1
    assert tags(render_pdf(sample("decision")), "/TH") == ["/TH"] * 5


def test_numbers_run_through_the_document_and_letters_through_their_neighbours():
    paper = plan(
        kind=Kind.REGULATION,
        body=(
            Chapter(
                "Chung", (Article(title="Một"), Article(text="Hai", blocks=(Clause(text="p"),)))
            ),
            Chapter("Riêng", (Article(title="Ba", blocks=(Clause(text="q"), Clause(text="r"))),)),
            Paragraph("giữa"),
            RomanSection("Mục đầu", (Clause(text="s"),)),
            RomanSection("Mục sau", (Clause(text="t"), Dash("giữa"), Clause(text="u"))),
        ),
    )
    shown = words_of(render_pdf(paper))
    for expected in (
        "Chương I CHUNG Điều 1. Một Điều 2. Hai 1. p Chương II RIÊNG Điều 3. Ba 1. q 2. r",
        "I. MỤC ĐẦU 1. s II. MỤC SAU 1. t - giữa 2. u",
    ):
        assert expected in shown
    lettered = plan(body=tuple(Point(letter) for letter in "vwxyz"))
    assert "a) v b) w c) x d) y đ) z./." in words_of(render_pdf(lettered))


def test_a_breakdown_of_the_typesetter_is_an_ordinary_error(tmp_path):
    template = tmp_path / "panics.typ"
    group = "table.header(level: 2, repeat: false, table.cell(colspan: 2)[g]), "
    template.write_text(
        '#set document(title: "x", date: datetime(year: 2020, month: 1, day: 1))\n'
        f"x\n#table(columns: 2, table.header([a], [b]), {group}{group}[c], [d])"
    )
    with pytest.raises(DrawingFault):
        Typesetter(template).pdf("{}")
    template.write_text("#missing")
    with pytest.raises(typst.TypstError):
        Typesetter(template).pdf("{}")


@pytest.mark.parametrize("title", ["góp ý dự thảo", "V/v góp ý dự thảo", "v/v: góp ý dự thảo"])
def test_a_letters_subject_says_about_once(title):
    letter = plan(kind=Kind.OFFICIAL_LETTER, symbol="VKS-VP", title=title)
    assert "V/v góp ý dự thảo" in words_of(render_pdf(letter))
    assert words_of(render_pdf(letter)).lower().count("v/v") == 1
