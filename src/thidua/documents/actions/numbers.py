"""Which number a paper bears: entered from the office's register after signature, or drawn here.

An office number is whatever the records clerk's register says; only a number already used there
is refused. Series as such are another module's.
"""

import re
from datetime import date, datetime

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.actions.particulars import number_columns
from thidua.documents.actions.series import (
    LARGEST_NUMBER,
    draw_number,
    lock_series_of,
    refuse_used,
)
from thidua.documents.enums import (
    DOCUMENT_NUMBERED,
    DOCUMENT_RENUMBERED,
    DocumentState,
    NumberState,
    SeriesSource,
)
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


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

    Refuses an unsigned paper, a second number, a day before the signing or after today, a paper
    of a body without agency, and a number already taken in that agency and calendar year, naming
    the paper that has it. Recorded as ``document.numbered``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.number", document)
        _refuse_unready(document, issued_on, at)
        if document.issuer_id is None:
            raise Refused(phrases.NO_AGENCY_NUMBERS.format(issuer=document.issuer_label))
        document.number = printed_number(number)
        _issue(document, issued_on, symbol)
        take_office_number(document)
        _save_numbered(document, actor, at)
    return document


def draw_document_number(
    *,
    document_id: int,
    issued_on: date,
    actor: Actor,
    at: datetime,
    symbol: str | None = None,
    series_id: int | None = None,
) -> Document:
    """Give a signed paper the next number of an own series, by which it is issued.

    Without ``series_id`` it is the issuing agency's series of the year. A number held back for
    the paper is the one that it gets. Refuses an unsigned paper, a second number, a day outside
    the series' year, before the signing or after today, and a series whose numbers the office
    gives. Recorded as ``document.numbered``.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.number", document)
        _refuse_unready(document, issued_on, at)
        _issue(document, issued_on, symbol)
        series = _own_series(document, series_id)
        if series.year != issued_on.year:
            raise Refused(
                phrases.ANOTHER_YEAR.format(issued=format_date_vn(issued_on), year=series.year),
                field="issued_on",
            )
        held = SeriesNumber.objects.filter(
            series=series, document=document, state=NumberState.RESERVED
        ).first()
        if held is None:
            held = draw_number(
                series_id=series.pk, subject_label=document.citation, document=document
            )
        else:
            held.state = NumberState.TAKEN
            held.save(update_fields=["state"])
        document.number = printed_number(held.number)
        _save_numbered(document, actor, at)
    return document


def correct_number(
    *,
    document_id: int,
    number: int,
    reason: str,
    actor: Actor,
    at: datetime,
    symbol: str | None = None,
) -> Document:
    """Mend a number that was typed wrongly; the wrong one is free again.

    Refuses an empty reason, a void paper, one without number, one of a series of our own, and a
    number already taken. Recorded as ``document.renumbered`` with both numbers; nothing is
    recorded when nothing differs.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.number", document)
        if document.state == DocumentState.VOID:
            raise Refused(phrases.VOID_DOCUMENT)
        if not document.number:
            raise Refused(phrases.NOT_NUMBERED)
        before = document.number_and_symbol
        document.number = printed_number(number)
        if symbol is not None:
            document.symbol = symbol
        document.symbol = kept_symbol(document)
        if document.number_and_symbol != before:
            refuse_unfit_texts(document)
            if stands_in_series(document):
                take_office_number(document)
            document.save()
            record(
                DOCUMENT_RENUMBERED,
                subject=document,
                actor=actor,
                at=at,
                old=before,
                new=document.number_and_symbol,
                title=document.title or document.citation,
                reason=squash(reason),
            )
    return document


def stands_in_series(document: Document) -> bool:
    """Whether a paper's number is one of an agency's series that the software knows."""
    return (
        document.issuer_id is not None
        and document.issued_on is not None
        and re.fullmatch(r"[0-9]+", document.number) is not None
    )


