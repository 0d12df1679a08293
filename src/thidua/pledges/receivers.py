"""What pledges do when signatures land under their papers."""

from thidua.clusters.actions import move_on
from thidua.clusters.domain.course import next_state, reached
from thidua.clusters.enums import ClusterState
from thidua.documents.enums import SlotState
from thidua.documents.events import SignatureLanded, SignaturesComplete
from thidua.documents.models import SignatureSlot
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import VIETNAM
from thidua.ledger.actions import record
from thidua.pledges.enums import PLEDGE_SIGNED, PledgeKind, PledgeState, SignedHow
from thidua.pledges.models import Pledge, PledgeSignatory


def write_signature(event: SignatureLanded) -> None:
    """Write down when and how a party has signed."""
    signatory = PledgeSignatory.objects.filter(slot_id=event.slot_id).first()
    if signatory is None:
        return
    slot = SignatureSlot.objects.get(pk=event.slot_id)
    on_paper = slot.state == SlotState.PAPER
    signatory.how = SignedHow.PAPER if on_paper else SignedHow.DIGITAL
    signed_at = slot.signed_at or event.at
    signatory.signed_on = signed_at.astimezone(VIETNAM).date()
    signatory.signed_at = None if on_paper else signed_at
    signatory.save(update_fields=["how", "signed_on", "signed_at"])


def complete_pledge(event: SignaturesComplete) -> None:
    """A pledge that all have signed is signed, and its cluster's year is pledged."""
    pledge = (
        Pledge.objects.select_for_update(of=("self",))
        .select_related("cluster_year__cluster")
        .filter(document=event.document_id, state=PledgeState.SIGNING)
        .first()
    )
    if pledge is None:
        return
    pledge.state = PledgeState.SIGNED
    pledge.signed_on = event.at.astimezone(VIETNAM).date()
    if pledge.discussed is None:
        pledge.discussed = pledge.versions.exists() or None
    pledge.save(update_fields=["state", "signed_on", "discussed"])
    record(
        PLEDGE_SIGNED,
        subject=pledge,
        also=[pledge.cluster_year],
        actor=event.actor,
        at=event.at,
        what=pledge.what,
        name=str(pledge.cluster_year),
    )
    if pledge.kind == PledgeKind.MAIN:
        _move_year_on(pledge, event)


def _move_year_on(pledge: Pledge, event: SignaturesComplete) -> None:
    """Walk the year on to *pledged*; the last signature does it, whoever gave it."""
    state = pledge.cluster_year.state
    while not reached(state, ClusterState.PLEDGED):
        following = next_state(state)
        assert following is not None, "there are states behind this one"
        state = following
        move_on(
            cluster_year_id=pledge.cluster_year_id,
            to=ClusterState(state),
            actor=SYSTEM,
            at=event.at,
        )
