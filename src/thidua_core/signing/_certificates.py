"""A certificate as people need to see it: whose, from when to when, which fingerprint.

Reads PEM and DER. Does not say whether a certificate is to be trusted.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from thidua_core.errors import InputError

if TYPE_CHECKING:
    from asn1crypto import x509 as asn1_x509

_PEM_LINE: Final = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True)
class Certificate:
    """One X.509 certificate; equal when its bytes are."""

    der: bytes

    @cached_property
    def _parsed(self) -> x509.Certificate:
        return x509.load_der_x509_certificate(self.der)

    @cached_property
    def asn1(self) -> "asn1_x509.Certificate":
        """The same as the validator reads it."""
        from thidua_core.signing._asn1 import (
            x509 as asn1_x509,  # reason: a slow library, loaded by its first use
        )

        return asn1_x509.Certificate.load(self.der, strict=True)

    @property
    def subject(self) -> str:
        """Common name, or the whole name where there is none."""
        return self._named(NameOID.COMMON_NAME) or self._parsed.subject.rfc4514_string()

    @property
    def unit(self) -> str:
        """The organisation that the certificate states; empty when it states none."""
        return self._named(NameOID.ORGANIZATION_NAME)

    @property
    def issuer(self) -> str:
        """Common name of who issued it, or the whole name."""
        names = self._parsed.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value) if names else self._parsed.issuer.rfc4514_string()

    @property
    def serial(self) -> str:
        """Serial number in hexadecimal, as services print it."""
        return f"{self._parsed.serial_number:X}"

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the bytes: 64 lower hexadecimal digits."""
        return self._parsed.fingerprint(hashes.SHA256()).hex()

    @property
    def valid_from(self) -> datetime:
        return self._parsed.not_valid_before_utc

    @property
    def valid_until(self) -> datetime:
        return self._parsed.not_valid_after_utc

    @property
    def is_authority(self) -> bool:
        """Whether it may issue others."""
        try:
            stated = self._parsed.extensions.get_extension_for_class(x509.BasicConstraints)
        except x509.ExtensionNotFound:
            return False
        return stated.value.ca

    def pem(self) -> str:
        """The certificate as text."""
        return self._parsed.public_bytes(serialization.Encoding.PEM).decode()

    def _named(self, name: x509.ObjectIdentifier) -> str:
        names = self._parsed.subject.get_attributes_for_oid(name)
        return str(names[0].value) if names else ""


def read_certificates(content: bytes) -> tuple[Certificate, ...]:
    """Read every certificate of a PEM or DER file; InputError when there is none."""
    try:
        if _PEM_LINE in content:
            parsed = x509.load_pem_x509_certificates(content)
        else:
            parsed = [x509.load_der_x509_certificate(content)]
        read = tuple(Certificate(each.public_bytes(serialization.Encoding.DER)) for each in parsed)
        for each in read:
            _ = (each.subject, each.unit, each.issuer, each.is_authority, each.asn1.native)
    except (ValueError, TypeError, KeyError):
        raise InputError(
            "",
            "tệp này không phải là chứng thư số đọc được",
            "Hãy dùng tệp .pem, .cer hoặc .crt",
        ) from None
    return read
