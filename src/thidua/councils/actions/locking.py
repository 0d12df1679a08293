"""Rows that an action changes, locked with the right to change them; sessions lock their votes."""

from thidua.councils import phrases
from thidua.councils.enums import BallotState, SessionKind, SessionState
from thidua.councils.models import Ballot, Session
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.org.permissions import holds_over
from thidua.org.queries.labels import label_on
from thidua.people.enums import Role

_AROUND = ("body", "council", "cluster_year__cluster__parent_body")


def lock_session(session_id: int, actor: Actor) -> Session:
    """The session, locked, of whoever keeps it."""
    session = lock_row(session_id)
    require(actor, "council_session.keep", session)
    return session


def lock_row(session_id: int) -> Session:
    """The session, locked; who may do what with it is for the caller to ask."""
    sessions = Session.objects.select_for_update(of=("self",)).select_related(*_AROUND)
    return sessions.get(pk=session_id)


def lock_ballot(ballot_id: int, actor: Actor | None = None) -> Ballot:
    """The vote with its session, both locked; with ``actor`` only of whoever keeps it."""
    found = Ballot.objects.only("session_id").get(pk=ballot_id)
    session = lock_row(found.session_id)
    if actor is not None:
        require(actor, "council_session.keep", session)
    ballot = Ballot.objects.select_for_update(of=("self",)).get(pk=ballot_id)
    ballot.session = session
    return ballot


def refuse_session_state(session: Session, wanted: SessionState) -> None:
    """Refuse a session in any other state."""
    if session.state != wanted:
        now = SessionState(session.state).label
        raise Refused(phrases.STATE_WRONG.format(name=session.name, now=now, wanted=wanted.label))


def refuse_ballot_state(ballot: Ballot, wanted: BallotState) -> None:
    """Refuse a vote in any other state."""
    if ballot.state != wanted:
        now = BallotState(ballot.state).label
        raise Refused(phrases.BALLOT_STATE.format(title=ballot.title, now=now, wanted=wanted.label))


def behalf_of(actor: Actor, session: Session) -> str | None:
    """The unit of a review meeting for which somebody else enters; None for one's own."""
    if session.kind != SessionKind.MEETING or actor.system or actor.unit_id == session.body_id:
        return None
    own = (Role.UNIT_OFFICER, Role.UNIT_HEAD)
    if any(holds_over(actor, role, session.body) for role in own):
        return None
    return label_on(session.body_id, session.day)
