"""Word files of any origin: what of their markup is seen, and how it looks."""

import io
import zipfile

import pytest

from thidua_core.paper import check_docx
from thidua_core.paper._docx_reading import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850"/>'


def package(body, section=PAGE, **others):
    """A Word file of one body; other parts by name, ``__`` for a slash."""
    parts = {"word/document.xml": f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"}
    parts |= {f"word/{name.replace('__', '/')}.xml": content for name, content in others.items()}
    tags = {"document": "document", "styles": "styles", "header1": "hdr", "footer1": "ftr"}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in parts.items():
            stem = name.rpartition("/")[2].partition(".")[0]
            tag = f"w:{tags[stem]}" if stem in tags else "a:theme"
            packed.writestr(name, f"<{tag} {NAMES}>{content}</{tag}>")
        related = "".join(
            f'<Relationship Id="{part}" Type="x" Target="{target}"/>'
            for part, target in (("h", "header1.xml"), ("f", "/word/footer1.xml"))
        )
        packed.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        )
    return written.getvalue()


def lines(body, **others):
    return read_docx(package(body, **others)).lines


def paragraph(runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def look(properties, **others):
    (line,) = lines(paragraph(f"<w:r><w:rPr>{properties}</w:rPr><w:t>chữ</w:t></w:r>"), **others)
    return line.pieces[0].formatting


def setting(properties, **others):
    (line,) = lines(paragraph("<w:r><w:t>chữ</w:t></w:r>", properties), **others)
    return line.setting


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ("<w:r><w:t>thi</w:t><w:tab/><w:t>đua</w:t></w:r>", ["thi\tđua"]),
        ("<w:r><w:t>thi</w:t><w:br/><w:t>đua</w:t></w:r>", ["thi", "đua"]),
        ("<w:r><w:t>thi</w:t><w:cr/></w:r><w:r><w:t>đua</w:t></w:r>", ["thi", "đua"]),
        ('<w:r><w:t>thi</w:t><w:br w:type="page"/><w:t>đua</w:t></w:r>', ["thiđua"]),
        ("<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>VKS</w:t></w:r>", ["KH-VKS"]),
        ("<w:hyperlink><w:r><w:t>thi đua</w:t></w:r></w:hyperlink>", ["thi đua"]),
        ("<w:ins><w:r><w:t>thi</w:t></w:r></w:ins><w:del><w:r><w:t>x</w:t></w:r></w:del>", ["thi"]),
        ("<w:r><w:drawing><w:p><w:r><w:t>x</w:t></w:r></w:p></w:drawing></w:r>", [""]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t/></w:r>", [""]),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r>", ["KẾ HOẠCH"]),
    ],
)
def test_what_is_seen_of_a_paragraph(runs, words):
    assert [line.words for line in lines(paragraph(runs))] == words


