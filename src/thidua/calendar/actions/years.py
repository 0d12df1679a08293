"""Emulation years of a body, and the periods that its figures count for.

Knows that years of one body do not overlap; not what happens in them.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.enums import DATA_PERIOD_SET, YEAR_CORRECTED, YEAR_DEFINED
from thidua.calendar.models import DataPeriod, EmulationYear
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

_FIRST_YEAR = 1948
"""The year of the first appeal for emulation."""
_LONGEST_DAYS = 2 * 366


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

    Refuses days out of order or more than two years apart, a year that cannot be or is defined
    already, and one that overlaps another of the same body. Recorded as
    ``emulation_year.defined``.
    """
    last = at.year + 2
    if not _FIRST_YEAR <= year <= last:
        raise Refused(
            phrases.YEAR_FORM.format(year=year, first=_FIRST_YEAR, last=last), field="year"
        )
    with transaction.atomic():
        body = Unit.objects.select_for_update(no_key=True).get(pk=body_id)
        require(actor, "emulation_year.define", body)
        defined = EmulationYear(
            body=body,
            year=year,
            name=squash(name) or f"Năm thi đua {year}",
            start=start,
            end=end,
            basis=squash(basis),
        )
        if EmulationYear.objects.filter(body=body, year=year).exists():
            raise Refused(
                phrases.YEAR_EXISTS.format(body=label_on(body.pk, start), year=year), field="year"
            )
        _refuse_unfit(defined)
        defined.save()
        record(
            YEAR_DEFINED,
            subject=defined,
            also=[body],
            actor=actor,
            at=at,
            name=defined.name,
            start=format_date_vn(start),
            end=format_date_vn(end),
            basis=defined.basis,
        )
    return defined


def correct_year(
    *, emulation_year_id: int, actor: Actor, at: datetime, **changes: Any
) -> EmulationYear:
    """Correct ``name``, ``start``, ``end`` or ``basis`` of a year that was defined wrongly.

    Refuses what ``define_year`` refuses. Recorded as ``emulation_year.corrected`` with old and
    new values; nothing is recorded when nothing differs.
    """
    unknown = changes.keys() - phrases.YEAR_PARTICULARS.keys()
    if unknown:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    with transaction.atomic():
        known = EmulationYear.objects.get(pk=emulation_year_id)
        body = Unit.objects.select_for_update(no_key=True).get(pk=known.body_id)
        require(actor, "emulation_year.define", body)
        year = EmulationYear.objects.get(pk=emulation_year_id)
        before, differing = year.name, {}
        for column, value in changes.items():
            kept = squash(value) if isinstance(value, str) else value
            if getattr(year, column) != kept:
                differing[column] = [_shown(getattr(year, column)), _shown(kept)]
                setattr(year, column, kept)
        if differing:
            _refuse_unfit(year)
            year.save()
            record(
                YEAR_CORRECTED,
                subject=year,
                also=[body],
                actor=actor,
                at=at,
                name=before,
                fields=", ".join(str(phrases.YEAR_PARTICULARS[column]) for column in differing),
                changes=differing,
            )
    return year


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

    Setting it again replaces it, with a trace; the same once more changes nothing. Refuses an
    empty source, days out of order and a cut-off before the last day. Recorded as
    ``data_period.set``.
    """
    wanted = DataPeriod(source=squash(source), start=start, end=end, cutoff=cutoff)
    _refuse_unfit_period(wanted)
    with transaction.atomic():
        year = EmulationYear.objects.select_for_update(of=("self",)).get(pk=emulation_year_id)
        require(actor, "emulation_year.define", year.body)
        wanted.emulation_year = year
        period = DataPeriod.objects.filter(emulation_year=year, source=wanted.source).first()
        before = _days_of(period) if period else []
        if before == _days_of(wanted):
            return period or wanted
        period = period or wanted
        period.start, period.end, period.cutoff = start, end, cutoff
        period.save()
        record(
            DATA_PERIOD_SET,
            subject=year,
            actor=actor,
            at=at,
            source=period.source,
            name=year.name,
            start=format_date_vn(start),
            end=format_date_vn(end),
            cutoff=_told(cutoff),
            before=before,
        )
    return period


def _days_of(period: DataPeriod) -> list[str]:
    return [format_date_vn(period.start), format_date_vn(period.end), _told(period.cutoff)]


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _shown(value: Any) -> str:
    return format_date_vn(value) if isinstance(value, date) else str(value)


def _refuse_unfit(year: EmulationYear) -> None:
    refuse_unfit_texts(year)
    days = (year.end - year.start).days
    if days <= 0:
        raise Refused(
            phrases.END_BEFORE_START.format(
                end=format_date_vn(year.end), start=format_date_vn(year.start)
            ),
            field="end",
        )
    if days > _LONGEST_DAYS:
        raise Refused(phrases.YEAR_TOO_LONG.format(name=year.name, days=days), field="end")
    other = (
        EmulationYear.objects.filter(body=year.body_id, start__lte=year.end, end__gte=year.start)
        .exclude(pk=year.pk)
        .first()
    )
    if other is not None:
        raise Refused(
            phrases.YEAR_OVERLAPS.format(
                name=year.name,
                start=format_date_vn(year.start),
                end=format_date_vn(year.end),
                other=other.name,
                other_start=format_date_vn(other.start),
                other_end=format_date_vn(other.end),
            ),
            field="start",
        )


def _refuse_unfit_period(period: DataPeriod) -> None:
    if not period.source:
        raise Refused(phrases.SOURCE_MISSING, field="source")
    refuse_unfit_texts(period)
    if period.end <= period.start:
        raise Refused(
            phrases.END_BEFORE_START.format(
                end=format_date_vn(period.end), start=format_date_vn(period.start)
            ),
            field="end",
        )
    if period.cutoff.astimezone(VIETNAM).date() < period.end:
        raise Refused(
            phrases.CUTOFF_BEFORE_END.format(
                cutoff=_told(period.cutoff), end=format_date_vn(period.end)
            ),
            field="cutoff",
        )
