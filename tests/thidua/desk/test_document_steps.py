"""A paper's way on the desk: signed, numbered, made public, void; its next step is one button."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.papers import SIGNER, Office, at_desk, page, vn, written
from thidua.documents.actions import open_agency_series
from thidua.documents.enums import SeriesSource
from thidua.documents.models import Document, SeriesNumber
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM


@pytest.fixture
def office(db: None) -> Office:
    return Office.found()


def own_series(office: Office) -> Any:
    return open_agency_series(
        unit_id=office.unit.pk,
        year=clock.today().year,
        source=SeriesSource.OWN,
        actor=SYSTEM,
        at=clock.now(),
    )


def numbered(number: object = 16, **more: str) -> dict[str, object]:
    return {"number": number, "symbol": "KH-VKS", "issued_on": vn(clock.today()), **more}


def following(office: Office, document: Document, account: Any) -> str:
    """The address behind the one most visible button."""
    answer = at_desk(account).get(page("document", document))
    assert answer.status_code == 200
    step = answer.context["following"]
    return step.href if step else ""


def test_every_state_shows_the_next_step_to_whose_it_is(office: Office) -> None:
    draft, signed, issued = office.draft(), office.signed(), office.issued()
    clerk, officer, head = office.clerk, office.officer, office.head
    assert following(office, draft, clerk) == page("document_sign", draft)
    assert following(office, draft, head) == page("document_sign", draft)
    assert following(office, draft, officer) == ""
    assert "Đang chờ ký" in at_desk(officer).get(page("document", draft)).text
    assert following(office, signed, clerk) == page("document_number", signed)
    assert following(office, signed, head) == ""
    assert "đang chờ số" in at_desk(head).get(page("document", signed)).text
    assert following(office, issued, head) == page("document_publish", issued)
    assert following(office, issued, clerk) == ""


def test_a_paper_goes_from_draft_to_the_public(office: Office) -> None:
    document = office.draft()
    clerk, head = at_desk(office.clerk), at_desk(office.head)
    signing = {"signer": SIGNER, "signed_on": vn(clock.today())}
    assert clerk.post(page("document_sign", document), signing).status_code == 302
    assert clerk.post(page("document_sign", document), signing).status_code == 422
    assert clerk.post(page("document_number", document), numbered()).status_code == 302
    assert clerk.post(page("document_number", document), numbered(17)).status_code == 422
    assert head.post(page("document_publish", document)).status_code == 302
    assert head.post(page("document_publish", document)).status_code == 302
    document.refresh_from_db()
    assert (document.number_and_symbol, document.signer) == ("16/KH-VKS", SIGNER)
    assert document.public_from is not None
    verbs = ("document.signed", "document.numbered", "document.published")
    assert [written(verb) for verb in verbs] == [1, 1, 1]
    shown = head.get(page("document", document)).text
    assert page("document_withdraw", document) in shown
    assert head.post(page("document_withdraw", document), {}).status_code == 422
    assert head.post(page("document_withdraw", document), {"reason": "nhầm"}).status_code == 302
    document.refresh_from_db()
    assert document.public_from is None
    assert written("document.withdrawn") == 1


def test_a_taken_number_is_refused_with_the_way_to_the_paper_that_has_it(office: Office) -> None:
    first, second = office.issued(16), office.signed("Kế hoạch thứ hai")
    clerk = at_desk(office.clerk)
    answer = clerk.post(page("document_number", second), numbered(16))
    assert answer.status_code == 422
    (said,) = answer.context["form"].errors["number"]
    assert first.citation in said
    assert f'<a href="{page("document", first)}">Mở văn bản ấy</a>' in answer.text
    assert 'value="16"' in answer.text
    second.refresh_from_db()
    assert (second.state, second.number) == ("signed", "")
    assert SeriesNumber.objects.count() == 1
    assert written("document.numbered") == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (numbered(""), "number", "bắt buộc"),
        (numbered("mười sáu"), "number", "Chỉ ghi chữ số"),
        (numbered(0), "number", "chưa đúng dạng"),
        (numbered(1_000_000), "number", "chưa đúng dạng"),
        (numbered(issued_on="hôm qua"), "issued_on", "hôm qua"),
        (numbered(issued_on=vn(clock.today() - timedelta(days=9))), "issued_on", "trước ngày ký"),
        (numbered(issued_on=vn(clock.today() + timedelta(days=9))), "issued_on", "sau hôm nay"),
        (numbered(symbol="kế hoạch"), "number", "kế"),
    ],
)
def test_a_number_that_cannot_be_is_said_at_its_field(
    office: Office, typed: dict[str, object], field: str, said: str
) -> None:
    document = office.signed()
    answer = at_desk(office.clerk).post(page("document_number", document), typed)
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert not SeriesNumber.objects.exists()
    assert not written("document.numbered")


def test_only_the_clerk_gives_numbers(office: Office) -> None:
    document = office.signed()
    for account in (office.officer, office.head):
        for name in ("document_number", "document_draw", "document_renumber"):
            assert at_desk(account).get(page(name, document)).status_code == 404
            assert at_desk(account).post(page(name, document), numbered()).status_code == 404
    assert at_desk(office.clerk).get(page("document_publish", document)).status_code == 404
    assert at_desk(office.officer).post(page("document_sign", document)).status_code == 404
    assert not SeriesNumber.objects.exists()


def test_a_paper_of_an_own_series_draws_its_number(office: Office) -> None:
    own_series(office)
    first, second = office.signed("Một"), office.signed("Hai")
    clerk = at_desk(office.clerk)
    assert following(office, first, office.clerk) == page("document_draw", first)
    typed = {"symbol": "KH-VKS", "issued_on": vn(clock.today())}
    assert clerk.post(page("document_number", first), numbered(5)).status_code == 422
    assert clerk.post(page("document_draw", first), typed).status_code == 302
    assert clerk.post(page("document_draw", first), typed).status_code == 422
    assert clerk.post(page("document_draw", second), typed).status_code == 302
    assert list(SeriesNumber.objects.values_list("number", flat=True)) == [1, 2]
    assert page("document_renumber", first) not in clerk.get(page("document", first)).text


def test_a_mistyped_number_is_mended_with_its_reason(office: Office) -> None:
    document = office.issued(61)
    clerk = at_desk(office.clerk)
    assert page("document_renumber", document) in clerk.get(page("document", document)).text
    typed = {"number": "16", "symbol": "KH-VKS", "reason": ""}
    missing = clerk.post(page("document_renumber", document), typed)
    assert missing.context["form"].errors["reason"]
    typed["reason"] = "gõ nhầm"
    assert clerk.post(page("document_renumber", document), typed).status_code == 302
    assert clerk.post(page("document_renumber", document), typed).status_code == 302
    document.refresh_from_db()
    assert document.number_and_symbol == "16/KH-VKS"
    assert written("document.renumbered") == 1


def test_a_void_paper_keeps_its_number_and_offers_nothing_more(office: Office) -> None:
    document = office.issued(16)
    clerk = at_desk(office.clerk)
    assert clerk.post(page("document_void", document), {"reason": "in hỏng"}).status_code == 302
    assert clerk.post(page("document_void", document), {"reason": "lại"}).status_code == 422
    number = SeriesNumber.objects.get()
    assert (number.state, number.reason) == ("void", "in hỏng")
    shown = clerk.get(page("document", document))
    assert not shown.context["others"]
    assert not shown.context["following"]
    assert written("document.voided") == 1


def test_the_list_leads_the_clerk_to_what_waits_for_a_number(office: Office) -> None:
    waiting = office.signed()
    shown = at_desk(office.clerk).get(page("document_list")).text
    assert "1 văn bản đã ký, chờ số" in shown
    listed = at_desk(office.clerk).get(page("document_list") + "?state=signed").text
    assert page("document", waiting) in listed
    assert "chờ số. Mở" not in at_desk(office.head).get(page("document_list")).text
    assert "văn bản đã ký, chờ số" not in at_desk(office.stranger).get(page("document_list")).text
