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
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role
from thidua_core.text import fold


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

    word: str
    other: DocumentRow


def documents_for(actor: Actor, *, on: date) -> QuerySet[Document]:
    """The papers that an actor may see: issued ones, and drafts of the agencies one works for."""
    if not may(actor, "document.list"):
        return Document.objects.none()
    if actor.system or actor.holds(Role.ADMINISTRATOR, scope="system"):
        return Document.objects.all()
    return Document.objects.filter(
        Q(state=DocumentState.ISSUED) | Q(issuer__in=_agencies(actor, on))
    )


def _agencies(actor: Actor, on: date) -> set[int]:
    own = {
        held.scope_id for held in actor.roles if held.scope == "unit" and held.scope_id is not None
    }
    if not own:
        return set()
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
    """Those that hold every word of ``text`` in number, symbol, title or issuer."""
    matching = Q()
    for word in fold(text.replace("/", " ").replace("-", " ")).split():
        matching &= Q(folded__contains=word)
    return documents.filter(matching)


def like_document(
    *, kind: str, number: str, symbol: str, year: int, issuer_id: int | None
) -> QuerySet[Document]:
    """Papers that are probably the same one: number, symbol, year and agency agree."""
    return Document.objects.filter(
        kind=kind, number=number, symbol=symbol, issued_on__year=year, issuer=issuer_id
    ).exclude(state=DocumentState.VOID)


def relation_rows(document: Document, among: QuerySet[Document]) -> list[RelationRow]:
    """Relations in both directions; only papers of ``among`` are named."""
    forward = DocumentRelation.objects.filter(document=document, other__in=among)
    backward = DocumentRelation.objects.filter(other=document, document__in=among)
    pairs = [
        (str(RelationKind(each.kind).label), each.other) for each in forward.select_related("other")
    ] + [
        (_reverse_word(RelationKind(each.kind)), each.document)
        for each in backward.select_related("document")
    ]
    rows = document_rows([other for _word, other in pairs])
    return [
        RelationRow(word=word, other=row) for (word, _other), row in zip(pairs, rows, strict=True)
    ]


def _reverse_word(kind: RelationKind) -> str:
    return {
        RelationKind.BASED_ON: "Là căn cứ của",
        RelationKind.CARRIES_OUT: "Được thực hiện bằng",
        RelationKind.REPLACES: "Được thay bằng",
        RelationKind.AMENDS: "Được sửa đổi bởi",
        RelationKind.ATTACHED_TO: "Có kèm theo",
        RelationKind.REPORTS_ON: "Được đưa tin trong",
    }[kind]


def document_rows(documents: Iterable[Document]) -> list[DocumentRow]:
    """Rows in the given order; a unit bears its name on the day of the paper."""
    listed = list(documents)
    by_day: dict[date, list[int]] = {}
    for each in listed:
        if each.issuer_id is not None and not each.issuer_label:
            by_day.setdefault(each.issued_on or date.max, []).append(each.issuer_id)
    names = {day: labels_on(units, day) for day, units in by_day.items()}
    return [
        _row(each, names.get(each.issued_on or date.max, {}).get(each.issuer_id or 0, ""))
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
