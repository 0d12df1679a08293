"""PAPER.yaml: what it can say, and how each error names its place."""

from contextlib import suppress
from datetime import date, datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.paper.samples import FOLDER, SAMPLES
from thidua_core.errors import InputError
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
    Paper,
    Paragraph,
    Point,
    RomanSection,
    Signature,
    SigningFor,
    Table,
    read_paper,
)

HEAD = "kind: plan\ntitle: Phát động\nissuer: Cụm thi đua số 10\n"

EVERYTHING = """
kind: minutes
number: 05
symbol: BB-VKS
place: Long An
date: 11/12/2020
superior: Ngành Kiểm sát nhân dân
issuer: Cụm thi đua số 10
title: Họp
addressees: [Ban A]
authority: Cụm trưởng
bases: [Căn cứ B]
meeting:
  started: 2020-12-11 08:00
  place: Hội trường
  attendance: [{label: Có mặt, people: [Bà Mẫu, {name: Ông Dụ, position: Thư ký}]}]
  chair: Bà Mẫu
  secretary: {name: Ông Dụ}
  ended: 11/12/2020 9:05
  called: Phiên họp
body:
  - Mở đầu.
  - paragraph: Đoạn.
  - dash: Gạch.
  - labelled: {label: Nơi họp, text: đây}
  - point: {text: Điểm, body: [{point: trong}]}
  - clause: Khoản.
  - clause: {title: Có tên, text: Lời, body: [{dash: x}]}
  - article: {text: Điều}
  - section: {title: Mục}
  - chapter: {title: Chương, body: [{article: {title: Tên điều}}]}
  - table: {columns: [A, {title: B, share: 3, align: right}], rows: [[1, ""], {group: G}, [~, '~']]}
  - attendance: {label: Vắng, people: []}
signatures:
  - {name: Ông Dụ, office: Thư ký}
  - {for: {TM: Cụm, KT: Cụm trưởng}, office: Cụm phó, unit: VKSND, post: Viện trưởng}
recipients: [Như trên]
filed: VT
appendices:
  - {title: Bảng, label: Danh sách, landscape: yes, body: [Xem bảng]}
"""


BODY = (
    Paragraph("Mở đầu."),
    Paragraph("Đoạn."),
    Dash("Gạch."),
    Labelled("Nơi họp", "đây"),
    Point("Điểm", (Point("trong"),)),
    Clause(text="Khoản."),
    Clause(title="Có tên", text="Lời", blocks=(Dash("x"),)),
    Article(text="Điều"),
    RomanSection("Mục"),
    Chapter("Chương", (Article(title="Tên điều"),)),
    Table(
        (Column(title="A"), Column(title="B", share=3, align="right")),
        (("1", ""), GroupRow("G"), ("", "~")),
    ),
    Attendance("Vắng", ()),
)


def test_every_key_is_read():
    people = (Attendee("Bà Mẫu"), Attendee("Ông Dụ", "Thư ký"))
    assert read_paper(EVERYTHING) == Paper(
        kind=Kind.MINUTES,
        number="05",
        symbol="BB-VKS",
        place="Long An",
        date=date(2020, 12, 11),
        superior="Ngành Kiểm sát nhân dân",
        issuer="Cụm thi đua số 10",
        title="Họp",
        addressees=("Ban A",),
        authority="Cụm trưởng",
        bases=("Căn cứ B",),
        meeting=Meeting(
            started=datetime.fromisoformat("2020-12-11T08:00"),
            place="Hội trường",
            attendance=(Attendance("Có mặt", people),),
            chair=people[0],
            secretary=Attendee("Ông Dụ"),
            ended=datetime.fromisoformat("2020-12-11T09:05"),
            called="Phiên họp",
        ),
        body=BODY,
        signatures=(
            Signature(name="Ông Dụ", office="Thư ký"),
            Signature(
                name=None,
                office="Cụm phó",
                signing_for=(SigningFor(Form.TM, "Cụm"), SigningFor(Form.KT, "Cụm trưởng")),
                unit="VKSND",
                post="Viện trưởng",
            ),
        ),
        recipients=("Như trên",),
        filed="VT",
        appendices=(
            Appendix(
                title="Bảng", label="Danh sách", landscape=True, blocks=(Paragraph("Xem bảng"),)
            ),
        ),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-02-10", date(2020, 2, 10)),
        ("'10/2/2020'", date(2020, 2, 10)),
        ("ngày 05 tháng 01 năm 2020", date(2020, 1, 5)),
        ("2020-02", DraftDate(2020, 2)),
        ("2020", DraftDate(2020)),
    ],
)
def test_dates_whole_and_to_come(written, read):
    assert read_paper(f"{HEAD}date: {written}").date == read


def test_only_kind_title_and_issuer_must_be_given():
    bare = read_paper(HEAD)
    assert bare == Paper(kind=Kind.PLAN, title="Phát động", issuer="Cụm thi đua số 10")
    meeting = "meeting: {place: A, attendance: [], chair: B, secretary: C}"
    read = read_paper(f"{HEAD}{meeting}").meeting
    assert (read.started, read.ended, read.called) == (None, None, "Cuộc họp")


def test_values_are_strings_whatever_they_look_like():
    read = read_paper(f"{HEAD}number: 007\nplace: yes\nfiled: 1e3\nsymbol: 'null'\n")
    assert (read.number, read.place, read.filed, read.symbol) == ("007", "yes", "1e3", "null")
    assert read_paper(HEAD.encode("utf-8-sig")).title == "Phát động"


