from datetime import date

import pytest
from django.db import transaction

from tests.support.invented import AT, actor_with, make_unit
from thidua.documents.actions import (
    Particulars,
    correct_document,
    correct_number,
    draft_document,
    draw_document_number,
    draw_number,
    enter_office_number,
    open_series,
    register_document,
    reserve_number,
    sign_document,
    void_document,
    void_number,
)
from thidua.documents.enums import DocumentKind, DocumentState, NumberState, SeriesSource
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.documents.queries import number_rows, numbers_of, series_for, series_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role

NEW_YEAR = date(2024, 1, 5)


@pytest.fixture
def own(office, clerk) -> NumberSeries:
    return open_series(
        owner=office,
        owner_label=office.label,
        name="Sổ vàng",
        year=2024,
        unit_id=office.pk,
        actor=clerk,
        at=AT,
    )


def draw(series: NumberSeries) -> int:
    with transaction.atomic():
        return draw_number(series_id=series.pk, subject_label="hồ sơ").number


def enter(document: Document, number: int, clerk, issued_on: date = NEW_YEAR) -> Document:
    return enter_office_number(
        document_id=document.pk, number=number, issued_on=issued_on, actor=clerk, at=AT
    )


def test_an_office_number_is_entered_after_the_signature_and_issues_the_paper(signed, clerk):
    issued = enter(signed(), 9, clerk)
    assert issued.number_and_symbol == "09/KH-VKS"
    assert issued.state == DocumentState.ISSUED
    assert issued.citation == "Kế hoạch 09/KH-VKS ngày 05/01/2024"
    assert LedgerEntry.objects.filter(verb="document.numbered").count() == 1


def test_a_taken_office_number_is_refused_with_the_paper_that_has_it(signed, clerk):
    enter(signed(), 16, clerk)
    second = signed()
    with pytest.raises(Refused) as refusal:
        enter(second, 16, clerk)
    assert str(refusal.value) == (
        "Số 16 của Viện kiểm sát nhân dân tỉnh Ví Dụ năm 2024 đã cấp cho Kế hoạch 16/KH-VKS "
        "ngày 05/01/2024. Kiểm tra lại số trong sổ của văn thư."
    )
    assert refusal.value.field == "number"
    second.refresh_from_db()
    assert (second.number, second.state) == ("", DocumentState.SIGNED)
    assert LedgerEntry.objects.filter(verb="document.numbered").count() == 1


def test_the_same_number_is_free_in_the_next_calendar_year(signed, clerk):
    enter(signed(), 16, clerk)
    with_later_day = enter(signed(), 17, clerk, date(2024, 2, 1))
    assert with_later_day.series_number.series.year == 2024
    earlier = signed(date(2023, 12, 29))
    assert enter(earlier, 16, clerk, date(2023, 12, 29)).number == "16"
    assert sorted(NumberSeries.objects.values_list("year", flat=True)) == [2023, 2024]


def test_a_council_numbers_apart_from_its_agency_and_a_head_does_not(signed, clerk):
    enter(signed(), 3, clerk)
    council = signed(issuer_label="Hội đồng Thi đua - Khen thưởng tỉnh Ví Dụ")
    assert enter(council, 3, clerk).number == "03"
    head = signed(issuer_label="Viện trưởng VKSND tỉnh Ví Dụ")
    with pytest.raises(Refused, match=r"Số 03 của Viện kiểm sát nhân dân tỉnh Ví Dụ năm 2024"):
        enter(head, 3, clerk)


def test_two_papers_may_share_number_symbol_and_year_across_series(signed, clerk):
    enter(signed(), 3, clerk)
    enter(signed(issuer_label="Hội đồng Thi đua - Khen thưởng tỉnh Ví Dụ"), 3, clerk)
    alike = Document.objects.filter(number="03", symbol="KH-VKS", issued_on__year=2024)
    assert alike.count() == 2


