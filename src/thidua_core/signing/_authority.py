"""A small authority for demonstrations and tests: a root, people's certificates, a time authority.

Its certificates say in their names that they are for demonstration. It keeps no list of what it
issued and revokes nothing; nobody's real papers are to rest on it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from thidua_core.signing._certificates import Certificate, read_certificates
from thidua_core.signing._keys import KeyMaterial, SigningKey

_RSA_BITS: Final = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A key that issues certificates, and its own certificate."""

    key: SigningKey

    @classmethod
    def new(cls, name: str, *, valid_from: datetime, valid_until: datetime) -> "Authority":
        """Make a root that signs itself."""
        private = ec.generate_private_key(ec.SECP256R1())
        named = _named(name)
        built = _builder(named, named, private, valid_from, valid_until).add_extension(
            x509.BasicConstraints(ca=True, path_length=1), critical=True
        )
        issued = _issue(built.add_extension(_usage(issues=True), critical=True), private, private)
        return cls(key=SigningKey(private=private, certificate=issued))

    @property
    def certificate(self) -> Certificate:
        """What others install to trust this authority."""
        return self.key.certificate

    def intermediate(
        self, name: str, *, valid_from: datetime, valid_until: datetime
    ) -> "Authority":
        """Make an authority under this one."""
        private = ec.generate_private_key(ec.SECP256R1())
        built = (
            _builder(_named(name), self._name, private, valid_from, valid_until)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(issues=True), critical=True)
        )
        return Authority(key=self._keyed(built, private))

    def person(
        self, name: str, *, unit: str, valid_from: datetime, valid_until: datetime
    ) -> SigningKey:
        """Issue a certificate with which a person signs papers."""
        private = ec.generate_private_key(ec.SECP256R1())
        built = (
            _builder(_named(name, unit), self._name, private, valid_from, valid_until)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(issues=False), critical=True)
        )
        return self._keyed(built, private)

    def time_authority(
        self, name: str, *, valid_from: datetime, valid_until: datetime
    ) -> SigningKey:
        """Issue the certificate of an authority that states times."""
        private = rsa.generate_private_key(public_exponent=65537, key_size=_RSA_BITS)
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        built = (
            _builder(_named(name), self._name, private, valid_from, valid_until)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(issues=False), critical=True)
            .add_extension(purpose, critical=True)
        )
        return self._keyed(built, private)

    def _keyed(self, built: x509.CertificateBuilder, private: KeyMaterial) -> SigningKey:
        issued = _issue(built, private, self.key.private)
        # The root is carried along, so that a reader can compare its fingerprint.
        return SigningKey(
            private=private,
            certificate=issued,
            chain=(self.key.certificate, *self.key.chain),
        )

    @property
    def _name(self) -> x509.Name:
        return x509.load_der_x509_certificate(self.key.certificate.der).subject


def _named(name: str, unit: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if unit:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    private: KeyMaterial,
    valid_from: datetime,
    valid_until: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_until)
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _issue(
    built: x509.CertificateBuilder, private: KeyMaterial, issuer: KeyMaterial
) -> Certificate:
    finished = (
        built.add_extension(
            x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False
        )
        .sign(issuer, hashes.SHA256())
    )
    return read_certificates(finished.public_bytes(serialization.Encoding.DER))[0]
