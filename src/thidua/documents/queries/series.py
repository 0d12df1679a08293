"""Number series and their numbers as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from thidua.documents.domain.issuers import series_name
from thidua.documents.enums import DocumentKind, DocumentState, NumberState, SeriesSource
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.documents.queries.agencies import numbered_agencies
from thidua.documents.queries.documents import documents_for
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.people.enums import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One series: whose, which year, who gives its numbers, how far it has come."""

    public_id: str
    owner: str
    name: str
    document_kind: str
    """The one kind of paper numbered here, in words; empty for all others."""
    year: int
    source: str
    source_label: str
    count: int
    last: int
    missing: int
    """Numbers below the last one that nobody has entered; none in an own series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One number of a series."""

    id: int
    public_id: str
    number: int
    state: str
    state_label: str
    document: str
    document_public_id: str
    title: str
    reason: str


def series_for(actor: Actor) -> QuerySet[NumberSeries]:
    """The series that an actor may see: of the agencies whose numbers one gives, all for an
    administrator.
    """
    if actor.system or may(actor, "series.open"):
        return NumberSeries.objects.all()
    return NumberSeries.objects.filter(
        owner_kind=Unit._meta.label_lower, owner_id__in=actor.scopes(Role.RECORDS_CLERK, "unit")
    )


def find_series(actor: Actor, public_id: str) -> NumberSeries:
    """One series, or the same refusal for unknown and forbidden."""
    series = series_for(actor).filter(public_id=public_id).first()
    if series is None:
        raise NotFound
    return series


def series_of_paper(document: Document, year: int) -> NumberSeries | None:
    """The series in which a number given to the paper in a calendar year would stand.

    None while no number of that year has been given there, and for a body without agency.
    """
    if document.issuer_id is None:
        return None
    of_body = NumberSeries.objects.filter(
        owner_kind=Unit._meta.label_lower,
        owner_id=document.issuer_id,
        name=series_name(document.issuer_label),
        year=year,
        document_kind__in=["", document.kind],
    )
    return of_body.order_by("-document_kind").first()


def drawn_here(document: Document) -> bool:
    """Whether the paper's number is of an own series, where nobody types numbers."""
    return SeriesNumber.objects.filter(document=document, series__source=SeriesSource.OWN).exists()


def held_number(document: Document) -> int | None:
    """The number that is held back for a paper."""
    held = SeriesNumber.objects.filter(document=document, state=NumberState.RESERVED).first()
    return held.number if held else None


def find_number(actor: Actor, public_id: str) -> SeriesNumber:
    """One number of the series that an actor may see, or the same refusal."""
    number = (
        SeriesNumber.objects.filter(public_id=public_id, series__in=series_for(actor))
        .select_related("series", "document")
        .first()
    )
    if number is None:
        raise NotFound
    return number


def unit_of(series: NumberSeries) -> int | None:
    """The agency that owns a series; None when a council, a cluster or another thing does."""
    return series.owner_id if series.owner_kind == Unit._meta.label_lower else None


def series_number_of(actor: Actor, document: Document) -> tuple[str, str, str] | None:
    """Series of a paper's number: its words, its identifier and the number's state.

    None without one, and for those who may not see the series.
    """
    held = (
        SeriesNumber.objects.filter(document=document, series__in=series_for(actor))
        .select_related("series")
        .first()
    )
    if held is None:
        return None
    state = str(NumberState(held.state).label)
    return str(held.series), held.series.public_id, f"{held.number:02d} · {state.lower()}"


def waiting_for_number(actor: Actor, *, on: date) -> QuerySet[Document]:
    """Signed papers whose number is the actor's to give."""
    agencies = numbered_agencies(actor)
    return documents_for(actor, on=on).filter(state=DocumentState.SIGNED, issuer__in=agencies)


def unnumbered(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those that neither bear a number nor have one held back, and are not void."""
    return documents.filter(number="", series_number=None).exclude(state=DocumentState.VOID)


def numbers_of(series: NumberSeries) -> QuerySet[SeriesNumber]:
    """The numbers of a series, newest first."""
    return SeriesNumber.objects.filter(series=series).select_related("document").order_by("-number")


def series_rows(series: QuerySet[NumberSeries]) -> list[SeriesRow]:
    """Rows for a page; one query."""
    counted = series.annotate(number_count=Count("numbers"), highest=Max("numbers__number"))
    return [
        SeriesRow(
            public_id=each.public_id,
            owner=each.owner_label,
            name=each.name,
            document_kind=str(DocumentKind(each.document_kind).label) if each.document_kind else "",
            year=each.year,
            source=each.source,
            source_label=str(SeriesSource(each.source).label),
            count=each.number_count,
            last=each.highest or each.last,
            missing=(each.highest or 0) - each.number_count,
        )
        for each in counted
    ]


def number_rows(numbers: Iterable[SeriesNumber]) -> list[NumberRow]:
    """Rows for a page; ``numbers`` comes from ``numbers_of``."""
    return [
        NumberRow(
            id=each.pk,
            public_id=each.public_id,
            number=each.number,
            state=each.state,
            state_label=str(NumberState(each.state).label),
            document=each.document.citation if each.document else each.subject_label,
            document_public_id=each.document.public_id if each.document else "",
            title=each.document.title if each.document else "",
            reason=each.reason,
        )
        for each in numbers
    ]
