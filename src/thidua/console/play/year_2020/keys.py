"""Keys with which the papers of the played year are signed, under the demonstration's authority.

They are made once and sign nobody's real papers: every certificate says that it is for
demonstration.
"""

from datetime import UTC, datetime

from thidua.console.play.signing_2026 import (
    PASSPHRASE,
    demonstration_authority,
    demonstration_times,
    kept_key,
)
from thidua.documents.actions import install_anchor, register_certificate
from thidua.kernel.actors import SYSTEM
from thidua_core.signing import SigningKey

SINCE, UNTIL = datetime(2019, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)


def trust_authority(at: datetime) -> None:
    """Let the installation trust the authority, whose signatures carry a time of its own."""
    demonstration_times()
    install_anchor(content=demonstration_authority().certificate.der, actor=SYSTEM, at=at)


def key_of(word: str, *, name: str, unit: str) -> SigningKey:
    """The key of somebody of the played year, made where it is not there."""
    return kept_key(
        f"{word}-2020.p12",
        lambda: demonstration_authority().person(
            name, unit=f"{unit} (trình diễn)", valid_from=SINCE, valid_until=UNTIL
        ),
        passphrase=PASSPHRASE,
    )


def register(key: SigningKey, *, person_id: int, unit_id: int, at: datetime) -> None:
    """Write down whose certificate it is."""
    register_certificate(
        content=key.certificate.der, person_id=person_id, unit_id=unit_id, actor=SYSTEM, at=at
    )


def authority_pem() -> str:
    """The certificate to be trusted, as ``demo-ca.pem`` holds it."""
    return demonstration_authority().certificate.pem()
