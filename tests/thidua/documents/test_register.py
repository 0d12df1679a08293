from dataclasses import replace
from datetime import date

import pytest

from tests.support.invented import AT, actor_with, make_unit
from thidua.documents.actions import (
    Particulars,
    correct_document,
    draft_document,
    publish_document,
    register_document,
    revise_draft,
    sign_document,
    void_document,
    withdraw_document,
)
from thidua.documents.enums import DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.documents.queries import find_public_document, public_documents
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import dissolve_unit
from thidua.people.enums import Role


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("16/KH-VKS", ("16", None, "KH-VKS", "16/KH-VKS")),
        (" số: 09 / KH – VKS ", ("09", None, "KH-VKS", "09/KH-VKS")),
        ("98/2023/NĐ-CP", ("98", 2023, "NĐ-CP", "98/2023/NĐ-CP")),
        ("35-CT/TW", ("35", None, "CT/TW", "35-CT/TW")),
        ("12a/QĐ-VKS", ("12a", None, "QĐ-VKS", "12a/QĐ-VKS")),
    ],
)
def test_number_and_symbol_are_read_from_one_text(plan, clerk, typed, kept):
    outside = replace(plan, issuer_id=None, issuer_label="Cơ quan khác").numbered(typed)
    document = register_document(outside, actor=clerk, at=AT)
    parts = (document.number, document.year_in_number, document.symbol, document.number_and_symbol)
    assert parts == kept


@pytest.mark.parametrize("typed", ["", "mười sáu", "16", "16//KH-VKS", "0/KH-VKS", "16/KH-VKS x"])
def test_a_number_in_an_unknown_form_is_refused_with_the_right_one(plan, clerk, typed):
    with pytest.raises(Refused) as refusal:
        register_document(plan.numbered(typed), actor=clerk, at=AT)
    assert refusal.value.field == "number"
    assert "16/KH-VKS" in str(refusal.value)
    assert not Document.objects.exists()
    assert not LedgerEntry.objects.filter(verb="document.registered").exists()


def test_parts_given_apart_are_held_to_the_same_form(plan, clerk):
    for number, symbol in (("16/17", "KH-VKS"), ("000", ""), ("16", "kế hoạch")):
        with pytest.raises(Refused) as refusal:
            register_document(replace(plan, number=number, symbol=symbol), actor=clerk, at=AT)
        assert refusal.value.field == "number"
    with pytest.raises(Refused, match=r"không phải là năm"):
        register_document(
            replace(plan, number="1", symbol="NĐ-CP", year_in_number=23), actor=clerk, at=AT
        )


def test_a_paper_says_at_least_what_it_is_and_whose(plan, clerk):
    with pytest.raises(Refused, match=r"Chưa có trích yếu"):
        register_document(replace(plan, title=" "), actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"Chưa rõ cơ quan ban hành"):
        register_document(replace(plan, issuer_id=None), actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"Chưa rõ cơ quan ban hành"):
        draft_document(replace(plan, issuer_id=None), paper=None, actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"Chưa có trích yếu"):
        draft_document(replace(plan, title=""), paper=None, actor=clerk, at=AT)
    number_alone = replace(plan, title="", number="09")
    assert register_document(number_alone, actor=clerk, at=AT).number == "09"


def test_a_paper_of_a_day_to_come_or_of_an_agency_not_there_is_refused(office, plan, clerk):
    with pytest.raises(Refused, match=r"Ngày ban hành 30/03/2024 sau hôm nay 29/03/2024"):
        register_document(replace(plan, issued_on=date(2024, 3, 30)), actor=clerk, at=AT)
    dissolve_unit(unit_id=office.pk, last_day=date(2024, 1, 31), actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"Ngày 01/02/2024 đơn vị .* đã kết thúc"):
        register_document(replace(plan, issued_on=date(2024, 2, 1)), actor=SYSTEM, at=AT)
    eve = replace(plan, issued_on=date(2024, 1, 31))
    assert register_document(eve, actor=SYSTEM, at=AT).pk


