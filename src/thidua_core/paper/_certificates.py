"""Certificates of commendation: one landscape page each, many in one PDF.

Lines and their order follow Điều 104 Nghị định 98/2023/NĐ-CP and what bodies print after it:
national motto, giver, what is given, to whom, for what, number of the decision, golden-book number,
place, day and signer; a QR code leads to the page that says what the register holds today.
The State emblem and border patterns belong to pre-printed forms and are not drawn.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from thidua_core.paper import _fonts
from thidua_core.paper._breaking import balanced, soft_broken
from thidua_core.paper._errors import UnprintableTextError
from thidua_core.paper._pdf import SignatureField, Typesetter
from thidua_core.paper._wording import date_words, plain, plain_lines

TEMPLATE: Final = Path(__file__).parent / "certificate.typ"
_WIDTH: Final = 640.0
"""Points of a line in the middle of the page."""
_MASK: Final = 2
"""Any of the eight masks is right; trying all of them costs most of the time."""
_QUIET: Final = 4
SIGNATURE_FIELD: Final = SignatureField(
    name="nguoi-ky", page=1, x=517.0, y=67.0, width=225.0, height=72.0
)
"""Where a file of certificates is signed: the signer's gap on its first sheet, for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What one certificate says. A text that is None or empty leaves its line out."""

    giver: str
    """Office of who gives: ``VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN DÂN TỈNH …``."""
    verb: str
    """``TẶNG``, ``TẶNG DANH HIỆU``, ``CÔNG NHẬN``."""
    award: str
    """Name of the title or form."""
    name: str
    office: str = ""
    unit: str = ""
    merit: str = ""
    """One sentence."""
    place: str
    issued_on: date
    signer_office: str
    """``VIỆN TRƯỞNG``; several lines with line breaks: ``KT. VIỆN TRƯỞNG`` over the own office."""
    signer: str = ""
    decision: str
    """``98/QĐ-VKS``."""
    decided_on: date
    golden_number: str = ""
    address: str
    """What the QR code holds: the address of the page that verifies it."""
    code: str
    """The same for who types: printed under the QR code."""
    note: str = ""
    """Printed small at the foot: ``Cấp lại lần 2``, ``Số liệu giả định``."""

    def __post_init__(self) -> None:
        for required in ("giver", "verb", "award", "name", "place", "signer_office", "address"):
            if not getattr(self, required).strip():
                raise ValueError(f"a certificate needs its {required}")


@cache
def _typesetter() -> Typesetter:
    return Typesetter(TEMPLATE)


def render_certificates(certificates: Sequence[Certificate], *, title: str) -> bytes:
    """All certificates as one PDF, a page each, in the given order.

    Equal bytes for equal certificates. Raises UnprintableTextError for a sign that the font lacks,
    ValueError for none.
    """
    if not certificates:
        raise ValueError("no certificate to draw")
    newest = max(each.issued_on for each in certificates)
    sheet = {
        "title": title,
        "author": certificates[0].giver.replace("\n", " "),
        "created": newest.isoformat(),
        "pages": [_page(each) for each in certificates],
    }
    return _typesetter().pdf(json.dumps(sheet, ensure_ascii=False))


def _page(certificate: Certificate) -> dict[str, Any]:
    certificate = _printable(certificate)
    unit = ", ".join(filter(None, (certificate.office, certificate.unit)))
    day = date_words(certificate.issued_on)
    return {
        "giver": _fitted(certificate.giver.upper(), sizes=(17, 15, 13), lines=2),
        "verb": certificate.verb.upper(),
        "award": _fitted(certificate.award.upper(), sizes=(38, 34, 30, 26, 22, 18), lines=2),
        "name": _fitted(certificate.name, sizes=(27, 24, 21, 18, 15), lines=2),
        "unit": _fitted(unit, sizes=(17, 15, 13), lines=2, bold=False) if unit else None,
        "merit": _fitted(certificate.merit, sizes=(17, 15, 13, 11), lines=3, bold=False)
        if certificate.merit
        else None,
        "place_and_day": f"{certificate.place}, {day}",
        "signer_office": certificate.signer_office.upper().split("\n"),
        "signer": certificate.signer,
        "decision": f"Quyết định số {certificate.decision}",
        "decided_on": date_words(certificate.decided_on),
        "golden": f"Số sổ vàng: {certificate.golden_number}" if certificate.golden_number else "",
        "qr": qr_svg(certificate.address),
        "code": certificate.code,
        "note": certificate.note,
    }


def _printable(certificate: Certificate) -> Certificate:
    """The same in the signs that draw something; refuses those that the font lacks."""
    texts: dict[str, Any] = {
        name: "\n".join(plain_lines(value)) if "\n" in value else plain(value)
        for name, value in asdict(certificate).items()
        if isinstance(value, str) and name != "address"
    }
    for text in texts.values():
        if lacking := _fonts.face().lacks(text.replace("\n", "")):
            raise UnprintableTextError.of(lacking, text)
    return replace(certificate, **texts)


def _fitted(text: str, *, sizes: Sequence[float], lines: int, bold: bool = True) -> dict[str, Any]:
    """The text at the largest size at which it takes that many balanced lines at most."""
    face = _fonts.face(bold=bold)
    for size in sizes:
        broken = tuple(
            line
            for part in text.split("\n")
            for line in balanced(soft_broken(part, face, size, _WIDTH), face, size, _WIDTH)
        )
        if len(broken) <= lines:
            break
    return {"lines": list(broken), "size": size}


def qr_svg(text: str) -> str:
    """The QR code of ``text`` as an SVG picture, black on white with its quiet zone."""
    import segno  # reason: a slow library, loaded by its first use

    matrix = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False).matrix
    size = len(matrix) + 2 * _QUIET
    path = "".join(_runs(row, place + _QUIET) for place, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def _runs(row: Sequence[int], line: int) -> str:
    """Dark modules of a row, neighbours as one box."""
    path, start = [], -1
    for place, dark in enumerate([*row, 0]):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            path.append(f"M{start + _QUIET} {line}h{place - start}v1h-{place - start}z")
            start = -1
    return "".join(path)
