"""Who may do what to documents and number series."""

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.documents.queries.agencies import KEEPERS
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import permit, predicate
from thidua.org.permissions import has_signed_in, holds_over, is_administrator
from thidua.people.enums import Role

_ANSWERING_OUTSIDE = (Role.STANDING_OFFICE, Role.CHIEF_OF_OFFICE)
_ANSWERING = (*_ANSWERING_OUTSIDE, Role.UNIT_HEAD)


@predicate
def keeps_papers_of_issuer(actor: Actor, document: Document | None) -> bool:
    """Whoever works for the issuing agency; a paper of an outside body anybody who keeps papers."""
    if document is None or document.issuer is None:
        return any(held.role in KEEPERS for held in actor.roles)
    return any(holds_over(actor, role, document.issuer) for role in KEEPERS)


@predicate
def is_clerk_of(actor: Actor, unit_id: int | None) -> bool:
    return unit_id is not None and actor.holds(Role.RECORDS_CLERK, scope="unit", scope_id=unit_id)


@predicate
def is_clerk_of_issuer(actor: Actor, document: Document | None) -> bool:
    return document is not None and is_clerk_of(actor, document.issuer_id)


@predicate
def answers_for_issuer(actor: Actor, document: Document | None) -> bool:
    """The standing office, chief of office or head of the issuing agency.

    For a paper of an outside body it is the standing office or chief of office of any agency.
    """
    if document is None:
        return False
    if document.issuer is None:
        return any(held.role in _ANSWERING_OUTSIDE for held in actor.roles)
    return any(holds_over(actor, role, document.issuer) for role in _ANSWERING)


@predicate
def works_for_issuer(actor: Actor, document: Document | None) -> bool:
    """Whoever has a role over the issuing agency; a seat on its council is not work for it."""
    if document is None or any(held.scope == "system" for held in actor.roles):
        return document is not None
    roles = {held.role for held in actor.roles if held.scope == "unit"} - {Role.COUNCIL_MEMBER}
    issuer = document.issuer
    return issuer is not None and any(holds_over(actor, role, issuer) for role in roles)


@predicate
def is_issued(actor: Actor, document: Document | None) -> bool:
    return document is not None and document.state == DocumentState.ISSUED


@predicate
def is_draft(actor: Actor, document: Document | None) -> bool:
    return document is not None and document.state == DocumentState.DRAFT


_MENDS = (
    is_administrator | is_clerk_of_issuer | answers_for_issuer | (is_draft & keeps_papers_of_issuer)
)
"""Whoever drafts a paper may mend or drop it as long as it is a draft."""

permit("document.list", has_signed_in)
permit("document.view", has_signed_in & (is_issued | works_for_issuer))
permit("document.register", is_administrator | keeps_papers_of_issuer)
permit("document.draft", is_administrator | keeps_papers_of_issuer)
permit("document.correct", _MENDS)
permit("document.sign", is_administrator | is_clerk_of_issuer | answers_for_issuer)
permit("document.number", is_administrator | is_clerk_of_issuer)
permit("document.void", _MENDS)
permit("document.publish", is_administrator | answers_for_issuer)
permit("series.open", is_administrator | is_clerk_of)
permit("series.draw", is_administrator | is_clerk_of)
