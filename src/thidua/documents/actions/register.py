"""Documents entering the register: papers of others, and our own drafts until they are signed.

Numbers are another module's; this one knows what a paper must say of itself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.actions.numbers import take_office_number
from thidua.documents.enums import (
    DOCUMENT_CORRECTED,
    DOCUMENT_DRAFTED,
    DOCUMENT_REGISTERED,
    DOCUMENT_SIGNED,
    DOCUMENT_VOIDED,
    DocumentKind,
    DocumentState,
    NumberState,
)
from thidua.documents.models import Document, SeriesNumber
from thidua.documents.queries import like_document
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua_core.text import nfc

CORRECTABLE = ("kind", "title", "symbol", "issued_on", "issuer_label", "signer", "source", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a paper says of itself; what it does not say stays empty or None."""

    kind: DocumentKind
    title: str = ""
    number: str = ""
    year_in_number: int | None = None
    symbol: str = ""
    issued_on: date | None = None
    issuer_id: int | None = None
    issuer_label: str = ""
    signer: str = ""
    source: str = ""
    note: str = ""
    invented: bool = False

    def columns(self) -> dict[str, Any]:
        """The columns of the row, texts composed and trimmed."""
        texts = ("title", "number", "symbol", "issuer_label", "signer", "source", "note")
        return {
            "kind": self.kind,
            "year_in_number": self.year_in_number,
            "issued_on": self.issued_on,
            "issuer_id": self.issuer_id,
            "invented": self.invented,
            **{name: nfc(" ".join(getattr(self, name).split())) for name in texts},
        }


def register_document(
    particulars: Particulars, *, actor: Actor, at: datetime, another_one: bool = False
) -> Document:
    """Enter a paper that has been issued.

    A number of an agency on the software is also taken in that agency's series of the year.
    Refuses a paper without title and number, one without issuer, a number taken by another
    paper, and one that seems to be there already unless ``another_one``. Recorded as
    ``document.registered``.
    """
    columns = particulars.columns()
    if not columns["title"] and not columns["number"]:
        raise Refused(phrases.TITLE_MISSING, field="title")
    if columns["issuer_id"] is None and not columns["issuer_label"]:
        raise Refused(phrases.ISSUER_MISSING, field="issuer")
    with transaction.atomic():
        document = Document(state=DocumentState.ISSUED, **columns)
        require(actor, "document.register", document)
        if not another_one:
            _refuse_same(document)
        document.save()
        if document.issuer_id is not None and document.number.isdigit() and document.issued_on:
            take_office_number(document)
        record(
            DOCUMENT_REGISTERED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            particulars=columns,
        )
    return document


def draft_document(
    particulars: Particulars, *, paper: dict[str, Any] | None, actor: Actor, at: datetime
) -> Document:
    """Begin a paper of our own, without number and day.

    Refuses a paper without title. Recorded as ``document.drafted``.
    """
    columns = particulars.columns() | {"number": "", "issued_on": None}
    if not columns["title"]:
        raise Refused(phrases.TITLE_MISSING, field="title")
    with transaction.atomic():
        document = Document(state=DocumentState.DRAFT, paper=paper, **columns)
        require(actor, "document.draft", document)
        document.save()
        record(DOCUMENT_DRAFTED, subject=document, actor=actor, at=at, title=document.title)
    return document


def sign_document(
    *, document_id: int, signer: str, signed_on: date, actor: Actor, at: datetime
) -> Document:
    """Write down that a draft has been signed; it now waits for the records clerk's number.

    Refuses anything but a draft. Recorded as ``document.signed``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.sign", document)
        if document.state != DocumentState.DRAFT:
            raise Refused(phrases.VOID_DOCUMENT)
        document.state = DocumentState.SIGNED
        document.signer, document.signed_on = nfc(signer.strip()), signed_on
        document.save()
        record(
            DOCUMENT_SIGNED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            signer=document.signer,
            signed_on=signed_on,
        )
    return document


def correct_document(*, document_id: int, actor: Actor, at: datetime, **changes: Any) -> Document:
    """Correct particulars of a paper (``CORRECTABLE``); the number has actions of its own.

    Refuses a void paper. Recorded as ``document.corrected`` with old and new values; nothing is
    recorded when nothing differs.
    """
    unknown = changes.keys() - set(CORRECTABLE)
    if unknown:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.correct", document)
        if document.state == DocumentState.VOID:
            raise Refused(phrases.VOID_DOCUMENT)
        before = document.citation
        differing = {
            name: [str(getattr(document, name) or ""), str(value or "")]
            for name, value in changes.items()
            if getattr(document, name) != value
        }
        if differing:
            for name in differing:
                setattr(document, name, changes[name])
            document.save()
            record(
                DOCUMENT_CORRECTED,
                subject=document,
                actor=actor,
                at=at,
                citation=before,
                fields=", ".join(differing),
                changes=differing,
            )
    return document


def void_document(*, document_id: int, reason: str, actor: Actor, at: datetime) -> Document:
    """Void a paper; its number stays taken, with the reason.

    Refuses a second time and an empty reason. Recorded as ``document.voided``.
    """
    if not reason.strip():
        raise Refused(phrases.VOID_NEEDS_REASON, field="reason")
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.void", document)
        if document.state == DocumentState.VOID:
            raise Refused(phrases.VOID_DOCUMENT)
        document.state = DocumentState.VOID
        document.public_from = None
        document.save()
        SeriesNumber.objects.filter(document=document).update(
            state=NumberState.VOID, reason=reason.strip()
        )
        record(
            DOCUMENT_VOIDED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            reason=reason.strip(),
        )
    return document


def _refuse_same(document: Document) -> None:
    if not document.number or document.issued_on is None:
        return
    known = like_document(
        kind=document.kind,
        number=document.number,
        symbol=document.symbol,
        year=document.issued_on.year,
        issuer_id=document.issuer_id,
    ).filter(issuer_label=document.issuer_label)
    same = known.first()
    if same is not None:
        raise Refused(
            phrases.SAME_DOCUMENT.format(
                citation=same.citation, issuer=same.issuer_label or same.issuer
            ),
            field="number",
        )
