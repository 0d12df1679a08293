"""How papers stand to one another."""

from datetime import datetime

from django.db import connection, transaction

from thidua.documents import phrases
from thidua.documents.enums import DOCUMENT_RELATED, DOCUMENT_UNRELATED, RelationKind
from thidua.documents.models import Document, DocumentRelation
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record

_RELATIONS = 0x7265_6C61_7465
"""Key of the advisory lock on PostgreSQL: the letters "relate"."""


def relate_documents(
    *, document_id: int, kind: RelationKind, other_id: int, actor: Actor, at: datetime
) -> DocumentRelation:
    """Write down that one paper carries out, replaces, amends or rests on another.

    Refuses a paper related to itself, and a circle of one kind. A relation that is there already
    changes nothing. Recorded as ``document.related``.
    """
    with transaction.atomic():
        _lock_relations()
        document = Document.objects.get(pk=document_id)
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


def unrelate_documents(*, relation_id: int, actor: Actor, at: datetime) -> None:
    """Remove a relation that was entered wrongly. Recorded as ``document.unrelated``."""
    with transaction.atomic():
        _lock_relations()
        relation = DocumentRelation.objects.select_related("document", "other").get(pk=relation_id)
        require(actor, "document.register", relation.document)
        record(
            DOCUMENT_UNRELATED,
            subject=relation.document,
            also=[relation.other],
            actor=actor,
            at=at,
            citation=relation.document.citation,
            relation=str(RelationKind(relation.kind).label).lower(),
            other=relation.other.citation,
        )
        relation.delete()


def _lock_relations() -> None:
    """One change at a time: no row lock guards against a circle that two changes close."""
    if connection.vendor != "postgresql":
        return  # an immediate transaction already excludes every other writer
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_RELATIONS])


def _reaches(start: int, goal: int, kind: RelationKind) -> bool:
    """Whether ``goal`` can be reached from ``start`` along relations of one kind."""
    seen: set[int] = set()
    edge = {start}
    while edge:
        if goal in edge:
            return True
        seen |= edge
        further = DocumentRelation.objects.filter(document__in=edge, kind=kind)
        edge = set(further.values_list("other_id", flat=True)) - seen
    return False
