"""The installation's own certificate for https in a closed network: one authority, one server.

Phones and passkeys need a secure context; an office without a certificate of its own trusts
``tls/ca.pem`` once.
"""

import ipaddress
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from thidua.ledger.keys import write_whole

OWN_AUTHORITY = "thidua, chứng thư nội bộ"
_YEAR = timedelta(days=365)
_SERVER_LIFE = timedelta(days=397)
"""Browsers accept no longer."""


def folder() -> Path:
    return Path(settings.HOME) / "keys" / "tls"


def own_certificate(host: str) -> tuple[Path, Path]:
    """Certificate and key of the server; made, or made anew when the old one runs out."""
    certificate, key = folder() / "server.pem", folder() / "server.key"
    if not certificate.exists() or _runs_out(certificate):
        _make(certificate, key, host)
    return certificate, key


def _runs_out(certificate: Path) -> bool:
    known = x509.load_pem_x509_certificate(certificate.read_bytes())
    return known.not_valid_after_utc < datetime.now(UTC) + timedelta(days=14)


def _authority() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    path, key_path = folder() / "ca.pem", folder() / "ca.key"
    if path.exists():
        key = serialization.load_pem_private_key(key_path.read_bytes(), password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return x509.load_pem_x509_certificate(path.read_bytes()), key
    fresh = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, OWN_AUTHORITY)])
    certificate = (
        _builder(name, name, fresh.public_key(), 10 * _YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(fresh, hashes.SHA256())
    )
    _write(path, key_path, certificate, fresh)
    return certificate, fresh


def _make(path: Path, key_path: Path, host: str) -> None:
    authority, authority_key = _authority()
    key = ec.generate_private_key(ec.SECP256R1())
    names: list[x509.GeneralName] = [
        x509.DNSName("localhost"),
        x509.DNSName(socket.gethostname()),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    ]
    try:
        address = ipaddress.ip_address(host)
        if not address.is_unspecified and not address.is_loopback:
            names.append(x509.IPAddress(address))
    except ValueError:
        if host not in {"localhost", socket.gethostname()}:
            names.append(x509.DNSName(host))
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "thidua")])
    certificate = (
        _builder(subject, authority.subject, key.public_key(), _SERVER_LIFE)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    _write(path, key_path, certificate, key)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, life: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + life)
    )


def _write(
    path: Path, key_path: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> None:
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_whole(key_path, secret.decode(), mode=0o600)
    public = certificate.public_bytes(serialization.Encoding.PEM)
    write_whole(path, public.decode(), mode=0o644)
