"""Issuing a paper that bears no number: a pledge is dated and signed, and stands in no series.

Knows which kinds may lack a number; numbers of all others are the records clerk's.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.enums import DOCUMENT_ISSUED, DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record

_UNNUMBERED = {DocumentKind.PLEDGE}


def issue_unnumbered(*, document_id: int, issued_on: date, actor: Actor, at: datetime) -> Document:
    """Issue a draft that needs no number, signed on a day.

    Refuses a kind that needs a number, and anything but a draft. Recorded as ``document.issued``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.sign", document)
        if document.kind not in _UNNUMBERED:
            raise Refused(phrases.NEEDS_NUMBER.format(citation=document.citation))
        if document.state != DocumentState.DRAFT:
            raise Refused(phrases.NOT_A_DRAFT.format(citation=document.citation))
        document.state = DocumentState.ISSUED
        document.signed_on = document.issued_on = issued_on
        document.save()
        record(
            DOCUMENT_ISSUED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            issued_on=issued_on,
        )
    return document
