"""Where the PDF puts things, against the table of Nghị định 30/2020, Phụ lục I."""

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pytest

from tests.thidua_core.paper.printed import MM, pages_of
from tests.thidua_core.paper.samples import SAMPLES, plan, sample
from thidua_core.paper import (
    Appendix,
    Column,
    DraftDate,
    GroupRow,
    Kind,
    Paragraph,
    RomanSection,
    Signature,
    Table,
    render_pdf,
    signature_fields,
)

BOLD, ITALIC, UPRIGHT = "Tinos-Bold", "Tinos-Italic", "Tinos-Regular"
LONG = "Các đơn vị thành viên thực hiện nhiệm vụ đúng hạn, có minh chứng và báo cáo kết quả. "


def first_page(paper):
    return pages_of(render_pdf(paper))[0]


@pytest.fixture(scope="module")
def head():
    return first_page(plan())


@pytest.mark.parametrize(
    ("words", "size", "face"),
    [
        ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", 12, UPRIGHT),
        ("TỈNH LONG AN", 12, BOLD),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, BOLD),
        ("Độc lập - Tự do - Hạnh phúc", 13, BOLD),
        ("Số: 09/KH-VKS", 13, UPRIGHT),
        ("Long An, ngày 05 tháng 01 năm 2020", 13, ITALIC),
        ("KẾ HOẠCH", 14, BOLD),
        ("Phát động phong trào thi đua năm 2020", 14, BOLD),
        ("Các đơn vị tổ chức", 14, UPRIGHT),
        ("KT. VIỆN TRƯỞNG", 14, BOLD),
        ("PHÓ VIỆN TRƯỞNG", 14, BOLD),
        ("Nguyễn Thị Mẫu", 14, BOLD),
        ("Nơi nhận:", 12, "Tinos-BoldItalic"),
        ("- Viện kiểm sát nhân dân tối cao (để báo cáo);", 11, UPRIGHT),
        ("- Lưu: VT, VP.", 11, UPRIGHT),
    ],
)
def test_each_element_has_the_size_and_face_of_the_table(head, words, size, face):
    # A name that takes two lines is looked up by the words of its last one.
    shown = [text for text in head.texts if words.endswith(text.words) or words in text.words]
    assert {(text.size, text.face) for text in shown} == {(size, face)}


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_stands_in_a_margin_but_the_page_number(name):
    for number, page in enumerate(pages_of(render_pdf(sample(name))), start=1):
        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
        inside = [text for text in page.texts if text.words.strip() != str(number)]
        assert min(text.x for text in inside) >= 30 * MM - 0.1
        trailing_space = 14 * 0.25
        assert max(text.right for text in inside) <= page.width - 15 * MM + trailing_space + 0.1
        assert max(text.y + 0.891 * text.size for text in inside) <= page.height - 20 * MM + 0.1
        assert min(text.y - 0.216 * text.size for text in inside) >= 20 * MM - 0.1
        assert all(rule.x >= 30 * MM - 0.3 for rule in page.rules)
        assert all(rule.right <= page.width - 15 * MM + 0.3 for rule in page.rules)


def long_plan(**changed):
    return plan(body=tuple(Paragraph(LONG * 4) for _ in range(20)), **changed)


def page_numbers(pages):
    return [[text for text in page.texts if text.y > page.height - 20 * MM] for page in pages]


def test_page_numbers_begin_on_page_two_in_the_middle_of_the_upper_margin():
    pages = pages_of(render_pdf(long_plan()))
    first, *others = page_numbers(pages)
    assert first == []
    assert len(others) >= 2
    for number, (page, shown) in enumerate(zip(pages[1:], others, strict=True), start=2):
        (text,) = shown
        assert text.words == str(number)
        assert (text.size, text.face) == (14, UPRIGHT)
        middle_of_lines = (page.width + 30 * MM - 15 * MM) / 2
        assert abs(text.middle - middle_of_lines) < 1
        assert page.height - 20 * MM < text.y < page.height - 5 * MM


@pytest.mark.slow
def test_each_appendix_counts_its_own_pages():
    appendix = Appendix(title="Phân công", blocks=tuple(Paragraph(LONG * 4) for _ in range(9)))
    pages = pages_of(render_pdf(plan(appendices=(appendix, appendix))))
    shown = [[text.words for text in texts] for texts in page_numbers(pages)]
    assert shown == [[], [], ["2"], [], ["2"]]
    assert pages[1].text("Phụ lục I").size == 14
    assert pages[3].text("Phụ lục II").face == BOLD
    origin = pages[1].text("(Kèm theo Kế hoạch số 09/KH-VKS")
    assert origin.face == ITALIC
    pages[1].text("ngày 05 tháng 01 năm 2020 của Viện kiểm sát nhân dân tỉnh Long An)")


