"""The check of papers before they are drawn: each thing left out or miswritten is named."""

from datetime import date, datetime

import pytest

from tests.thidua_core.paper.samples import SAMPLES, plan, sample
from thidua_core.paper import (
    Appendix,
    Article,
    Attendance,
    Attendee,
    Chapter,
    Clause,
    Column,
    Dash,
    DraftDate,
    Form,
    GroupRow,
    Kind,
    Labelled,
    Meeting,
    Paragraph,
    Point,
    RomanSection,
    Severity,
    Signature,
    SigningFor,
    Table,
    check_paper,
    holds,
)
from thidua_core.paper._check_words import check_date, check_number

LOWER = "tặng Huân chương Lao động hạng nhì"
MEETING = Meeting(
    started=datetime.fromisoformat("2020-12-11T08:00"),
    place="Hội trường",
    attendance=(),
    chair=Attendee("Bà Mẫu"),
    secretary=Attendee("Ông Dụ"),
    ended=datetime.fromisoformat("2020-12-11T11:00"),
)
PAIR = (Signature(name="Dụ", office="Thư ký"), Signature(name="Mẫu", office="Chủ tọa"))


def minutes(**changed):
    fields = {"kind": Kind.MINUTES, "symbol": "BB-VKS", "meeting": MEETING, "signatures": PAIR}
    return plan(**(fields | changed))


def signed(**fields):
    return plan(signatures=(Signature(**({"name": "Nguyễn Thị Mẫu"} | fields)),))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_hold(name):
    assert check_paper(sample(name)) == ()


@pytest.mark.parametrize(
    "paper",
    [
        plan(),
        minutes(),
        minutes(signatures=(PAIR[0], Signature(name="Mẫu", office="Chủ trì"))),
        plan(kind=Kind.PLEDGE, number=None, symbol=None),
        plan(kind=Kind.OFFICIAL_LETTER, symbol="VKSTC-V16"),
        plan(kind=Kind.PROGRAMME, symbol="CTr-UBND", number="115"),
        plan(recipients=()),
        plan(body=(Chapter("Chung", (Article(title="Phạm vi"),)),)),
        signed(office=None, signing_for=(SigningFor(Form.Q, "Viện trưởng"),)),
        signed(
            office="Phó Chủ tịch",
            signing_for=(SigningFor(Form.TM, "Hội đồng"), SigningFor(Form.KT, "Chủ tịch")),
        ),
    ],
)
def test_right_papers_hold(paper):
    assert check_paper(paper) == ()


PLANTED = [
    ("text.sign", "“Đạt 😀./.”", plan(body=(Paragraph("Đạt 😀"),))),
    ("number.missing", "symbol", plan(symbol=None)),
    ("number.leading_zero", "number, symbol", plan(number="9")),
    ("number.form", "number, symbol", plan(number="09a")),
    ("number.form", "number, symbol", plan(symbol="KH/VKS")),
    ("number.abbreviation", "number, symbol", plan(symbol="KHH-VKS")),
    ("date.place", "place, date", plan(place=None)),
    ("date.form", "place, date", plan(place="long An")),
    ("award.capital", "title", plan(title=LOWER)),
    ("basis.dash", "bases, dòng 1", plan(bases=("- Căn cứ Quy chế",))),
    (
        "basis.law_number",
        "bases, dòng 2",
        plan(bases=("Căn cứ A", "Căn cứ Luật Tổ chức số 63/2014/QH13 ngày 24 tháng 11 năm 2014")),
    ),
    ("meeting.missing", "meeting", minutes(meeting=None)),
    ("minutes.signatures", "signatures", minutes(signatures=PAIR[::-1])),
    ("minutes.signatures", "signatures", minutes(signatures=PAIR[:1])),
    ("points.many", "body", plan(body=tuple(Point(f"Điểm {n}") for n in range(24)))),
    (
        "points.many",
        "body",
        plan(body=(Clause(text="x", blocks=tuple(Point("y") for _ in range(24))),)),
    ),
    ("structure.title", "body", plan(body=(Chapter("Chung", (Article(text="Một"),)),))),
    ("signer.missing", "signatures", plan(signatures=())),
    ("signer.office", "signatures, người thứ 1", signed()),
    ("signer.degree", "signatures, người thứ 1", signed(name="TS. Nguyễn Mẫu", office="A")),
    ("signer.degree", "signatures, người thứ 1", signed(name="Tiến sĩ Nguyễn Mẫu", office="A")),
    (
        "form.order",
        "signatures, người thứ 1",
        signed(office="A", signing_for=(SigningFor(Form.KT, "B"), SigningFor(Form.TM, "C"))),
    ),
    ("recipients.missing", "recipients", plan(recipients=(), filed=None)),
    ("filed.missing", "filed", plan(filed=None)),
    (
        "appendix.arabic",
        "appendices, phần 1",
        plan(appendices=(Appendix(title="A", label="Phụ lục 02", blocks=()),)),
    ),
    (
        "appendix.arabic",
        "appendices, phần 1",
        plan(appendices=(Appendix(title="A", label="Phụ lục 0", blocks=()),)),
    ),
    (
        "award.capital",
        "appendices, phần 1",
        plan(appendices=(Appendix(title="A", blocks=(Paragraph(LOWER),)),)),
    ),
]