def test_a_kind_that_the_office_numbers_apart_has_its_own_series(office, clerk, plan, signed):
    enter(signed(), 16, clerk)
    decision = {"kind": DocumentKind.DECISION, "issuer_id": office.pk, "issued_on": NEW_YEAR}
    with pytest.raises(Refused, match=r"đã cấp cho Kế hoạch 16/KH-VKS"):
        register_document(type(plan)(number="16", symbol="QĐ-VKS", **decision), actor=clerk, at=AT)
    register_document(type(plan)(number="18", symbol="QĐ-VKS", **decision), actor=clerk, at=AT)
    apart = open_series(
        owner=office,
        owner_label=office.label,
        year=2024,
        document_kind=DocumentKind.DECISION,
        source=SeriesSource.OFFICE,
        unit_id=office.pk,
        actor=clerk,
        at=AT,
    )
    assert [number.number for number in numbers_of(apart)] == [18]
    register_document(type(plan)(number="16", symbol="QĐ-VKS", **decision), actor=clerk, at=AT)
    assert [number.number for number in numbers_of(apart)] == [18, 16]


def test_unsigned_twice_numbered_and_misdated_papers_get_no_number(signed, clerk, plan):
    unsigned = signed()
    Document.objects.filter(pk=unsigned.pk).update(state=DocumentState.DRAFT, signed_on=None)
    with pytest.raises(Refused, match=r"chưa ký nên chưa có số"):
        enter(unsigned, 1, clerk)
    with pytest.raises(Refused, match=r"Ngày ban hành 03/01/2024 trước ngày ký 04/01/2024"):
        enter(signed(), 1, clerk, date(2024, 1, 3))
    with pytest.raises(Refused, match=r"Ngày ban hành 30/03/2024 sau hôm nay 29/03/2024"):
        enter(signed(), 1, clerk, date(2024, 3, 30))
    numbered = enter(signed(), 1, clerk)
    with pytest.raises(Refused, match=r"đã có số 01/KH-VKS"):
        enter(numbered, 2, clerk)
    with pytest.raises(Refused, match=r"Số, ký hiệu 0 chưa đúng dạng"):
        enter(signed(), 0, clerk)


def test_an_own_series_counts_from_one_without_gaps_and_anew_in_each_series(own, office, clerk):
    assert [draw(own) for _ in range(3)] == [1, 2, 3]
    next_year = open_series(
        owner=office,
        owner_label="",
        name="Sổ vàng",
        year=2025,
        unit_id=office.pk,
        actor=clerk,
        at=AT,
    )
    other = open_series(
        owner=office, owner_label="", name="Hồ sơ", year=2024, unit_id=office.pk, actor=clerk, at=AT
    )
    assert (draw(next_year), draw(other), draw(own)) == (1, 1, 4)


def test_a_refused_caller_gives_the_number_back(own):
    def refused_after_drawing() -> None:
        with transaction.atomic():
            assert draw_number(series_id=own.pk, subject_label="hồ sơ").number == 1
            raise Refused("Thiếu giấy tờ.")

    with pytest.raises(Refused, match=r"Thiếu giấy tờ"):
        refused_after_drawing()
    assert draw(own) == 1


def test_opening_an_open_series_changes_nothing_and_another_source_is_refused(own, office, clerk):
    again = {"owner": office, "owner_label": "", "name": "Sổ vàng", "year": 2024}
    same = open_series(**again, unit_id=office.pk, actor=clerk, at=AT)
    assert same.pk == own.pk
    assert LedgerEntry.objects.filter(verb="series.opened").count() == 1
    with pytest.raises(Refused, match=r"do phần mềm cấp số"):
        open_series(**again, source=SeriesSource.OFFICE, unit_id=office.pk, actor=clerk, at=AT)


def test_hand_and_software_never_number_in_one_series(office, clerk, signed):
    general = open_series(
        owner=office, owner_label=office.label, year=2024, unit_id=office.pk, actor=clerk, at=AT
    )
    with pytest.raises(Refused, match=r"do phần mềm cấp số. Dùng nút Lấy số"):
        enter(signed(), 5, clerk)
    drawn = draw_document_number(document_id=signed().pk, issued_on=NEW_YEAR, actor=clerk, at=AT)
    assert (drawn.number, drawn.series_number.series_id) == ("01", general.pk)
    with pytest.raises(Refused, match=r"do văn thư cấp sau khi ký"):
        draw_document_number(
            document_id=signed(date(2023, 12, 1)).pk,
            issued_on=date(2023, 12, 1),
            actor=clerk,
            at=AT,
        )


def test_a_day_outside_the_year_of_the_series_is_refused(own, clerk, signed):
    document = signed(date(2023, 12, 1))
    with pytest.raises(Refused, match=r"Ngày 01/12/2023 không thuộc năm 2024 của sổ số"):
        draw_document_number(
            document_id=document.pk,
            issued_on=date(2023, 12, 1),
            series_id=own.pk,
            actor=clerk,
            at=AT,
        )
    assert not SeriesNumber.objects.exists()


