"""Registering whose a certificate is, and which authorities are trusted."""

from datetime import datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.enums import (
    ANCHOR_INSTALLED,
    ANCHOR_REMOVED,
    CERTIFICATE_REGISTERED,
    CERTIFICATE_REVOKED,
)
from thidua.documents.models import RegisteredCertificate, TrustAnchor
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people.models import Person
from thidua_core.errors import InputError
from thidua_core.signing import Certificate, read_certificates


def register_certificate(
    *, content: bytes, person_id: int, unit_id: int | None, actor: Actor, at: datetime
) -> RegisteredCertificate:
    """Write down whose a certificate is; the same person's a second time stays as it is.

    Refuses what is no certificate, an authority's, and one that is another person's. Recorded as
    ``certificate.registered``.
    """
    certificate = _read(content)
    if certificate.is_authority:
        said = phrases.CERTIFICATE_OF_AUTHORITY.format(subject=certificate.subject)
        raise Refused(said, field="file")
    with transaction.atomic():
        require(actor, "certificate.register")
        person = Person.objects.select_for_update().get(pk=person_id)
        known = (
            RegisteredCertificate.objects.select_related("person")
            .filter(fingerprint=certificate.fingerprint)
            .first()
        )
        if known is not None:
            if known.person_id == person.pk:
                return known
            raise Refused(phrases.CERTIFICATE_KNOWN.format(name=known.person), field="file")
        row = RegisteredCertificate(
            person=person,
            unit_id=unit_id,
            subject=certificate.subject,
            issuer=certificate.issuer,
            serial=certificate.serial,
            fingerprint=certificate.fingerprint,
            pem=certificate.pem(),
            valid_from=certificate.valid_from,
            valid_until=certificate.valid_until,
            registered_at=at,
        )
        refuse_unfit_texts(row)
        row.save()
        record(
            CERTIFICATE_REGISTERED,
            subject=row,
            also=[person],
            actor=actor,
            at=at,
            fingerprint=row.fingerprint,
            name=str(person),
        )
    return row


def revoke_certificate(
    *, certificate_id: int, reason: str, actor: Actor, at: datetime
) -> RegisteredCertificate:
    """From now on accept no signature by the certificate; one that is revoked stays as it is.

    Refuses an empty reason. Signatures made before stay. Recorded as ``certificate.revoked``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        require(actor, "certificate.register")
        row = (
            RegisteredCertificate.objects.select_for_update(of=("self",))
            .select_related("person")
            .get(pk=certificate_id)
        )
        if row.revoked_at is not None:
            return row
        row.revoked_at = at
        row.revoked_because = reason.strip()
        refuse_unfit_texts(row)
        row.save()
        record(
            CERTIFICATE_REVOKED,
            subject=row,
            also=[row.person],
            actor=actor,
            at=at,
            fingerprint=row.fingerprint,
            name=str(row.person),
            reason=row.revoked_because,
        )
    return row


def install_anchor(*, content: bytes, actor: Actor, at: datetime) -> TrustAnchor:
    """Trust an authority from now on; one that is trusted stays as it is.

    Refuses what is no certificate or no authority's. Recorded as ``anchor.installed``.
    """
    certificate = _read(content)
    if not certificate.is_authority:
        said = phrases.NOT_AN_AUTHORITY.format(subject=certificate.subject)
        raise Refused(said, field="file")
    with transaction.atomic():
        require(actor, "certificate.register")
        known = TrustAnchor.objects.filter(fingerprint=certificate.fingerprint).first()
        if known is not None:
            return known
        row = TrustAnchor(
            subject=certificate.subject,
            fingerprint=certificate.fingerprint,
            pem=certificate.pem(),
            valid_from=certificate.valid_from,
            valid_until=certificate.valid_until,
            installed_at=at,
        )
        refuse_unfit_texts(row)
        row.save()
        record(
            ANCHOR_INSTALLED,
            subject=row,
            actor=actor,
            at=at,
            subject_name=row.subject,
            fingerprint=row.fingerprint,
        )
    return row


def remove_anchor(*, anchor_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Trust an authority no longer; refuses an empty reason. Recorded as ``anchor.removed``."""
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        require(actor, "certificate.register")
        row = TrustAnchor.objects.select_for_update().filter(pk=anchor_id).first()
        if row is None:
            return
        record(
            ANCHOR_REMOVED,
            subject=row,
            actor=actor,
            at=at,
            subject_name=row.subject,
            fingerprint=row.fingerprint,
            reason=reason.strip(),
        )
        row.delete()


def _read(content: bytes) -> Certificate:
    try:
        return read_certificates(content)[0]
    except InputError:
        raise Refused(phrases.CERTIFICATE_UNREADABLE, field="file") from None
