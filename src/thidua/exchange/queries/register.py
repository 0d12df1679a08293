"""What the register of documents holds that a file's lines may meet.

Knows papers, numbers and series, read once for a whole file; does not know cells.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.documents.domain.issuers import series_name
from thidua.documents.enums import DocumentState, NumberState, SeriesSource
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.exchange.domain.papers import DocumentLine
from thidua.exchange.phrases import OWN_TITLE
from thidua.org.models import Unit
from thidua_core.text import fold, search_key

Place = tuple[int, str, str, int]
"""Agency, body that numbers apart, kind that is numbered apart, year."""
_COLUMNS = (
    "kind",
    "number",
    "year_in_number",
    "symbol",
    "issued_on",
    "issuer",
    "issuer_label",
    "title",
    "state",
    "signed_on",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A line and the agency that issued it; None for a body outside the software."""

    line: DocumentLine
    unit_id: int | None

    @property
    def in_series(self) -> bool:
        """Whether the number is one of an agency's series."""
        line = self.line
        return self.unit_id is not None and line.issued_on is not None and line.number.isdigit()

    @property
    def year(self) -> int:
        """The calendar year; 0 when no day is known."""
        return self.line.issued_on.year if self.line.issued_on else 0

    @property
    def key(self) -> tuple[object, ...]:
        """Issuer, number and year; without a number kind, day and summary."""
        line = self.line
        label = search_key(line.issuer_label)
        if line.number:
            return self.unit_id, label, line.plain_number, self.year
        return self.unit_id, label, line.kind, line.issued_on, search_key(line.title)


class Register:
    """The part of the register that belongs to the issuers and years of a file."""

    def __init__(self, issued: Iterable[Issued]) -> None:
        listed = list(issued)
        self._unit_ids = {each.unit_id for each in listed if each.unit_id is not None}
        self._outside = any(each.unit_id is None for each in listed)
        self._years = {each.year for each in listed if each.year}
        self._known: dict[tuple[object, ...], list[Document]] = defaultdict(list)
        self._waiting: dict[tuple[int | None, str], list[Document]] = defaultdict(list)
        self._read_papers()
        self._series: dict[Place, NumberSeries] = {}
        self._numbers: dict[tuple[int, int], SeriesNumber] = {}
        self._read_series()

    def same(self, issued: Issued) -> Document | None:
        """The paper of that issuer, number, year and symbol; or of that day and summary."""
        line = issued.line
        for document in self._known.get(issued.key, ()):
            if not line.number or (
                fold(document.symbol) == fold(line.symbol)
                if document.symbol and line.symbol
                else document.kind == line.kind
            ):
                return document
        return None

    def waiting(self, issued: Issued) -> list[Document]:
        """Signed papers of the agency that wait for a number and bear that kind and summary."""
        line = issued.line
        if not self._waiting or not issued.in_series or not line.title:
            return []
        return [
            document
            for document in self._waiting.get((issued.unit_id, search_key(line.title)), ())
            if document.kind == line.kind
            and (not document.symbol or fold(document.symbol) == fold(line.symbol))
        ]

    def place(self, issued: Issued) -> Place:
        """The series in which a number of an agency stands."""
        assert issued.unit_id is not None
        name = series_name(issued.line.issuer_label)
        apart = issued.unit_id, name, issued.line.kind, issued.year
        return apart if apart in self._series else (issued.unit_id, name, "", issued.year)

    def refusal(
        self, issued: Issued, waiting: Document | None
    ) -> tuple[str, dict[str, str | int]] | None:
        """Why a number of an agency cannot be taken: a code of ``phrases`` and its facts."""
        series = self._series.get(self.place(issued))
        if series is None:
            return None
        if series.source == SeriesSource.OWN:
            return "number.own", {"series": str(series)}
        held = self._numbers.get((series.pk, int(issued.line.number)))
        if held is None or (waiting is not None and held.document_id == waiting.pk):
            return None
        facts: dict[str, str | int] = {
            "number": issued.line.number,
            "owner": series.owner_label,
            "year": series.year,
        }
        match NumberState(held.state):
            case NumberState.VOID:
                return "number.void", facts | {"reason": held.reason}
            case NumberState.RESERVED:
                subject = held.document.citation if held.document else held.subject_label
                return "number.held", facts | {"subject": subject}
            case NumberState.TAKEN:
                subject = held.document.citation if held.document else held.subject_label
                title = own_title(held.document) if held.document else ""
                return "number.taken", facts | {"citation": subject, "title": title}

    def _read_papers(self) -> None:
        issuers = Q(issuer__in=self._unit_ids)
        if self._outside:
            issuers |= Q(issuer=None)
        papers = Document.objects.filter(issuers & self._within()).exclude(state=DocumentState.VOID)
        for document in papers.only(*_COLUMNS).order_by("id"):
            if document.state == DocumentState.SIGNED and not document.number:
                found = document.issuer_id, search_key(document.title)
                self._waiting[found].append(document)
            elif document.state == DocumentState.ISSUED:
                self._known[_key_of(document)].append(document)

    def _within(self) -> Q:
        undated = Q(issued_on=None)
        if not self._years:
            return undated
        first, last = date(min(self._years), 1, 1), date(max(self._years), 12, 31)
        return undated | Q(issued_on__range=(first, last))

    def _read_series(self) -> None:
        series: QuerySet[NumberSeries] = NumberSeries.objects.filter(
            owner_kind=Unit._meta.label_lower,
            owner_id__in=self._unit_ids,
            year__in=self._years,
        )
        for each in series:
            self._series[each.owner_id, each.name, each.document_kind, each.year] = each
        numbers = SeriesNumber.objects.filter(series__in=series).select_related("document")
        for number in numbers:
            self._numbers[number.series_id, number.number] = number


def is_line(document: Document, line: DocumentLine) -> bool:
    """Whether a paper of the same number also says the same day and summary."""
    return document.issued_on == line.issued_on and (
        search_key(document.title) == search_key(line.title)
    )


def own_title(document: Document) -> str:
    """The summary in brackets, as a refusal names a paper."""
    return str(OWN_TITLE).format(title=document.title) if document.title else ""


def _key_of(document: Document) -> tuple[object, ...]:
    label, day = search_key(document.issuer_label), document.issued_on
    if document.number:
        return document.issuer_id, label, document.number.lstrip("0"), day.year if day else 0
    return document.issuer_id, label, document.kind, day, search_key(document.title)
