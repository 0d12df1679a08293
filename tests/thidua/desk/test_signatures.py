"""Signing on the desk: what waits, the three ways, refusals at their field; and the public check."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.counting import queries_of
from tests.support.papers import Office, at_desk, page, vn
from tests.support.signing import authority, blank, signed, signer
from thidua.documents.actions import (
    Slot,
    install_anchor,
    register_certificate,
    request_signatures,
)
from thidua.documents.models import SignatureSlot
from thidua.documents.queries import signed_pdf
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua_core.signing import sign_pdf

KEY = signer("Thủ trưởng")


@pytest.fixture
def office(db: None, settings: Any, tmp_path: Any) -> Office:
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    return Office.found()


@pytest.fixture
def slot(office: Office) -> SignatureSlot:
    person = office.head.person_id
    assert person is not None
    at = clock.now()
    register_certificate(
        content=KEY.certificate.der, person_id=person, unit_id=None, actor=SYSTEM, at=at
    )
    asked = Slot(
        field="signature-1",
        unit_id=office.unit.pk,
        person_id=person,
        unit_label="VKSND tỉnh Ví Dụ",
        office="VIỆN TRƯỞNG",
        order=1,
    )
    request = request_signatures(
        document_id=office.draft().pk, pdf=blank(1), slots=[asked], actor=SYSTEM, at=at
    )
    return request.slots.get()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_head_finds_the_paper_and_signs_it_with_a_key(office: Office, slot: Any) -> None:
    desk = at_desk(office.head)
    assert page("signature_request", slot.request) in desk.get(reverse("desk:home")).text
    assert "chờ ông/bà ký" in desk.get(reverse("desk:signature_list")).text
    shown = desk.get(page("signature_request", slot.request)).text
    assert page("signature_sign", slot) in shown
    entries = LedgerEntry.objects.count()
    wrong = {"key": upload("k.p12", KEY.p12("đúng")), "passphrase": "sai"}
    refused = desk.post(page("signature_sign", slot), wrong)
    assert refused.status_code == 422
    assert "Mật khẩu của khóa chưa đúng" in refused.text
    assert LedgerEntry.objects.count() == entries
    right = {"key": upload("k.p12", KEY.p12("đúng")), "passphrase": "đúng"}
    assert desk.post(page("signature_sign", slot), right).status_code == 302
    shown = desk.get(page("signature_request", slot.request)).text
    assert "Đã ký số" in shown
    assert page("signature_sign", slot) not in shown


def test_the_clerk_takes_it_out_and_brings_it_back(office: Office, slot: Any) -> None:
    desk = at_desk(office.clerk)
    given = desk.post(page("signature_out", slot))
    assert given["Content-Disposition"].startswith("attachment")
    assert given.content == blank(1)
    unsigned = desk.post(page("signature_return", slot), {"file": upload("v.pdf", blank(1))})
    assert unsigned.status_code == 422
    assert "chưa có chữ ký mới" in unsigned.text
    back = sign_pdf(blank(1), key=KEY, field="signature-1", at=clock.now())
    done = desk.post(page("signature_return", slot), {"file": upload("v.pdf", back)})
    assert done.status_code == 302
    assert "nhập thay" in desk.get(page("signature_request", slot.request)).text
    assert desk.get(page("signature_file", slot.request)).content == back


def test_a_paper_original_is_shown_as_no_digital_signature(office: Office, slot: Any) -> None:
    desk = at_desk(office.clerk)
    scan = {"file": upload("scan.pdf", b"%PDF-1.7\n"), "signed_on": vn(clock.today())}
    late = {**scan, "signed_on": vn(clock.today() + timedelta(days=1))}
    assert desk.post(page("signature_paper", slot), late).status_code == 422
    again = {"file": upload("scan.pdf", b"%PDF-1.7\n"), "signed_on": vn(clock.today())}
    assert desk.post(page("signature_paper", slot), again).status_code == 302
    shown = desk.get(page("signature_request", slot.request)).text
    assert "không phải chữ ký số" in shown
    assert page("signature_scan", slot) in shown
    scanned = desk.get(page("signature_scan", slot))
    assert scanned["Content-Disposition"] == 'attachment; filename="scan.pdf"'
    assert b"".join(scanned) == b"%PDF-1.7\n"
    assert at_desk(office.stranger).get(page("signature_scan", slot)).status_code == 404


def test_the_paper_is_read_on_its_page_and_only_by_who_may_see_it(
    office: Office, slot: Any
) -> None:
    desk = at_desk(office.clerk)
    first = reverse("desk:signature_page", args=[slot.request.public_id, 1])
    shown = desk.get(page("signature_request", slot.request)).text
    assert first in shown
    assert page("signature_file", slot.request) in shown
    drawn = desk.get(first)
    assert (drawn["Content-Type"], drawn.content[:4]) == ("image/png", b"\x89PNG")
    assert (
        page("signature_request", slot.request)
        in desk.get(page("document", slot.request.document)).text
    )
    for number in (0, 2, 41):
        gone = reverse("desk:signature_page", args=[slot.request.public_id, number])
        assert desk.get(gone).status_code == 404
    assert at_desk(office.stranger).get(first).status_code == 404
    assert desk.get(page("signature_scan", slot)).status_code == 404


def test_a_paper_of_three_places_costs_the_queries_of_one(office: Office, slot: Any) -> None:
    one, three = (asked_of(office, count) for count in (1, 3))
    desk = at_desk(office.head)
    desk.get(page("signature_request", one))
    costs = [
        queries_of(partial(desk.get, page("signature_request", each))) for each in (one, three)
    ]
    assert costs[0] == costs[1]


def test_three_papers_cost_the_list_the_queries_of_one(office: Office) -> None:
    desk, costs = at_desk(office.head), []
    for more in (1, 2):
        for _number in range(more):
            asked_of(office, 2)
        desk.get(reverse("desk:signature_list"))
        costs.append(queries_of(partial(desk.get, reverse("desk:signature_list"))))
    assert costs[0] == costs[1]


def asked_of(office: Office, count: int) -> Any:
    """A paper with so many places, all of them to be signed now."""
    places = [
        Slot(
            field=f"signature-{order}",
            unit_id=office.unit.pk,
            person_id=office.head.person_id,
            unit_label="VKSND tỉnh Ví Dụ",
            office="VIỆN TRƯỞNG",
            order=order,
        )
        for order in range(1, count + 1)
    ]
    return request_signatures(
        document_id=office.draft().pk,
        pdf=blank(count),
        slots=places,
        ordered=False,
        actor=SYSTEM,
        at=clock.now(),
    )


def test_a_stranger_finds_neither_paper_nor_place(office: Office, slot: Any) -> None:
    head = at_desk(office.clerk)
    assert head.get(page("signature_sign", slot)).status_code == 404
    assert signed_pdf(slot.request_id) == blank(1)


@pytest.mark.django_db
def test_a_citizen_verifies_a_file_and_it_is_not_kept(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    address, client = reverse("public:verify_paper"), Client()
    paper = signed(2, 2)
    untrusted = client.post(address, {"file": upload("g.pdf", paper)}).text
    assert "Chưa xác minh được" in untrusted
    assert authority().certificate.fingerprint in untrusted
    install_anchor(content=authority().certificate.der, actor=SYSTEM, at=clock.now())
    assert "Mọi chữ ký hợp lệ" in client.post(address, {"file": upload("g.pdf", paper)}).text
    altered = paper.replace(b"Giao uoc", b"Giao uuc")
    assert "đã bị sửa" in client.post(address, {"file": upload("g.pdf", altered)}).text
    assert client.post(address).status_code == 422
    assert not list(tmp_path.iterdir())
