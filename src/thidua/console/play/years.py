"""Emulation years of the sector, with the period that its figures count for."""

from datetime import date

from django.db import transaction

from thidua.calendar.actions import define_year, set_data_period
from thidua.calendar.queries import emulation_year_of
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.queries import units_by_name

YEARS = range(2019, 2027)
FIGURES = "Thống kê nghiệp vụ của ngành Kiểm sát"
STATED = "Kỳ số liệu theo văn bản sơ kết năm 2020 của ngành"
DERIVED = "Kỳ số liệu suy ra từ kỳ đã công bố của năm 2020"


def load_years(stage: Stage) -> list[str]:
    """Define the years with their periods, in one whole transaction."""
    made = 0
    with transaction.atomic():
        for year in YEARS:
            day = date(year, 1, 1)
            body_id = units_by_name("VKSND tối cao", day).get().pk
            if emulation_year_of(body_id, day) is None:
                _define(body_id, year)
                made += 1
    return [f"{made} năm"]


def _define(body_id: int, year: int) -> None:
    with lived(date(year, 1, 1)) as at:
        defined = define_year(
            body_id=body_id,
            year=year,
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            basis=STATED if year == 2020 else DERIVED,
            actor=SYSTEM,
            at=at,
        )
        set_data_period(
            emulation_year_id=defined.pk,
            source=FIGURES,
            start=date(year - 1, 12, 1),
            end=date(year, 11, 30),
            cutoff=clock.moment(date(year, 12, 1)),
            actor=SYSTEM,
            at=at,
        )
