"""Asking for signatures under a paper, and taking the asking back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.actions.files import keep_content
from thidua.documents.enums import (
    SIGNATURES_REQUESTED,
    SIGNATURES_WITHDRAWN,
    RequestState,
)
from thidua.documents.models import Document, SignatureRequest, SignatureSlot
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.signing import CannotSignError, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place to sign: the field of the PDF, and who is asked."""

    field: str
    unit_id: int | None
    person_id: int | None
    unit_label: str
    office: str
    order: int


def request_signatures(
    *,
    document_id: int,
    pdf: bytes,
    slots: Sequence[Slot],
    actor: Actor,
    at: datetime,
    ordered: bool = True,
    cluster_year_id: int | None = None,
) -> SignatureRequest:
    """Freeze the bytes and ask for a signature in each of their fields.

    Refuses a paper whose signing is open or complete, no place at all, two places of one field
    or order, and a field that the PDF does not have empty. Recorded as ``signatures.requested``.
    """
    _refuse_wrong_slots(pdf, slots)
    digest = hashlib.sha256(pdf).hexdigest()
    keep_content(digest, pdf)
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "signature.request", document)
        living = SignatureRequest.objects.filter(document=document)
        if living.exclude(state=RequestState.WITHDRAWN).exists():
            raise Refused(phrases.ALREADY_REQUESTED.format(citation=document.citation))
        request = SignatureRequest.objects.create(
            document=document,
            cluster_year_id=cluster_year_id,
            ordered=ordered,
            frozen_sha256=digest,
            current_sha256=digest,
            opened_at=at,
        )
        for each in slots:
            row = SignatureSlot(
                request=request,
                field=each.field,
                order=each.order,
                unit_id=each.unit_id,
                unit_label=each.unit_label,
                person_id=each.person_id,
                office=each.office,
            )
            refuse_unfit_texts(row)
            row.save()
        record(
            SIGNATURES_REQUESTED,
            subject=document,
            also=[request],
            actor=actor,
            at=at,
            citation=document.citation,
            count=len(slots),
            sha256=digest,
        )
    return request


def _refuse_wrong_slots(pdf: bytes, slots: Sequence[Slot]) -> None:
    if not slots:
        raise Refused(phrases.SLOTS_MISSING)
    alike = {len({each.field for each in slots}), len({each.order for each in slots})}
    if alike != {len(slots)}:
        raise Refused(phrases.SLOTS_TWICE)
    try:
        free = {box.name for box in fields_of(pdf) if not box.filled}
    except CannotSignError as error:
        raise Refused(phrases.SIGNING_FAULTS[error.fault.value]) from None
    for each in slots:
        if each.field not in free:
            raise Refused(phrases.SLOT_NOT_IN_FILE.format(field=each.field))


def withdraw_request(
    *, request_id: int, reason: str, actor: Actor, at: datetime
) -> SignatureRequest:
    """Stop asking, with a reason; the paper may be asked for anew. A withdrawn one stays so.

    Refuses an empty reason and a request that is complete. Recorded as ``signatures.withdrawn``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        request = (
            SignatureRequest.objects.select_for_update(of=("self",))
            .select_related("document")
            .get(pk=request_id)
        )
        require(actor, "signature.withdraw", request.document)
        if request.state == RequestState.WITHDRAWN:
            return request
        if request.state == RequestState.COMPLETE:
            raise Refused(
                phrases.REQUEST_CLOSED.format(
                    citation=request.document.citation, state=RequestState(request.state).label
                )
            )
        request.state = RequestState.WITHDRAWN
        request.reason = reason.strip()
        request.closed_at = at
        refuse_unfit_texts(request)
        request.save()
        record(
            SIGNATURES_WITHDRAWN,
            subject=request.document,
            also=[request],
            actor=actor,
            at=at,
            citation=request.document.citation,
            reason=request.reason,
        )
    return request
