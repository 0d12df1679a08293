"""The Word file, opened again: measures, styles, faces and rules of the decree."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from tests.thidua_core.paper.samples import SAMPLES, plan, sample
from thidua_core.paper import Appendix, Kind, Paragraph, Signature, render_docx
from thidua_core.paper._fonts import face

MM = 36000


def opened(paper):
    return docx.Document(io.BytesIO(render_docx(paper)))


def all_paragraphs(document):
    """Every paragraph, those of tables included, in reading order."""
    return [
        docx.text.paragraph.Paragraph(found, document)
        for found in document.element.body.iter(qn("w:p"))
    ]


def paragraph_with(document, words):
    found = [paragraph for paragraph in all_paragraphs(document) if words in paragraph.text]
    assert len(found) == 1, words
    return found[0]


def style_of(document, paragraph):
    return document.styles.get_by_id(paragraph._p.style, 1)


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_a4_with_the_decrees_margins(name):
    for section in opened(sample(name)).sections:
        assert (round(section.page_width / MM), round(section.page_height / MM)) == (210, 297)
        assert section.top_margin / MM == pytest.approx(20, abs=0.1)
        assert section.bottom_margin / MM == pytest.approx(20, abs=0.1)
        assert section.left_margin / MM == pytest.approx(30, abs=0.1)
        assert section.right_margin / MM == pytest.approx(15, abs=0.1)


@pytest.mark.parametrize(
    ("words", "size", "bold", "italic"),
    [
        ("VIỆN KIỂM SÁT NHÂN DÂN\nTỐI CAO", 12, None, None),
        ("VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH LONG AN", 12, True, None),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, None),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, None),
        ("Số: 09/KH-VKS", 13, None, None),
        ("Long An, ngày 05 tháng 01 năm 2020", 13, None, True),
        ("KẾ HOẠCH", 14, True, None),
        ("Phát động phong trào", 14, True, None),
        ("Các đơn vị tổ chức", 14, None, None),
        ("KT. VIỆN TRƯỞNG", 14, True, None),
        ("Nguyễn Thị Mẫu", 14, True, None),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, VP.", 11, None, None),
    ],
)
def test_each_element_has_its_style(words, size, bold, italic):
    document = opened(plan())
    style = style_of(document, paragraph_with(document, words))
    assert style.font.size.pt == size
    assert (style.font.bold, style.font.italic) == (bold, italic)


def test_the_only_font_is_times_new_roman():
    for name in SAMPLES:
        package = zipfile.ZipFile(io.BytesIO(render_docx(sample(name))))
        for part in package.namelist():
            written = package.read(part).decode()
            assert "Theme" not in written
            for chunk in written.split("<w:rFonts ")[1:]:
                families = set(chunk.split("/>")[0].split('"')[1::2])
                assert families == {"Times New Roman"}


def test_body_is_justified_indented_and_spaced():
    document = opened(plan())
    style = style_of(document, paragraph_with(document, "Các đơn vị tổ chức"))
    layout = style.paragraph_format
    assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert layout.first_line_indent / MM == pytest.approx(12.7, abs=0.05)
    assert layout.space_after.pt >= 6
    assert 1 <= layout.line_spacing <= 1.5
    assert paragraph_with(document, "Các đơn vị").text.endswith("này./.")
    assert paragraph_with(document, "Các đơn vị").paragraph_format.keep_with_next


def test_page_number_is_a_field_of_the_header_and_not_on_the_first_page():
    document = opened(plan(appendices=(Appendix(title="Bảng", blocks=(), landscape=True),)))
    first, second = document.sections
    for section in (first, second):
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous
        number = section._sectPr.find(qn("w:pgNumType"))
        assert number.get(qn("w:start")) == "1"
    assert (second.orientation, first.orientation) == (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT)
    header = first.header
    assert [field.text for field in header.part.element.iter(qn("w:instrText"))] == ["PAGE"]
    style = document.styles.get_by_id("Header", 1)
    assert style.font.size.pt == 14
    assert style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def rules(document):
    """Length in points of every drawn rule, by the text before it."""
    lengths = {}
    said = ""
    for paragraph in all_paragraphs(document):
        said = paragraph.text or said
        if paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is None:
            continue
        cells = [part for part in paragraph._p.iterancestors() if part.tag == qn("w:tc")]
        width = cells[0].width.pt if cells else 165 / 25.4 * 72
        layout = paragraph.paragraph_format
        lengths[said] = width - layout.left_indent.pt - layout.right_indent.pt
    return lengths


def test_rules_are_borders_of_the_right_length():
    lengths = rules(opened(plan()))
    bold = face(bold=True)
    motto = "Độc lập - Tự do - Hạnh phúc"
    assert lengths.pop(motto) == pytest.approx(bold.width(motto, 13), abs=1)
    title = "Phát động phong trào thi đua năm 2020"
    assert 1 / 3 <= lengths.pop(title) / bold.width(title, 14) <= 1 / 2
    issuer = "VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH LONG AN"
    assert 1 / 3 <= lengths.pop(issuer) / bold.width("VIỆN KIỂM SÁT NHÂN DÂN", 12) <= 1 / 2
    assert lengths == {}


def test_headings_carry_their_level():
    document = opened(sample("plan"))
    levels = {
        paragraph.text: level.get(qn("w:val"))
        for paragraph in all_paragraphs(document)
        for level in paragraph._p.iter(qn("w:outlineLvl"))
    }
    assert levels["KẾ HOẠCH"] == "0"
    assert levels["I. MỤC ĐÍCH, YÊU CẦU"] == "1"
    assert levels["1. Mục đích"] == "2"


def test_table_heads_repeat_and_group_rows_span():
    table = opened(sample("plan")).tables[1]
    marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
    assert marks[0] is not None
    assert all(mark is None for mark in marks[1:])
    group = table.rows[1]._tr
    assert len(group.tc_lst) == 1
    assert group.tc_lst[0].grid_span == 4
    assert sum(column.width for column in table.columns) / MM == pytest.approx(165, abs=0.2)


def test_signatures_stand_as_the_paper_asks():
    minutes = opened(sample("minutes"))
    left, right = minutes.tables[-1].rows[0].cells
    assert left.text.startswith("THƯ KÝ")
    assert right.text.endswith("Nguyễn Thị Mẫu")
    three = tuple(Signature(name=None, office=f"Bên {number}") for number in range(3))
    pledge = opened(plan(kind=Kind.PLEDGE, signatures=three))
    assert [len(row.cells) for row in pledge.tables[-1].rows] == [2, 2]
    assert pledge.tables[-1].rows[1].cells[1].text == ""
    decision = opened(sample("decision"))
    beside = decision.tables[1].rows[0].cells
    assert beside[0].text.startswith("Nơi nhận:\n- Như Điều 3;")


def test_a_letter_keeps_its_addressees_under_the_colon():
    letter = plan(
        kind=Kind.OFFICIAL_LETTER, addressees=("VKSND tỉnh Bến Tre", "VKSND tỉnh Trà Vinh")
    )
    document = opened(letter)
    word = paragraph_with(document, "Kính gửi:").paragraph_format.left_indent
    dash = paragraph_with(document, "- VKSND tỉnh Bến Tre;").paragraph_format
    assert dash.left_indent + dash.first_line_indent > word
    assert "V/v " in document.tables[0].rows[1].cells[0].text


def test_equal_papers_are_equal_files():
    first = render_docx(sample("decision"))
    assert first == render_docx(sample("decision"))
    assert first != render_docx(sample("plan"))
    for entry in zipfile.ZipFile(io.BytesIO(first)).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert properties.created == datetime.fromisoformat("2020-12-09T00:00:00+00:00")
    assert properties.modified == properties.created
    assert properties.language == "vi-VN"
    assert properties.title == "Quyết định Về việc công nhận danh hiệu thi đua năm 2020"
    assert properties.author == "Viện kiểm sát nhân dân tỉnh Vĩnh Long"


def test_a_title_longer_than_the_property_allows_is_cut_there_only():
    title = "thi đua " * 60
    document = opened(plan(title=title, body=(Paragraph("Nội dung."),)))
    assert len(document.core_properties.title) == 255
    whole = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert whole.count("thi đua") == 60
