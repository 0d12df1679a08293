"""A right Word file and the changes that make it wrong in one place."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.thidua_core.paper.samples import plan
from thidua_core.paper import Column, Paragraph, Table, check_docx, render_docx

LONG = "Các đơn vị thành viên thực hiện đúng hạn, có minh chứng và báo cáo kết quả về Cụm trưởng. "
RIGHT = plan(
    bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Căn cứ Quy chế làm việc"),
    body=(
        Paragraph(LONG * 2),
        Paragraph(LONG * 2),
        Table((Column(title="TT"), Column(title="Việc")), (("1", "Ký kết"),)),
        Paragraph("Thực hiện từ ngày ký."),
    ),
)

PACKAGE = render_docx(RIGHT)


def doctored(change, paper=RIGHT):
    """The findings of a right document after one change."""
    document = docx.Document(io.BytesIO(PACKAGE if paper is RIGHT else render_docx(paper)))
    change(document)
    written = io.BytesIO()
    document.save(written)
    return check_docx(written.getvalue())


def paragraphs(document, words):
    every = [
        docx.text.paragraph.Paragraph(found, document)
        for found in document.element.body.iter(qn("w:p"))
    ]
    said = [paragraph for paragraph in every if words in paragraph.text]
    assert said, words
    return said


def restyle(words, **looks):
    def change(document):
        for run in paragraphs(document, words)[0].runs:
            for name, look in looks.items():
                setattr(run.font, name, look)

    return change


def reword(words, instead):
    def change(document):
        run = next(run for run in paragraphs(document, words)[0].runs if words in run.text)
        run.text = run.text.replace(words, instead)

    return change


def drop(words):
    def change(document):
        for paragraph in paragraphs(document, words):
            for run in paragraph.runs:
                run.text = ""

    return change


def drop_rule(place):
    def change(document):
        borders = list(document.element.body.iter(qn("w:pBdr")))
        borders[place].getparent().remove(borders[place])

    return change


def section(**measures):
    def change(document):
        for name, measure in measures.items():
            setattr(document.sections[0], name, measure)

    return change


def layout(words, **settings_):
    def change(document):
        for name, setting in settings_.items():
            setattr(paragraphs(document, words)[0].paragraph_format, name, setting)

    return change


def number_in_footer(document):
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    run = footer.paragraphs[0].add_run()._r
    code = OxmlElement("w:instrText")
    code.text = " PAGE "
    run.append(code)


def number_on_first_page(document):
    document.sections[0].different_first_page_header_footer = False


def number_in_first_header(document):
    header = document.sections[0].first_page_header
    header.is_linked_to_previous = False
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    header.paragraphs[0]._p.append(field)


def no_number(document):
    header = document.sections[0].header
    for code in list(header.part.element.iter(qn("w:instrText"))):
        code.text = "NUMPAGES"


def header_looks(**looks):
    def change(document):
        style = document.styles.get_by_id("Header", 1)
        if "size" in looks:
            style.font.size = looks["size"]
        if "alignment" in looks:
            style.paragraph_format.alignment = looks["alignment"]

    return change


def add_line_below(words, typed):
    def change(document):
        above = paragraphs(document, words)[0]
        below = above.insert_paragraph_before(typed)
        above._p.addnext(below._p)
        drop_rule(1)(document)

    return change


def shorten_rule(document):
    ruled = next(document.element.body.iter(qn("w:pBdr"))).getparent().getparent()
    docx.text.paragraph.Paragraph(ruled, document).paragraph_format.left_indent = Pt(95)


def red(document):
    paragraphs(document, "Các đơn vị")[0].runs[0].font.color.rgb = RGBColor(255, 0, 0)
