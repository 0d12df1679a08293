"""The office's register of issued papers, from Excel."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.counting import queries_of
from tests.support.invented import actor_with, make_unit
from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import DOCUMENTS_HEADER, book, paper
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.documents.actions import (
    Particulars,
    draft_document,
    open_series,
    register_document,
    reserve_number,
    sign_document,
    void_document,
)
from thidua.documents.enums import DocumentKind, DocumentState, SeriesSource
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.exchange.actions import Applied, ImportRefused, apply_import, undo_import
from thidua.exchange.domain.papers import PAPER_KINDS
from thidua.exchange.domain.papers import _read as short_way
from thidua.exchange.queries import Preview, preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import latest_entries
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua_core.errors import InputError
from thidua_core.references import parse_number_symbol

NOW = clock.moment(date(2026, 3, 2), 9)
JANUARY = date(2026, 1, 5)


def register(*rows, header=DOCUMENTS_HEADER, **options) -> bytes:
    return book(header, *rows, title="Sổ văn bản đi", **options)


def preview(content: bytes, actor: Actor = SYSTEM) -> Preview:
    return preview_import(kind="documents", name="so.xlsx", content=content, actor=actor, at=NOW)


def enter(content: bytes, actor: Actor = SYSTEM) -> Applied:
    return apply_import(kind="documents", name="so.xlsx", content=content, actor=actor, at=NOW)


def errors_of(content: bytes, actor: Actor = SYSTEM):
    """Both the dry run and the import tell the same, and save nothing."""
    with nothing_is_saved():
        found = preview(content, actor).errors
        with pytest.raises(ImportRefused) as refused:
            enter(content, actor)
    assert [str(error) for error in refused.value.errors] == [str(error) for error in found]
    return found


def only_error(content: bytes, actor: Actor = SYSTEM):
    [error] = errors_of(content, actor)
    assert error.problem
    return error


@pytest.fixture
def clerk(agency: Unit) -> Actor:
    return actor_with(agency, Role.RECORDS_CLERK)


@pytest.fixture
def entered(agency: Unit) -> Document:
    """A paper that is in the register: 16/KH-VKS."""
    return register_document(
        Particulars(
            kind=DocumentKind.PLAN,
            number="16",
            symbol="KH-VKS",
            title="Phát động thi đua",
            issued_on=JANUARY,
            issuer_id=agency.pk,
        ),
        actor=SYSTEM,
        at=NOW,
    )


@pytest.fixture
def signed(agency: Unit) -> Document:
    """A paper signed here that waits for its number."""
    particulars = Particulars(
        kind=DocumentKind.PLAN, title="Tổ chức phong trào thi đua", issuer_id=agency.pk
    )
    draft = draft_document(particulars, paper=None, actor=SYSTEM, at=NOW)
    return sign_document(
        document_id=draft.pk,
        signer="Trần Văn Ví Dụ",
        signed_on=date(2026, 1, 3),
        actor=SYSTEM,
        at=NOW,
    )


def test_the_words_for_kinds_are_those_of_the_register() -> None:
    assert {str(kind.label): kind.value for kind in DocumentKind} == PAPER_KINDS


def test_papers_come_with_their_numbers(agency: Unit, clerk: Actor) -> None:
    content = register(
        paper("16/KH-VKS"),
        paper(17, "Kết quả quý I", kind="Báo cáo"),
        paper("12a/TB-VKS", "Lịch họp", kind="Thông báo"),
    )
    with nothing_is_saved():
        seen = preview(content, clerk)
        assert [row.title for row in seen.new] == ["16/KH-VKS", "17", "12a/TB-VKS"]
    applied = enter(content, clerk)
    assert applied.run is not None
    assert applied.run.rows.count() == 3
    plan = Document.objects.get(number="16")
    assert plan.citation == "Kế hoạch 16/KH-VKS ngày 05/01/2026"
    assert (plan.issuer, plan.signer, plan.state) == (agency, "Trần Văn Ví Dụ", "issued")
    assert {each.number for each in SeriesNumber.objects.all()} == {16, 17}
    assert NumberSeries.objects.get().year == 2026
    verbs = [each.verb for each in latest_entries()]
    assert verbs.count("document.registered") == 3
    assert verbs.count("import.applied") == 1


def test_the_same_file_and_the_same_rows_again_change_nothing(agency: Unit) -> None:
    content = register(paper("16/KH-VKS"), paper(7, kind="Báo cáo"))
    enter(content)
    with nothing_is_saved():
        assert enter(content).already
        assert preview(content).earlier
        again = register(paper("16/KH-VKS"), paper("07", kind="Báo cáo"), paper("18/KH-VKS"))
        seen = preview(again)
    assert (len(seen.present), [row.title for row in seen.new]) == (2, ["18/KH-VKS"])


def test_a_taken_number_is_refused_with_the_paper_that_has_it(entered: Document) -> None:
    error = only_error(register(paper("16/BC-VKS", "Kết quả", kind="Báo cáo")))
    assert (error.code, error.cell) == ("number.taken", "A2")
    assert "Kế hoạch 16/KH-VKS ngày 05/01/2026 (“Phát động thi đua”)" in str(error)
    assert "Trang tính “Sổ văn bản đi”, ô A2" in str(error)
    assert "Kiểm tra lại số" in error.mend


def test_another_year_another_agency_another_body_has_its_own_numbers(entered: Document) -> None:
    make_unit("VKSND tỉnh Khác")
    content = register(
        (*paper("16/KH-VKS", on="05/01/2025"), ""),
        (*paper("16/KH-VKS", issuer="VKSND tỉnh Khác"), ""),
        (*paper("16/KH-HĐTĐKT"), "Hội đồng Thi đua - Khen thưởng VKSND tỉnh Mẫu"),
        header=(*DOCUMENTS_HEADER, "Ban hành nhân danh"),
    )
    assert len(preview(content).new) == 3
    enter(content)
    assert Document.objects.filter(number="16").count() == 4


def test_a_number_that_is_void_held_or_ours_is_refused(agency: Unit, entered: Document) -> None:
    void_document(document_id=entered.pk, reason="in hỏng", actor=SYSTEM, at=NOW)
    series = NumberSeries.objects.get()
    reserve_number(series_id=series.pk, subject_label="Quyết định", number=20, actor=SYSTEM, at=NOW)
    open_series(
        owner=agency,
        owner_label=agency.label,
        year=2026,
        document_kind=DocumentKind.MINUTES,
        source=SeriesSource.OWN,
        actor=SYSTEM,
        at=NOW,
    )
    content = register(paper("16/KH-VKS"), paper("20/KH-VKS"), paper("1/BB-VKS", kind="Biên bản"))
    errors = errors_of(content)
    assert [each.code for each in errors] == ["number.void", "number.held", "number.own"]
    assert "in hỏng" in errors[0].problem
    assert "Quyết định" in errors[1].problem


def test_two_lines_of_one_number_are_named(agency: Unit) -> None:
    error = only_error(register(paper("16/KH-VKS"), paper(16, "Khác", kind="Báo cáo")))
    assert (error.code, error.cell, error.facts["other"]) == ("row.twice", "A3", "A2")


def test_a_kind_numbered_apart_may_have_the_same_number(agency: Unit) -> None:
    open_series(
        owner=agency,
        owner_label=agency.label,
        year=2026,
        document_kind=DocumentKind.DECISION,
        source=SeriesSource.OFFICE,
        actor=SYSTEM,
        at=NOW,
    )
    content = register(paper("16/KH-VKS"), paper("16/QĐ-VKS", "Khen thưởng", kind="Quyết định"))
    enter(content)
    assert SeriesNumber.objects.filter(number=16).count() == 2
    assert len(preview(content).present) == 2


def test_the_same_number_with_another_day_or_summary_is_a_question(entered: Document) -> None:
    for row in (
        paper("16/KH-VKS", "Phát động thi đua", on="06/01/2026"),
        paper("16/KH-VKS", "Phát động đợt hai"),
    ):
        assert only_error(register(row)).code == "number.taken"


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (paper("mười sáu"), "document.number", "A2"),
        (paper("0"), "document.number", "A2"),
        (paper("16/KH-VKS", on="32/01/2026"), "cell.day", "B2"),
        (paper("16/KH-VKS", on="03/03/2026"), "document.future", "B2"),
        (paper("16/KH-VKS", on=""), "document.undated", "B2"),
        (paper("16/KH-VKS", on="05/01/2015"), "unit.unknown", "E2"),
        (paper("16/KH-VKS", kind="Thư"), "cell.choice", "C2"),
        (paper("16/KH-VKS", issuer="VKSND tỉnh Nào Đó"), "unit.unknown", "E2"),
        (paper("16", "V" * 601), "cell.long", "D2"),
        (paper("", ""), "document.nameless", "A2"),
        (paper("16", "Về việc họp", kind=""), "document.kind", "C2"),
    ],
)
def test_a_wrong_cell_is_named(agency: Unit, row, code: str, cell: str) -> None:
    error = only_error(register(row))
    assert (error.code, error.cell) == (code, cell)
    assert error.mend


def test_an_offices_own_form_is_read(agency: Unit, clerk: Actor) -> None:
    header = (
        "Số, ký hiệu văn bản",
        "Ngày, tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ghi chú",
    )
    content = book(
        ("SỔ VĂN BẢN ĐI NĂM 2026",),
        header,
        (
            "16/KH-VKS",
            JANUARY,
            "Kế hoạch tổ chức phong trào",
            "Ví Dụ",
            "Các phòng",
            "VT",
            9,
            "hỏa tốc",
        ),
        ("21/VKS-TĐKT", JANUARY, "V/v đăng ký thi đua", "Ví Dụ", "Các phòng", "VT", 9, ""),
        ("22/TB-VKS", JANUARY, "Lịch họp giao ban", "Ví Dụ", "Các phòng", "VT", 9, ""),
        merge=["A1:H1"],
    )
    seen = preview(content, clerk)
    assert not seen.errors
    assert [note.code for note in seen.notes] == ["column.not_kept"] * 3
    assert "“Nơi nhận văn bản”" in str(seen.notes[0])
    enter(content, clerk)
    kinds = dict(Document.objects.values_list("number", "kind"))
    assert kinds == {"16": "plan", "21": "official_letter", "22": "notice"}
    assert Document.objects.get(number="16").note == "hỏa tốc"
    assert set(Document.objects.values_list("issuer", flat=True)) == {agency.pk}


def test_number_and_symbol_in_two_columns(agency: Unit) -> None:
    header = ("Số", "Ký hiệu", *DOCUMENTS_HEADER[1:])
    day, *rest = paper(16)[1:]
    assert preview(register((16, "KH-VKS", day, *rest), header=header)).new[0].title == "16/KH-VKS"
    wrong = register(("16/KH-VKS", "BC-VKS", day, *rest), header=header)
    assert only_error(wrong).code == "document.symbols"


def test_a_file_without_issuer_is_the_clerks_own_register(agency: Unit, clerk: Actor) -> None:
    content = register(paper("16/KH-VKS")[:4], header=DOCUMENTS_HEADER[:4])
    assert only_error(content).code == "document.issuer_missing"
    enter(content, clerk)
    assert Document.objects.get().issuer == agency


def test_a_paper_of_an_outside_body_takes_no_number_of_ours(agency: Unit) -> None:
    header = (*DOCUMENTS_HEADER, "Ban hành nhân danh")
    content = register(
        (*paper("98/2023/NĐ-CP", kind="Nghị định", issuer=""), "Chính phủ"), header=header
    )
    enter(content)
    outside = Document.objects.get()
    assert (outside.issuer, outside.issuer_label) == (None, "Chính phủ")
    assert outside.number_and_symbol == "98/2023/NĐ-CP"
    assert not SeriesNumber.objects.exists()
    assert len(preview(content).present) == 1
    other = register(
        (*paper("98/2023/NĐ-CP", "Khác", kind="Nghị định", issuer=""), "Chính phủ"), header=header
    )
    assert only_error(other).code == "document.same"


def test_a_clerk_enters_for_the_own_agency_alone(agency: Unit, clerk: Actor) -> None:
    make_unit("VKSND tỉnh Khác")
    error = only_error(register(paper("16/KH-VKS", issuer="VKSND tỉnh Khác")), clerk)
    assert (error.code, error.cell) == ("row.forbidden", "E2")
    officer = actor_with(agency, Role.UNIT_OFFICER)
    with pytest.raises(NotPermitted):
        preview(register(paper("16/KH-VKS")), officer)


def test_a_signed_paper_gets_its_number_and_waits_again_when_taken_back(
    agency: Unit, clerk: Actor, signed: Document
) -> None:
    content = register(paper("16/KH-VKS"), paper("17/KH-VKS", "Kế hoạch khác"))
    seen = preview(content, clerk)
    assert [note.code for note in seen.notes] == ["document.waiting"]
    applied = enter(content, clerk)
    signed.refresh_from_db()
    assert signed.citation == "Kế hoạch 16/KH-VKS ngày 05/01/2026"
    assert Document.objects.count() == 2
    assert applied.run is not None
    undo_import(run_id=applied.run.pk, actor=clerk, at=NOW)
    signed.refresh_from_db()
    assert (signed.state, signed.number, signed.symbol) == (DocumentState.SIGNED, "", "")
    assert signed.issued_on is None
    assert Document.objects.count() == 1
    assert not SeriesNumber.objects.exists()
    assert not NumberSeries.objects.exists()


def test_a_number_before_the_signature_is_refused(clerk: Actor, signed: Document) -> None:
    error = only_error(register(paper("16/KH-VKS", on="02/01/2026")), clerk)
    assert error.cell == "B2"
    assert "trước ngày ký" in error.problem


def test_who_may_register_but_not_number_is_told(agency: Unit, signed: Document) -> None:
    office = actor_with(agency, Role.STANDING_OFFICE)
    assert only_error(register(paper("16/KH-VKS")), office).code == "row.forbidden"
    assert len(preview(register(paper("16/KH-VKS", "Khác")), office).new) == 1


def test_a_paper_used_since_stays_and_is_named(agency: Unit, clerk: Actor) -> None:
    applied = enter(register(paper("16/KH-VKS")), clerk)
    assert applied.run is not None
    made = Document.objects.get()
    void_document(document_id=made.pk, reason="in hỏng", actor=clerk, at=NOW)
    with nothing_is_saved(), pytest.raises(Refused, match="16/KH-VKS"):
        undo_import(run_id=applied.run.pk, actor=clerk, at=NOW)


def test_a_paper_that_a_conference_rests_on_stays(agency: Unit, clerk: Actor) -> None:
    applied = enter(register(paper("16/KH-VKS")), clerk)
    assert applied.run is not None
    plan_conference(
        body_id=agency.pk,
        name="Hội nghị mẫu",
        kinds=[ConferenceKind.LAUNCH],
        day=date(2026, 2, 20),
        based_on_ids=[Document.objects.get().pk],
        actor=SYSTEM,
        at=NOW,
    )
    with nothing_is_saved(), pytest.raises(Refused, match="Hội nghị mẫu"):
        undo_import(run_id=applied.run.pk, actor=clerk, at=NOW)


def test_taking_back_leaves_the_numbers_of_others(agency: Unit, entered: Document) -> None:
    applied = enter(register(paper("17/KH-VKS")))
    assert applied.run is not None
    undo_import(run_id=applied.run.pk, actor=SYSTEM, at=NOW)
    assert list(SeriesNumber.objects.values_list("number", flat=True)) == [16]


def test_a_register_of_three_and_of_thirty_ask_as_often(agency: Unit) -> None:
    def asked(count: int) -> int:
        content = register(*(paper(number, f"Việc {number}") for number in range(1, count + 1)))
        return queries_of(lambda: preview(content))

    assert asked(3) == asked(30)


@given(
    st.integers(1, 999_999),
    st.sampled_from(
        ["KH-VKS", "QĐ-HĐTĐKT", "kh-vks", "NQ/TW", "VKS-TĐKT", "TTr-VKS", "KH-", "VKS.TH"]
    ),
)
def test_the_short_way_reads_numbers_as_the_long_one(number: int, symbol: str) -> None:
    def read(reader: Callable[[str], object]) -> object:
        try:
            return reader(f"{number}/{symbol}")
        except InputError as error:
            return error.problem

    assert read(short_way) == read(parse_number_symbol)
