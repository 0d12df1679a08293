"""Numbers: entered from the office's register after signature, or drawn from a series of our own.

An own series has no gap and no clash: the number is drawn in the transaction that needs it, on a
locked series. An office number is whatever the records clerk's register says; only a number
already taken is refused.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.enums import (
    DOCUMENT_NUMBERED,
    NUMBER_VOIDED,
    SERIES_OPENED,
    DocumentState,
    NumberState,
    SeriesSource,
)
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


def open_series(
    *,
    owner: BaseModel,
    owner_label: str,
    year: int,
    actor: Actor,
    at: datetime,
    name: str = "",
    source: SeriesSource = SeriesSource.OWN,
    unit_id: int | None = None,
) -> NumberSeries:
    """Open a series of an owner for a calendar year; opening an open one changes nothing.

    ``unit_id`` is the agency in whose name it is opened. Recorded as ``series.opened``.
    """
    with transaction.atomic():
        require(actor, "series.open", unit_id)
        series, fresh = NumberSeries.objects.get_or_create(
            owner_kind=kind_of(owner),
            owner_id=owner.pk,
            name=name,
            year=year,
            defaults={"owner_label": owner_label, "source": source},
        )
        if fresh:
            record(
                SERIES_OPENED,
                subject=series,
                actor=actor,
                at=at,
                name=name or owner_label,
                year=year,
                source=source,
            )
    return series


def draw_number(
    *, series_id: int, subject_label: str, document: Document | None = None
) -> SeriesNumber:
    """Draw the next number of an own series inside the caller's transaction.

    The caller's refusal gives the number back, so no gap arises; the caller records its own
    entry. Refuses a series whose numbers the office gives.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is drawn in the transaction that needs it")
    series = NumberSeries.objects.select_for_update().get(pk=series_id)
    if series.source != SeriesSource.OWN:
        raise Refused(phrases.NUMBER_IN_OFFICE_SERIES.format(series=series))
    series.last += 1
    series.save(update_fields=["last"])
    return SeriesNumber.objects.create(
        series=series,
        number=series.last,
        state=NumberState.TAKEN,
        document=document,
        subject_label=subject_label,
    )


def enter_office_number(
    *,
    document_id: int,
    number: int,
    issued_on: date,
    actor: Actor,
    at: datetime,
    symbol: str | None = None,
) -> Document:
    """Enter the number that the records clerk gave to a signed paper, which is issued by it.

    Refuses an unsigned paper, a second number, a day before the signing, and a number already
    taken in that agency and calendar year, naming the paper that has it. Recorded as
    ``document.numbered``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.number", document)
        _refuse_unready(document, issued_on)
        document.number = f"{number:02d}"
        document.issued_on = issued_on
        document.state = DocumentState.ISSUED
        if symbol is not None:
            document.symbol = symbol
        take_office_number(document)
        document.save()
        record(
            DOCUMENT_NUMBERED,
            subject=document,
            actor=actor,
            at=at,
            number=document.number_and_symbol,
            title=document.title,
            issued_on=issued_on,
        )
    return document


def take_office_number(document: Document) -> SeriesNumber:
    """Write a paper's number into its agency's series of that calendar year.

    Runs inside the caller's transaction. Refuses a number that is taken or void there.
    """
    if document.issuer_id is None or document.issued_on is None:
        raise ValueError("a paper without agency or day stands in no series")
    series = _series_of(document)
    number = int(document.number)
    other = (
        SeriesNumber.objects.filter(series=series, number=number)
        .exclude(document=document.pk)
        .select_related("document")
        .first()
    )
    if other is not None:
        raise Refused(
            phrases.NUMBER_TAKEN.format(
                number=f"{number:02d}",
                owner=series.owner_label,
                year=series.year,
                citation=other.document.citation if other.document else other.subject_label,
            ),
            field="number",
        )
    if document.pk is None:
        document.save()
    taken, _fresh = SeriesNumber.objects.update_or_create(
        document=document,
        defaults={"series": series, "number": number, "state": NumberState.TAKEN},
    )
    return taken


def void_number(*, number_id: int, reason: str, actor: Actor, at: datetime) -> SeriesNumber:
    """Void a number that no paper bears; it stays in the series with its reason.

    Recorded as ``number.voided``.
    """
    if not reason.strip():
        raise Refused(phrases.VOID_NEEDS_REASON, field="reason")
    with transaction.atomic():
        number = SeriesNumber.objects.select_for_update().select_related("series").get(pk=number_id)
        owner = number.series.owner_id if number.series.owner_kind == kind_of(Unit()) else None
        require(actor, "series.draw", owner)
        number.state, number.reason = NumberState.VOID, reason.strip()
        number.save(update_fields=["state", "reason"])
        record(
            NUMBER_VOIDED,
            subject=number.series,
            actor=actor,
            at=at,
            number=f"{number.number:02d}",
            series=str(number.series),
            reason=reason.strip(),
        )
    return number


def _series_of(document: Document) -> NumberSeries:
    """The agency's series of the year, locked. A council, which numbers its own papers apart,
    is told from its agency by the issuer's label.
    """
    issuer = document.issuer
    assert issuer is not None
    assert document.issued_on is not None
    series, _fresh = NumberSeries.objects.select_for_update().get_or_create(
        owner_kind=kind_of(issuer),
        owner_id=issuer.pk,
        name=document.issuer_label,
        year=document.issued_on.year,
        defaults={
            "owner_label": document.issuer_label or label_on(issuer.pk, document.issued_on),
            "source": SeriesSource.OFFICE,
        },
    )
    return series


def _refuse_unready(document: Document, issued_on: date) -> None:
    if document.state == DocumentState.DRAFT or document.signed_on is None:
        raise Refused(phrases.NOT_SIGNED)
    if document.number:
        raise Refused(phrases.ALREADY_NUMBERED.format(number=document.number_and_symbol))
    if issued_on < document.signed_on:
        raise Refused(
            phrases.DATE_BEFORE_SIGNING.format(
                issued=format_date_vn(issued_on), signed=format_date_vn(document.signed_on)
            ),
            field="issued_on",
        )