def take_office_number(document: Document) -> SeriesNumber:
    """Write a paper's number into its agency's series of that calendar year.

    Runs inside the caller's transaction. Refuses a number that is used or void there, an agency
    that did not exist on the day, and a series of our own.
    """
    refuse_issuer_out_of_time(document)
    series = lock_series_of(document)
    number = int(document.number)
    held = SeriesNumber.objects.filter(document=document.pk).select_related("series").first()
    if held is not None and held.series_id == series.pk and held.number == number:
        return _taken(held)
    if series.source == SeriesSource.OWN or (held and held.series.source == SeriesSource.OWN):
        raise Refused(phrases.NUMBER_IN_OWN_SERIES.format(series=series), field="number")
    refuse_used(series, number, document_id=document.pk)
    if held is None:
        held = SeriesNumber(document=document)
    held.series, held.number = series, number
    return _taken(held)


def refuse_issuer_out_of_time(document: Document) -> None:
    """Refuse a paper of an agency that did not exist on the paper's day."""
    issuer, day = document.issuer, document.issued_on
    if issuer is not None and day is not None and not issuer.holds_on(day):
        raise Refused(
            phrases.ISSUER_NOT_LIVING.format(
                day=format_date_vn(day), unit=label_on(issuer.pk, day)
            ),
            field="issued_on",
        )


def refuse_future(day: date, at: datetime, sentence: object, **facts: str) -> None:
    """Refuse a day after the moment of the action."""
    today = at.astimezone(VIETNAM).date()
    if day > today:
        raise Refused(str(sentence).format(today=format_date_vn(today), **facts), field="issued_on")


def printed_number(number: int) -> str:
    """A number as papers print it: ``09``. Refuses what is no number of a register."""
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refused(phrases.NUMBER_FORM.format(text=number), field="number")
    return f"{number:02d}"


def kept_symbol(document: Document) -> str:
    """A paper's symbol as it is kept; refuses one in an unknown form."""
    columns = number_columns(document.number, document.year_in_number, document.symbol)
    return str(columns["symbol"])


def _taken(number: SeriesNumber) -> SeriesNumber:
    number.state = NumberState.TAKEN
    number.save()
    return number


def _issue(document: Document, issued_on: date, symbol: str | None) -> None:
    document.issued_on = issued_on
    document.state = DocumentState.ISSUED
    if symbol is not None:
        document.symbol = symbol


def _save_numbered(document: Document, actor: Actor, at: datetime) -> None:
    document.symbol = kept_symbol(document)
    refuse_unfit_texts(document)
    document.save()
    record(
        DOCUMENT_NUMBERED,
        subject=document,
        actor=actor,
        at=at,
        number=document.number_and_symbol,
        title=document.title,
        issued_on=document.issued_on,
    )


def _own_series(document: Document, series_id: int | None) -> NumberSeries:
    if series_id is None:
        if document.issuer_id is None:
            raise Refused(phrases.NO_AGENCY_NUMBERS.format(issuer=document.issuer_label))
        return lock_series_of(document)
    return NumberSeries.objects.select_for_update().get(pk=series_id)


def _refuse_unready(document: Document, issued_on: date, at: datetime) -> None:
    if document.state == DocumentState.VOID:
        raise Refused(phrases.VOID_DOCUMENT)
    if document.number:
        raise Refused(phrases.ALREADY_NUMBERED.format(number=document.number_and_symbol))
    if document.state != DocumentState.SIGNED or document.signed_on is None:
        raise Refused(phrases.NOT_SIGNED)
    refuse_future(issued_on, at, phrases.ISSUED_LATER, issued=format_date_vn(issued_on))
    if issued_on < document.signed_on:
        raise Refused(
            phrases.DATE_BEFORE_SIGNING.format(
                issued=format_date_vn(issued_on), signed=format_date_vn(document.signed_on)
            ),
            field="issued_on",
        )
