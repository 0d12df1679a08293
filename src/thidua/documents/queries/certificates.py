"""Certificates that are known, authorities that are trusted, and where times come from."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from thidua.documents.models import RegisteredCertificate, TrustAnchor
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua_core.signing import (
    Certificate,
    HttpTimes,
    LocalTimes,
    Registered,
    SigningKey,
    TimeSource,
    read_certificates,
    read_key,
)

TIMES_PASSPHRASE = "thidua"  # noqa: S105  # reason: opens the demonstration's own file, kept 0600


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """A certificate as pages show it."""

    public_id: str
    subject: str
    issuer: str
    serial: str
    fingerprint: str
    person: str
    unit: str
    valid_from: datetime
    valid_until: datetime
    revoked_at: datetime | None
    reason: str
    in_days: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorRow:
    """An authority that is trusted."""

    public_id: str
    subject: str
    fingerprint: str
    valid_until: datetime


def certificates_for(actor: Actor) -> QuerySet[RegisteredCertificate]:
    """Certificates that an actor may look through: all, or one's own."""
    known = RegisteredCertificate.objects.select_related("person", "unit")
    if may(actor, "certificate.list"):
        return known
    return known.filter(person_id=actor.person_id) if actor.person_id else known.none()


def find_certificate(actor: Actor, public_id: str) -> RegisteredCertificate:
    """One certificate; the same refusal for unknown and forbidden."""
    found = certificates_for(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def certificate_rows(
    certificates: QuerySet[RegisteredCertificate], *, at: datetime
) -> list[CertificateRow]:
    return [
        CertificateRow(
            public_id=each.public_id,
            subject=each.subject,
            issuer=each.issuer,
            serial=each.serial,
            fingerprint=each.fingerprint,
            person=str(each.person),
            unit=each.unit.label if each.unit else "",
            valid_from=each.valid_from,
            valid_until=each.valid_until,
            revoked_at=each.revoked_at,
            reason=each.revoked_because,
            in_days=each.valid_from <= at <= each.valid_until,
        )
        for each in certificates
    ]


def anchor_rows() -> list[AnchorRow]:
    """The authorities that everybody may see are trusted here."""
    return [
        AnchorRow(
            public_id=each.public_id,
            subject=each.subject,
            fingerprint=each.fingerprint,
            valid_until=each.valid_until,
        )
        for each in TrustAnchor.objects.all()
    ]


def trust_anchors() -> tuple[Certificate, ...]:
    """The same, as verification takes them."""
    return tuple(
        read_certificates(pem.encode())[0]
        for pem in TrustAnchor.objects.values_list("pem", flat=True)
    )


def find_anchor(public_id: str) -> TrustAnchor:
    found = TrustAnchor.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def register_for(persons: frozenset[int], *, at: datetime) -> list[Registered]:
    """Every known certificate; ``holder`` is 1 for those of the persons, else 0."""
    return [
        Registered(
            fingerprint=each.fingerprint,
            holder=int(each.person_id in persons),
            revoked=each.revoked_at is not None and each.revoked_at <= at,
        )
        for each in RegisteredCertificate.objects.only("fingerprint", "person_id", "revoked_at")
    ]


def local_times_path() -> Path:
    """Where a demonstration keeps the key of its time authority."""
    return Path(settings.HOME) / "keys" / "signing" / "times.p12"


def time_source() -> TimeSource | None:
    """Where this installation's signatures get their time; None makes them B-B."""
    if settings.TIMESTAMP_URL:
        return HttpTimes(url=settings.TIMESTAMP_URL)
    path = local_times_path()
    if path.is_file():
        key = read_key(path.read_bytes(), TIMES_PASSPHRASE)
        if isinstance(key, SigningKey):
            return LocalTimes(key=key)
    return None
