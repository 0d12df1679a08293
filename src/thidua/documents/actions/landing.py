"""What every way of signing shares: whose turn it is, and what follows when a place is signed.

Knows nothing of keys and files; the ways to sign bring what they have judged.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thidua.documents import phrases
from thidua.documents.enums import RequestState, SlotState, SlotWay
from thidua.documents.events import SignatureLanded, SignaturesComplete
from thidua.documents.models import RegisteredCertificate, SignatureRequest, SignatureSlot
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.events import publish
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.ledger.verbs import Verb
from thidua_core.signing import Certificate, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What a place was signed with."""

    how: SlotWay
    signed_at: datetime
    signer: str
    pdf_sha256: str = ""
    """Of the new bytes; empty for a signature on paper."""
    certificate: RegisteredCertificate | None = None
    scan_sha256: str = ""
    scan_name: str = ""
    on_behalf: bool = False


def lock_slot(slot_id: int) -> SignatureSlot:
    """The place, with its request locked so that two signatures never meet."""
    slot = SignatureSlot.objects.get(pk=slot_id)
    request = (
        SignatureRequest.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=slot.request_id)
    )
    slot = SignatureSlot.objects.select_related("unit", "person").get(pk=slot_id)
    slot.request = request
    return slot


def refuse_untimely(slot: SignatureSlot) -> None:
    """Refuse a closed request, a place that is signed, and in order whoever is not next."""
    request = slot.request
    if request.state != RequestState.OPEN:
        raise Refused(
            phrases.REQUEST_CLOSED.format(
                citation=request.document.citation, state=RequestState(request.state).label
            )
        )
    if slot.state != SlotState.WAITING:
        assert slot.signed_at is not None, "the database says so"
        moment = f"{slot.signed_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        raise Refused(phrases.SLOT_SIGNED.format(unit=slot.unit_label, moment=moment))
    if request.ordered:
        first = request.slots.filter(state=SlotState.WAITING).order_by("order").first()
        if first is not None and first.pk != slot.pk:
            said = phrases.NOT_YOUR_TURN.format(unit=slot.unit_label, next=first.unit_label)
            raise Refused(said)


def refuse_standing(standing: Standing, certificate: Certificate, field: str) -> None:
    """Refuse a certificate that is not good for the place, in its own words."""
    if standing is Standing.GOOD:
        return
    said = phrases.CERTIFICATE_FAULTS[standing.value].format(
        subject=certificate.subject,
        since=f"{certificate.valid_from.astimezone(VIETNAM):%d/%m/%Y}",
        until=f"{certificate.valid_until.astimezone(VIETNAM):%d/%m/%Y}",
    )
    raise Refused(said, field=field)


def land(
    slot: SignatureSlot, landing: Landing, verb: Verb, *, actor: Actor, at: datetime
) -> SignatureSlot:
    """Write down a signed place, record it, and tell the parts above."""
    request = slot.request
    slot.state = SlotState.PAPER if landing.how is SlotWay.PAPER else SlotState.SIGNED
    slot.how = landing.how
    slot.signed_at = landing.signed_at
    slot.signer = landing.signer
    slot.certificate = landing.certificate
    slot.scan_sha256 = landing.scan_sha256
    slot.scan_name = landing.scan_name
    slot.entered_by = _named(actor) if landing.on_behalf else ""
    refuse_unfit_texts(slot)
    slot.save()
    if landing.pdf_sha256:
        request.current_sha256 = landing.pdf_sha256
    complete = not request.slots.filter(state=SlotState.WAITING).exists()
    if complete:
        request.state = RequestState.COMPLETE
        request.closed_at = at
    request.save()
    record(
        verb,
        subject=request.document,
        also=[request],
        actor=actor,
        at=at,
        on_behalf_of=slot.unit_label if landing.on_behalf else None,
        citation=request.document.citation,
        unit=slot.unit_label,
        sha256=landing.pdf_sha256 or landing.scan_sha256,
    )
    told: dict[str, Any] = {"request_id": request.pk, "document_id": request.document_id}
    publish(SignatureLanded(slot_id=slot.pk, actor=actor, at=at, **told))
    if complete:
        publish(SignaturesComplete(actor=actor, at=at, **told))
    return slot


def _named(actor: Actor) -> str:
    return ", ".join(part for part in (actor.name, actor.unit_name) if part)[:200]
