"""Making papers public and taking them back."""

from datetime import datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.enums import DOCUMENT_PUBLISHED, DOCUMENT_WITHDRAWN, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record


def publish_document(*, document_id: int, actor: Actor, at: datetime) -> Document:
    """Show an issued paper to everybody from now on.

    Refuses a paper that is not issued; one that is public already stays as it is. Recorded as
    ``document.published``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.publish", document)
        if document.state != DocumentState.ISSUED:
            raise Refused(phrases.NOT_ISSUED.format(citation=document.citation))
        if document.public_from is None:
            document.public_from = at
            document.save()
            record(
                DOCUMENT_PUBLISHED,
                subject=document,
                actor=actor,
                at=at,
                citation=document.citation,
            )
    return document


def withdraw_document(*, document_id: int, reason: str, actor: Actor, at: datetime) -> Document:
    """Stop showing a paper to the public, with a reason; one that is not public stays as it is.

    Refuses an empty reason. Recorded as ``document.withdrawn``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.publish", document)
        if document.public_from is not None:
            document.public_from = None
            document.save()
            record(
                DOCUMENT_WITHDRAWN,
                subject=document,
                actor=actor,
                at=at,
                citation=document.citation,
                reason=reason.strip(),
            )
    return document
