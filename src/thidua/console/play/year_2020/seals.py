"""Who signs in the played year, with which key: certificates registered, places signed."""

from datetime import date, datetime

from thidua.console.play.signing_2026 import PASSPHRASE
from thidua.console.play.year_2020 import keys
from thidua.console.play.year_2020.cluster import (
    BODY,
    MEMBERS,
    OFFICER,
    actor_of,
    body_id,
    signer_id,
    unit_id,
)
from thidua.documents.actions import sign_slot
from thidua.documents.queries import SlotRow
from thidua.kernel import clock
from thidua_core.signing import SigningKey


def register_keys(words: list[str], day: date) -> None:
    """Write down whose certificates the keys of these signers are."""
    at = clock.moment(day, 8)
    keys.trust_authority(at)
    for word in words:
        unit = unit_id(_home(word)) if _home(word) in MEMBERS else body_id()
        keys.register(key_of(word, day), person_id=signer_id(word), unit_id=unit, at=at)


def key_of(word: str, day: date) -> SigningKey:
    """The key of a signer."""
    return keys.key_of(word, name=actor_of(word, day).name, unit=MEMBERS.get(_home(word), BODY))


def sign_here(word: str, slot: SlotRow, at: datetime) -> None:
    """Sign a place with the key file of its signer."""
    day = at.astimezone(clock.VIETNAM).date()
    sign_slot(
        slot_id=slot.slot_id,
        key=key_of(word, day).p12(PASSPHRASE),
        passphrase=PASSPHRASE,
        actor=actor_of(word, day),
        at=at,
    )


def _home(word: str) -> str:
    """The unit of a signer by its word; the officer works for the head of the cluster."""
    return "long-an" if word == OFFICER else word
