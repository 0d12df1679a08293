"""What decisions do when their papers have been signed by all, and when a person is erased."""

from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.actions.issuing import land_signature
from thidua.commendations.actions.papers import rewrite_paper
from thidua.commendations.enums import WaitsFor
from thidua.commendations.models import Decision, DecisionLine
from thidua.commendations.queries.standing import standing
from thidua.documents.enums import DocumentState
from thidua.documents.events import SignaturesComplete
from thidua.people.events import ERASED_NAME, PersonErased


def sign_decision_of(event: SignaturesComplete) -> None:
    """Carry out the signature of the decision whose paper is complete, if it waits for it."""
    found = Decision.objects.filter(document=event.document_id).first()
    if found is None:
        return
    decision = lock_decision(found.pk)
    if standing(decision).waits is WaitsFor.SIGNATURE:
        land_signature(decision, actor=event.actor, at=event.at)


def forget_names(event: PersonErased) -> None:
    """Take the person's name out of the lists of decisions; a draft's paper is written anew.

    A paper that is numbered or signed is what was decided and stays as it is.
    """
    lines = DecisionLine.objects.filter(person=event.person_id)
    decisions = Decision.objects.filter(lines__in=lines, submitted_at=None).distinct()
    drafts = list(decisions.filter(document__state=DocumentState.DRAFT).order_by("pk"))
    lines.update(name=ERASED_NAME, office="", merit="")
    for decision in drafts:
        rewrite_paper(decision, at=event.at)
