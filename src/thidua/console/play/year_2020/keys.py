"""Keys with which the papers of the demonstration are signed, by an authority of its own.

They stand beside the installation's data, are made once, and sign nobody's real papers: every
certificate says that it is for demonstration.
"""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from thidua.documents.actions import register_certificate
from thidua.kernel.actors import SYSTEM
from thidua_core.signing import Authority, SigningKey, read_key

PASSPHRASE = "trinh-dien-2026"  # noqa: S105  # reason: printed on purpose, for keys of nobody
NAME = "CA trình diễn thidua (không dùng cho văn bản thật)"
SINCE, UNTIL = datetime(2019, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)


def key_file(word: str, *, name: str, unit: str) -> bytes:
    """The PKCS#12 file of somebody of the demonstration, made where it is not there."""
    path = _folder() / f"{word}.p12"
    if not path.exists():
        issued = _authority().person(
            name, unit=f"{unit} (trình diễn)", valid_from=SINCE, valid_until=UNTIL
        )
        _keep(path, issued)
    return path.read_bytes()


def opened(content: bytes) -> SigningKey:
    """The key in one of these files."""
    key = read_key(content, PASSPHRASE)
    assert isinstance(key, SigningKey), "it was written with this passphrase"
    return key


def register(content: bytes, *, person_id: int, unit_id: int, at: datetime) -> None:
    """Write down whose certificate it is."""
    register_certificate(
        content=opened(content).certificate.pem().encode(),
        person_id=person_id,
        unit_id=unit_id,
        actor=SYSTEM,
        at=at,
    )


def authority_pem() -> str:
    """The certificate to be trusted, as ``demo-ca.pem`` holds it."""
    return _authority().certificate.pem()


def _authority() -> Authority:
    path = _folder() / "ca.p12"
    if not path.exists():
        _keep(path, Authority.new(NAME, valid_from=SINCE, valid_until=UNTIL).key)
    return Authority(key=opened(path.read_bytes()))


def _folder() -> Path:
    folder = Path(settings.HOME) / "demonstration-keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _keep(path: Path, key: SigningKey) -> None:
    """Write the file whole or not at all."""
    partial = path.with_suffix(".part")
    partial.write_bytes(key.p12(PASSPHRASE))
    partial.replace(path)
