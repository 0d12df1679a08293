"""Emulation years of a body, and the periods that its figures count for.

Knows that years of one body do not overlap; not what happens in them.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.enums import DATA_PERIOD_SET, YEAR_DEFINED
from thidua.calendar.models import DataPeriod, EmulationYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


def define_year(
    *,
    body_id: int,
    year: int,
    start: date,
    end: date,
    actor: Actor,
    at: datetime,
    name: str = "",
    basis: str = "",
) -> EmulationYear:
    """Define a body's emulation year.

    Refuses days out of order, a year defined already, and one that overlaps another of the same
    body. Recorded as ``emulation_year.defined``.
    """
    if end <= start:
        raise Refused(
            phrases.END_BEFORE_START.format(end=format_date_vn(end), start=format_date_vn(start)),
            field="end",
        )
    with transaction.atomic():
        body = Unit.objects.select_for_update().get(pk=body_id)
        require(actor, "emulation_year.define", body)
        proper = name.strip() or f"Năm thi đua {year}"
        _refuse_clash(body, year, proper, start, end)
        defined = EmulationYear.objects.create(
            body=body, year=year, name=proper, start=start, end=end, basis=basis
        )
        record(
            YEAR_DEFINED,
            subject=defined,
            also=[body],
            actor=actor,
            at=at,
            name=proper,
            start=start,
            end=end,
            basis=basis,
        )
    return defined


def set_data_period(
    *,
    emulation_year_id: int,
    source: str,
    start: date,
    end: date,
    cutoff: datetime,
    actor: Actor,
    at: datetime,
) -> DataPeriod:
    """Say which days a source of figures counts for a year, and when the figures are final.

    Setting it again replaces it, with a trace. Refuses days out of order and a cut-off before the
    last day. Recorded as ``data_period.set``.
    """
    if end <= start:
        raise Refused(
            phrases.END_BEFORE_START.format(end=format_date_vn(end), start=format_date_vn(start)),
            field="end",
        )
    if cutoff.date() < end:
        raise Refused(
            phrases.CUTOFF_BEFORE_END.format(
                cutoff=f"{cutoff:%H:%M %d/%m/%Y}", end=format_date_vn(end)
            ),
            field="cutoff",
        )
    with transaction.atomic():
        year = EmulationYear.objects.select_for_update().get(pk=emulation_year_id)
        require(actor, "emulation_year.define", year.body)
        period, _fresh = DataPeriod.objects.update_or_create(
            emulation_year=year,
            source=source,
            defaults={"start": start, "end": end, "cutoff": cutoff},
        )
        record(
            DATA_PERIOD_SET,
            subject=year,
            actor=actor,
            at=at,
            source=source,
            name=year.name,
            start=start,
            end=end,
            cutoff=cutoff,
        )
    return period


def _refuse_clash(body: Unit, year: int, name: str, start: date, end: date) -> None:
    years = EmulationYear.objects.filter(body=body)
    if years.filter(year=year).exists():
        raise Refused(
            phrases.YEAR_EXISTS.format(body=label_on(body.pk, start), year=year), field="year"
        )
    other = years.filter(start__lte=end, end__gte=start).first()
    if other is not None:
        raise Refused(
            phrases.YEAR_OVERLAPS.format(
                name=name,
                start=format_date_vn(start),
                end=format_date_vn(end),
                other=other.name,
                other_start=format_date_vn(other.start),
                other_end=format_date_vn(other.end),
            ),
            field="start",
        )