ERRORS = [
    ("", "tệp trống"),
    ("- a", "dòng 1: ở đây cần các khóa"),
    ("kind: plan", "dòng 1: thiếu khóa “title”"),
    (HEAD + "tittle: x", "dòng 4: không có khóa “tittle”. Có phải là “title”?"),
    (HEAD + "qqqq: x", "dòng 4: không có khóa “qqqq”. Các từ dùng được: kind, number"),
    (HEAD + "title: x", "dòng 4: khóa “title” ghi hai lần"),
    ("kind: pln\ntitle: a\nissuer: b", "dòng 1, khóa kind: không có “pln”. Có phải là “plan”?"),
    (HEAD + "number:", "dòng 4, khóa number: để trống"),
    (HEAD + "number: null", "dòng 4, khóa number: để trống"),
    (HEAD + "number: '  '", "dòng 4, khóa number: để trống"),
    (HEAD + "number: [1]", "dòng 4, khóa number: ở đây cần một câu chữ"),
    (
        HEAD + "date: 30/02/2020",
        "dòng 4, khóa date: “30/02/2020”: tháng 2 năm 2020 không có ngày 30",
    ),
    (HEAD + "date: hôm nay", "dòng 4, khóa date: “hôm nay” không phải là một ngày"),
    (HEAD + "body: x", "dòng 4, khóa body: ở đây cần một danh sách"),
    (HEAD + "body:\n  - {point: a, dash: b}", "dòng 5, khóa body: một mục có 2 khóa: point, dash"),
    (HEAD + "body:\n  - {}", "dòng 5, khóa body: một mục trống"),
    (HEAD + "body:\n  - claus: a", "dòng 5: không có khóa “claus”. Có phải là “clause”?"),
    (HEAD + "body:\n  - clause: {}", "dòng 5, khóa clause: không có title và text"),
    (HEAD + "body:\n  - section: x", "dòng 5: ở đây cần các khóa. Khóa: title, body."),
    (HEAD + "body: [{table: {columns: [], rows: []}}]", "dòng 4, khóa columns: không có cột nào"),
    (
        HEAD + "body: [{table: {columns: [A], rows: [[1, 2]]}}]",
        "khóa rows: hàng có 2 ô, bảng có 1 cột",
    ),
    (
        HEAD + "body: [{table: {columns: [{title: A, share: 0}], rows: []}}]",
        "khóa share: “0” không phải tỷ lệ",
    ),
    (
        HEAD + "body: [{table: {columns: [{title: A, align: center}], rows: []}}]",
        "khóa align: không có “center”. Có phải là “centre”?",
    ),
    (HEAD + "signatures: [{for: {KTT: a}}]", "dòng 4: không có khóa “KTT”. Có phải là “KT”?"),
    (
        HEAD + "meeting: {place: A, attendance: [], chair: B, secretary: C, started: 2020-02-21}",
        "dòng 4, khóa started: “2020-02-21” không phải là ngày và giờ",
    ),
    (
        HEAD
        + "meeting: {place: A, attendance: [], chair: B, secretary: C, ended: 2020-02-21 24:00}",
        "dòng 4, khóa ended: không có 24 giờ 0 phút",
    ),
    (
        HEAD + "appendices: [{title: A, body: [], landscape: maybe}]",
        "dòng 4, khóa landscape: không có “maybe”",
    ),
    ("a: [", "dòng 1, cột 5: không đúng cú pháp YAML"),
    (HEAD + "place: Long An: tỉnh", "dòng 4, cột 15: không đúng cú pháp YAML"),
    ("a: \x01", "dòng 1: có ký tự điều khiển U+0001"),
    ("a: &x b\nc: *x", "dòng 1: có neo"),
    ("a: *x", "dòng 1: có neo"),
    ("a: !!python/object:os.system x", "dòng 1: có nhãn kiểu"),
    (HEAD + "---\na: b", "dòng 4: có hơn một tài liệu YAML"),
    ("a: " + "[" * 60 + "]" * 60, "dòng 1: lồng quá sâu"),
    (b"a: \xff", "dòng 1: không phải chữ UTF-8"),
    (b"x" * 2_000_001, "tệp lớn hơn 2 MB"),
]


@pytest.mark.parametrize(("source", "said"), ERRORS, ids=range(len(ERRORS)))
def test_each_error_names_its_place_and_the_way_out(source, said):
    with pytest.raises(InputError) as refused:
        read_paper(source)
    assert said in str(refused.value)
    assert refused.value.mend


def test_growing_by_references_is_refused_before_it_grows():
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(InputError, match="neo"):
        read_paper("\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 3000), st.integers(0, 20), st.text(max_size=6))
def test_damaged_files_are_read_or_refused(name, start, length, instead):
    source = (FOLDER / f"{name}.yaml").read_text()
    damaged = source[:start] + instead + source[start + length :]
    with suppress(InputError):
        assert isinstance(read_paper(damaged), Paper)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_any_sentence_comes_back_as_written(sentence):
    written = yaml.safe_dump({"kind": "plan", "issuer": "A", "title": sentence}, allow_unicode=True)
    if sentence.strip():
        assert read_paper(written).title == sentence
