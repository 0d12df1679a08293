"""The three ways to sign a place: with a key here, elsewhere and brought back, or on paper."""

import hashlib
from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.actions.files import keep_content, media_type_of
from thidua.documents.actions.landing import (
    Landing,
    land,
    lock_slot,
    refuse_standing,
    refuse_untimely,
)
from thidua.documents.enums import (
    SIGNATURE_GIVEN_OUT,
    SIGNATURE_MADE,
    SIGNATURE_ON_PAPER,
    SIGNATURE_RETURNED,
    SlotState,
    SlotWay,
)
from thidua.documents.models import RegisteredCertificate, SignatureSlot
from thidua.documents.queries.certificates import register_for, time_source
from thidua.documents.queries.files import path_of
from thidua.documents.queries.signatures import allowed_signers
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM, moment
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua_core.paper import draw_stamp
from thidua_core.signing import (
    CannotSignError,
    Judgement,
    KeyFault,
    ReturnFault,
    SigningKey,
    Standing,
    fields_of,
    judge_return,
    read_key,
    sign_pdf,
    standing_of,
)
from thidua_core.text import squash

_PAPERS = frozenset({"application/pdf", "image/png", "image/jpeg"})


def sign_slot(
    *, slot_id: int, key: bytes, passphrase: str, actor: Actor, at: datetime
) -> SignatureSlot:
    """Sign a place with a PKCS#12 file; key and passphrase are used and kept nowhere.

    A second click on the place one has signed changes nothing. Refuses whose turn it is not, a
    file that gives no key, a certificate that is unknown, another's, revoked or out of its days,
    and a time service that does not answer. Recorded as ``signature.made``; the last signature may
    bring *document.signed* with it.
    """
    with transaction.atomic():
        slot = lock_slot(slot_id)
        require(actor, "signature.sign", slot)
        if slot.state == SlotState.SIGNED and _is_own(slot, actor):
            return slot
        refuse_untimely(slot)
        opened = read_key(key, passphrase)
        if isinstance(opened, KeyFault):
            wrong = opened is KeyFault.WRONG_PASSPHRASE
            raise Refused(phrases.KEY_FAULTS[opened.value], field="passphrase" if wrong else "key")
        allowed = allowed_signers(slot, on=at.astimezone(VIETNAM).date())
        own = allowed if actor.system else frozenset({actor.person_id or 0})
        standing = standing_of(opened.certificate, register_for(own, at=at), holder=1, at=at)
        refuse_standing(standing, opened.certificate, "key")
        signed = _signed(slot, opened, actor, at)
        digest = hashlib.sha256(signed).hexdigest()
        keep_content(digest, signed)
        landing = Landing(
            how=SlotWay.KEY,
            signed_at=at,
            signer=opened.certificate.subject,
            pdf_sha256=digest,
            certificate=_registered(opened.certificate.fingerprint),
        )
        return land(slot, landing, SIGNATURE_MADE, actor=actor, at=at)


def _is_own(slot: SignatureSlot, actor: Actor) -> bool:
    return slot.certificate is not None and slot.certificate.person_id == actor.person_id


def _registered(fingerprint: str) -> RegisteredCertificate:
    return RegisteredCertificate.objects.get(fingerprint=fingerprint)


def _current(slot: SignatureSlot) -> bytes:
    return path_of(slot.request.current_sha256).read_bytes()


def _signed(slot: SignatureSlot, key: SigningKey, actor: Actor, at: datetime) -> bytes:
    pdf = _current(slot)
    try:
        box = next((each for each in fields_of(pdf) if each.name == slot.field), None)
        stamp = None
        if box is not None and box.width and box.height:
            stamp = draw_stamp(
                signer=key.certificate.subject,
                unit=slot.unit_label,
                capacity=actor.capacity if actor.capacity != slot.office else "",
                at=at,
                width=box.width,
                height=box.height,
            )
        return sign_pdf(pdf, key=key, field=slot.field, at=at, stamp=stamp, times=time_source())
    except CannotSignError as error:
        raise Refused(phrases.SIGNING_FAULTS[error.fault.value], field="key") from None


