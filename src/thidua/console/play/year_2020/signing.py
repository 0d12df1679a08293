"""The pledge of the played year is signed by the six parties, each in its turn.

Five sign with a key here; the one that the file names takes the paper along, signs it elsewhere
and sends it back.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from thidua.console.play.script import lived
from thidua.console.play.signing_2026 import PASSPHRASE
from thidua.console.play.stage import Stage
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
from thidua.console.play.year_2020.pledge import SIGNED, pledge_told, the_pledge
from thidua.documents.actions import give_out, sign_slot, take_back
from thidua.documents.queries import SlotRow, signature_request_of
from thidua.kernel import clock
from thidua.pledges.actions import open_signing
from thidua.pledges.enums import PledgeState
from thidua_core.signing import SigningKey, sign_pdf

BEGUN, APART = (15, 55), timedelta(minutes=2)


def sign_pledge(stage: Stage) -> list[str]:
    """Open the signing and sign place after place, two minutes apart."""
    pledge = the_pledge()
    if pledge.state != PledgeState.FROZEN:
        return ["đã có sẵn"]
    told = pledge_told()
    words = list(told["signers"])
    with transaction.atomic():
        with lived(SIGNED, *BEGUN) as at:
            register_keys(words, SIGNED)
            open_signing(
                pledge_id=pledge.pk,
                address=reverse("desk:cluster_year", args=[pledge.cluster_year.public_id]),
                actor=actor_of(OFFICER, SIGNED),
                at=at,
            )
        request = signature_request_of(pledge.document_id)
        assert request is not None, "it has just been opened"
        for place, (word, slot) in enumerate(zip(words, request.slots, strict=True), start=1):
            at = clock.moment(SIGNED, *BEGUN) + place * APART
            with clock.at(at):
                if word == told["returned"]:
                    _sign_elsewhere(word, slot, at)
                else:
                    sign_here(word, slot, at)
    return [f"{len(words):02d}/06 chữ ký số", "05 ký trên phần mềm, 01 tải về ký rồi gửi lại"]


def register_keys(words: list[str], day: date) -> None:
    """Write down whose certificates the keys of these signers are."""
    at = clock.moment(day, 8)
    keys.trust_authority(at)
    for word in words:
        unit = unit_id(word) if word in MEMBERS else body_id()
        keys.register(key_of(word, day), person_id=signer_id(word), unit_id=unit, at=at)


def key_of(word: str, day: date) -> SigningKey:
    """The key of a signer."""
    return keys.key_of(word, name=actor_of(word, day).name, unit=MEMBERS.get(word, BODY))


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


def _sign_elsewhere(word: str, slot: SlotRow, at: datetime) -> None:
    """Take the bytes out, sign them with a tool of one's own, and bring them back."""
    signer = actor_of(word, SIGNED)
    given = give_out(slot_id=slot.slot_id, actor=signer, at=at)
    returned = sign_pdf(given, key=key_of(word, SIGNED), field=slot.field, at=at)
    take_back(slot_id=slot.slot_id, pdf=returned, actor=signer, at=at)
