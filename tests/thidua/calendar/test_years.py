from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_unit
from tests.support.writers import at_once
from thidua.calendar.actions import correct_year, define_year, set_data_period
from thidua.calendar.models import DataPeriod, EmulationYear
from thidua.calendar.queries import emulation_year_of, provisional, year_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role

SOURCE = "Thống kê ngành Kiểm sát"
CUTOFF = moment(date(2024, 12, 2), 16)


@pytest.fixture
def body(db) -> Unit:
    return make_unit("VKSND tối cao")


@pytest.fixture
def define(body):
    def make(year: int = 2024, start: date | None = None, end: date | None = None, **more):
        facts = {"body_id": body.pk, "actor": SYSTEM, "at": AT} | more
        return define_year(
            year=year,
            start=start or date(year, 1, 1),
            end=end or date(year, 12, 31),
            **facts,
        )

    return make


@pytest.fixture
def set_period():
    def make(year: EmulationYear, cutoff: datetime = CUTOFF, **more) -> DataPeriod:
        facts = {
            "source": SOURCE,
            "start": date(2023, 12, 1),
            "end": date(2024, 11, 30),
            "actor": SYSTEM,
            "at": AT,
        }
        return set_data_period(emulation_year_id=year.pk, cutoff=cutoff, **(facts | more))

    return make


def test_the_courts_year_begins_in_october(define, body):
    courts = define(2024, date(2023, 10, 1), date(2024, 9, 30), basis="Thông tư của ngành")
    for day, found in (
        (date(2023, 9, 30), None),
        (date(2023, 10, 1), courts),
        (date(2024, 9, 30), courts),
        (date(2024, 10, 1), None),
    ):
        assert emulation_year_of(body.pk, day) == found
    (row, *_earlier) = entry_rows(entries_for_subject(courts))
    assert row.sentence == "đặt Năm thi đua 2024: 01/10/2023 đến 30/09/2024"


def test_years_of_one_body_do_not_overlap_and_those_of_two_may(define):
    define(2024)
    with pytest.raises(Refused) as refusal:
        define(2025, date(2024, 12, 31), date(2025, 12, 30))
    assert str(refusal.value) == (
        "Năm thi đua 2025 từ 31/12/2024 đến 30/12/2025 chồng với Năm thi đua 2024 (01/01/2024 đến "
        "31/12/2024). Sửa ngày đầu hoặc ngày cuối."
    )
    with pytest.raises(Refused, match=r"VKSND tối cao đã đặt năm thi đua 2024"):
        define(2024, date(2025, 1, 1), date(2025, 12, 31))
    define(2025)
    define(2024, body_id=make_unit("TAND tối cao").pk)
    assert EmulationYear.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_overlapping_years_cannot_be_defined_at_the_same_moment(define):
    outcomes = at_once(
        [lambda: define(2024), lambda: define(2025, date(2024, 7, 1), date(2025, 6, 30))]
    )
    assert sum(isinstance(each, Refused) for each in outcomes) == 1, outcomes


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"end": date(2024, 1, 1)}, "Ngày cuối 01/01/2024 không sau ngày đầu 01/01/2024"),
        ({"end": date(2204, 12, 31)}, "dài hơn hai năm"),
        ({"year": 1947}, "Nhập năm từ 1948 đến 2026"),
        ({"name": "x" * 81}, "dài 81 ký tự"),
    ],
)
def test_a_year_that_cannot_be_is_refused(define, facts, words):
    with pytest.raises(Refused, match=words):
        define(**({"year": 2024, "start": date(2024, 1, 1)} | facts))
    assert not EmulationYear.objects.exists()
    assert not LedgerEntry.objects.filter(verb="emulation_year.defined").exists()