def test_texts_longer_than_their_column_are_refused_alike_on_every_database(plan, clerk):
    with pytest.raises(Refused, match=r"dài 601 ký tự, sổ chỉ ghi được 600") as refusal:
        register_document(replace(plan, title="x" * 601), actor=clerk, at=AT)
    assert refusal.value.field == "title"
    with pytest.raises(Refused, match=r"ký tự điều khiển"):
        register_document(replace(plan, title="kế\x00hoạch"), actor=clerk, at=AT)
    assert register_document(replace(plan, title="x" * 600), actor=clerk, at=AT).pk


def test_the_same_paper_twice_is_refused_however_it_is_spelled(office, plan, clerk):
    outside = Particulars(
        kind=DocumentKind.PLAN,
        number="09",
        symbol="KH-VKSTC",
        issued_on=date(2020, 1, 17),
        issuer_label="VKSND tối cao",
    )
    register_document(outside, actor=clerk, at=AT)
    spelled = replace(
        outside,
        number="9",
        symbol="KH - VKSTC",
        kind=DocumentKind.GUIDANCE,
        issuer_label="Viện kiểm sát nhân dân tối cao",
    )
    with pytest.raises(Refused, match=r"Trong sổ đã có Kế hoạch 09/KH-VKSTC ngày 17/01/2020"):
        register_document(spelled, actor=clerk, at=AT)
    for other in (
        {"symbol": "HD-VKSTC"},
        {"issued_on": date(2021, 1, 17)},
        {"issuer_label": "VKSND tỉnh Ví Dụ"},
        {"number": "90"},
    ):
        assert register_document(replace(outside, **other), actor=clerk, at=AT).pk
    assert register_document(outside, actor=clerk, at=AT, another_one=True).pk


def test_a_draft_is_signed_then_waits_for_its_number(signed, plan, clerk):
    document = signed()
    assert (document.state, document.number, document.issued_on) == ("signed", "", None)
    assert document.signer == "Trần Văn Ví Dụ"
    with pytest.raises(Refused, match=r"không còn là dự thảo"):
        sign_document(document_id=document.pk, signer="Ai", signed_on=AT.date(), actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"không còn là dự thảo"):
        revise_draft(document_id=document.pk, paper=None, actor=clerk, at=AT)


def test_who_signed_and_when_must_be_said_and_have_come(plan, clerk):
    draft = draft_document(plan, paper=None, actor=clerk, at=AT)
    assert (draft.number, draft.issued_on, draft.state) == ("", None, DocumentState.DRAFT)
    with pytest.raises(Refused, match=r"Chưa có người ký"):
        sign_document(document_id=draft.pk, signer=" ", signed_on=AT.date(), actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"Ngày ký 30/03/2024 sau hôm nay 29/03/2024"):
        sign_document(
            document_id=draft.pk, signer="A", signed_on=date(2024, 3, 30), actor=clerk, at=AT
        )


def test_a_correction_leaves_a_trace_of_old_and_new(plan, clerk):
    document = register_document(plan, actor=clerk, at=AT)
    corrected = correct_document(
        document_id=document.pk,
        title="  Tổ chức phong trào thi đua năm  2024 và những năm sau ",
        kind=DocumentKind.GUIDANCE,
        actor=clerk,
        at=AT,
    )
    assert corrected.title == "Tổ chức phong trào thi đua năm 2024 và những năm sau"
    (row, *_earlier) = entry_rows(entries_for_subject(document))
    assert row.sentence.startswith("sửa trích yếu, loại văn bản của Tổ chức phong trào")
    (entry, *_rest) = entries_for_subject(document)
    assert entry.content is not None
    assert entry.content["payload"]["changes"]["kind"] == ["Kế hoạch", "Hướng dẫn"]
    correct_document(document_id=document.pk, title=corrected.title, actor=clerk, at=AT)
    assert LedgerEntry.objects.filter(verb="document.corrected").count() == 1


