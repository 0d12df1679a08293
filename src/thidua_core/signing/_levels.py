"""How far a signature will keep: B-B, B-T with a trusted time, B-LT and B-LTA with proofs inside.

A level is given only for what was verified, never for what a file merely holds.
"""

from collections.abc import Sequence
from datetime import datetime

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from thidua_core.signing._certificates import Certificate
from thidua_core.signing._returned import Level


def level_of(
    reader: PdfFileReader,
    embedded: EmbeddedPdfSignature,
    *,
    timed: bool,
    anchors: Sequence[Certificate],
    moment: datetime,
) -> Level:
    """The level of a signature whose time, if ``timed``, is trusted."""
    if not timed:
        return "B-B"
    if "/DSS" not in reader.root or not _proven(reader, embedded, anchors, moment):
        return "B-T"
    return "B-LTA" if _sealed_later(reader, embedded, anchors) else "B-LT"


def _proven(
    reader: PdfFileReader,
    embedded: EmbeddedPdfSignature,
    anchors: Sequence[Certificate],
    moment: datetime,
) -> bool:
    """Whether the proofs in the file alone say that no certificate was revoked."""
    try:
        status = validate_pdf_signature(
            embedded, _stored_context(reader, anchors, moment), skip_diff=True
        )
    except Exception:  # noqa: BLE001  # reason: proofs that cannot be used are no proofs
        return False
    return bool(status.valid and status.trusted)


def _sealed_later(
    reader: PdfFileReader, embedded: EmbeddedPdfSignature, anchors: Sequence[Certificate]
) -> bool:
    """Whether a trusted timestamp of the whole document follows the signature and its proofs."""
    for stamp in reader.embedded_timestamp_signatures:
        if stamp.signed_revision > embedded.signed_revision and _seals(reader, stamp, anchors):
            return True
    return False


def _seals(
    reader: PdfFileReader, stamp: EmbeddedPdfSignature, anchors: Sequence[Certificate]
) -> bool:
    try:
        told = stamp.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
        held = validate_pdf_timestamp(stamp, _stored_context(reader, anchors, told))
    except Exception:  # noqa: BLE001  # reason: a stamp that cannot be read seals nothing
        return False
    earlier = reader.get_historical_root(stamp.signed_revision)
    return bool(held.valid and held.trusted and held.docmdp_ok and "/DSS" in earlier)


def _stored_context(
    reader: PdfFileReader, anchors: Sequence[Certificate], moment: datetime
) -> ValidationContext:
    store = DocumentSecurityStore.read_dss(reader)
    return store.as_validation_context(
        {
            "trust_roots": [anchor.asn1 for anchor in anchors],
            "moment": moment,
            "allow_fetching": False,
            "revocation_mode": "hard-fail",
        }
    )
