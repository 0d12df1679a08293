"""Asking the signer of a decision for digital signatures: on the decision, then on its certificates.

When the signature of the decision lands, ``receivers`` carries it out; a paper original is
``sign_decision``'s. A file of certificates has one signature for all of its sheets.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.commendations import phrases
from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.actions.issuing import refuse_signer
from thidua.commendations.enums import CERTIFICATES_SENT, DecisionState, WaitsFor
from thidua.commendations.models import Certificate, CertificateFile, Decision
from thidua.commendations.queries.certificates import (
    MOST_SHEETS,
    Address,
    certificates_to_sign,
    drawn_certificates,
)
from thidua.commendations.queries.papers import paper_to_sign
from thidua.commendations.queries.standing import standing
from thidua.documents.actions import Particulars, register_document, relate_documents
from thidua.documents.actions.signature_requests import Slot, request_signatures
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.paper import CERTIFICATES_FIELD, render_pdf, signature_fields
from thidua_core.signing import add_fields


def ask_for_signature(*, decision_id: int, actor: Actor, at: datetime) -> Decision:
    """Freeze the numbered paper and ask its signer for a digital signature in its field.

    Refuses a decision without number, a signer who leads nothing in the deciding body, and a
    signing that is open already. Recorded as *signatures.requested*.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.write", decision)
        if standing(decision).waits is not WaitsFor.SIGNATURE or decision.issued_on is None:
            raise Refused(phrases.NOT_NUMBERED)
        refuse_signer(decision, decision.issued_on)
        paper = paper_to_sign(decision)
        (place,) = signature_fields(paper)
        request_signatures(
            document_id=decision.document_id,
            pdf=add_fields(render_pdf(paper), [place]),
            slots=[_slot(decision, decision.issued_on, place.name)],
            actor=actor,
            at=at,
            cluster_year_id=decision.cluster_year_id,
        )
    return decision


def send_certificates_to_sign(
    *, decision_id: int, address: Address, actor: Actor, at: datetime
) -> list[CertificateFile]:
    """Freeze the certificates in use and ask the signer of the decision to sign each file.

    Sheets that stand in a file already are left where they are, so that one issued again goes
    alone. ``address`` makes the address of the page behind a code. Refuses a decision that is not
    published, a signer who leads nothing in the deciding body today, and nothing left to sign.
    Recorded as ``certificates.sent``, and as *signatures.requested*.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "certificate.send", decision)
        if decision.published_at is None or decision.state == DecisionState.CANCELLED:
            raise Refused(phrases.NOT_PUBLISHED_YET)
        today = at.astimezone(VIETNAM).date()
        refuse_signer(decision, today)
        waiting = list(certificates_to_sign(decision))
        if not waiting:
            raise Refused(phrases.CERTIFICATES_NONE)
        files = [
            _send_file(decision, waiting[start : start + MOST_SHEETS], address, at)
            for start in range(0, len(waiting), MOST_SHEETS)
        ]
        record(
            CERTIFICATES_SENT,
            subject=decision,
            also=[decision.document, *(file.document for file in files)],
            actor=actor,
            at=at,
            count=len(waiting),
            citation=decision.document.citation,
        )
    return files


def _send_file(
    decision: Decision, sheets: Sequence[Certificate], address: Address, at: datetime
) -> CertificateFile:
    """Register the file as a paper attached to the decision and ask for its signature."""
    # The right to send was asked; the papers and places that follow from it are the software's.
    by: dict[str, Any] = {"actor": SYSTEM, "at": at}
    paper = register_document(
        Particulars(
            kind=DocumentKind.OTHER,
            title=phrases.CERTIFICATES_TITLE.format(
                count=len(sheets), citation=decision.document.citation
            ),
            issuer_id=decision.document.issuer_id,
            invented=decision.invented,
        ),
        another_one=True,
        **by,
    )
    relate_documents(
        document_id=paper.pk,
        kind=RelationKind.ATTACHED_TO,
        other_id=decision.document_id,
        **by,
    )
    file = CertificateFile.objects.create(decision=decision, document=paper)
    Certificate.objects.filter(pk__in=[each.pk for each in sheets]).update(file=file)
    request_signatures(
        document_id=paper.pk,
        pdf=add_fields(drawn_certificates(decision, sheets, address=address), [CERTIFICATES_FIELD]),
        slots=[_slot(decision, at.astimezone(VIETNAM).date(), CERTIFICATES_FIELD.name)],
        cluster_year_id=decision.cluster_year_id,
        **by,
    )
    return file


def _slot(decision: Decision, day: date, field: str) -> Slot:
    issuer = decision.document.issuer
    return Slot(
        field=field,
        unit_id=issuer.pk if issuer else None,
        person_id=decision.signer_id,
        unit_label=label_on(issuer.pk, day) if issuer else "",
        office=decision.signer_office.replace("\n", ", "),
        order=1,
    )