def test_a_correction_keeps_the_rules_of_the_register(plan, clerk):
    document = register_document(plan, actor=clerk, at=AT)
    change = {"document_id": document.pk, "actor": clerk, "at": AT}
    for refused in (
        {"title": ""},
        {"title": "x" * 601},
        {"issued_on": date(2024, 12, 31)},
    ):
        with pytest.raises(Refused):
            correct_document(**change, **refused)
    elsewhere = make_unit("VKSND tỉnh Giả Định")
    with pytest.raises(NotPermitted):
        correct_document(**change, issuer_id=elsewhere.pk)
    with pytest.raises(TypeError, match=r"not correctable: \['number'\]"):
        correct_document(**change, number="17")
    document.refresh_from_db()
    assert (document.title, document.issued_on) == (plan.title, plan.issued_on)


def test_a_void_paper_stays_in_the_register_and_leaves_the_public(plan, clerk):
    document = register_document(plan, actor=clerk, at=AT)
    publish_document(document_id=document.pk, actor=clerk, at=AT)
    with pytest.raises(Refused, match=r"Chưa có lý do hủy"):
        void_document(document_id=document.pk, reason=" ", actor=clerk, at=AT)
    void_document(document_id=document.pk, reason="ban hành nhầm", actor=clerk, at=AT)
    assert not public_documents(AT).exists()
    for action in (void_document, withdraw_document):
        change = {"document_id": document.pk, "reason": "lần nữa", "actor": clerk, "at": AT}
        if action is void_document:
            with pytest.raises(Refused, match=r"đã hủy, không sửa được nữa"):
                action(**change)
        else:
            action(**change)
    with pytest.raises(Refused, match=r"đã hủy"):
        correct_document(document_id=document.pk, title="khác", actor=clerk, at=AT)
    assert LedgerEntry.objects.filter(verb="document.withdrawn").count() == 0


def test_only_issued_papers_become_public_and_they_can_be_taken_back(plan, signed, clerk):
    with pytest.raises(Refused, match=r"chưa ban hành. Chỉ công khai văn bản đã ban hành"):
        publish_document(document_id=signed().pk, actor=clerk, at=AT)
    document = register_document(plan, actor=clerk, at=AT)
    with pytest.raises(NotFound):
        find_public_document(document.public_id, AT)
    for _twice in range(2):
        publish_document(document_id=document.pk, actor=clerk, at=AT)
    assert find_public_document(document.public_id, AT) == document
    assert LedgerEntry.objects.filter(verb="document.published").count() == 1
    with pytest.raises(Refused, match=r"Chưa có lý do"):
        withdraw_document(document_id=document.pk, reason="", actor=clerk, at=AT)
    withdraw_document(document_id=document.pk, reason="có dữ liệu cá nhân", actor=clerk, at=AT)
    assert not public_documents(AT).exists()


def test_a_right_over_the_agency_is_asked_for_every_step(office, plan, clerk, signed):
    stranger = actor_with(make_unit("VKSND tỉnh Giả Định"), Role.RECORDS_CLERK, Role.UNIT_OFFICER)
    document = signed()
    steps = (
        lambda: register_document(plan, actor=stranger, at=AT),
        lambda: draft_document(plan, paper=None, actor=stranger, at=AT),
        lambda: sign_document(
            document_id=document.pk, signer="A", signed_on=AT.date(), actor=stranger, at=AT
        ),
        lambda: correct_document(document_id=document.pk, title="a", actor=stranger, at=AT),
        lambda: void_document(document_id=document.pk, reason="a", actor=stranger, at=AT),
        lambda: publish_document(document_id=document.pk, actor=stranger, at=AT),
    )
    entries = LedgerEntry.objects.count()
    for step in steps:
        with pytest.raises(NotPermitted):
            step()
    assert LedgerEntry.objects.count() == entries
