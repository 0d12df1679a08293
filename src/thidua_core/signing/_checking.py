"""One signature of a PDF examined: is it whole, by whom, trusted by whom, and what came after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from thidua_core.signing._certificates import Certificate
from thidua_core.signing._container import (
    PADDED,
    TIME_TOKEN,
    UNSOURCED,
    container_of,
    loose_parts,
)
from thidua_core.signing._levels import level_of
from thidua_core.signing._returned import Level
from thidua_core.signing._words import HANOI

Changes = Literal["none", "allowed", "forbidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is known of one signature."""

    field: str
    certificate: Certificate
    top: Certificate
    """The highest certificate that the file carries for it."""
    time: datetime | None
    """The stamped time, else the one that the signer's machine claims."""
    level: Level
    intact: bool
    trusted: bool
    changes_after: Changes
    loose: tuple[str, ...]
    """Parts of its container that nobody signed."""
    in_days: bool
    """Whether the certificate was valid at the moment that counts."""
    signer_trusted: bool
    """Whether an anchor answers for the certificate, whatever the time is worth."""
    time_trusted: bool | None
    """None when nobody stamped the time."""
    revoked: bool
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """The signature in the shape of the contract, with the field and fingerprint beside."""
        return {
            "signer": self.certificate.subject,
            "unit": self.certificate.unit,
            "time": None if self.time is None else self.time.astimezone(HANOI).isoformat(),
            "level": self.level,
            "intact": self.intact,
            "trusted": self.trusted,
            "changes_after": self.changes_after,
            "field": self.field,
            "issuer": self.certificate.issuer,
            "serial": self.certificate.serial,
            "fingerprint": self.certificate.fingerprint,
        }


def check_signature(
    pdf: bytes,
    reader: PdfFileReader,
    embedded: EmbeddedPdfSignature,
    anchors: Sequence[Certificate],
    at: datetime,
) -> Checked:
    """Examine one signature as of the moment ``at``."""
    stamped = _stamped_time(embedded)
    moment = at if stamped is None else stamped
    status: PdfSignatureStatus = validate_pdf_signature(
        embedded,
        signer_validation_context=context(anchors, moment),
        ts_validation_context=context(anchors, at),
    )
    certificate = Certificate(embedded.signer_cert.dump())
    timestamp = status.timestamp_validity
    time_trusted = None if timestamp is None else timestamp.valid and timestamp.trusted
    container = container_of(pdf, tuple(int(edge) for edge in embedded.byte_range))
    loose = PADDED if container is None else loose_parts(container, anchors)
    if not status.trusted or time_trusted is False:
        # Where nobody is trusted, that is what is wrong; who issued whom cannot be known.
        loose = tuple(part for part in loose if part != UNSOURCED)
    return Checked(
        field=str(embedded.field_name),
        certificate=certificate,
        top=_top(embedded, certificate),
        time=stamped or embedded.self_reported_timestamp,
        level=level_of(reader, embedded, timed=bool(time_trusted), anchors=anchors, moment=moment),
        intact=bool(status.intact and status.valid and status.seed_value_ok),
        trusted=bool(status.trusted and time_trusted is not False),
        changes_after=_changes(status),
        loose=loose,
        in_days=certificate.valid_from <= moment <= certificate.valid_until,
        signer_trusted=bool(status.trusted),
        time_trusted=time_trusted,
        revoked=bool(status.revoked),
        reason=str(embedded.sig_object.get("/Reason", "")),
    )


def context(anchors: Sequence[Certificate], moment: datetime) -> ValidationContext:
    """Trust in exactly these anchors at that moment, without asking any network."""
    return ValidationContext(
        trust_roots=[anchor.asn1 for anchor in anchors],
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _stamped_time(embedded: EmbeddedPdfSignature) -> datetime | None:
    for attribute in embedded.signer_info["unsigned_attrs"]:
        if attribute["type"].native == TIME_TOKEN:
            told = attribute["values"][0]["content"]["encap_content_info"]["content"].parsed
            moment: datetime = told["gen_time"].native
            return moment
    return None


def _changes(status: PdfSignatureStatus) -> Changes:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
    return "allowed" if whole and status.docmdp_ok else "forbidden"


def _top(embedded: EmbeddedPdfSignature, certificate: Certificate) -> Certificate:
    carried = [Certificate(each.dump()) for each in embedded.other_embedded_certs]
    top = certificate
    for _step in carried:
        above = next((each for each in carried if each.subject == top.issuer), None)
        if above is None or above == top:
            break
        top = above
    return top
