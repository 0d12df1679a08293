"""Certificates put up for the signature of who decided: which sheets, by whom, in which file."""

import pytest

from tests.support.signing import authority, signer
from thidua.commendations.actions import (
    cancel_decision,
    reissue_certificate,
    send_certificates_to_sign,
)
from thidua.commendations.enums import CertificateState
from thidua.commendations.models import Certificate, CertificateFile
from thidua.commendations.queries import (
    certificate_files_of,
    certificates_of,
    certificates_to_sign,
    signed_certificates,
)
from thidua.documents.actions import register_certificate, sign_slot, withdraw_request
from thidua.documents.models import Document, SignatureRequest
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua_core.signing import verify_pdf

from .conftest import BY, DAY


def send(decision, **changed):
    wanted = {"decision_id": decision.pk, "address": lambda code: f"https://vi.du/{code}/", **BY}
    return send_certificates_to_sign(**(wanted | changed))


def sign(decision, people, place: int) -> None:
    """The signer of the decision signs one of its files of certificates."""
    key = signer("Võ Văn Thí Dụ")
    if place == 0:
        register_certificate(
            content=key.certificate.der, person_id=people.signer.pk, unit_id=None, **BY
        )
    slot = certificate_files_of(decision)[place].slots[0]
    sign_slot(slot_id=slot.slot_id, key=key.p12("vi-du"), passphrase="vi-du", **BY)


def test_one_signature_of_the_signer_for_the_whole_file(published, people) -> None:
    decision = published()
    (file,) = send(decision)
    (row,) = certificate_files_of(decision)
    assert (row.title, [slot.person for slot in row.slots]) == (
        "2 giấy chứng nhận theo Quyết định 412/QĐ-VKS ngày 20/11/2026",
        ["Võ Văn Thí Dụ"],
    )
    assert file.certificates.count() == 2
    assert signed_certificates(decision) == []
    sign(decision, people, 0)
    (content,) = signed_certificates(decision)
    answer = verify_pdf(content, [authority().certificate])
    assert answer["ok"], answer["findings"]
    assert [each["signer"] for each in answer["signatures"]] == ["Võ Văn Thí Dụ"]
    assert LedgerEntry.objects.filter(verb="certificates.sent").count() == 1


def test_only_a_sheet_issued_again_goes_to_be_signed_again(published, people) -> None:
    decision = published()
    send(decision)
    sign(decision, people, 0)
    with pytest.raises(Refused, match="Không còn giấy chứng nhận nào chờ ký"):
        send(decision)
    old = certificates_of(decision).first()
    new = reissue_certificate(
        certificate_id=old.pk, became=CertificateState.SPOILT, reason="in lệch", **BY
    )
    assert list(certificates_to_sign(decision)) == [new]
    send(decision)
    assert [row.title.partition(" ")[0] for row in certificate_files_of(decision)] == ["2", "1"]
    sign(decision, people, 1)
    assert len(signed_certificates(decision)) == 2


def test_a_withdrawn_signing_gives_its_sheets_free(published) -> None:
    decision = published()
    send(decision)
    request = SignatureRequest.objects.get()
    withdraw_request(request_id=request.pk, reason="in sai mẫu", **BY)
    assert certificate_files_of(decision) == []
    assert certificates_to_sign(decision).count() == 2
    send(decision)
    assert len(certificate_files_of(decision)) == 1


def test_a_large_list_goes_in_several_files(published, monkeypatch) -> None:
    monkeypatch.setattr("thidua.commendations.actions.signing.MOST_SHEETS", 1)
    decision = published()
    assert len(send(decision)) == 2
    assert len(certificate_files_of(decision)) == 2


def test_what_is_refused_leaves_nothing_behind(sector, signed, published) -> None:
    early = signed()
    with pytest.raises(Refused, match="chưa công bố"):
        send(early)
    decision = published(number=413)
    with pytest.raises(NotPermitted):
        send(decision, actor=sector.clerk)
    papers = Document.objects.count()
    people_gone = decision.signer.posts.update(end=DAY)
    assert people_gone
    with pytest.raises(Refused, match="không giữ chức vụ lãnh đạo"):
        send(decision, at=BY["at"].replace(year=2027))
    decision.signer.posts.update(end=None)
    cancel_decision(decision_id=decision.pk, reason="x", on=DAY, **BY)
    with pytest.raises(Refused, match="chưa công bố"):
        send(decision)
    assert Document.objects.count() == papers
    assert not CertificateFile.objects.exists()
    assert not Certificate.objects.exclude(file=None).exists()
    assert not LedgerEntry.objects.filter(verb="certificates.sent").exists()
