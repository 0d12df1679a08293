"""The check of Word files: right ones pass, and each planted error is the one that is found."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.paper.samples import SAMPLES, plan, sample
from thidua_core.errors import InputError
from thidua_core.paper import (
    Appendix,
    Column,
    Finding,
    Kind,
    Paragraph,
    Severity,
    Table,
    check_docx,
    holds,
    render_docx,
)
from thidua_core.paper._findings import _SENTENCES, _WARNINGS

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


MOTTO = "Độc lập - Tự do - Hạnh phúc"
ISSUER = "TỈNH LONG AN"
SUPERIOR = "TỐI CAO"
DATE = "Long An, ngày 05 tháng 01 năm 2020"

PLANTED = [
    ("page.size", "Letter", section(page_width=Mm(215.9), page_height=Mm(279.4))),
    ("page.size", "200 mm x 297 mm", section(page_width=Mm(200))),
    ("page.margin", "Lề trái 25,4 mm", section(left_margin=Mm(25.4))),
    ("page.margin", "Lề phải 25,4 mm", section(right_margin=Mm(25.4))),
    ("page.margin", "Lề trên 10,0 mm", section(top_margin=Mm(10))),
    ("page.margin", "Lề dưới 30,0 mm", section(bottom_margin=Mm(30))),
    ("page_number.first", "trang thứ nhất", number_on_first_page),
    ("page_number.first", "trang thứ nhất", number_in_first_header),
    ("page_number.place", "chân trang", number_in_footer),
    ("page_number.missing", "lề trên", no_number),
    ("page_number.align", "canh giữa", header_looks(alignment=0)),
    ("size", "số trang", header_looks(size=Pt(11))),
    ("font", "Phông Calibri", restyle("Các đơn vị", name="Calibri")),
    ("font", "Phông Arial", restyle("Ký kết", name="Arial")),
    ("colour", "#FF0000", restyle("Các đơn vị", color_rgb=None)),
    ("nation.missing", "Quốc hiệu", drop("CỘNG HÒA")),
    ("size", "Quốc hiệu theo quy định cỡ 12 đến 13", restyle("CỘNG HÒA", size=Pt(14))),
    ("style.bold", "Quốc hiệu", restyle("CỘNG HÒA", bold=False)),
    ("case.upper", "Quốc hiệu", reword("CỘNG HÒA", "Cộng hòa")),
    ("motto.missing", "Tiêu ngữ", drop(MOTTO)),
    ("motto.form", "Độc lập-Tự do", reword(MOTTO, "Độc lập-Tự do-Hạnh phúc")),
    ("style.bold", "Tiêu ngữ", restyle(MOTTO, bold=False)),
    ("size", "Tiêu ngữ theo quy định cỡ 13 đến 14", restyle(MOTTO, size=Pt(12))),
    ("rule.missing", "dưới Tiêu ngữ", drop_rule(1)),
    ("rule.underlined", "Tiêu ngữ gạch chân", restyle(MOTTO, underline=True)),
    ("rule.missing", "dưới tên cơ quan ban hành", drop_rule(0)),
    ("rule.title", "dưới trích yếu", drop_rule(2)),
    ("rule.typed", "dấu gạch gõ tay", add_line_below(MOTTO, "_______")),
    ("rule.length", "tên cơ quan ban hành dài", shorten_rule),
    (
        "issuer.missing",
        "bên trái",
        lambda document: [drop(ISSUER)(document), drop(SUPERIOR)(document)],
    ),
    ("style.not_bold", "cơ quan chủ quản", restyle(SUPERIOR, bold=True)),
    ("size", "cơ quan chủ quản", restyle(SUPERIOR, size=Pt(14))),
    ("style.bold", "cơ quan ban hành", restyle(ISSUER, bold=False)),
    ("case.upper", "cơ quan ban hành", reword(ISSUER, "Tỉnh Long An")),
    ("number.missing", "Số", drop("Số: 09")),
    ("number.leading_zero", "“09”", reword("09/KH", "9/KH")),
    ("number.form", "“Số 09/KH-VKS”", reword("Số: 09", "Số 09")),
    ("number.form", "“Số: 09 / KH-VKS”", reword("09/KH", "09 / KH")),
    ("number.form", "“Số: 09/kh-vks”", reword("KH-VKS", "kh-vks")),
    ("number.form", "“Số: 09/KH - VKS”", reword("KH-VKS", "KH - VKS")),
    ("number.abbreviation", "Kế hoạch viết tắt là KH", reword("KH-VKS", "QĐ-VKS")),
    ("number.blank", "văn thư", reword("09/KH", "…/KH")),
    ("size", "Số, ký hiệu theo quy định cỡ 13:", restyle("Số: 09", size=Pt(12))),
    ("style.not_bold", "Số, ký hiệu", restyle("Số: 09", bold=True)),
    ("date.missing", "địa danh", drop(DATE)),
    ("date.leading_zero", "“05”", reword("ngày 05", "ngày 5")),
    ("date.month_zero", "“tháng 01”", reword("tháng 01", "tháng 1")),
    ("date.form", "chưa đúng", reword("Long An,", "Long An")),
    ("date.form", "chưa đúng", reword("Long An,", "long An,")),
    ("date.form", "chưa đúng", reword("năm 2020", "năm hai nghìn")),
    ("date.place", "địa danh", reword("Long An, ", "…, ")),
    ("date.blank", "ngày, tháng, năm", reword("ngày 05", "ngày …")),
    ("style.italic", "Địa danh, thời gian", restyle(DATE, italic=False)),
    ("style.not_bold", "Địa danh, thời gian", restyle(DATE, bold=True)),
    ("size", "Địa danh, thời gian", restyle(DATE, size=Pt(12))),
    ("kind.unknown", "tên loại", drop("KẾ HOẠCH")),
    ("style.bold", "Tên loại", restyle("KẾ HOẠCH", bold=False)),
    ("case.upper", "Tên loại", reword("KẾ HOẠCH", "Kế hoạch")),
    ("size", "Tên loại", restyle("KẾ HOẠCH", size=Pt(16))),
    ("style.bold", "Trích yếu", restyle("Phát động phong trào", bold=False)),
    ("style.not_italic", "Trích yếu", restyle("Phát động phong trào", italic=True)),
    ("basis.italic", "nghiêng", restyle("Căn cứ Luật", italic=False)),
    ("basis.mark", "“.”", reword("2022;", "2022.")),
    ("basis.mark", "“;”", reword("làm việc.", "làm việc;")),
    ("basis.dash", "gạch đầu dòng", reword("Căn cứ Luật", "- Căn cứ Luật")),
    (
        "basis.law_number",
        "06/2022/QH15",
        reword("khen thưởng ngày", "khen thưởng số 06/2022/QH15 ngày"),
    ),
    ("size", "nội dung theo quy định cỡ 13 đến 14", restyle("Các đơn vị", size=Pt(12))),
    ("body.align", "1 đoạn", layout("Các đơn vị", alignment=0)),
    ("body.indent", "0,50 cm", layout("Các đơn vị", first_line_indent=Mm(5))),
    ("body.spacing", "0,0 pt", layout("Các đơn vị", space_after=Pt(0))),
    ("body.line", "2,00 lần", layout("Các đơn vị", line_spacing=2.0)),
    ("body.line", "0,62 lần", layout("Các đơn vị", line_spacing=Pt(10))),
    ("end_mark", "./.", reword("./.", ".")),
    ("recipients.missing", "Nơi nhận", drop("Nơi nhận:")),
    ("filed.missing", "Lưu", drop("- Lưu:")),
    ("size", "Nơi nhận theo quy định cỡ 12:", restyle("Nơi nhận:", size=Pt(14))),
    ("style.italic", "Nơi nhận", restyle("Nơi nhận:", italic=False)),
    ("size", "Dòng nơi nhận theo quy định cỡ 11", restyle("- Viện kiểm sát", size=Pt(12))),
    ("signer.missing", "họ tên", drop("Nguyễn Thị Mẫu")),
    ("signer.degree", "TS. Nguyễn", reword("Nguyễn Thị", "TS. Nguyễn Thị")),
    ("style.bold", "Họ tên người ký", restyle("Nguyễn Thị Mẫu", bold=False)),
    ("style.bold", "Chức vụ người ký", restyle("PHÓ VIỆN TRƯỞNG", bold=False)),
    ("award.capital", "hạng Nhất", reword("Ký kết", "Huân chương Lao động hạng nhất")),
    ("appendix.arabic", "“Phụ lục II”", reword("Ký kết", "Phụ lục 2")),
]


@pytest.mark.parametrize(
    ("code", "said", "change"), PLANTED, ids=[f"{c}-{s}" for c, s, _ in PLANTED]
)
def test_a_planted_error_is_found_and_nothing_else(code, said, change):
    if code == "colour":
        change = red
    found = doctored(change)
    codes = {finding.code for finding in found}
    measured_anew = {"rule.length"}
    assert code in codes <= {code} | measured_anew
    assert any(said in finding.text for finding in found)
    assert all(finding.where for finding in found)
    assert holds(found) is (code in _WARNINGS)


def red(document):
    paragraphs(document, "Các đơn vị")[0].runs[0].font.color.rgb = RGBColor(255, 0, 0)


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


def test_every_warning_is_a_sentence_and_every_sentence_is_used():
    assert _WARNINGS.issubset(_SENTENCES)
    planted = {code for code, _, _ in PLANTED}
    of_papers = {"form.order", "meeting.blank", "meeting.missing", "minutes.signatures"}
    of_papers |= {"points.many", "signer.blank", "signer.office", "structure.title"}
    of_papers |= {"text.sign"}
    assert set(_SENTENCES) == planted | of_papers


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    return written.getvalue()


def package_with(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return written.getvalue()


@pytest.mark.parametrize(
    "package",
    [
        b"",
        b"PK\x03\x04 not a package",
        b"%PDF-1.7",
        bomb(),
        package_with(styles="<a/>"),
        package_with(document="<a/>"),
        package_with(document="<a"),
        package_with(document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        package_with(
            document='<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body/></w:document>"
        ),
    ],
)
def test_what_is_no_document_is_refused_in_words(package):
    with pytest.raises(InputError) as refused:
        check_docx(package)
    assert refused.value.mend


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_packages_are_checked_or_refused(data):
    package = bytearray(PACKAGE)
    for _ in range(data.draw(st.integers(1, 5))):
        package[data.draw(st.integers(0, len(package) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = check_docx(bytes(package))
    except InputError:
        return
    assert all(isinstance(finding, Finding) for finding in found)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_markup_is_checked_or_refused(data):
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name].decode()
    start = data.draw(st.integers(0, len(part)))
    instead = data.draw(st.sampled_from(["", "<", "0", '"', "w:", "-1", "x", "</w:p>"]))
    parts[name] = (part[:start] + instead + part[start + data.draw(st.integers(0, 9)) :]).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content)
    try:
        found = check_docx(written.getvalue())
    except InputError:
        return
    assert all(isinstance(finding, Finding) for finding in found)
