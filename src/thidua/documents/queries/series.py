"""Number series and their numbers as rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.documents.enums import NumberState, SeriesSource
from thidua.documents.models import NumberSeries, SeriesNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One series: whose, which year, who gives its numbers, how far it has come."""

    public_id: str
    owner: str
    name: str
    year: int
    source: str
    source_label: str
    count: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One number of a series."""

    public_id: str
    number: int
    state: str
    state_label: str
    document: str
    document_public_id: str
    reason: str


def series_rows(series: QuerySet[NumberSeries]) -> list[SeriesRow]:
    """Rows for a page; one query for all counts."""
    listed = list(series)
    numbers: dict[int, list[int]] = {}
    for series_id, number in SeriesNumber.objects.filter(series__in=listed).values_list(
        "series_id", "number"
    ):
        numbers.setdefault(series_id, []).append(number)
    return [
        SeriesRow(
            public_id=each.public_id,
            owner=each.owner_label,
            name=each.name,
            year=each.year,
            source=each.source,
            source_label=str(SeriesSource(each.source).label),
            count=len(numbers.get(each.pk, [])),
            last=max(numbers.get(each.pk, [each.last])),
        )
        for each in listed
    ]


def number_rows(numbers: Iterable[SeriesNumber]) -> list[NumberRow]:
    """Rows for a page; ``numbers`` should select their documents."""
    return [
        NumberRow(
            public_id=each.public_id,
            number=each.number,
            state=each.state,
            state_label=str(NumberState(each.state).label),
            document=each.document.citation if each.document else each.subject_label,
            document_public_id=each.document.public_id if each.document else "",
            reason=each.reason,
        )
        for each in numbers
    ]
