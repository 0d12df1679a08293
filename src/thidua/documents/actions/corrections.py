"""Mending what was entered wrongly of a paper; its number has actions of its own.

Knows that a number follows its paper into the series of another year, agency or kind.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.actions.numbers import (
    kept_symbol,
    refuse_future,
    refuse_issuer_out_of_time,
    stands_in_series,
    take_office_number,
)
from thidua.documents.actions.particulars import symbol_as_kept
from thidua.documents.enums import DOCUMENT_CORRECTED, DocumentKind, DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

CORRECTABLE = frozenset(phrases.PARTICULARS)
"""Names of the particulars that can be corrected."""
_OF_SERIES = frozenset({"kind", "issued_on", "issuer_id", "issuer_label"})


def correct_document(*, document_id: int, actor: Actor, at: datetime, **changes: Any) -> Document:
    """Correct particulars of a paper (``CORRECTABLE``).

    Refuses a void paper, one that would be left without title and number or without issuer, a
    numbered one without day, and a number that is taken in the series where it then stands.
    Recorded as ``document.corrected`` with old and new values; nothing is recorded when nothing
    differs.
    """
    unknown = changes.keys() - CORRECTABLE
    if unknown:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    wanted = {name: _as_kept(name, value) for name, value in changes.items()}
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.correct", document)
        if document.state == DocumentState.VOID:
            raise Refused(phrases.VOID_DOCUMENT)
        before = document.citation
        differing = {
            name: [_shown(name, getattr(document, name)), _shown(name, value)]
            for name, value in wanted.items()
            if getattr(document, name) != value
        }
        if differing:
            for name in differing:
                setattr(document, name, wanted[name])
            require(actor, "document.correct", document)
            _refuse_unfit(document, at)
            if document.number and not _OF_SERIES.isdisjoint(differing):
                _follow(document)
            document.save()
            record(
                DOCUMENT_CORRECTED,
                subject=document,
                actor=actor,
                at=at,
                citation=before,
                fields=", ".join(str(phrases.PARTICULARS[name]) for name in differing),
                changes=differing,
            )
    return document


def _as_kept(name: str, value: Any) -> Any:
    if name == "kind":
        return DocumentKind(value).value
    if name == "symbol":
        return symbol_as_kept(value)
    return squash(value) if isinstance(value, str) else value


def _shown(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name == "issuer_id":
        return label_on(value, date.max)
    if name == "kind":
        return str(DocumentKind(value).label)
    return format_date_vn(value) if isinstance(value, date) else str(value)


def _refuse_unfit(document: Document, at: datetime) -> None:
    if not document.title and not document.number:
        raise Refused(phrases.TITLE_MISSING, field="title")
    if document.issuer_id is None and not document.issuer_label:
        raise Refused(phrases.ISSUER_MISSING, field="issuer_label")
    if document.issued_on is not None:
        issued = format_date_vn(document.issued_on)
        refuse_future(document.issued_on, at, phrases.ISSUED_LATER, issued=issued)
    document.symbol = kept_symbol(document)
    refuse_unfit_texts(document)
    refuse_issuer_out_of_time(document)


def _follow(document: Document) -> None:
    """Let the number stand in the series where the paper now belongs."""
    if stands_in_series(document):
        take_office_number(document)
        return
    stood = getattr(document, "series_number", None)
    if stood is None:
        return
    if document.issued_on is None:
        raise Refused(phrases.DATE_MISSING, field="issued_on")
    stood.delete()
