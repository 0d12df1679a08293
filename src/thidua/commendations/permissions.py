"""Who may do what to decisions on awards and to their certificates."""

from thidua.commendations.models import Decision
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may, permit, predicate
from thidua.org.models import Unit
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role

DRAFTS = (Role.STANDING_OFFICE, Role.UNIT_OFFICER, Role.CHIEF_OF_OFFICE)
"""Roles that draft decisions of the body they work for."""


@predicate
def drafts_for(actor: Actor, unit: Unit | None) -> bool:
    """Whoever drafts decisions of that body."""
    return unit is not None and any(holds_over(actor, role, unit) for role in DRAFTS)


@predicate
def drafts_somewhere(actor: Actor, nothing: object) -> bool:
    """Whoever drafts decisions of any body."""
    return any(actor.holds(role) for role in DRAFTS)


@predicate
def drafts_this(actor: Actor, decision: Decision | None) -> bool:
    """Whoever drafts for the body that decides."""
    issuer = decision.document.issuer if decision is not None else None
    return bool(drafts_for.test(actor, issuer))


@predicate
def numbers_it(actor: Actor, decision: Decision | None) -> bool:
    """The records clerk of the body."""
    return decision is not None and may(actor, "document.number", decision.document)


@predicate
def answers_for_it(actor: Actor, decision: Decision | None) -> bool:
    """Whoever answers for the body's papers: its head, chief of office or standing office."""
    return decision is not None and may(actor, "document.publish", decision.document)


permit("decision.list", has_signed_in)
permit("decision.begin", is_administrator | drafts_somewhere)
permit("decision.draft", is_administrator | drafts_for)
permit("decision.write", is_administrator | drafts_this)
permit("decision.number", numbers_it)
permit("decision.sign", answers_for_it | numbers_it)
permit("decision.publish", answers_for_it)
permit("decision.cancel", answers_for_it)
permit("certificate.print", is_administrator | drafts_this | numbers_it | answers_for_it)
permit("certificate.send", is_administrator | drafts_this | answers_for_it)
permit("certificate.reissue", is_administrator | drafts_this | answers_for_it)
