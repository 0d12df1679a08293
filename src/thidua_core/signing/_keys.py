"""A signing key with its certificate, read from a PKCS#12 file.

A file that cannot be used is an answer, not an error: which of the closed list it is.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from thidua_core.signing._certificates import Certificate

if TYPE_CHECKING:
    from asn1crypto import keys as asn1_keys

KeyMaterial = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class KeyFault(StrEnum):
    """Why a PKCS#12 file gives no key."""

    UNREADABLE = "unreadable"
    """Not a PKCS#12 file at all, or a broken one."""
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105  # reason: the name of a fault, no secret
    NO_KEY = "no_key"
    NO_CERTIFICATE = "no_certificate"
    OTHER_KIND = "other_kind"
    """A key that signs no papers: neither RSA nor on an elliptic curve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key, the certificate of its public half, and those that lead to an authority."""

    private: KeyMaterial
    certificate: Certificate
    chain: tuple[Certificate, ...] = ()

    def __repr__(self) -> str:
        return f"SigningKey({self.certificate.subject!r})"

    def asn1(self) -> "asn1_keys.PrivateKeyInfo":
        """The key as the signer takes it."""
        from thidua_core.signing._asn1 import (
            keys as asn1_keys,  # reason: a slow library, loaded by its first use
        )

        return asn1_keys.PrivateKeyInfo.load(
            self.private.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )

    def p12(self, passphrase: str) -> bytes:
        """The key as a PKCS#12 file under a passphrase."""
        return pkcs12.serialize_key_and_certificates(
            self.certificate.subject.encode(),
            self.private,
            _loaded(self.certificate),
            [_loaded(each) for each in self.chain],
            serialization.BestAvailableEncryption(passphrase.encode()),
        )


def _loaded(certificate: Certificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate.der)


def read_key(content: bytes, passphrase: str) -> SigningKey | KeyFault:
    """Open a PKCS#12 file with its passphrase."""
    if not _looks_like_p12(content):
        return KeyFault.UNREADABLE
    try:
        opened = pkcs12.load_pkcs12(content, passphrase.encode())
    except ValueError:
        # The structure was read above: what cannot be opened now has another passphrase.
        return KeyFault.WRONG_PASSPHRASE
    except Exception:  # noqa: BLE001  # reason: a foreign file may break the reader in any way
        return KeyFault.UNREADABLE
    return _read(opened)


def _read(opened: pkcs12.PKCS12KeyAndCertificates) -> SigningKey | KeyFault:
    if opened.key is None:
        return KeyFault.NO_KEY
    if not isinstance(opened.key, KeyMaterial):
        return KeyFault.OTHER_KIND
    if opened.cert is None:
        return KeyFault.NO_CERTIFICATE
    return SigningKey(
        private=opened.key,
        certificate=_kept(opened.cert.certificate),
        chain=tuple(_kept(each.certificate) for each in opened.additional_certs),
    )


def _kept(certificate: x509.Certificate) -> Certificate:
    return Certificate(certificate.public_bytes(serialization.Encoding.DER))


def _looks_like_p12(content: bytes) -> bool:
    from thidua_core.signing._asn1 import (
        pkcs12 as asn1_pkcs12,  # reason: a slow library, loaded by its first use
    )

    try:
        read = asn1_pkcs12.Pfx.load(content, strict=True)
        return bool(read["version"].native == "v3" and read["auth_safe"]["content"].contents)
    except (ValueError, TypeError, KeyError):
        return False
