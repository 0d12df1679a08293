"""Documents entering the register: papers of others, and our own drafts until they are signed.

Numbers are another module's; this one knows what a paper must say of itself.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from thidua.documents import phrases
from thidua.documents.actions.files import attach_files
from thidua.documents.actions.numbers import (
    refuse_future,
    refuse_issuer_out_of_time,
    stands_in_series,
    take_office_number,
)
from thidua.documents.actions.particulars import Particulars
from thidua.documents.enums import (
    DOCUMENT_DRAFTED,
    DOCUMENT_REGISTERED,
    DOCUMENT_SIGNED,
    DOCUMENT_VOIDED,
    DocumentState,
    NumberState,
)
from thidua.documents.models import Document, SeriesNumber
from thidua.documents.queries.documents import find_like
from thidua.documents.queries.papers import content_digest, read_content
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def register_document(
    particulars: Particulars,
    *,
    actor: Actor,
    at: datetime,
    another_one: bool = False,
    files: Sequence[tuple[str, bytes]] = (),
    key: str = "",
) -> Document:
    """Enter a paper that has been issued, with its ``files`` as names and bytes.

    A number of an agency on the software is also taken in that agency's series of the year.
    Refuses a paper without title and number, one without issuer, a number in an unknown form or
    taken by another paper, a day on which the agency did not exist or that has not come, a file
    that cannot be kept, and a paper that seems to be there already unless ``another_one``. The
    same ``key`` twice is one paper. Recorded as ``document.registered``
    and, once a file, as ``document.filed``.
    """
    columns = particulars.columns()
    if not columns["title"] and not columns["number"]:
        raise Refused(phrases.TITLE_MISSING, field="title")
    _refuse_unknown_issuer(columns)
    if particulars.issued_on is not None:
        issued = format_date_vn(particulars.issued_on)
        refuse_future(particulars.issued_on, at, phrases.ISSUED_LATER, issued=issued)
    with transaction.atomic():
        document = Document(state=DocumentState.ISSUED, **columns)
        require(actor, "document.register", document)
        if (sent := _sent_before(key)) is not None:
            return sent
        refuse_unfit_texts(document)
        refuse_issuer_out_of_time(document)
        if not another_one:
            _refuse_same(document)
        if not _saved(document, key):
            return Document.objects.get(public_id=key)
        if stands_in_series(document):
            take_office_number(document)
        record(
            DOCUMENT_REGISTERED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            particulars=columns,
        )
        attach_files(document_id=document.pk, files=files, actor=actor, at=at)
    return document


def draft_document(
    particulars: Particulars,
    *,
    paper: dict[str, Any] | None,
    actor: Actor,
    at: datetime,
    key: str = "",
) -> Document:
    """Begin a paper of our own, without number and day; ``paper`` is its content as blocks.

    Refuses a paper without title or issuer, and a content that cannot be read, naming the place
    in it. The same ``key`` twice is one paper. Recorded as ``document.drafted``.
    """
    columns = particulars.columns() | {"number": "", "year_in_number": None, "issued_on": None}
    if not columns["title"]:
        raise Refused(phrases.TITLE_MISSING, field="title")
    _refuse_unknown_issuer(columns)
    with transaction.atomic():
        document = Document(state=DocumentState.DRAFT, paper=paper, **columns)
        require(actor, "document.draft", document)
        if (sent := _sent_before(key)) is not None:
            return sent
        refuse_unfit_texts(document)
        read_content(document)
        if not _saved(document, key):
            return Document.objects.get(public_id=key)
        record(DOCUMENT_DRAFTED, subject=document, actor=actor, at=at, title=document.title)
    return document


def revise_draft(
    *,
    document_id: int,
    paper: dict[str, Any] | None,
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> Document:
    """Replace the content of a draft. Not recorded: signing is.

    Refuses a paper that is no draft any more, a content that cannot be read, and one written
    from another content (``seen``, its digest) than the one that stands there now.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.draft", document)
        _refuse_no_draft(document)
        if seen not in {None, content_digest(document)}:
            raise Refused(phrases.CONTENT_CHANGED)
        document.paper = paper
        read_content(document)
        document.save(update_fields=["paper"])
    return document


def sign_document(
    *, document_id: int, signer: str, signed_on: date, actor: Actor, at: datetime
) -> Document:
    """Write down that a draft has been signed; it now waits for the records clerk's number.

    Refuses anything but a draft, an empty name of the signer, and a day that has not come.
    Recorded as ``document.signed`` with the hash of the content that was signed.
    """
    name = squash(signer)
    if not name:
        raise Refused(phrases.SIGNER_MISSING, field="signer")
    today = at.astimezone(VIETNAM).date()
    if signed_on > today:
        raise Refused(
            phrases.SIGNED_LATER.format(
                signed=format_date_vn(signed_on), today=format_date_vn(today)
            ),
            field="signed_on",
        )
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.sign", document)
        _refuse_no_draft(document)
        document.state = DocumentState.SIGNED
        document.signer, document.signed_on = name, signed_on
        refuse_unfit_texts(document)
        document.save()
        record(
            DOCUMENT_SIGNED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            signer=name,
            signed_on=signed_on,
            content_sha256=content_digest(document),
        )
    return document


def void_document(*, document_id: int, reason: str, actor: Actor, at: datetime) -> Document:
    """Void a paper; its number stays taken, with the reason.

    Refuses a second time and an empty reason. Recorded as ``document.voided``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.VOID_NEEDS_REASON, field="reason")
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.void", document)
        if document.state == DocumentState.VOID:
            raise Refused(phrases.VOID_DOCUMENT)
        document.state = DocumentState.VOID
        document.public_from = None
        document.save()
        for number in SeriesNumber.objects.filter(document=document):
            number.state, number.reason = NumberState.VOID, why
            refuse_unfit_texts(number)
            number.save(update_fields=["state", "reason"])
        record(
            DOCUMENT_VOIDED,
            subject=document,
            actor=actor,
            at=at,
            citation=document.citation,
            reason=why,
        )
    return document


def _refuse_unknown_issuer(columns: dict[str, Any]) -> None:
    if columns["issuer_id"] is None and not columns["issuer_label"]:
        raise Refused(phrases.ISSUER_MISSING, field="issuer_label")


def _sent_before(key: str) -> Document | None:
    """The paper that an earlier sending of the same form made, which a second one gives back."""
    return Document.objects.filter(public_id=key).first() if key else None


def _saved(document: Document, key: str) -> bool:
    """Store a new paper under the identifier that its form carried from the start.

    False when another sending of the form, at the same moment, has stored it meanwhile.
    """
    if not key:
        document.save()
        return True
    document.public_id = key
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        if not Document.objects.filter(public_id=key).exists():
            raise
        return False
    return True


def _refuse_no_draft(document: Document) -> None:
    if document.state == DocumentState.VOID:
        raise Refused(phrases.VOID_DOCUMENT)
    if document.state != DocumentState.DRAFT:
        raise Refused(phrases.NOT_A_DRAFT.format(citation=document.citation))


def _refuse_same(document: Document) -> None:
    same = find_like(document)
    if same is None:
        return
    issuer = same.issuer_label
    if not issuer and same.issuer_id is not None:
        issuer = label_on(same.issuer_id, same.issued_on or date.max)
    raise Refused(
        phrases.SAME_DOCUMENT.format(citation=same.citation, issuer=issuer),
        field="number",
        document=same.public_id,
    )
