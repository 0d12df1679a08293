from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.periods import (
    Overlap,
    Period,
    find_gaps,
    find_overlaps,
    format_date_vn,
    parse_date_vn,
)

DAYS = [date(2020, 1, 1) + timedelta(days=n) for n in range(60)]
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def periods(draw):
    first = draw(st.integers(0, 40))
    length = draw(st.none() | st.integers(0, 15))
    return Period(DAYS[first], None if length is None else DAYS[first + length])


def days_of(period):
    return {day for day in DAYS if period.contains(day)}


def test_both_ends_belong():
    period = Period(date(2020, 1, 5), date(2020, 1, 7))
    inside = [day for day in DAYS if period.contains(day)]
    assert inside == [date(2020, 1, 5), date(2020, 1, 6), date(2020, 1, 7)]
    assert str(period) == "từ 05/01/2020 đến 07/01/2020"


def test_an_open_end_lasts_as_long_as_the_calendar():
    period = Period(date(2020, 1, 5))
    assert period.contains(date.max)
    assert not period.contains(date(2020, 1, 4))
    assert str(period) == "từ 05/01/2020"


def test_an_end_before_the_start_is_refused():
    with pytest.raises(InputError, match="04/01/2020 trước ngày bắt đầu 05/01/2020"):
        Period(date(2020, 1, 5), date(2020, 1, 4))
    assert Period(date(2020, 1, 5), date(2020, 1, 5)).contains(date(2020, 1, 5))


@given(periods(), periods())
def test_overlap_and_intersection_agree_with_the_days(one, other):
    shared = days_of(one) & days_of(other)
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    crossing = one.intersect(other)
    assert crossing == other.intersect(one)
    assert (days_of(crossing) if crossing else set()) == shared
    if crossing:
        assert (crossing.end is None) == (one.end is None and other.end is None)


def test_neighbours_do_not_overlap():
    january = Period(date(2020, 1, 1), date(2020, 1, 31))
    assert not january.overlaps(Period(date(2020, 2, 1)))
    assert january.overlaps(Period(date(2020, 1, 31)))


@given(st.lists(periods(), max_size=6))
def test_every_overlapping_pair_is_found_once(parts):
    found = find_overlaps(parts)
    expected = {
        (first, second): parts[first].intersect(parts[second])
        for second in range(len(parts))
        for first in range(second)
        if parts[first].overlaps(parts[second])
    }
    assert {(pair.first, pair.second): pair.shared for pair in found} == expected
    assert len(found) == len(expected)


@given(periods(), st.lists(periods(), max_size=6))
def test_gaps_are_exactly_the_uncovered_days(whole, parts):
    gaps = whole.gaps(parts)
    uncovered = days_of(whole) - set().union(*map(days_of, parts))
    assert set().union(*map(days_of, gaps)) == uncovered
    for earlier, later in pairwise(gaps):
        assert earlier.last + timedelta(days=1) < later.start
    assert find_gaps(parts, within=whole) == gaps


@given(st.lists(periods(), max_size=6))
def test_gaps_of_a_list_lie_between_its_ends(parts):
    covered = set().union(*map(days_of, parts))
    expected = {day for day in DAYS if covered and min(covered) < day < max(covered)} - covered
    assert set().union(*map(days_of, find_gaps(parts))) == expected


def test_a_gap_may_be_open():
    assert Period(date(2020, 1, 1)).gaps([Period(date(2020, 1, 1), date(2020, 1, 9))]) == [
        Period(date(2020, 1, 10))
    ]
    assert Period(date(2020, 1, 1), date.max).gaps([Period(date(2020, 1, 1), date.max)]) == []


def test_overlaps_name_the_places_in_the_list():
    late, early = Period(date(2020, 6, 1)), Period(date(2020, 1, 1), date(2020, 6, 1))
    assert find_overlaps([late, early]) == [
        Overlap(0, 1, Period(date(2020, 6, 1), date(2020, 6, 1)))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "05/01/2020", "5/1/2020", "05-01-2020", "5.1.2020", "2020-01-05", " 05/01/2020\u00a0",
        "ngày 05 tháng 01 năm 2020", "Ngày 5 tháng 1 năm 2020", "nga\u0300y 05 tha\u0301ng 01 năm 2020",
    ],
)  # fmt: skip
def test_accepted_forms(text):
    assert parse_date_vn(text) == date(2020, 1, 5)


@given(dates, st.sampled_from(["{0:%d/%m/%Y}", "{0.day}-{0.month}-{0.year}", "{0}"]))
def test_every_day_reads_back(day, form):
    assert parse_date_vn(form.format(day)) == day
    assert parse_date_vn(format_date_vn(day)) == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "ngày để trống"),
        ("hôm qua", "“hôm qua” không phải là một ngày đọc được"),
        ("05/01-2020", "không phải là một ngày đọc được"),
        ("2020/01/05", "không phải là một ngày đọc được"),
        ("05/01/2020 08:00", "không phải là một ngày đọc được"),
        ("٠٥/٠١/٢٠٢٠", "không phải là một ngày đọc được"),
        ("5/1/20", "“5/1/20”: năm không đủ bốn chữ số"),
        ("5/1/20200", "năm có hơn bốn chữ số"),
        ("5/1/0202", "năm 0202 nằm ngoài khoảng 1900–2199"),
        ("31/12/1899", "nằm ngoài khoảng"),
        ("01/01/2200", "nằm ngoài khoảng"),
        ("12/25/2020", "không có tháng 25"),
        ("12/00/2020", "không có tháng 0"),
        ("00/12/2020", "tháng 12 năm 2020 không có ngày 0"),
        ("29/02/2021", "tháng 2 năm 2021 không có ngày 29"),
        ("2020-02-30", "tháng 2 năm 2020 không có ngày 30"),
        ("ngày 31 tháng 4 năm 2020", "tháng 4 năm 2020 không có ngày 31"),
        ("9" * 500, "…”"),
    ],
)
def test_refusals_name_the_text_the_place_and_the_form(text, problem):
    with pytest.raises(InputError) as caught:
        parse_date_vn(text, "ô D7")
    message = str(caught.value)
    assert message.startswith("ô D7: ")
    assert problem in message
    assert "ví dụ 05/01/2020" in message
    assert len(message) < 200


def test_the_borders_of_the_calendar_are_read():
    assert parse_date_vn("1/1/1900") == date(1900, 1, 1)
    assert parse_date_vn("31/12/2199") == date(2199, 12, 31)


@given(st.text("0123456789/-. ngàythánăm\u0301\u0665\n"))
def test_no_text_escapes_as_another_error(text):
    try:
        day = parse_date_vn(text)
    except InputError:
        return
    assert 1900 <= day.year < 2200
