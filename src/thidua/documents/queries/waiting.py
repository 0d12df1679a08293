"""Papers that wait for somebody: drafts for the head's signature, signed ones for their number."""

from django.db.models import Q, QuerySet

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.people.enums import Role, ScopeKind


def papers_waiting_for(actor: Actor) -> QuerySet[Document]:
    """Drafts of the agencies that an actor heads, and signed papers of those one is clerk of."""
    heads = actor.scopes(Role.UNIT_HEAD, ScopeKind.UNIT)
    clerk_of = actor.scopes(Role.RECORDS_CLERK, ScopeKind.UNIT)
    if not may(actor, "document.list"):
        return Document.objects.none()
    # All papers of an agency one works for are to be seen: ``documents_for`` would not take any.
    return Document.objects.filter(
        Q(state=DocumentState.DRAFT, issuer__in=heads)
        | Q(state=DocumentState.SIGNED, issuer__in=clerk_of)
    ).order_by("id")


def papers_in_hand(unit_id: int) -> QuerySet[Document]:
    """Papers of a unit that are drafts, or wait for their number."""
    return Document.objects.filter(
        issuer=unit_id, state__in=(DocumentState.DRAFT, DocumentState.SIGNED)
    )