def test_the_only_appendix_has_no_number_and_may_have_a_label():
    table = Table((Column(title="Họ và tên"),), (("Trần Văn Ví Dụ",),))
    only = Appendix(title="Phân công", blocks=(Paragraph("Một."),))
    labelled = Appendix(title="Được khen", blocks=(table,), label="Danh sách", landscape=True)
    pages = pages_of(render_pdf(plan(appendices=(only, labelled))))
    assert [text.words for text in pages[1].texts][:2] == ["Phụ lục", "PHÂN CÔNG"]
    assert [text.words for text in pages[2].texts][:2] == ["DANH SÁCH", "ĐƯỢC KHEN"]
    assert pages[2].width > pages[2].height
    assert pages[2].texts[-1].words == "./."


def test_the_rule_under_the_motto_is_as_long_as_the_motto(head):
    motto = head.text("Độc lập - Tự do - Hạnh phúc")
    assert head.rule_below(motto).length == pytest.approx(motto.right - motto.x, rel=0.01)


@pytest.mark.parametrize("words", ["TỈNH LONG AN", "Phát động phong trào"])
def test_other_rules_are_a_third_to_a_half_of_their_text(head, words):
    last = next(text for text in head.texts if words in text.words)
    rule = head.rule_below(last)
    above = [
        text
        for text in head.texts
        if text.face == BOLD and abs(text.middle - last.middle) < 2 and text.y >= last.y
    ]
    longest = max(text.right - text.x for text in above if text.size == last.size)
    assert 1 / 3 <= rule.length / longest <= 1 / 2
    assert 2 < last.y - rule.y < 10


def test_number_and_date_stand_on_one_line_centred_under_their_blocks(head):
    number, dated = head.text("Số: 09/KH-VKS"), head.text("Long An, ngày")
    assert number.y == pytest.approx(dated.y, abs=0.01)
    assert number.middle == pytest.approx(head.text("TỈNH LONG AN").middle, abs=1)
    assert dated.middle == pytest.approx(head.text("Độc lập").middle, abs=1)


@pytest.mark.parametrize(
    "name",
    [
        "Viện kiểm sát nhân dân tối cao",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "Viện kiểm sát nhân dân khu vực 12 tỉnh Bà Rịa - Vũng Tàu",
        "Hội đồng Thi đua - Khen thưởng ngành Kiểm sát nhân dân tỉnh Thừa Thiên Huế và đơn vị khác",
        "Cụm",
        "Viện kiểm sát nhân dân\ntỉnh Đồng Tháp",
        "W" * 80,
    ],
)
def test_long_names_never_touch_the_name_of_the_nation(name):
    page = first_page(plan(superior=name, issuer=name))
    nation = page.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    left = [text for text in page.texts if text.x < nation.x - 1 and text.y > nation.y - 60]
    assert left
    assert max(text.right for text in left) <= nation.x - 3 * MM
    assert min(text.x for text in left) >= 30 * MM - 0.1


def test_body_lines_keep_the_decrees_spacing():
    page = pages_of(render_pdf(long_plan()))[1]
    lines = sorted({text.y for text in page.texts if text.y < page.height - 20 * MM})
    gaps = [above - below for below, above in pairwise(lines)]
    single = 14 * 1.149
    assert single <= min(gaps)
    assert max(gaps) >= min(gaps) + 6
    assert min(gaps) <= 1.5 * single
    starts = {round(text.x / MM, 1) for text in page.texts if text.size == 14 and text.x < 50 * MM}
    assert starts == {30.0, 42.7}


def test_recipients_begin_level_with_the_office(head):
    word, office = head.text("Nơi nhận:"), head.text("KT. VIỆN TRƯỞNG")
    assert word.y == pytest.approx(office.y, abs=3)
    assert word.x == pytest.approx(30 * MM, abs=0.1)
    assert office.x > head.width / 2


@pytest.mark.slow
def test_the_signature_never_stands_on_a_page_without_text():
    seen = set()
    for lines in range(14, 34, 2):
        body = (*(Paragraph("Một dòng.") for _ in range(lines)), Paragraph("Dòng cuối"))
        pages = pages_of(render_pdf(plan(body=body)))
        signed = next(page for page in pages if any("KT. VIỆN" in t.words for t in page.texts))
        signed.text("Dòng cuối./.")
        seen.add(len(pages))
    assert seen == {1, 2}


def test_a_last_paragraph_longer_than_a_page_still_breaks():
    pages = pages_of(render_pdf(plan(body=(Paragraph(LONG * 120),))))
    assert len(pages) >= 3
    assert len(pages[0].texts) > 20


