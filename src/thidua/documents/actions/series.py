"""Number series and their numbers: opened, drawn, held back, void.

An own series has no gap and no clash: a number is drawn in the transaction that needs it, on a
locked series. Which number a paper bears is another module's.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from thidua.documents import phrases
from thidua.documents.domain.issuers import series_name
from thidua.documents.enums import (
    NUMBER_RESERVED,
    NUMBER_VOIDED,
    SERIES_OPENED,
    DocumentKind,
    NumberState,
    SeriesSource,
)
from thidua.documents.models import Document, NumberSeries, SeriesNumber
from thidua.documents.queries.series import unit_of
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.text import squash

LARGEST_NUMBER = 999_999
FIRST_YEAR, LAST_YEAR = 1945, 2100
"""Calendar years for which a series can be opened."""


def open_series(
    *,
    owner: BaseModel,
    owner_label: str,
    year: int,
    actor: Actor,
    at: datetime,
    name: str = "",
    document_kind: DocumentKind | None = None,
    source: SeriesSource = SeriesSource.OWN,
    unit_id: int | None = None,
) -> NumberSeries:
    """Open a series of an owner for a calendar year; opening an open one changes nothing.

    ``unit_id`` is the agency in whose name it is opened. With ``document_kind`` only papers of
    that kind are numbered in it, and those of the year that the general series held move over.
    Refuses a series that is open with another source, and a year beyond ``FIRST_YEAR`` and
    ``LAST_YEAR``. Recorded as ``series.opened``.
    """
    _refuse_unlikely(year)
    with transaction.atomic():
        require(actor, "series.open", unit_id)
        fresh = NumberSeries(
            owner_kind=kind_of(owner),
            owner_id=owner.pk,
            owner_label=squash(owner_label),
            name=squash(name),
            document_kind=document_kind or "",
            year=year,
            source=source,
        )
        refuse_unfit_texts(fresh)
        series, made = _find_or_make(fresh)
        if not made and series.source != source:
            raise Refused(
                phrases.SERIES_OTHERWISE.format(
                    series=series, source=SeriesSource(series.source).giver
                )
            )
        if made:
            moved = _take_over(series)
            record(
                SERIES_OPENED,
                subject=series,
                actor=actor,
                at=at,
                name=str(series).removesuffix(f" {year}"),
                year=year,
                source=source,
                moved=moved,
            )
    return series


def open_agency_series(
    *,
    unit_id: int,
    year: int,
    actor: Actor,
    at: datetime,
    name: str = "",
    document_kind: DocumentKind | None = None,
    source: SeriesSource = SeriesSource.OFFICE,
) -> NumberSeries:
    """Open a series of an agency, or of the body in it that ``name`` says; see ``open_series``.

    Recorded as ``series.opened``.
    """
    require(actor, "series.open", unit_id)
    _refuse_unlikely(year)
    within = min(max(at.astimezone(VIETNAM).date(), date(year, 1, 1)), date(year, 12, 31))
    return open_series(
        owner=Unit.objects.get(pk=unit_id),
        owner_label=series_name(name) or label_on(unit_id, within),
        year=year,
        name=name,
        document_kind=document_kind,
        source=source,
        unit_id=unit_id,
        actor=actor,
        at=at,
    )


def draw_number(
    *, series_id: int, subject_label: str, document: Document | None = None
) -> SeriesNumber:
    """Draw the next number of an own series inside the caller's transaction.

    The caller's refusal gives the number back, so no gap arises. Refuses a series
    whose numbers the office gives. Not recorded: the caller records what bears the number.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is drawn in the transaction that needs it")
    series = NumberSeries.objects.select_for_update().get(pk=series_id)
    return _draw(series, subject_label, document, NumberState.TAKEN)


def reserve_number(
    *,
    series_id: int,
    subject_label: str,
    actor: Actor,
    at: datetime,
    number: int | None = None,
    document_id: int | None = None,
    following: int | None = None,
) -> SeriesNumber:
    """Hold a number back for a paper that is not ready, or for something else.

    In an own series it is the next one, after ``following`` when the caller has seen a last one;
    in an office's series it is the ``number`` that the records clerk holds. Refuses a number
    that is taken, held or void, one given by hand in an own series, one for nothing, one for a
    paper that has a number already, and a series that has gone on since it was seen. Recorded as
    ``number.reserved``.
    """
    with transaction.atomic():
        series = NumberSeries.objects.select_for_update().get(pk=series_id)
        require(actor, "series.draw", unit_of(series))
        document = _unnumbered(document_id)
        label = squash(subject_label) or (document.citation if document else "")
        _refuse_unheld(series, number, following)
        if not label:
            raise Refused(phrases.SUBJECT_MISSING, field="subject_label")
        if number is None:
            held = _draw(series, label, document, NumberState.RESERVED)
        else:
            held = SeriesNumber(
                series=series,
                number=number,
                state=NumberState.RESERVED,
                document=document,
                subject_label=label,
            )
            refuse_unfit_texts(held)
            held.save()
        record(
            NUMBER_RESERVED,
            subject=series,
            also=[document] if document else [],
            actor=actor,
            at=at,
            number=f"{held.number:02d}",
            series=str(series),
            reserved_for=label,
        )
    return held


