import re
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files

import holidays as elsewhere
import pytest

from thidua.calendar.domain.holidays import (
    PACKAGED,
    DayKind,
    SpecialDay,
    Status,
    packaged_holidays,
    read_holidays,
)
from thidua.calendar.domain.working_days import Doubtful, is_working_day
from thidua_core.errors import InputError

TABLE = packaged_holidays()
SPECIALS = tuple(TABLE.days.values())
TEXT = (files("thidua.calendar") / "data" / PACKAGED).read_text("utf-8")
YEARS = range(2015, 2027)
ONE_DAY = timedelta(days=1)

NOT_IN_THE_PACKAGE = {
    date(2026, 1, 2): "swapped by 12729/VPCP-KGVX of 25/12/2025",
    date(2026, 1, 10): "the Saturday worked for it",
    date(2026, 11, 24): "held by the package to be a day off; here unconfirmed",
}


def of_kind(kind: DayKind, year: int | None = None) -> list[SpecialDay]:
    return [s for s in SPECIALS if s.kind is kind and year in {None, s.day.year}]


def test_years_2015_to_2026_are_complete_and_2027_is_not():
    assert frozenset(YEARS) == TABLE.complete_years
    assert of_kind(DayKind.HOLIDAY, 2027)


@pytest.mark.slow
def test_it_agrees_day_by_day_with_the_holidays_package_but_for_the_known_differences():
    package = elsewhere.country_holidays("VN", years=range(2014, 2028))
    day, different = date(2015, 1, 1), set()
    while day <= date(2026, 12, 31):
        if is_working_day(TABLE, day) != package.is_working_day(day):
            different.add(day)
        day += ONE_DAY
    assert different == set(NOT_IN_THE_PACKAGE)


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_days_that_the_code_in_force_gives(year):
    holidays = [s for s in of_kind(DayKind.HOLIDAY, year) if s.status is not Status.UNCONFIRMED]
    assert len(holidays) == (10 if year <= 2020 else 11)
    tet = [s.day for s in holidays if s.name.startswith("Tết Nguyên đán")]
    assert [day - tet[0] for day in tet] == [timedelta(days=n) for n in range(5)]
    national = [s.day for s in holidays if s.name.startswith("Quốc khánh")]
    assert date(year, 9, 2) in national
    assert len(national) == (1 if year <= 2020 else 2)
    assert national[-1] - national[0] <= ONE_DAY


@pytest.mark.parametrize("year", YEARS)
def test_each_holiday_on_a_day_of_rest_is_compensated_once_on_a_working_weekday_soon_after(year):
    on_rest = [s.day for s in of_kind(DayKind.HOLIDAY, year) if s.day.weekday() >= 5]
    compensations = of_kind(DayKind.COMPENSATION, year)
    assert sorted(s.stands_for for s in compensations) == on_rest
    for special in compensations:
        assert special.day.weekday() < 5
        between = special.stands_for + ONE_DAY
        while between < special.day:
            assert not is_working_day(TABLE, between)
            between += ONE_DAY


def test_swaps_come_in_pairs_of_a_weekday_off_and_a_saturday_worked():
    off = {s.day: s.stands_for for s in of_kind(DayKind.SWAPPED_OFF)}
    worked = {s.stands_for: s.day for s in of_kind(DayKind.SWAPPED_WORK)}
    assert off == worked
    assert {day.weekday() for day in off.values()} == {5}
    assert all(abs(a - b) < timedelta(days=14) for a, b in off.items())


def test_nothing_is_verified_without_a_place_where_the_text_was_read():
    assert [s.day for s in SPECIALS if s.status is Status.VERIFIED and not s.basis.read_at] == []


def test_every_basis_is_used():
    used = {s.basis.key for s in SPECIALS} | {TABLE.weekly_basis.key}
    assert set(re.findall(r"^  ([\w-]+): \{act:", TEXT, flags=re.MULTILINE)) == used


def test_the_day_of_culture_is_the_only_unconfirmed_day():
    assert [s.day for s in SPECIALS if s.status is Status.UNCONFIRMED] == [date(2026, 11, 24)]


def test_adding_a_confirmed_day_settles_the_doubt():
    culture = TABLE.days[date(2026, 11, 24)]
    assert is_working_day(TABLE, culture.day)
    assert not is_working_day(TABLE, culture.day, Doubtful.APPLIED)
    confirmed = SpecialDay(
        day=culture.day,
        kind=culture.kind,
        name=culture.name,
        basis=culture.basis,
        status=Status.VERIFIED,
    )
    assert not is_working_day(TABLE.adding(confirmed), culture.day)
    assert is_working_day(TABLE, culture.day)


def test_a_basis_is_written_as_a_citation():
    assert str(TABLE.days[date(2021, 9, 2)].basis) == (
        "điểm đ khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14"
    )
    assert str(TABLE.days[date(2024, 4, 29)].basis) == (
        "Công văn số 2450/VPCP-KGVX ngày 12/04/2024 của Văn phòng Chính phủ"
    )


def test_no_day_is_told_twice():
    assert Counter(s.day for s in SPECIALS).most_common(1)[0][1] == 1
    assert list(TABLE.days) == sorted(TABLE.days)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("status: unconfirmed", "status: rumoured", "rumoured"),
        ("basis: nq-80, status: unc", "basis: nq-81, status: unc", "nq-81"),
        (
            "{rested: 2024-04-29, worked: 2024-05-04",
            "{rested: 2024-04-28, worked: 2024-05-04",
            "28/04/2024",
        ),
        (
            "{rested: 2024-04-29, worked: 2024-05-04",
            "{rested: 2024-04-29, worked: 2024-05-03",
            "29/04/2024",
        ),
        ("{day: 2024-02-13, for: 2024-02-10", "{day: 2024-02-13, for: 2024-02-12", "13/02/2024"),
        ("{day: 2024-02-13, for: 2024-02-10", "{day: 2024-02-13, for: 2024-02-17", "13/02/2024"),
        ("{day: 2024-02-14, for", "{day: 2024-02-13, for", "13/02/2024"),
        ("{day: 2024-02-13, for", "{dya: 2024-02-13, for", "day"),
        ("bases:\n", "basis: {}\nbases:\n", "basis"),
    ],
)
def test_a_planted_mistake_is_refused_with_its_place(tmp_path, old, new, named):
    source = tmp_path / "planted.yaml"
    assert old in TEXT
    source.write_text(TEXT.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError) as refused:
        read_holidays(source)
    assert named in str(refused.value)
    assert "planted.yaml" in str(refused.value)