def give_out(*, slot_id: int, actor: Actor, at: datetime) -> bytes:
    """Hand out the bytes as they are now, to be signed elsewhere in the place's field.

    Refuses whose turn it is not. The same bytes handed out again are recorded once, as
    ``signature.given_out``.
    Not recorded: what calls it is.
    """
    with transaction.atomic():
        slot = lock_slot(slot_id)
        require(actor, "signature.handle", slot)
        refuse_untimely(slot)
        pdf = _current(slot)
        if slot.given_sha256 != slot.request.current_sha256:
            slot.given_sha256 = slot.request.current_sha256
            slot.save()
            record(
                SIGNATURE_GIVEN_OUT,
                subject=slot.request.document,
                also=[slot.request],
                actor=actor,
                at=at,
                unit=slot.unit_label,
                citation=slot.request.document.citation,
                sha256=slot.given_sha256,
            )
    return pdf


def take_back(*, slot_id: int, pdf: bytes, actor: Actor, at: datetime) -> SignatureSlot:
    """Take in a file that was signed elsewhere; the same file a second time changes nothing.

    Refuses, each in its own words, everything that ``thidua_core.signing.judge_return`` tells
    apart, and a copy that was overtaken by another's signature. Recorded as
    ``signature.returned``; the last signature may bring *document.signed* with it.
    """
    media_type_of("giao-uoc.pdf", pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    with transaction.atomic():
        slot = lock_slot(slot_id)
        require(actor, "signature.handle", slot)
        if slot.state == SlotState.SIGNED and slot.request.current_sha256 == digest:
            return slot
        refuse_untimely(slot)
        allowed = allowed_signers(slot, on=at.astimezone(VIETNAM).date())
        judgement = judge_return(
            given=_current(slot),
            returned=pdf,
            field=slot.field,
            registered=register_for(allowed, at=at),
            holder=1,
            at=at,
        )
        _refuse_fault(judgement, slot, pdf)
        assert judgement.certificate is not None, "only a signature has no fault"
        certificate = _registered(judgement.certificate.fingerprint)
        keep_content(digest, pdf)
        landing = Landing(
            how=SlotWay.RETURNED,
            signed_at=at,
            signer=judgement.certificate.subject,
            pdf_sha256=digest,
            certificate=certificate,
            on_behalf=certificate.person_id != actor.person_id,
        )
        return land(slot, landing, SIGNATURE_RETURNED, actor=actor, at=at)


def _refuse_fault(judgement: Judgement, slot: SignatureSlot, pdf: bytes) -> None:
    fault = judgement.fault
    if fault is None:
        return
    if fault.value in phrases.CERTIFICATE_FAULTS and judgement.certificate is not None:
        refuse_standing(Standing(fault.value), judgement.certificate, "file")
    apart = fault in (ReturnFault.OTHER_BYTES, ReturnFault.NOT_INCREMENTAL)
    if apart and _follows_stale_copy(slot, pdf):
        raise Refused(phrases.STALE_COPY, field="file")
    said = phrases.RETURN_FAULTS[fault.value]
    raise Refused(said.format(field=judgement.field, asked=slot.field), field="file")


def _follows_stale_copy(slot: SignatureSlot, pdf: bytes) -> bool:
    given = slot.given_sha256
    if not given or given == slot.request.current_sha256:
        return False
    return pdf.startswith(path_of(given).read_bytes())


def accept_paper_original(
    *, slot_id: int, scan: bytes, name: str, signed_on: date, actor: Actor, at: datetime
) -> SignatureSlot:
    """Take in the scan of a paper original with its seal: a signature on paper, not a digital one.

    The same scan a second time changes nothing. Refuses what is no PDF or picture, a day that has
    not come, and whose turn it is not. Recorded as ``signature.on_paper``, on behalf of the unit;
    the last signature may bring *document.signed* with it.
    """
    proper = squash(PurePath(name.replace("\\", "/")).name)
    if media_type_of(proper, scan) not in _PAPERS:
        raise Refused(phrases.PAPER_SCAN, field="file")
    if signed_on > at.astimezone(VIETNAM).date():
        raise Refused(
            phrases.PAPER_SIGNED_LATER.format(day=f"{signed_on:%d/%m/%Y}"), field="signed_on"
        )
    digest = hashlib.sha256(scan).hexdigest()
    with transaction.atomic():
        slot = lock_slot(slot_id)
        require(actor, "signature.paper", slot)
        if slot.state == SlotState.PAPER and slot.scan_sha256 == digest:
            return slot
        refuse_untimely(slot)
        keep_content(digest, scan)
        landing = Landing(
            how=SlotWay.PAPER,
            signed_at=moment(signed_on, 0),
            signer=str(slot.person) if slot.person else slot.office,
            scan_sha256=digest,
            scan_name=proper,
            on_behalf=True,
        )
        return land(slot, landing, SIGNATURE_ON_PAPER, actor=actor, at=at)