def test_table_head_repeats_and_group_rows_stay_with_theirs():
    rows = []
    for group in range(12):
        rows += [GroupRow(f"Nhóm {group}"), *((str(group), "Việc " * 12) for _ in range(4))]
    table = Table(
        (Column(title="TT", align="centre"), Column(title="Nội dung", share=6)), tuple(rows)
    )
    pages = pages_of(render_pdf(plan(body=(RomanSection("Nội dung", (table,)),))))
    with_table = [page for page in pages if any(text.words == "TT" for text in page.texts)]
    assert len(with_table) >= 3
    for page in with_table:
        cells = sorted((text for text in page.texts if text.size == 13), key=lambda text: text.y)
        assert cells[-1].words in {"TT", "Nội dung", "Số: 09/KH-VKS"} or page is pages[0]
        assert not cells[0].words.startswith("Nhóm")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "Long An, ngày      tháng      năm"),
        (DraftDate(2020), "tháng      năm 2020"),
        (DraftDate(2020, 2), "ngày      tháng 02 năm 2020"),
        (DraftDate(2020, 11), "tháng 11 năm 2020"),
        (date(2020, 9, 30), "ngày 30 tháng 9 năm 2020"),
    ],
)
def test_what_is_not_known_yet_is_left_blank(when, words):
    page = first_page(plan(date=when, number=None))
    page.text(words)
    number = page.text("/KH-VKS")
    assert number.words.startswith("Số:")
    assert number.right - number.x > 90


def test_minutes_have_no_date_and_sign_in_two_columns():
    pages = pages_of(render_pdf(sample("minutes")))
    assert not any(", ngày" in text.words and text.face == ITALIC for text in pages[0].texts)
    secretary, chair = pages[-1].text("THƯ KÝ"), pages[-1].text("CHỦ TỌA")
    assert secretary.y == chair.y
    assert secretary.middle < pages[-1].width / 2 < chair.middle
    assert pages[-1].text("Nơi nhận:").y < pages[-1].text("Lê Văn Thí Dụ").y
    opening = [text.words for text in pages[0].texts]
    for words in ("Thời gian bắt đầu: 08 giờ 00 phút, ngày 11 tháng 12 năm 2020", "Địa điểm:"):
        assert any(line.startswith(words) for line in opening)


def test_a_letter_has_its_subject_under_the_number_and_its_addressees():
    letter = plan(
        kind=Kind.OFFICIAL_LETTER,
        symbol="VKS-VP",
        title="góp ý dự thảo Giao ước thi đua",
        addressees=("VKSND tỉnh Bến Tre", "VKSND tỉnh Tiền Giang"),
    )
    page = first_page(letter)
    subject, number = page.text("V/v góp ý"), page.text("Số: 09/VKS-VP")
    assert (subject.size, subject.face) == (12, UPRIGHT)
    assert number.y - subject.y == pytest.approx(12 * 1.149 + 6, abs=3)
    word = page.text("Kính gửi:")
    dashes = [page.text("- VKSND tỉnh Bến Tre;"), page.text("- VKSND tỉnh Tiền Giang.")]
    assert {round(line.x) for line in dashes} == {round(word.right - 4)}
    one = first_page(replace(letter, addressees=("VKSND tỉnh Bến Tre",)))
    one.text("Kính gửi: VKSND tỉnh Bến Tre")


def test_a_pledge_may_go_without_number():
    page = first_page(plan(kind=Kind.PLEDGE, number=None, symbol=None))
    assert not any("Số:" in text.words for text in page.texts)


def test_signature_fields_lie_between_office_and_name():
    paper = sample("minutes")
    pages = pages_of(render_pdf(paper))
    fields = signature_fields(paper)
    assert [field.name for field in fields] == ["signature-1", "signature-2"]
    for field, office, name in zip(
        fields, ("THƯ KÝ", "CHỦ TỌA"), ("Lê Văn Thí Dụ", "Nguyễn Thị Mẫu"), strict=True
    ):
        page = pages[field.page - 1]
        above, below = page.text(office), page.text(name)
        assert below.y + 0.891 * 14 <= field.y + 0.1
        assert field.y + field.height <= above.y
        assert field.x + field.width / 2 == pytest.approx(above.middle, abs=1)


def test_six_signatories_stand_in_pairs():
    units = ("Long An", "Bến Tre", "Vĩnh Long", "Trà Vinh", "Đồng Tháp")
    signatures = tuple(
        Signature(name=None, unit=f"VKSND tỉnh {unit}", office="Viện trưởng") for unit in units
    )
    paper = plan(kind=Kind.PLEDGE, signatures=signatures, symbol=None)
    fields = signature_fields(paper)
    assert len({field.name for field in fields}) == 5
    rows = {(field.page, field.y) for field in fields}
    assert len(rows) == 3
    assert fields[0].x < fields[1].x


def test_the_file_is_archival_accessible_and_always_the_same():
    paper = sample("decision")
    pdf = render_pdf(paper)
    assert render_pdf(plan()) != pdf
    assert render_pdf(sample("decision")) == pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "vi-VN"
        assert str(opened.docinfo["/CreationDate"]) == "D:20201209000000Z"
        with opened.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
            title = "Quyết định Về việc công nhận danh hiệu thi đua năm 2020"
            assert metadata["dc:title"] == title
