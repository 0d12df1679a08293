"""Papers that wait for somebody: drafts for the head's signature, signed ones for their number."""

from datetime import date

from django.db.models import Q, QuerySet

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.documents.queries.documents import documents_for
from thidua.kernel.actors import Actor
from thidua.people.enums import Role, ScopeKind


def papers_waiting_for(actor: Actor, *, on: date) -> QuerySet[Document]:
    """Drafts of the agencies that an actor heads, and signed papers of those one is clerk of."""
    heads = actor.scopes(Role.UNIT_HEAD, ScopeKind.UNIT)
    clerk_of = actor.scopes(Role.RECORDS_CLERK, ScopeKind.UNIT)
    if not heads and not clerk_of:
        return Document.objects.none()
    return (
        documents_for(actor, on=on)
        .filter(
            Q(state=DocumentState.DRAFT, issuer__in=heads)
            | Q(state=DocumentState.SIGNED, issuer__in=clerk_of)
        )
        .order_by("id")
    )


def papers_in_hand(unit_id: int) -> dict[str, int]:
    """How many papers of a unit are drafts, and how many wait for their number; by state."""
    states = Document.objects.filter(
        issuer=unit_id, state__in=(DocumentState.DRAFT, DocumentState.SIGNED)
    ).values_list("state", flat=True)
    counted: dict[str, int] = {}
    for state in states:
        counted[state] = counted.get(state, 0) + 1
    return counted