def test_a_number_held_back_goes_to_its_paper_and_to_no_other(signed, clerk):
    enter(signed(), 16, clerk)
    series = NumberSeries.objects.get()
    late = signed()
    reserve_number(
        series_id=series.pk, number=17, subject_label="", document_id=late.pk, actor=clerk, at=AT
    )
    with pytest.raises(Refused, match=r"Số 17 .* đang giữ cho Kế hoạch KH-VKS"):
        enter(signed(), 17, clerk)
    with pytest.raises(Refused, match=r"Số 16 .* đã cấp cho Kế hoạch 16/KH-VKS"):
        reserve_number(series_id=series.pk, number=16, subject_label="", actor=clerk, at=AT)
    assert enter(late, 17, clerk).series_number.state == NumberState.TAKEN


def test_a_number_held_back_in_an_own_series_is_the_one_that_the_paper_gets(own, clerk, signed):
    late, other = signed(), signed()
    reserve_number(series_id=own.pk, subject_label="", document_id=late.pk, actor=clerk, at=AT)
    taken = {"issued_on": NEW_YEAR, "series_id": own.pk, "actor": clerk, "at": AT}
    assert draw_document_number(document_id=other.pk, **taken).number == "02"
    assert draw_document_number(document_id=late.pk, **taken).number == "01"
    with pytest.raises(Refused, match=r"không nhập số bằng tay"):
        reserve_number(series_id=own.pk, number=9, subject_label="", actor=clerk, at=AT)


def test_a_void_number_stays_with_its_reason_and_is_never_given_again(signed, clerk):
    document = enter(signed(), 16, clerk)
    void_document(document_id=document.pk, reason=" in hỏng ", actor=clerk, at=AT)
    (row,) = number_rows(numbers_of(NumberSeries.objects.get()))
    assert (row.number, row.state, row.reason) == (16, "void", "in hỏng")
    assert row.document == "Kế hoạch 16/KH-VKS ngày 05/01/2024"
    with pytest.raises(Refused, match=r"Số 16 .* đã hủy: in hỏng. Nhập số khác"):
        enter(signed(), 16, clerk)


def test_only_a_number_that_no_paper_bears_is_voided_by_itself(signed, clerk):
    borne = enter(signed(), 16, clerk).series_number
    with pytest.raises(Refused, match=r"đang của Kế hoạch 16/KH-VKS"):
        void_number(number_id=borne.pk, reason="in hỏng", actor=clerk, at=AT)
    held = reserve_number(
        series_id=borne.series_id, number=17, subject_label="dự phòng", actor=clerk, at=AT
    )
    with pytest.raises(Refused, match=r"Chưa có lý do hủy"):
        void_number(number_id=held.pk, reason=" ", actor=clerk, at=AT)
    void_number(number_id=held.pk, reason="không dùng", actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"đã hủy: không dùng"):
        void_number(number_id=held.pk, reason="nhầm", actor=clerk, at=AT)


def test_a_mistyped_number_is_mended_with_a_reason_and_is_free_again(signed, clerk):
    document = enter(signed(), 61, clerk)
    mended = correct_number(
        document_id=document.pk, number=16, reason="gõ nhầm", actor=clerk, at=AT
    )
    assert mended.number_and_symbol == "16/KH-VKS"
    (entry,) = LedgerEntry.objects.filter(verb="document.renumbered")
    assert entry.content is not None
    assert (entry.content["payload"]["old"], entry.content["payload"]["new"]) == (
        "61/KH-VKS",
        "16/KH-VKS",
    )
    assert enter(signed(), 61, clerk).number == "61"
    with pytest.raises(Refused, match=r"Số 61 .* đã cấp cho"):
        correct_number(document_id=document.pk, number=61, reason="nhầm", actor=clerk, at=AT)


def test_a_number_follows_its_paper_into_the_series_of_another_year(signed, clerk):
    document = enter(signed(), 16, clerk, date(2024, 1, 5))
    enter(signed(date(2023, 1, 4)), 20, clerk, date(2023, 1, 5))
    changed = {"document_id": document.pk, "actor": clerk, "at": AT}
    correct_document(**changed, issued_on=date(2023, 1, 5))
    assert SeriesNumber.objects.get(document=document).series.year == 2023
    assert enter(signed(), 16, clerk).number == "16"
    with pytest.raises(Refused, match=r"Số 16 .* năm 2024 đã cấp cho"):
        correct_document(**changed, issued_on=date(2024, 1, 5))
    with pytest.raises(Refused, match=r"Văn bản có số thì phải có ngày ban hành"):
        correct_document(**changed, issued_on=None)


