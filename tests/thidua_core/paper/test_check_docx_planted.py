"""The check of Word files: each planted error is the one that is found."""

import pytest
from docx.shared import Mm, Pt

from tests.thidua_core.paper.doctoring import (
    add_line_below,
    doctored,
    drop,
    drop_rule,
    header_looks,
    layout,
    no_number,
    number_in_first_header,
    number_in_footer,
    number_on_first_page,
    red,
    restyle,
    reword,
    section,
    shorten_rule,
)
from thidua_core.paper import holds
from thidua_core.paper._findings import _SENTENCES, _WARNINGS

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


@pytest.mark.slow
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


def test_every_warning_is_a_sentence_and_every_sentence_is_used():
    assert _WARNINGS.issubset(_SENTENCES)
    planted = {code for code, _, _ in PLANTED}
    of_papers = {"form.order", "meeting.blank", "meeting.missing", "minutes.signatures"}
    of_papers |= {"points.many", "signer.blank", "signer.office", "structure.title"}
    of_papers |= {"text.sign"}
    assert set(_SENTENCES) == planted | of_papers
