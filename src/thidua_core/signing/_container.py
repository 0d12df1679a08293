"""The bytes that no signature covers: the container of the signature itself.

A signature leaves a hole in its own coverage. Whatever may lie in that hole without meaning
(padding, foreign certificates, attributes nobody signed) is refused here, so that no byte of a
signed file can change unnoticed.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature

from thidua_core.signing._certificates import Certificate

_LOWER: Final = frozenset(b"0123456789abcdef")
_UPPER: Final = frozenset(b"0123456789ABCDEF")
TIME_TOKEN: Final = "signature_time_stamp_token"  # noqa: S105  # reason: the name of an attribute

PADDED: Final = ("padding",)
UNSOURCED: Final = "unsourced"


def container_of(pdf: bytes, byte_range: tuple[int, ...]) -> bytes | None:
    """The container in the hole of a coverage, without its padding; None when it is not pure.

    Pure are one pair of angle brackets, digits in one case, and zeros after the container.
    """
    if len(byte_range) != 4 or byte_range[0] != 0:
        return None
    hole = pdf[byte_range[1] : byte_range[2]]
    digits = hole[1:-1]
    used = frozenset(digits)
    if hole[:1] != b"<" or hole[-1:] != b">" or not (used <= _LOWER or used <= _UPPER):
        return None
    try:
        filled = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return None
    length = _length_of(filled)
    if length is None or length > len(filled) or any(filled[length:]):
        return None
    return filled[:length]


def _length_of(der: bytes) -> int | None:
    """How many bytes the first element takes, header included."""
    if len(der) < 2 or der[0] != 0x30:
        return None
    if der[1] < 0x80:
        return 2 + der[1]
    size = der[1] & 0x7F
    return 2 + size + int.from_bytes(der[2 : 2 + size]) if size and len(der) >= 2 + size else None


def loose_parts(container: bytes, anchors: Iterable[Certificate]) -> tuple[str, ...]:
    """What of a container nobody has signed and nothing else proves, by the codes of
    ``_words.PARTS``; empty when sealed.
    """
    try:
        known = [x509.load_der_x509_certificate(anchor.der) for anchor in anchors]
        return tuple(_loose(cms.ContentInfo.load(container, strict=True), known, timed=False))
    except Exception:  # noqa: BLE001  # reason: parsers of foreign files raise whatever they meet
        return ("structure",)


def _loose(
    content: cms.ContentInfo, anchors: list[x509.Certificate], *, timed: bool
) -> Iterator[str]:
    signed = content["content"]
    (signer,) = signed["signer_infos"]
    expected = "tst_info" if timed else "data"
    if signed["encap_content_info"]["content_type"].native != expected:
        yield "content_type"
    if signed["version"].native != ("v3" if timed else "v1"):
        yield "version"
    if signer["version"].native != "v1" or signer["sid"].name != "issuer_and_serial_number":
        yield "signer"
    if [each.dump() for each in signed["digest_algorithms"]] != [signer["digest_algorithm"].dump()]:
        yield "digest"
    if len(signed["crls"]):
        yield "revocations"
    yield from _loose_certificates(signed["certificates"], anchors)
    yield from _loose_attributes(signer["unsigned_attrs"], anchors)


def _loose_attributes(attributes: Any, anchors: list[x509.Certificate]) -> Iterator[str]:
    for attribute in attributes:
        if attribute["type"].native != TIME_TOKEN:
            yield "attribute"
            continue
        for token in attribute["values"]:
            yield from _loose(token, anchors, timed=True)


def _loose_certificates(choices: Any, anchors: list[x509.Certificate]) -> Iterator[str]:
    carried = []
    for choice in choices:
        if choice.name != "certificate":
            yield "other_certificate"
            continue
        inner = choice.chosen["tbs_certificate"]["signature"].dump()
        if inner != choice.chosen["signature_algorithm"].dump():
            yield "altered_certificate"
        carried.append(x509.load_der_x509_certificate(choice.chosen.dump()))
    for certificate in carried:
        if not any(_issued(certificate, by) for by in (*carried, *anchors)):
            yield UNSOURCED


def _issued(certificate: x509.Certificate, by: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
