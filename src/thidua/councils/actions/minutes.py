"""Minutes of a session and of each count, written from what happened into the register of papers."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from thidua.councils.actions.locking import behalf_of, lock_session, refuse_session_state
from thidua.councils.enums import SESSION_MINUTED, BallotState, SessionState
from thidua.councils.models import Session
from thidua.councils.queries.minutes import counting_tree, session_tree
from thidua.documents.actions import Particulars, draft_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import Actor, Held
from thidua.ledger.actions import record
from thidua.people.enums import Role, ScopeKind


def write_session_minutes(*, session_id: int, actor: Actor, at: datetime) -> Session:
    """Write the minutes of a closed session, and those of each of its counts, as drafts.

    Refuses a session that is not closed. Recorded as ``council_session.minuted`` and, once a
    paper, as *document.drafted*.
    """
    with transaction.atomic():
        session = lock_session(session_id, actor)
        refuse_session_state(session, SessionState.CLOSED)
        counted = list(session.ballots.filter(state=BallotState.COUNTED).order_by("id"))
        for ballot in counted:
            ballot.minutes = _drafted(session, counting_tree(ballot), actor, at)
            ballot.save(update_fields=["minutes"])
        session.minutes = _drafted(session, session_tree(session), actor, at)
        session.state = SessionState.MINUTED
        session.save()
        record(
            SESSION_MINUTED,
            subject=session,
            also=[session.minutes],
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
            count=1 + len(counted),
        )
    return session


def _drafted(session: Session, tree: dict[str, Any], actor: Actor, at: datetime) -> Any:
    particulars = Particulars(
        kind=DocumentKind.MINUTES,
        title=tree["title"],
        symbol=tree.get("symbol", ""),
        issuer_id=session.body_id,
        issuer_label=tree["issuer"],
        source=session.source,
        invented=session.invented,
    )
    return draft_document(particulars, paper=tree, actor=_keeper(session, actor), at=at)


def _keeper(session: Session, actor: Actor) -> Actor:
    """The actor with the right to this paper: who keeps the session keeps its minutes."""
    lent = Held(role=Role.CLUSTER_OFFICER, scope=ScopeKind.UNIT, scope_id=session.body_id)
    told = {each.name: getattr(actor, each.name) for each in fields(Actor)}
    return Actor(**told | {"roles": (*actor.roles, lent)})
