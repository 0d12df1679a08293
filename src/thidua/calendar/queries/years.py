"""Emulation years, and whether figures are still provisional."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from thidua.calendar.models import DataPeriod, EmulationYear
from thidua.kernel.clock import VIETNAM
from thidua.org.queries.labels import labels_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPeriodRow:
    """Which days a source of figures counts."""

    source: str
    start: date
    end: date
    cutoff: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One emulation year of a body."""

    public_id: str
    body: str
    year: int
    name: str
    start: date
    end: date
    basis: str
    data_periods: tuple[DataPeriodRow, ...]


def emulation_year_of(body_id: int, day: date) -> EmulationYear | None:
    """The emulation year of a body that holds a day."""
    return EmulationYear.objects.filter(body=body_id, start__lte=day, end__gte=day).first()


def numbered_year(body_id: int, year: int) -> EmulationYear | None:
    """The emulation year of a body that bears a number; None where the body defined none."""
    return EmulationYear.objects.filter(body=body_id, year=year).first()


def provisional(year: EmulationYear, source: str, at: datetime) -> bool | None:
    """Whether figures of a source are not final at a moment; None where no period is set."""
    period = DataPeriod.objects.filter(emulation_year=year, source=source).first()
    return None if period is None else at < period.cutoff


def year_rows(years: QuerySet[EmulationYear]) -> list[YearRow]:
    """Rows in the given order, each body named as on the year's first day; six queries."""
    listed = list(years.prefetch_related("data_periods"))
    names = labels_at((each.body_id, each.start) for each in listed)
    return [
        YearRow(
            public_id=each.public_id,
            body=names[each.body_id, each.start],
            year=each.year,
            name=each.name,
            start=each.start,
            end=each.end,
            basis=each.basis,
            data_periods=tuple(
                DataPeriodRow(
                    source=period.source,
                    start=period.start,
                    end=period.end,
                    cutoff=period.cutoff.astimezone(VIETNAM),
                )
                for period in each.data_periods.all()
            ),
        )
        for each in listed
    ]
