"""``thidua verify`` for a signed PDF: the answer in the shape that the contract promises.

The judgement is the difference analysis, not the digests alone: a page painted over by a later
update breaks no digest and is forbidden all the same. Trusts only the anchors that are given.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature

from thidua_core.signing._certificates import Certificate
from thidua_core.signing._checking import Checked, check_signature
from thidua_core.signing._errors import CannotSignError
from thidua_core.signing._findings import Finding, Teller
from thidua_core.signing._reading import as_unreadable
from thidua_core.signing._words import Language


def verify_pdf(
    pdf: bytes,
    anchors: Iterable[Certificate],
    *,
    file: str = "",
    at: datetime | None = None,
    language: Language = "vi",
) -> dict[str, Any]:
    """Check every signature of a PDF."""
    trusted, teller = tuple(anchors), Teller(file, language)
    moment = at or datetime.now(UTC)
    try:
        with as_unreadable():
            checked, findings = _checked(pdf, trusted, moment, teller)
    except CannotSignError:
        checked, findings = [], [teller.unreadable()]
    ok = all(finding.level != "error" for finding in findings)
    return {
        "file": file,
        "what": "signed_pdf",
        "ok": ok,
        "findings": [finding.as_json() for finding in findings],
        "signatures": [each.as_json() for each in checked],
    }


def _checked(
    pdf: bytes, anchors: Sequence[Certificate], at: datetime, teller: Teller
) -> tuple[list[Checked], list[Finding]]:
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    embedded: list[EmbeddedPdfSignature] = list(reader.embedded_regular_signatures)
    if not embedded:
        return [], [teller.no_signature()]
    checked: list[Checked] = []
    findings: list[Finding] = []
    for each in embedded:
        try:
            with as_unreadable():
                examined = check_signature(pdf, reader, each, anchors, at)
        except CannotSignError:
            findings.append(teller.unreadable_signature(str(each.field_name)))
            continue
        checked.append(examined)
        findings.extend(teller.findings_of(examined))
    if not _ends_cleanly(pdf):
        findings.append(teller.loose_end())
    waiting = _empty_fields(reader)
    if waiting:
        findings.append(teller.empty_fields(waiting))
    return checked, findings


def _ends_cleanly(pdf: bytes) -> bool:
    """Whether nothing follows the end mark of the last revision but one line break."""
    return pdf.endswith((b"%%EOF", b"%%EOF\n", b"%%EOF\r\n", b"%%EOF\r"))


def _empty_fields(reader: PdfFileReader) -> int:
    return sum(value is None for _name, value, _field in enumerate_sig_fields(reader))