def test_only_the_clerk_of_the_agency_gives_numbers(office, signed, clerk):
    document = signed()
    for roles in ([Role.STANDING_OFFICE], [Role.UNIT_HEAD], []):
        with pytest.raises(NotPermitted):
            enter(document, 1, actor_with(office, *roles))
    elsewhere = make_unit("VKSND tỉnh Giả Định")
    with pytest.raises(NotPermitted):
        enter(document, 1, actor_with(elsewhere, Role.RECORDS_CLERK))


def test_series_are_seen_by_their_clerks_and_listed_with_count_and_last(signed, clerk, office):
    for number in (4, 9):
        enter(signed(), number, clerk)
    (row,) = series_rows(series_for(clerk))
    assert (row.owner, row.year, row.count, row.last) == (office.label, 2024, 2, 9)
    assert row.source_label == "Văn thư cấp, nhập sau khi ký"
    elsewhere = make_unit("VKSND tỉnh Giả Định")
    assert not series_for(actor_with(elsewhere, Role.RECORDS_CLERK)).exists()
    assert series_for(SYSTEM).count() == 1


def test_a_refusal_of_a_number_says_which_paper_has_it(signed, clerk):
    first = enter(signed(), 16, clerk)
    with pytest.raises(Refused) as refusal:
        enter(signed(), 16, clerk)
    assert refusal.value.values["document"] == first.public_id
    assert refusal.value.field == "number"


def test_a_paper_of_a_body_without_agency_gets_no_office_number(clerk, office):
    particulars = Particulars(
        kind=DocumentKind.PLAN, title="Kế hoạch của cụm", issuer_label="Cụm thi đua số 10"
    )
    draft = draft_document(particulars, paper=None, actor=clerk, at=AT)
    sign_document(
        document_id=draft.pk, signer="Trần Văn Ví Dụ", signed_on=NEW_YEAR, actor=clerk, at=AT
    )
    for give in (
        lambda: enter_office_number(
            document_id=draft.pk, number=1, issued_on=NEW_YEAR, actor=SYSTEM, at=AT
        ),
        lambda: draw_document_number(document_id=draft.pk, issued_on=NEW_YEAR, actor=SYSTEM, at=AT),
    ):
        with pytest.raises(Refused, match=r"Cụm thi đua số 10 chưa gắn với đơn vị nào"):
            give()
    assert not SeriesNumber.objects.exists()


def test_a_number_is_held_for_something_and_for_no_paper_that_has_one(own, signed, clerk):
    numbered = enter(signed(), 16, clerk)
    held = {"series_id": own.pk, "actor": clerk, "at": AT}
    with pytest.raises(Refused, match=r"Chưa rõ giữ số cho việc gì"):
        reserve_number(subject_label=" ", **held)
    with pytest.raises(Refused, match=r"16/KH-VKS .* đã có hoặc đang giữ số 16") as refusal:
        reserve_number(subject_label="", document_id=numbered.pk, **held)
    assert refusal.value.values["document"] == numbered.public_id
    waiting = signed()
    reserve_number(subject_label="", document_id=waiting.pk, **held)
    with pytest.raises(Refused, match=r"đang giữ số 01"):
        reserve_number(subject_label="", document_id=waiting.pk, **held)


def test_holding_a_number_twice_from_one_look_at_the_series_holds_one(own, clerk):
    seen = {"series_id": own.pk, "subject_label": "hồ sơ", "following": 0}
    reserve_number(actor=clerk, at=AT, **seen)
    with pytest.raises(Refused, match=r"vừa cấp đến số 01"):
        reserve_number(actor=clerk, at=AT, **seen)
    assert SeriesNumber.objects.count() == 1


@pytest.mark.parametrize("year", [0, 1944, 2101, 40_000])
def test_a_series_is_opened_for_a_year_that_can_be(office, clerk, year):
    with pytest.raises(Refused, match=rf"Năm {year} không phải năm của sổ số"):
        open_series(
            owner=office,
            owner_label=office.label,
            year=year,
            unit_id=office.pk,
            actor=clerk,
            at=AT,
        )
