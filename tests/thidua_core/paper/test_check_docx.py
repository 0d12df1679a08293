"""The check of Word files: right ones pass, and other papers are measured by their own rules."""

import io

import docx
import pytest
from docx.shared import Pt

from tests.thidua_core.paper.doctoring import LONG, RIGHT, doctored, paragraphs, restyle, reword
from tests.thidua_core.paper.samples import SAMPLES, plan, sample
from thidua_core.paper import Appendix, Kind, Severity, check_docx, holds, render_docx


@pytest.mark.parametrize("name", SAMPLES)
def test_what_we_draw_passes(name):
    assert check_docx(render_docx(sample(name))) == ()


@pytest.mark.parametrize(
    "paper",
    [
        RIGHT,
        plan(appendices=(Appendix(title="Bảng", blocks=(), landscape=True),)),
        plan(kind=Kind.OFFICIAL_LETTER, symbol="VKS-VP", addressees=("Ban A", "Ban B")),
        plan(kind=Kind.PLEDGE, symbol=None, number=None),
        plan(superior=None),
    ],
)
def test_other_kinds_that_we_draw_pass(paper):
    assert check_docx(render_docx(paper)) == ()


def test_a_letters_subject_is_measured():
    letter = plan(kind=Kind.OFFICIAL_LETTER, symbol="VKS-VP", title="góp ý")
    (finding,) = doctored(restyle("V/v góp ý", size=Pt(14)), letter)
    assert (finding.code, finding.severity) == ("size", Severity.ERROR)
    assert "Trích yếu công văn" in finding.text


def test_minutes_want_the_secretary_at_the_left():
    def swapped(document):
        reword("THƯ KÝ", "CHỦ TỌA")(document)

    found = doctored(swapped, sample("minutes"))
    assert [finding.code for finding in found] == ["minutes.signatures"]


def test_a_superior_in_bold_is_seen_although_every_line_is_bold():
    def change(document):
        restyle("TỐI CAO", bold=True)(document)

    found = doctored(change)
    assert {finding.code for finding in found} == {"style.not_bold"}
    assert all("cơ quan chủ quản" in finding.text for finding in found)


def test_wrong_fonts_are_counted_once_each():
    def change(document):
        for paragraph in paragraphs(document, LONG[:20]):
            for run in paragraph.runs:
                run.font.name = "Calibri"

    (finding,) = doctored(change)
    assert "và 1 chỗ khác" in finding.text


def test_a_document_of_another_origin_is_read():
    document = docx.Document()
    document.add_paragraph("Kính gửi các đơn vị")
    written = io.BytesIO()
    document.save(written)
    codes = {finding.code for finding in check_docx(written.getvalue())}
    assert {"page.size", "page.margin", "font", "nation.missing", "number.missing"} <= codes
    assert not holds(check_docx(written.getvalue()))
