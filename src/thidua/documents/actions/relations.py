"""How papers stand to one another."""

from datetime import datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.enums import DOCUMENT_RELATED, RelationKind
from thidua.documents.models import Document, DocumentRelation
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record


def relate_documents(
    *, document_id: int, kind: RelationKind, other_id: int, actor: Actor, at: datetime
) -> DocumentRelation:
    """Write down that one paper carries out, replaces, amends or rests on another.

    Refuses a paper related to itself, and a circle of one kind. A relation that is there already
    changes nothing. Recorded as ``document.related``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.register", document)
        word = str(kind.label).lower()
        if document_id == other_id:
            raise Refused(phrases.RELATED_TO_ITSELF.format(relation=word), field="other")
        other = Document.objects.get(pk=other_id)
        if _reaches(other_id, document_id, kind):
            raise Refused(
                phrases.RELATED_IN_CIRCLE.format(other=other.citation, relation=word),
                field="other",
            )
        relation, fresh = DocumentRelation.objects.get_or_create(
            document=document, kind=kind, other=other
        )
        if fresh:
            record(
                DOCUMENT_RELATED,
                subject=document,
                also=[other],
                actor=actor,
                at=at,
                citation=document.citation,
                relation=word,
                other=other.citation,
            )
    return relation


def _reaches(start: int, goal: int, kind: RelationKind) -> bool:
    """Whether ``goal`` can be reached from ``start`` along relations of one kind."""
    seen: set[int] = set()
    edge = {start}
    while edge:
        if goal in edge:
            return True
        seen |= edge
        edge = (
            set(
                DocumentRelation.objects.filter(document__in=edge, kind=kind).values_list(
                    "other_id", flat=True
                )
            )
            - seen
        )
    return False
