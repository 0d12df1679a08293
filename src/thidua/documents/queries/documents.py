"""Documents as rows, for officials and for the public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thidua.documents.enums import DocumentKind, DocumentState, RelationKind
from thidua.documents.models import Document, DocumentRelation
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role
from thidua_core.text import fold, search_key


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One paper as a list or a chip shows it."""

    public_id: str
    kind: str
    kind_label: str
    number: str
    """Number and symbol as printed; empty while there is none."""
    symbol: str
    issued_on: date | None
    issuer: str
    title: str
    citation: str
    state: str
    state_label: str
    public: bool
    public_from: datetime | None
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """One relation seen from a document: the word, and the other paper."""

    public_id: str
    word: str
    other: DocumentRow
    forward: bool
    """Whether it is written down of this paper, not of the other."""


def documents_for(actor: Actor, *, on: date) -> QuerySet[Document]:
    """The papers that an actor may see: issued ones, and all of the agencies one works for."""
    if not may(actor, "document.list"):
        return Document.objects.none()
    if actor.system or any(held.scope == "system" for held in actor.roles):
        return Document.objects.all()
    return Document.objects.filter(
        Q(state=DocumentState.ISSUED) | Q(issuer__in=_agencies(actor, on))
    )


def _agencies(actor: Actor, on: date) -> set[int]:
    """A council's member works for no agency: drafts do not open to one by that seat alone."""
    own = {
        held.scope_id
        for held in actor.roles
        if held.scope == "unit" and held.scope_id is not None and held.role != Role.COUNCIL_MEMBER
    }
    return own.union(*(descendant_ids(each, on) for each in own))


def find_document(actor: Actor, public_id: str, *, on: date) -> Document:
    """One paper, or the same refusal for unknown and forbidden."""
    document = documents_for(actor, on=on).filter(public_id=public_id).first()
    if document is None:
        raise NotFound
    return document


def public_documents(at: datetime) -> QuerySet[Document]:
    """The papers that everybody may see at a moment."""
    return Document.objects.filter(public_from__lte=at, state=DocumentState.ISSUED)


def find_public_document(public_id: str, at: datetime) -> Document:
    """One public paper, or the refusal."""
    document = public_documents(at).filter(public_id=public_id).first()
    if document is None:
        raise NotFound
    return document


def search_documents(documents: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Those that hold every word of ``text`` in number, symbol, title, issuer, kind or year."""
    matching = Q()
    for word in fold(text.replace("/", " ").replace("-", " ")).split():
        matching &= _holds_word(word)
    return documents.filter(matching)


def _holds_word(word: str) -> Q:
    kinds = [kind.value for kind in DocumentKind if word in fold(str(kind.label)).split()]
    found = (
        Q(folded__contains=word)
        | Q(issuer__searchable__contains=f" {word}", issuer_label="")
        | Q(kind__in=kinds)
    )
    if len(word) == len("2024") and word.isascii() and word.isdigit():
        found |= Q(issued_on__year=int(word)) | Q(year_in_number=int(word))
    return found


def find_like(document: Document) -> Document | None:
    """A paper in the register that is probably the same one; None without number or day.

    Number, year and issuer agree, and so does the symbol, however it is spelled, or the kind
    where a symbol is missing. The kind alone decides nothing: word and symbol may disagree.
    """
    if not document.number or document.issued_on is None:
        return None
    candidates = Document.objects.filter(
        number__in=_spellings(document.number),
        issued_on__year=document.issued_on.year,
        issuer=document.issuer_id,
    ).exclude(state=DocumentState.VOID)
    alike = (each for each in candidates.order_by("id") if _agree(each, document))
    return next(alike, None)


def _spellings(number: str) -> set[str]:
    plain = number.lstrip("0")
    return {number, plain, f"0{plain}", f"00{plain}"}


def _agree(known: Document, document: Document) -> bool:
    if search_key(known.issuer_label) != search_key(document.issuer_label):
        return False
    if known.symbol and document.symbol:
        return fold(known.symbol) == fold(document.symbol)
    return known.kind == document.kind


def relation_rows(document: Document, among: QuerySet[Document]) -> list[RelationRow]:
    """Relations in both directions; only papers of ``among`` are named."""
    forward = DocumentRelation.objects.filter(document=document, other__in=among)
    backward = DocumentRelation.objects.filter(other=document, document__in=among)
    listed = [
        *((each, _word(each), each.other, True) for each in forward.select_related("other")),
        *(
            (each, _reverse_word(each), each.document, False)
            for each in backward.select_related("document")
        ),
    ]
    rows = document_rows([other for _each, _word, other, _forward in listed])
    return [
        RelationRow(public_id=each.public_id, word=word, other=row, forward=forward)
        for (each, word, _other, forward), row in zip(listed, rows, strict=True)
    ]


def find_relation(document: Document, public_id: str) -> DocumentRelation:
    """One relation that is written down of a paper, or the refusal."""
    relation = DocumentRelation.objects.filter(document=document, public_id=public_id).first()
    if relation is None:
        raise NotFound
    return relation


def _word(relation: DocumentRelation) -> str:
    return str(RelationKind(relation.kind).label)


def _reverse_word(relation: DocumentRelation) -> str:
    return str(RelationKind(relation.kind).reverse_label)


def document_rows(documents: Iterable[Document]) -> list[DocumentRow]:
    """Rows in the given order; a unit bears its name on the day of the paper. Four queries."""
    listed = list(documents)
    names = labels_at(
        (each.issuer_id, each.issued_on or date.max)
        for each in listed
        if each.issuer_id is not None and not each.issuer_label
    )
    return [
        _row(each, names.get((each.issuer_id or 0, each.issued_on or date.max), ""))
        for each in listed
    ]


def _row(document: Document, unit_name: str) -> DocumentRow:
    return DocumentRow(
        public_id=document.public_id,
        kind=document.kind,
        kind_label=str(DocumentKind(document.kind).label),
        number=document.number_and_symbol,
        symbol=document.symbol,
        issued_on=document.issued_on,
        issuer=document.issuer_label or unit_name,
        title=document.title,
        citation=document.citation,
        state=document.state,
        state_label=str(DocumentState(document.state).label),
        public=document.public_from is not None,
        public_from=document.public_from,
        invented=document.invented,
    )
