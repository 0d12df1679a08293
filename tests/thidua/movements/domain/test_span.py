from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.movements.domain.span import Duration, duration_of, shared_days, span_of

years = st.integers(2018, 2022)
days = st.none() | st.dates(date(2017, 1, 1), date(2023, 12, 31))


@given(years, days, days)
def test_stated_days_are_kept_and_blanks_are_said_to_be_filled(year, start, end) -> None:
    if start and end and end < start:
        start, end = end, start
    span = span_of(year, start, end)
    assert span.period.start <= span.period.last
    assert span.stated == (start is not None and end is not None)
    assert start is None or span.period.start == start
    assert end is None or span.period.end == end


def test_blanks_are_the_year_s_days() -> None:
    span = span_of(2020, None, None)
    assert (span.period.start, span.period.end) == (date(2020, 1, 1), date(2020, 12, 31))


def test_the_last_day_of_one_and_the_first_of_another_is_shared() -> None:
    one = span_of(2020, date(2020, 1, 1), date(2020, 7, 26))
    other = span_of(2020, date(2020, 7, 26), date(2020, 12, 31))
    shared = shared_days(one, other)
    assert shared is not None
    assert (shared.start, shared.end) == (date(2020, 7, 26), date(2020, 7, 26))
    assert shared_days(one, span_of(2020, date(2020, 7, 27), None)) is None


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, date(2030, 1, 1), None),
        (date(2020, 1, 1), date(2022, 12, 30), Duration.BELOW_THREE),
        (date(2020, 1, 1), date(2022, 12, 31), Duration.THREE),
        (date(2020, 1, 1), date(2024, 12, 30), Duration.THREE),
        (date(2020, 1, 1), date(2024, 12, 31), Duration.FIVE),
        (date(2020, 2, 29), date(2023, 2, 28), Duration.THREE),
    ],
)
def test_three_and_five_full_years_are_the_bounds(start, end, told) -> None:
    assert duration_of(start, end) == told