def test_a_year_defined_wrongly_is_mended_with_a_trace(define):
    year = define(2024)
    define(2025)
    change = {"emulation_year_id": year.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"chồng với Năm thi đua 2025"):
        correct_year(end=date(2025, 1, 1), **change)
    with pytest.raises(Refused, match=r"không sau ngày đầu"):
        correct_year(end=date(2023, 1, 1), **change)
    with pytest.raises(TypeError, match=r"\['year'\]"):
        correct_year(year=2023, **change)
    for _twice in range(2):
        correct_year(start=date(2023, 12, 1), end=date(2024, 11, 30), **change)
    (entry,) = LedgerEntry.objects.filter(verb="emulation_year.corrected")
    assert entry.content is not None
    assert entry.content["payload"]["changes"]["end"] == ["31/12/2024", "30/11/2024"]
    (row, *_earlier) = entry_rows(entries_for_subject(year))
    assert row.sentence == "sửa ngày đầu, ngày cuối của Năm thi đua 2024"


def test_figures_are_provisional_until_the_cut_off_and_unknown_without_one(define, set_period):
    year = define()
    assert provisional(year, SOURCE, AT) is None
    set_period(year)
    assert provisional(year, SOURCE, CUTOFF - timedelta(seconds=1)) is True
    assert provisional(year, SOURCE, CUTOFF) is False
    assert provisional(year, SOURCE, CUTOFF.astimezone(UTC)) is False
    assert provisional(year, "Nguồn khác", AT) is None


def test_a_period_set_again_replaces_the_first_with_a_trace(define, set_period):
    year = define()
    for _twice in range(2):
        set_period(year)
    set_period(year, end=date(2024, 10, 31), start=date(2023, 11, 1))
    assert DataPeriod.objects.count() == 1
    first, second = LedgerEntry.objects.filter(verb="data_period.set")
    assert (first.content or {})["payload"]["before"] == []
    assert (second.content or {})["payload"]["before"] == [
        "01/12/2023",
        "30/11/2024",
        "16:00 02/12/2024",
    ]
    (row, *_earlier) = entry_rows(entries_for_subject(year))
    assert row.sentence == (
        f"đặt kỳ số liệu {SOURCE} của Năm thi đua 2024: 01/11/2023 đến 31/10/2024, chốt 16:00 "
        "02/12/2024"
    )


def test_a_cut_off_lies_on_or_after_the_last_day_in_vietnam(define, set_period):
    year = define()
    last_moment_of_eve = datetime(2024, 11, 29, 16, 59, tzinfo=UTC)
    with pytest.raises(Refused, match=r"chốt 23:59 29/11/2024 trước ngày cuối kỳ số liệu"):
        set_period(year, last_moment_of_eve)
    assert set_period(year, last_moment_of_eve + timedelta(minutes=1)).pk
    with pytest.raises(Refused, match=r"không sau ngày đầu"):
        set_period(year, end=date(2023, 12, 1))
    with pytest.raises(Refused, match=r"Chưa có nguồn số liệu"):
        set_period(year, source=" ")


def test_one_row_and_three_take_the_same_queries(define, set_period):
    for year in (2022, 2023, 2024):
        defined = define(year)
        set_period(defined)
    years = EmulationYear.objects.all()
    rows = year_rows(years)
    assert [(row.year, len(row.data_periods)) for row in rows] == [(2024, 1), (2023, 1), (2022, 1)]
    assert rows[0].data_periods[0].cutoff == CUTOFF
    assert queries_of(lambda: year_rows(years[:1])) == queries_of(lambda: year_rows(years[:3]))


def test_years_are_the_standing_offices_of_the_body(define, body, set_period):
    stranger = actor_with(make_unit("TAND tối cao"), Role.STANDING_OFFICE)
    office = actor_with(body, Role.STANDING_OFFICE)
    with pytest.raises(NotPermitted):
        define(actor=stranger)
    year = define(actor=office)
    with pytest.raises(NotPermitted):
        set_period(year, actor=stranger)
    with pytest.raises(NotPermitted):
        correct_year(emulation_year_id=year.pk, name="a", actor=stranger, at=AT)