def void_number(*, number_id: int, reason: str, actor: Actor, at: datetime) -> SeriesNumber:
    """Void a number that no paper bears; it stays in the series with its reason.

    Refuses an empty reason, a number that is void already, and one that a paper bears. Recorded
    as ``number.voided``.
    """
    if not reason.strip():
        raise Refused(phrases.VOID_NEEDS_REASON, field="reason")
    with transaction.atomic():
        known = SeriesNumber.objects.select_related("series").get(pk=number_id)
        NumberSeries.objects.select_for_update().get(pk=known.series_id)
        require(actor, "series.draw", unit_of(known.series))
        number = SeriesNumber.objects.select_related("series", "document").get(pk=number_id)
        _refuse_void_or_borne(number)
        number.state, number.reason = NumberState.VOID, squash(reason)
        number.document = None
        refuse_unfit_texts(number)
        number.save(update_fields=["state", "reason", "document"])
        record(
            NUMBER_VOIDED,
            subject=number.series,
            actor=actor,
            at=at,
            number=f"{number.number:02d}",
            series=str(number.series),
            reason=number.reason,
        )
    return number


def lock_series_of(document: Document) -> NumberSeries:
    """The series in which a paper's number stands, locked; the general one is made when missing.

    A kind that the office numbers apart has a series of its own, and so has a council, which is
    told from its agency by the issuer's label.
    """
    issuer, day = document.issuer, document.issued_on
    if issuer is None or day is None:
        raise ValueError("a paper without agency or day stands in no series")
    name = series_name(document.issuer_label)
    of_body = NumberSeries.objects.select_for_update().filter(
        owner_kind=kind_of(issuer), owner_id=issuer.pk, name=name, year=day.year
    )
    apart = of_body.filter(document_kind=document.kind).first()
    if apart is not None:
        return apart
    series, _made = of_body.filter(document_kind="").get_or_create(
        owner_kind=kind_of(issuer),
        owner_id=issuer.pk,
        name=name,
        year=day.year,
        document_kind="",
        defaults={
            "owner_label": name or label_on(issuer.pk, day),
            "source": SeriesSource.OFFICE,
        },
    )
    return series


def refuse_used(series: NumberSeries, number: int, *, document_id: int | None = None) -> None:
    """Refuse a number of a locked series that another paper bears or waits for, or that is void.

    The refusal's ``document`` is the public identifier of that paper, empty when there is none.
    """
    used = (
        SeriesNumber.objects.filter(series=series, number=number).select_related("document").first()
    )
    if used is None or (used.document_id is not None and used.document_id == document_id):
        return
    facts = {"number": f"{number:02d}", "owner": series.owner_label, "year": series.year}
    subject = used.document.citation if used.document else used.subject_label
    match NumberState(used.state):
        case NumberState.VOID:
            sentence = phrases.NUMBER_VOID.format(reason=used.reason, **facts)
        case NumberState.RESERVED:
            sentence = phrases.NUMBER_HELD.format(subject=subject, **facts)
        case NumberState.TAKEN:
            sentence = phrases.NUMBER_TAKEN.format(citation=subject, **facts)
    bearer = used.document.public_id if used.document else ""
    raise Refused(sentence, field="number", document=bearer)


def _refuse_unlikely(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(phrases.YEAR_UNLIKELY.format(year=year), field="year")


def _find_or_make(series: NumberSeries) -> tuple[NumberSeries, bool]:
    return NumberSeries.objects.select_for_update().get_or_create(
        owner_kind=series.owner_kind,
        owner_id=series.owner_id,
        name=series.name,
        document_kind=series.document_kind,
        year=series.year,
        defaults={"owner_label": series.owner_label, "source": series.source},
    )


def _take_over(series: NumberSeries) -> int:
    """Move the numbers of a kind from the general series into its own; returns how many."""
    if not series.document_kind or series.source == SeriesSource.OWN:
        return 0
    general = NumberSeries.objects.select_for_update().filter(
        owner_kind=series.owner_kind,
        owner_id=series.owner_id,
        name=series.name,
        year=series.year,
        document_kind="",
    )
    return SeriesNumber.objects.filter(
        series__in=list(general), document__kind=series.document_kind
    ).update(series=series)


def _draw(
    series: NumberSeries, subject_label: str, document: Document | None, state: NumberState
) -> SeriesNumber:
    if series.source != SeriesSource.OWN:
        raise Refused(phrases.NUMBER_IN_OFFICE_SERIES.format(series=series))
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.last += 1
    drawn = SeriesNumber(
        series=series,
        number=series.last,
        state=state,
        document=document,
        subject_label=squash(subject_label),
    )
    refuse_unfit_texts(drawn)
    drawn.save()
    return drawn


def _unnumbered(document_id: int | None) -> Document | None:
    if document_id is None:
        return None
    document = Document.objects.select_for_update().get(pk=document_id)
    held = SeriesNumber.objects.filter(document=document).select_related("series").first()
    if document.number or held is not None:
        shown = f"{held.number:02d}" if held else document.number_and_symbol
        raise Refused(
            phrases.DOCUMENT_HAS_NUMBER.format(citation=document.citation, number=shown),
            field="document",
            document=document.public_id,
        )
    return document


def _refuse_unheld(series: NumberSeries, number: int | None, following: int | None) -> None:
    """Refuse a number that cannot be held in this series, or that was not meant when it was seen."""
    if series.source == SeriesSource.OWN:
        if number is not None:
            raise Refused(phrases.NUMBER_IN_OWN_SERIES.format(series=series), field="number")
        if following not in {None, series.last}:
            raise Refused(phrases.SERIES_WENT_ON.format(series=series, last=f"{series.last:02d}"))
        return
    if number is None or not 1 <= number <= LARGEST_NUMBER:
        raise Refused(phrases.NUMBER_MISSING, field="number")
    refuse_used(series, number)


def _refuse_void_or_borne(number: SeriesNumber) -> None:
    shown = f"{number.number:02d}"
    if number.state == NumberState.VOID:
        raise Refused(
            phrases.NUMBER_ALREADY_VOID.format(
                number=shown, series=number.series, reason=number.reason
            )
        )
    if number.state == NumberState.TAKEN and number.document is not None:
        raise Refused(phrases.NUMBER_BORNE.format(number=shown, citation=number.document.citation))
