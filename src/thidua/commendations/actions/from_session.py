"""A decision begun from what a session decided: passed questions become lines, others do not.

The minutes of the session are its basis. The list is then the drafter's as any other.
"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from thidua.awards.actions import prepare_awards
from thidua.commendations import phrases
from thidua.commendations.actions.drafting import Draft, add_line, draft_decision
from thidua.commendations.enums import DECISION_FROM_SESSION, DecisionState
from thidua.commendations.models import Decision
from thidua.commendations.queries.proposed import minutes_as_basis, proposed_by
from thidua.councils.enums import SessionState
from thidua.councils.models import Session
from thidua.councils.queries import sessions_for
from thidua.documents.actions import relate_documents
from thidua.documents.enums import RelationKind
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound, Refused
from thidua.ledger.actions import record


def draft_from_session(
    *, session_id: int, draft: Draft, actor: Actor, at: datetime, key: str = ""
) -> Decision:
    """Begin a decision whose list is what passed in a session, with its minutes as basis.

    Refuses a session that the actor does not see, one without minutes, one in which nothing
    passed, one whose results stand in another decision of the body already, and what
    ``draft_decision`` and ``add_line`` refuse. Recorded as ``decision.drafted`` and
    ``decision.begun_from_session``.
    """
    with transaction.atomic():
        session = _lock(session_id, actor)
        if session.state != SessionState.MINUTED or session.minutes is None:
            raise Refused(phrases.SESSION_WITHOUT_MINUTES.format(session=session.name))
        lines = [each.line for each in proposed_by(session).lines]
        if not lines:
            raise Refused(phrases.NOTHING_PASSED.format(session=session.name))
        # Asked of all lines at once: a refusal then names every line by its place in the list.
        prepare_awards(lines, decided_on=at.astimezone(VIETNAM).date())
        bases = [*draft.bases]
        if minutes_as_basis(session) not in bases:
            bases.append(minutes_as_basis(session))
        written = replace(draft, bases=bases, invented=session.invented)
        known = _known(session, draft)
        decision = draft_decision(draft=written, actor=actor, at=at, key=key)
        if decision.session_id == session.pk:
            return decision
        if known is not None:
            raise Refused(phrases.DECIDED_ALREADY.format(title=known.document.title))
        decision.session = session
        decision.save(update_fields=["session"])
        for line in lines:
            add_line(decision_id=decision.pk, line=line, actor=actor, at=at)
        relate_documents(
            document_id=decision.document_id,
            kind=RelationKind.BASED_ON,
            other_id=session.minutes.pk,
            actor=actor,
            at=at,
        )
        record(
            DECISION_FROM_SESSION,
            subject=decision,
            also=[session],
            actor=actor,
            at=at,
            title=decision.document.title,
            session=session.name,
            count=len(lines),
        )
    return decision


def _lock(session_id: int, actor: Actor) -> Session:
    if not sessions_for(actor).filter(pk=session_id).exists():
        raise NotFound
    rows = Session.objects.select_for_update(of=("self",)).select_related("minutes")
    return rows.get(pk=session_id)


def _known(session: Session, draft: Draft) -> Decision | None:
    """A decision of the same body that stands on the session and is not cancelled."""
    decisions = Decision.objects.filter(session=session, document__issuer=draft.issuer_id)
    standing = decisions.exclude(state=DecisionState.CANCELLED).exclude(document__state="void")
    return standing.select_related("document").first()
