"""Who may do what to documents and number series."""

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document, SignatureSlot
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


@predicate
def opens_signing(actor: Actor, document: Document | None) -> bool:
    """Who works for the cluster opens the signing of the cluster's papers."""
    return document is not None and actor.holds(Role.CLUSTER_OFFICER)


@predicate
def is_asked_to_sign(actor: Actor, slot: SignatureSlot | None) -> bool:
    """The person named, or whoever heads the unit on this day, an acting head included."""
    if slot is None:
        return False
    named = slot.person_id is not None and actor.person_id == slot.person_id
    return named or (
        slot.unit_id is not None
        and actor.holds(Role.UNIT_HEAD, scope="unit", scope_id=slot.unit_id)
    )


@predicate
def handles_papers_of_slot(actor: Actor, slot: SignatureSlot | None) -> bool:
    """The unit's clerk, the cluster's officer, or a standing office over the unit."""
    if slot is None:
        return False
    cluster_year = slot.request.cluster_year_id
    if cluster_year is not None and actor.holds(
        Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=cluster_year
    ):
        return True
    if slot.unit is None:
        return answers_for_issuer(actor, slot.request.document)
    return is_clerk_of(actor, slot.unit_id) or holds_over(actor, Role.STANDING_OFFICE, slot.unit)


permit("signature.request", is_administrator | keeps_papers_of_issuer | opens_signing)
permit("signature.withdraw", is_administrator | answers_for_issuer | opens_signing)
permit("signature.sign", is_asked_to_sign)
permit("signature.handle", is_asked_to_sign | handles_papers_of_slot)
permit("signature.paper", handles_papers_of_slot)
permit("certificate.register", is_administrator)
permit("certificate.list", is_administrator)
