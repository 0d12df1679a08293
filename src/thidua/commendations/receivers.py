"""What a decision does when its paper has been signed by everybody who was asked."""

from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.actions.issuing import land_signature
from thidua.commendations.enums import WaitsFor
from thidua.commendations.models import Decision
from thidua.commendations.queries.standing import standing
from thidua.documents.events import SignaturesComplete


def sign_decision_of(event: SignaturesComplete) -> None:
    """Carry out the signature of the decision whose paper is complete, if it waits for it."""
    found = Decision.objects.filter(document=event.document_id).first()
    if found is None:
        return
    decision = lock_decision(found.pk)
    if standing(decision).waits is WaitsFor.SIGNATURE:
        land_signature(decision, actor=event.actor, at=event.at)
