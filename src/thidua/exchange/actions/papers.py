"""Entering the papers of an imported register, and taking them out of it again.

Knows the two ways of a paper into the register: as one that was issued, or as the number for one
that was signed here. Refuses to judge the number, which the register's own actions do.
"""

from datetime import datetime
from typing import Any, NamedTuple

from thidua.documents.actions import Particulars, enter_office_number, register_document
from thidua.documents.enums import DocumentKind, DocumentState, SeriesSource
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.exchange.domain.papers import DocumentLine
from thidua.exchange.enums import MadeKind
from thidua.exchange.queries.planned import Planned
from thidua.kernel.actors import Actor
from thidua.kernel.base import kind_of
from thidua.ledger.models import EntrySubject


class Made(NamedTuple):
    """A thing that an import made, or filled when ``before`` holds its columns."""

    kind: str
    public_id: str
    before: dict[str, Any] | None = None


def enter_paper(planned: Planned, line: DocumentLine, actor: Actor, at: datetime) -> Made:
    """Register the paper of a line, or give its number to the paper that waits for it.

    Refuses what ``register_document`` and ``enter_office_number`` refuse, and records what they
    record.
    """
    if planned.document_id is not None:
        assert line.issued_on is not None
        symbol = Document.objects.values_list("symbol", flat=True).get(pk=planned.document_id)
        document = enter_office_number(
            document_id=planned.document_id,
            number=int(line.number),
            issued_on=line.issued_on,
            symbol=line.symbol or None,
            actor=actor,
            at=at,
        )
        return Made(MadeKind.DOCUMENT, document.public_id, {"symbol": symbol})
    document = register_document(
        Particulars(
            kind=DocumentKind(line.kind),
            title=line.title,
            number=line.number,
            year_in_number=line.year_in_number,
            symbol=line.symbol,
            issued_on=line.issued_on,
            issuer_id=planned.unit_id,
            issuer_label=line.issuer_label,
            signer=line.signer,
            note=line.note,
        ),
        actor=actor,
        at=at,
    )
    return Made(MadeKind.DOCUMENT, document.public_id)


def take_number_back(document: Document, before: dict[str, Any]) -> None:
    """Let a paper wait for its number again, with the symbol that it had.

    Changes the paper alone; ``free_numbers`` goes before it. The caller records.
    """
    document.number, document.year_in_number, document.issued_on = "", None, None
    document.symbol, document.state = before["symbol"], DocumentState.SIGNED
    document.save()


def free_numbers(document_ids: list[int]) -> None:
    """Free the numbers of papers; a series that nobody opened and that is empty then goes too.

    Only numbers that the papers took; the caller records.
    """
    numbers = SeriesNumber.objects.filter(document__in=document_ids)
    series_ids = set(numbers.values_list("series_id", flat=True))
    numbers.delete()
    empty = NumberSeries.objects.filter(pk__in=series_ids, source=SeriesSource.OFFICE, numbers=None)
    for series in empty:
        told = EntrySubject.objects.filter(kind=kind_of(series), subject_public_id=series.public_id)
        if not told.exists():
            series.delete()