@pytest.mark.parametrize(("code", "where", "paper"), PLANTED)
def test_a_planted_error_is_found_where_it_stands(code, where, paper):
    found = check_paper(paper)
    assert (code, where) in {(finding.code, finding.where) for finding in found}
    others = {finding.code for finding in found} - {code}
    assert others <= {"filed.missing"}
    for finding in found:
        assert "{" not in finding.text
        assert finding.text.endswith((".", "”."))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(LOWER),
        Dash(LOWER),
        Labelled("Nay", LOWER),
        Point(LOWER),
        Clause(title=LOWER),
        Article(text=LOWER),
        RomanSection(LOWER),
        Chapter(LOWER),
        Attendance("Có mặt", (Attendee("Bà Mẫu", LOWER),)),
        Table((Column(title="A"),), (GroupRow(LOWER),)),
        Table((Column(title="A"),), ((LOWER,),)),
        RomanSection("Mục", (Clause(text="x", blocks=(Point("y", (Dash(LOWER),)),)),)),
    ],
)
def test_every_sentence_of_the_body_is_read(block):
    (finding,) = check_paper(plan(body=(block,)))
    assert finding.code == "award.capital"
    assert "hạng Nhì" in finding.text


@pytest.mark.parametrize(
    ("code", "paper"),
    [
        ("number.blank", plan(number=None)),
        ("date.blank", plan(date=None)),
        ("date.blank", plan(date=DraftDate(2020, 2))),
        ("signer.blank", signed(name=None, office="Viện trưởng")),
    ],
)
def test_what_waits_for_the_signature_is_a_warning(code, paper):
    (finding,) = check_paper(paper)
    assert (finding.code, finding.severity) == (code, Severity.WARNING)
    assert holds((finding,))


@pytest.mark.parametrize("end", ["started", "ended"])
def test_a_meeting_without_its_hours_is_a_warning(end):
    fields = {name: getattr(MEETING, name) for name in Meeting.__slots__} | {end: None}
    (finding,) = check_paper(minutes(meeting=Meeting(**fields)))
    assert (finding.code, finding.severity) == ("meeting.blank", Severity.WARNING)


@pytest.mark.parametrize(
    ("line", "kind", "codes"),
    [
        ("Số: 09/KH-VKS", None, []),
        ("Số: 115/CTr-UBND", None, []),
        ("Số: 1024/QyĐ-UBND", None, []),
        ("Số: 05/BNV-VP", Kind.OFFICIAL_LETTER, []),
        ("Số: 05/BNV-VP", None, ["number.abbreviation"]),
        ("Số:      /KH-VKS", None, ["number.blank"]),
        ("Số: ……/KH-VKS", None, ["number.blank"]),
        ("Số:09/KH-VKS", None, ["number.form"]),
        ("Số 09/KH-VKS", None, ["number.form"]),
        ("Số: 09/", None, ["number.form"]),
        ("Số: 09/KH-", None, ["number.form"]),
        ("Số: 09", None, ["number.form"]),
    ],
)
def test_number_lines(line, kind, codes):
    assert [finding.code for finding in check_number(line, "x", kind)] == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Hà Nội, ngày 29 tháng 6 năm 2020", []),
        ("Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2020", []),
        ("Hà Nội, ngày 5 tháng 2 năm 2020", ["date.leading_zero", "date.month_zero"]),
        ("Hà Nội, ngày    tháng    năm 2020", ["date.blank"]),
        ("Hà Nội ngày 05 tháng 01 năm 2020", ["date.form"]),
        ("ngày 05 tháng 01 năm 2020", ["date.place"]),
        ("Hà Nội, 05/01/2020", ["date.form"]),
        ("Hà Nội, ngày năm tháng 01 năm 2020", ["date.form"]),
    ],
)
def test_date_lines(line, codes):
    assert [finding.code for finding in check_date(line, "x")] == codes


@pytest.mark.slow
def test_every_day_of_a_year_is_written_as_the_check_asks():
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal()):
        assert check_paper(plan(date=date.fromordinal(ordinal))) == ()
