"""Who may do what to councils, sessions and their votes."""

from thidua.clusters.models import ClusterYear
from thidua.councils.enums import KEEPERS, SessionKind
from thidua.councils.models import RollEntry, Session, Teller
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role, ScopeKind

_OF_UNIT = (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_OFFICE)


@predicate
def keeps_council_of(actor: Actor, body: Unit | None) -> bool:
    """The standing office or the council's secretary of a body."""
    return body is not None and any(holds_over(actor, role, body) for role in KEEPERS)


@predicate
def keeps_some_council(actor: Actor, nothing: object) -> bool:
    """The standing office or secretary of any body; the action asks which."""
    return any(held.role in KEEPERS for held in actor.roles)


@predicate
def calls_somewhere(actor: Actor, nothing: object) -> bool:
    """Whoever may call a session of something."""
    callers = {*KEEPERS, *_OF_UNIT, Role.CLUSTER_OFFICER}
    return any(held.role in callers for held in actor.roles)


@predicate
def keeps_session(actor: Actor, session: Session | None) -> bool:
    """Whoever works for the council, for the cluster's head, or for the room or unit."""
    if session is None:
        return False
    if session.kind == SessionKind.CLUSTER:
        return _keeps_cluster(actor, session.cluster_year)
    roles = KEEPERS if session.kind == SessionKind.COUNCIL else _OF_UNIT
    return any(holds_over(actor, role, session.body) for role in roles)


def _keeps_cluster(actor: Actor, year: ClusterYear | None) -> bool:
    if year is None:
        return False
    works = actor.holds(Role.CLUSTER_OFFICER, scope=ScopeKind.CLUSTER_YEAR, scope_id=year.pk)
    return works or holds_over(actor, Role.STANDING_OFFICE, year.cluster.parent_body)


@predicate
def is_teller(actor: Actor, teller: Teller | None) -> bool:
    """The teller in person."""
    return (
        teller is not None and actor.person_id is not None and teller.person_id == actor.person_id
    )


@predicate
def keeps_session_of_teller(actor: Actor, teller: Teller | None) -> bool:
    """Whoever keeps the session enters what a teller without account wrote down."""
    return (
        teller is not None
        and teller.person_id != actor.person_id
        and (is_administrator(actor, None) or keeps_session(actor, teller.ballot.session))
    )


@predicate
def is_on_roll(actor: Actor, entry: RollEntry | None) -> bool:
    """The member in person."""
    return entry is not None and actor.person_id is not None and entry.person_id == actor.person_id


@predicate
def keeps_session_of_entry(actor: Actor, entry: RollEntry | None) -> bool:
    """Whoever keeps the session in which the member takes part."""
    return entry is not None and bool(keeps_session.test(actor, entry.session))


permit("council.list", has_signed_in)
permit("council.begin", is_administrator | keeps_some_council)
permit("council.keep", is_administrator | keeps_council_of)
permit("council_session.list", has_signed_in)
permit("council_session.begin", is_administrator | calls_somewhere)
permit("council_session.keep", is_administrator | keeps_session)
permit("conflict.declare", is_administrator | is_on_roll | keeps_session_of_entry)
permit("count.enter", is_teller | keeps_session_of_teller)
