"""Asking the signer of a decision for a digital signature on the bytes that bear its number.

When the signature lands, ``receivers`` carries it out; a paper original is ``sign_decision``'s.
"""

from datetime import datetime

from django.db import transaction

from thidua.commendations import phrases
from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.actions.issuing import refuse_signer
from thidua.commendations.enums import WaitsFor
from thidua.commendations.models import Decision
from thidua.commendations.queries.papers import paper_to_sign
from thidua.commendations.queries.standing import standing
from thidua.documents.actions.signature_requests import Slot, request_signatures
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.org.queries.labels import label_on
from thidua_core.paper import render_pdf, signature_fields
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
        issuer = decision.document.issuer
        request_signatures(
            document_id=decision.document_id,
            pdf=add_fields(render_pdf(paper), [place]),
            slots=[
                Slot(
                    field=place.name,
                    unit_id=issuer.pk if issuer else None,
                    person_id=decision.signer_id,
                    unit_label=label_on(issuer.pk, decision.issued_on) if issuer else "",
                    office=decision.signer_office.replace("\n", ", "),
                    order=1,
                )
            ],
            actor=actor,
            at=at,
            cluster_year_id=decision.cluster_year_id,
        )
    return decision
