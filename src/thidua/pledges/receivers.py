"""What pledges do when signatures land under their papers, and when units are reorganised.

A member that ends before the text is frozen leaves the draft; once the text is frozen it stays,
and the place to sign passes to the legal successor, marked.
"""

from django.db.models import Q

from thidua.clusters.actions import move_on
from thidua.clusters.domain.course import next_state, reached
from thidua.clusters.enums import ClusterState
from thidua.documents.actions import issue_unnumbered
from thidua.documents.enums import DocumentState, SlotState
from thidua.documents.events import SignatureLanded, SignaturesComplete
from thidua.documents.models import SignatureSlot
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import VIETNAM
from thidua.ledger.actions import record
from thidua.org.events import ReorganisationRevoked, Succession, UnitsReorganised
from thidua.org.models import Unit
from thidua.pledges.actions.succession import give_place_back, leave_draft, pass_place
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
    if pledge.document is not None and pledge.document.state == DocumentState.DRAFT:
        issue_unnumbered(
            document_id=pledge.document.pk,
            issued_on=pledge.signed_on,
            actor=SYSTEM,
            at=event.at,
        )
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


_TEXT_OPEN = (PledgeState.DRAFTING, PledgeState.SETTLED)
_TEXT_FIXED = (PledgeState.FROZEN, PledgeState.SIGNING)


def follow_successions(event: UnitsReorganised) -> None:
    """Let every pledge that is not signed yet follow the units that ended."""
    followed = {each.predecessor_id: each for each in event.successions}
    gone = Unit.objects.filter(pk__in=followed, valid_to__lt=event.on).values_list("pk", flat=True)
    for unit_id in sorted(gone):
        heir = _heir(followed[unit_id])
        for pledge_id in _concerned(unit_id, _TEXT_OPEN):
            leave_draft(
                pledge_id=pledge_id, unit_id=unit_id, on=event.on, actor=SYSTEM, at=event.at
            )
        for pledge_id in _concerned(unit_id, _TEXT_FIXED):
            pass_place(
                pledge_id=pledge_id,
                unit_id=unit_id,
                heir_id=heir,
                on=event.on,
                actor=SYSTEM,
                at=event.at,
            )


def give_places_back(event: ReorganisationRevoked) -> None:
    """Give back the places to sign that the reorganisation passed on, or left without a signer.

    A successor that has signed keeps what it signed: its refusal stops the revocation.
    """
    waiting = Q(unit__in=event.ended_ids, signed_on=None) & ~Q(passed_because="")
    places = PledgeSignatory.objects.filter(Q(passed_from__in=event.ended_ids) | waiting)
    for place_id in places.order_by("pk").values_list("pk", flat=True):
        give_place_back(signatory_id=place_id, on=event.on, actor=SYSTEM, at=event.at)


def _heir(succession: Succession) -> int | None:
    return succession.successor_ids[0] if len(succession.successor_ids) == 1 else None


def _concerned(unit_id: int, states: tuple[PledgeState, ...]) -> list[int]:
    pledges = Pledge.objects.filter(state__in=states, cluster_year__memberships__unit=unit_id)
    return list(pledges.order_by("pk").values_list("pk", flat=True).distinct())