def test_places_count_paragraphs_tables_rows_and_cells():
    cell = "<w:tc><w:tcPr><w:tcW w:w='2880' w:type='dxa'/></w:tcPr>{}</w:tc>"
    said = paragraph("<w:r><w:t>a</w:t></w:r>")
    inner = f"<w:tbl><w:tr><w:tc>{said}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell.format(said)}{cell.format(inner)}</w:tr></w:tbl>"
    held = f"<w:sdt><w:sdtContent>{said}</w:sdtContent></w:sdt><w:bookmarkStart/>"
    found = lines(said + table + held)
    places = [str(line.place) for line in found]
    assert places == ["đoạn 1", "bảng 1, hàng 1, ô 1", "bảng 2, hàng 1, ô 1", "đoạn 2"]
    assert [line.place.width for line in found[1:3]] == [144, None]
    assert found[0].place.width == pytest.approx((11906 - 1701 - 850) / 20, abs=0.1)


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="A" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Usual" w:default="1"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Usual"/><w:pPr><w:jc w:val="center"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Red"><w:rPr><w:color w:val="ff0000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
"""
THEME = '<a:minorFont><a:latin typeface="Theme Serif"/></a:minorFont><a:majorFont/>'


def test_defaults_styles_and_theme_lie_over_one_another():
    others = {"styles": STYLES, "theme__theme1": THEME}
    usual = look("", **others)
    assert (usual.plain_family, usual.family, usual.size) == ("A", "Theme Serif", 13)
    red = look('<w:rStyle w:val="Red"/><w:sz w:val="x"/>', **others)
    assert (red.colour, red.size) == ("FF0000", 13)
    runs = "<w:r><w:t>a</w:t></w:r>"
    (head,) = lines(paragraph(runs, '<w:pStyle w:val="Head"/>'), **others)
    assert (head.pieces[0].formatting.bold, head.setting.align) == (True, "centre")
    (loop,) = lines(paragraph(runs, '<w:pStyle w:val="Loop"/>'), **others)
    assert loop.setting.after == 8
    (unknown,) = lines(paragraph(runs, '<w:pStyle w:val="Gone"/>'), **others)
    assert unknown.pieces[0].formatting.size == 13
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{paragraph(runs)}</w:tc></w:tr></w:tbl>'
    (cell,) = lines(table, **others)
    assert (cell.setting.align, cell.pieces[0].formatting.italic) == ("right", True)


@pytest.mark.parametrize(
    ("properties", "name", "value"),
    [
        ("<w:b/>", "bold", True),
        ('<w:b w:val="0"/>', "bold", False),
        ('<w:i w:val="true"/>', "italic", True),
        ('<w:u w:val="single"/>', "underlined", True),
        ('<w:u w:val="none"/>', "underlined", False),
        ('<w:color w:val="auto"/>', "colour", None),
        ('<w:sz w:val="27"/>', "size", 13.5),
        ('<w:rFonts w:hAnsi="Arial"/>', "family", "Arial"),
    ],
)
def test_what_stands_at_the_run(properties, name, value):
    assert getattr(look(properties), name) == value


@pytest.mark.parametrize(
    ("properties", "name", "value"),
    [
        ('<w:jc w:val="both"/>', "align", "justify"),
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="start"/>', "align", "left"),
        ('<w:ind w:firstLine="720"/>', "first_line", 36),
        ('<w:ind w:hanging="360" w:start="720"/>', "first_line", -18),
        ('<w:ind w:hanging="360" w:start="720"/>', "left", 36),
        ('<w:spacing w:beforeAutospacing="1"/>', "before", 14),
        ('<w:spacing w:after="120"/>', "after", 6),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', "line_rule", "exact"),
        ('<w:spacing w:line="360"/>', "line_rule", "auto"),
        ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', "ruled", True),
        ('<w:pBdr><w:bottom w:val="nil"/><w:left w:val="single"/></w:pBdr>', "ruled", False),
    ],
)
def test_what_stands_at_the_paragraph(properties, name, value):
    assert getattr(setting(properties), name) == value


FIELD = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
EMPTY_FIELD = '<w:p><w:fldSimple w:instr="PAGE"/></w:p>'


def pages(section, **others):
    (page,) = read_docx(package("", section=PAGE + section, **others)).pages
    return page


def test_page_numbers_are_found_in_headers_and_footers():
    header = '<w:headerReference w:type="default" r:id="h"/><w:titlePg/>'
    page = pages(header, header1=FIELD)
    assert (page.header.size, page.first_header, page.different_first) == (14, None, True)
    assert pages(header, header1="<w:p/>").header is None
    assert pages(header, header1=EMPTY_FIELD).header.size is None
    footer = '<w:footerReference w:type="default" r:id="f"/><w:titlePg w:val="0"/>'
    page = pages(footer, footer1=FIELD)
    assert (page.footer.size, page.different_first) == (14, False)
    assert pages('<w:headerReference w:type="first" r:id="gone"/>').first_header is None


def codes(body, section=PAGE):
    return {finding.code for finding in check_docx(package(body, section=section))}


def text(words, align="", size=28):
    runs = f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r>'
    return paragraph(runs, f'<w:jc w:val="{align}"/>' if align else "")


def test_sizes_that_the_file_does_not_give_are_named_as_such():
    found = check_docx(package(paragraph("<w:r><w:t>Kính gửi</w:t></w:r>"), section=""))
    said = {finding.code: finding.text for finding in found}
    assert "không ghi" in said["page.size"]
    assert "không ghi" in said["page.margin"]
    assert "không ghi" in said["size"]
    assert "không ghi" in said["font"]


NATION = text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = text("Độc lập - Tự do - Hạnh phúc")


def head_table(left, right=NATION + MOTTO):
    return f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>"


def test_a_head_without_a_table_is_read_as_far_as_it_goes():
    found = codes(NATION + MOTTO + text("Số: 01/KH-UBND") + text("KẾ HOẠCH") + text("x"))
    assert "issuer.missing" not in found
    assert "number.missing" not in found
    assert "rule.missing" in found
    assert "kind.unknown" in codes(NATION + MOTTO)


def test_the_number_may_stand_in_the_cell_of_the_names():
    left = text("ỦY BAN NHÂN DÂN") + text("_____") + text("Số: 01/KH-UBND") + text("Mật")
    found = check_docx(package(head_table(left)))
    typed = [finding for finding in found if finding.code == "rule.typed"]
    assert [str(finding.where) for finding in typed] == ["bảng 1, hàng 1, ô 1"]


def test_two_bold_names_are_superior_and_issuer():
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    left = "".join(paragraph(bold.format(name)) for name in ("BỘ NỘI VỤ", "VỤ TỔ CHỨC", "BAN A"))
    found = check_docx(package(head_table(left)))
    bold_superior = [finding for finding in found if finding.code == "style.not_bold"]
    assert any("chủ quản" in finding.text for finding in bold_superior)


def test_a_drawn_line_counts_as_a_rule():
    drawn = "<w:p><w:r><w:drawing/></w:r></w:p>"
    left = text("ỦY BAN NHÂN DÂN") + drawn
    found = check_docx(package(head_table(left, drawn + NATION + MOTTO)))
    assert not any(finding.code.startswith("rule") for finding in found)
    titled = head_table(left, NATION + MOTTO + drawn) + text("KẾ HOẠCH")
    subject = text("Về thi đua", "center")
    assert "rule.title" not in codes(titled + subject + drawn + text("x"))
    assert "rule.title" in codes(titled + subject + text("Thực hiện"))
    assert "rule.title" in codes(titled + subject)
    shouted = text("VIỆN TRƯỞNG", "center")
    assert "rule.title" not in codes(titled + shouted)


def test_a_border_of_the_line_itself_is_a_rule():
    below = '<w:jc w:val="center"/><w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    titled = paragraph("<w:r><w:t>Về thi đua</w:t></w:r>", below)
    assert "rule.title" not in codes(text("KẾ HOẠCH") + titled + text("Thực hiện"))


def test_a_page_number_only_at_the_foot_is_told_once():
    footer = PAGE + '<w:footerReference w:type="default" r:id="f"/>'
    found = {finding.code for finding in check_docx(package("", section=footer, footer1=FIELD))}
    assert "page_number.place" in found
    assert "page_number.missing" not in found


def test_letters_beyond_ascii_have_a_font_of_their_own():
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'

    def fonts_of(words):
        runs = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{words}</w:t></w:r>"
        found = check_docx(package(paragraph(runs)))
        return [finding.text for finding in found if finding.code == "font"]

    assert fonts_of("đủ") == []
    assert "Arial" in fonts_of("a")[0]


def test_recipients_outside_a_table_end_with_the_list():
    body = text("Nơi nhận:", size=24) + "<w:p/>" + text("- Lưu: VT.", size=22) + text("Khác")
    assert "filed.missing" not in codes(body)
    assert "recipients.missing" not in codes(body)
    assert "filed.missing" in codes(text("Nơi nhận:") + text("Khác") + text("- Lưu: VT."))
    assert "end_mark" in codes("")


def test_minutes_sign_in_cells_of_one_row():
    def signed(left, right):
        row = f"<w:tr><w:tc>{text(left)}</w:tc><w:tc>{text(right)}</w:tc></w:tr>"
        return codes(text("BIÊN BẢN", "center") + text("Họp", "center") + f"<w:tbl>{row}</w:tbl>")

    assert "minutes.signatures" not in signed("THƯ KÝ", "CHỦ TRÌ")
    assert "minutes.signatures" in signed("CHỦ TỌA", "THƯ KÝ")
    assert "minutes.signatures" in signed("Thư ký", "")


def test_spacing_in_points_is_compared_with_the_letters_own_height():
    long = "thi đua " * 20
    runs = f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>{long}</w:t></w:r>'

    def spaced(properties):
        return "body.line" in codes(paragraph(runs, f"<w:spacing {properties}/>") * 2)

    assert spaced('w:line="200" w:lineRule="exact"')
    assert not spaced('w:line="200" w:lineRule="atLeast"')
    assert not spaced('w:line="360" w:lineRule="exact"')
    assert spaced('w:line="600" w:lineRule="atLeast"')
