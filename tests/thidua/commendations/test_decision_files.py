"""Decisions as files of a cluster's year: the bytes that were signed, where they were signed digitally."""

from tests.support.signing import authority, signer
from thidua.commendations.actions import (
    add_line,
    ask_for_signature,
    number_decision,
    publish_decision,
    submit_decision,
)
from thidua.commendations.models import Decision
from thidua.commendations.queries import decision_files, printed_decision
from thidua.commendations.receivers import sign_decision_of
from thidua.documents.actions import register_certificate, sign_slot
from thidua.documents.events import SignaturesComplete
from thidua.documents.queries import signature_request_of, signed_pdf
from thidua_core.signing import verify_pdf

from .conftest import BY, DAY

NAME = "quyet-dinh-412-qd-vks-2026.pdf"


def signed_digitally(draft, line, people) -> Decision:
    """A decision walked to its publication with a key, not with a paper original."""
    decision = draft()
    add_line(decision_id=decision.pk, line=line(), **BY)
    submit_decision(decision_id=decision.pk, **BY)
    number_decision(decision_id=decision.pk, number=412, issued_on=DAY, **BY)
    ask_for_signature(decision_id=decision.pk, **BY)
    key = signer("Võ Văn Thí Dụ")
    register_certificate(
        content=key.certificate.der, person_id=people.signer.pk, unit_id=None, **BY
    )
    request = signature_request_of(decision.document_id)
    slot = request.slots[0]
    sign_slot(slot_id=slot.slot_id, key=key.p12("vi-du"), passphrase="vi-du", **BY)
    # Who listens is wired by the installation; told twice, it is done once.
    sign_decision_of(
        SignaturesComplete(request_id=request.request_id, document_id=decision.document_id, **BY)
    )
    return publish_decision(decision_id=decision.pk, **BY)


def test_the_year_takes_the_signed_bytes_of_a_decision(sector, draft, line, people) -> None:
    decision = signed_digitally(draft, line, people)
    (content,) = decision_files(sector.year.pk).values()
    request = signature_request_of(decision.document_id)
    assert content == signed_pdf(request.request_id)
    report = verify_pdf(content, [authority().certificate])
    assert report["ok"], report["findings"]
    assert decision_files(sector.year.pk) == {NAME: content}


def test_a_decision_signed_on_paper_is_printed_and_a_draft_is_no_file(
    sector, published, draft
) -> None:
    draft()
    assert decision_files(sector.year.pk) == {}
    decision = published()
    assert decision_files(sector.year.pk) == {NAME: printed_decision(decision, "pdf").content}
