"""The pledge of the played year is signed by the six parties, each in its turn.

Five sign with a key here; the one that the file names takes the paper along, signs it elsewhere
and sends it back.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import OFFICER, actor_of
from thidua.console.play.year_2020.pledge import SIGNED, pledge_told, the_pledge
from thidua.console.play.year_2020.seals import key_of, register_keys, sign_here
from thidua.documents.actions import give_out, take_back
from thidua.documents.queries import SlotRow, signature_request_of
from thidua.kernel import clock
from thidua.pledges.actions import open_signing
from thidua.pledges.enums import PledgeState
from thidua_core.signing import sign_pdf

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


def _sign_elsewhere(word: str, slot: SlotRow, at: datetime) -> None:
    """Take the bytes out, sign them with a tool of one's own, and bring them back."""
    signer = actor_of(word, SIGNED)
    given = give_out(slot_id=slot.slot_id, actor=signer, at=at)
    returned = sign_pdf(given, key=key_of(word, SIGNED), field=slot.field, at=at)
    take_back(slot_id=slot.slot_id, pdf=returned, actor=signer, at=at)
