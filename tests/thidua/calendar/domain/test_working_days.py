from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua.calendar.domain.holidays import DayKind, packaged_holidays
from thidua.calendar.domain.working_days import (
    LONGEST,
    Doubtful,
    FirstDay,
    Move,
    add_days,
    add_working_days,
    is_working_day,
    reason_of,
    settle_deadline,
    working_days_between,
)
from thidua_core.errors import InputError

TABLE = packaged_holidays()
FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
LENGTHS = st.integers(0, 60)
DOUBTS = st.sampled_from(Doubtful)


def ends(start: date, days: int, **how: FirstDay | Doubtful) -> date:
    return add_working_days(TABLE, start, days, **how).end


@given(DAYS, st.integers(1, 60), DOUBTS)
def test_a_count_ends_on_a_working_day_after_exactly_that_many(start, days, doubtful):
    count = add_working_days(TABLE, start, days, doubtful=doubtful)
    assert is_working_day(TABLE, count.end, doubtful)
    between = working_days_between(TABLE, start, count.end, doubtful=doubtful)
    assert between.days == days
    assert between.skipped == count.skipped
    assert between.worked == count.worked


@given(DAYS, LENGTHS)
def test_counting_back_undoes_counting_forward_from_a_working_day(start, days):
    assume(is_working_day(TABLE, start))
    assert ends(ends(start, days), -days) == start
    assert ends(ends(start, -days), days) == start


@given(DAYS, LENGTHS, LENGTHS)
def test_counts_add_up(start, one, other):
    assert ends(ends(start, one), other) == ends(start, one + other)


@given(DAYS, st.integers(0, 90), st.integers(0, 90))
def test_lengths_between_add_up(one, gap, further):
    other = one + timedelta(days=gap)
    third = other + timedelta(days=further)
    parts = (working_days_between(TABLE, one, other), working_days_between(TABLE, other, third))
    assert sum(part.days for part in parts) == working_days_between(TABLE, one, third).days


@given(DAYS, DAYS, LENGTHS)
def test_a_later_start_never_ends_earlier(one, other, days):
    one, other = sorted((one, other))
    assert ends(one, days) <= ends(other, days)


@given(DAYS, LENGTHS)
def test_a_longer_count_always_ends_later(start, days):
    assert ends(start, days) < ends(start, days + 1)


@given(DAYS, st.integers(1, 40))
def test_every_day_of_the_span_is_counted_or_told(start, days):
    count = add_working_days(TABLE, start, days)
    told = {reason.day for reason in count.skipped}
    span = {start + timedelta(days=n) for n in range(1, (count.end - start).days + 1)}
    assert told <= span
    assert all(is_working_day(TABLE, day) for day in span - told)
    assert not any(is_working_day(TABLE, day) for day in told)
    assert len(span) - len(told) == days


@given(DAYS)
def test_weekends_and_days_off_never_count_unless_swapped(day):
    reason = reason_of(TABLE, day)
    if day.weekday() >= 5:
        assert reason is not None
        assert is_working_day(TABLE, day) == (reason.kind is DayKind.SWAPPED_WORK)
    else:
        assert is_working_day(TABLE, day) == (reason is None)


@given(DAYS, st.integers(1, 40))
def test_counting_from_the_day_itself_is_counting_after_the_day_before(start, days):
    day_before = start - timedelta(days=1)
    assert ends(start, days, first=FirstDay.SAME) == ends(day_before, days)


@given(DAYS, st.integers(0, 60), st.sampled_from(Move))
def test_a_moved_end_is_the_nearest_working_day_on_its_side(start, days, move):
    count = add_days(TABLE, start, days, move=move)
    last = start + timedelta(days=days)
    if move is Move.STAY or is_working_day(TABLE, last):
        assert (count.end, count.skipped) == (last, ())
    else:
        assert is_working_day(TABLE, count.end)
        assert (count.end > last) == (move is Move.NEXT)
        assert len(count.skipped) == abs((count.end - last).days)


@given(DAYS, st.integers(-60, 60), DOUBTS)
def test_the_other_reading_is_what_the_other_policy_gives(start, days, doubtful):
    other = Doubtful.APPLIED if doubtful is Doubtful.IGNORED else Doubtful.IGNORED
    count = add_working_days(TABLE, start, days, doubtful=doubtful)
    assert (count.other_end or count.end) == ends(start, days, doubtful=other)
    if count.other_end:
        assert not count.certain


def test_a_list_of_ten_working_days_as_it_was_really_posted():
    count = add_working_days(TABLE, date(2025, 9, 10), 10, first=FirstDay.SAME)
    assert count.end == date(2025, 9, 23)
    assert [reason.day.day for reason in count.skipped] == [13, 14, 20, 21]
    assert count.certain


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2015, 2, 13), 1, date(2015, 2, 14)),
        (date(2015, 2, 14), 1, date(2015, 2, 24)),
        (date(2020, 1, 22), 1, date(2020, 1, 30)),
        (date(2020, 9, 1), 1, date(2020, 9, 3)),
        (date(2021, 9, 1), 1, date(2021, 9, 6)),
        (date(2022, 8, 31), 1, date(2022, 9, 5)),
        (date(2023, 4, 28), 1, date(2023, 5, 4)),
        (date(2023, 8, 31), 1, date(2023, 9, 5)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 5, 3), 2, date(2024, 5, 6)),
        (date(2025, 4, 29), 1, date(2025, 5, 5)),
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2024, 5, 2), -1, date(2024, 4, 26)),
        (date(2024, 9, 4), -1, date(2024, 8, 30)),
        (date(2024, 2, 10), 0, date(2024, 2, 10)),
    ],
)
def test_borders_of_the_long_holidays(start, days, end):
    assert ends(start, days) == end


def test_the_reasons_of_a_count_name_holiday_and_source():
    count = add_working_days(TABLE, date(2024, 4, 26), 2)
    assert [(reason.day.isoformat(), reason.kind.value) for reason in count.skipped] == [
        ("2024-04-27", "weekly_rest"),
        ("2024-04-28", "weekly_rest"),
        ("2024-04-29", "swapped_off"),
        ("2024-04-30", "holiday"),
        ("2024-05-01", "holiday"),
    ]
    assert count.skipped[3].name == "Ngày Chiến thắng"
    assert "Điều 112" in count.skipped[3].source
    assert "2450/VPCP-KGVX" in count.skipped[2].source
    worked = working_days_between(TABLE, date(2024, 5, 3), date(2024, 5, 5)).worked
    assert [reason.name for reason in worked] == ["Làm bù cho ngày 29/04/2024"]


def test_an_unconfirmed_day_is_told_with_both_readings():
    count = add_working_days(TABLE, date(2026, 11, 22), 3)
    assert (count.end, count.other_end) == (date(2026, 11, 25), date(2026, 11, 26))
    assert [(doubt.day, doubt.name) for doubt in count.doubts] == [
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam")
    ]
    applied = add_working_days(TABLE, date(2026, 11, 22), 3, doubtful=Doubtful.APPLIED)
    assert (applied.end, applied.other_end) == (date(2026, 11, 26), date(2026, 11, 25))
    between = working_days_between(TABLE, date(2026, 11, 22), date(2026, 11, 27))
    assert (between.days, between.other_days) == (5, 4)
    assert add_working_days(TABLE, date(2026, 11, 24), 3).certain


@pytest.mark.parametrize("start", [date(2026, 12, 30), date(2014, 6, 2), date(2030, 1, 1)])
def test_a_year_not_wholly_announced_is_a_doubt(start):
    count = add_working_days(TABLE, start, 3)
    assert not count.certain
    assert all(doubt.day is None for doubt in count.doubts)
    assert str(count.end.year) in count.doubts[0].name


def test_new_year_2027_is_known_although_its_year_is_not():
    count = add_working_days(TABLE, date(2026, 12, 31), 1)
    assert count.end == date(2027, 1, 4)
    assert count.skipped[0].name == "Tết Dương lịch"
    assert not count.certain


SUNDAY = datetime(2020, 11, 15, 16, 0)  # noqa: DTZ001  # reason: an office's local time


@pytest.mark.parametrize(
    ("move", "due_on", "passed"),
    [
        (Move.STAY, date(2020, 11, 15), []),
        (Move.NEXT, date(2020, 11, 16), [15]),
        (Move.PREVIOUS, date(2020, 11, 13), [15, 14]),
    ],
)
def test_a_deadline_on_a_sunday_at_16_stays_unless_it_is_moved(move, due_on, passed):
    deadline = settle_deadline(TABLE, SUNDAY, move=move)
    assert (deadline.due.date(), deadline.due.time()) == (due_on, SUNDAY.time())
    assert [reason.day.day for reason in deadline.passed_over] == passed
    assert deadline.falls_on_rest.name == "Nghỉ hằng tuần"


@given(st.datetimes(datetime(2015, 1, 1), datetime(2026, 11, 1)), st.sampled_from(Move))  # noqa: DTZ001  # reason: local time
def test_a_settled_deadline_keeps_its_hour_and_settles_once(stated, move):
    deadline = settle_deadline(TABLE, stated, move=move)
    assert deadline.due.time() == stated.time()
    again = settle_deadline(TABLE, deadline.due, move=move)
    assert again.due == deadline.due
    if move is not Move.STAY:
        assert again.falls_on_rest is None


def test_the_day_of_an_aware_deadline_is_the_vietnamese_one():
    late_on_friday_in_utc = datetime(2024, 3, 29, 20, 0, tzinfo=UTC)
    deadline = settle_deadline(TABLE, late_on_friday_in_utc, move=Move.NEXT)
    assert deadline.due.isoformat() == "2024-04-01T03:00:00+07:00"


def test_a_deadline_on_an_unconfirmed_day_tells_both_moments():
    stated = datetime(2026, 11, 24, 17, 0)  # noqa: DTZ001  # reason: an office's local time
    deadline = settle_deadline(TABLE, stated, move=Move.NEXT)
    assert deadline.due == stated
    assert deadline.other_due == stated + timedelta(days=1)
    assert [doubt.name for doubt in deadline.doubts] == ["Ngày Văn hóa Việt Nam"]
    assert settle_deadline(TABLE, stated).other_due is None


def test_a_period_of_days_ends_after_the_holidays_it_runs_into():
    count = add_days(TABLE, date(2024, 4, 22), 7)
    assert count.end == date(2024, 5, 2)
    assert [reason.day.isoformat() for reason in count.skipped] == [
        "2024-04-29",
        "2024-04-30",
        "2024-05-01",
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: add_working_days(TABLE, FIRST, LONGEST + 1),
        lambda: add_working_days(TABLE, FIRST, -LONGEST - 1),
        lambda: add_working_days(TABLE, FIRST, 0, first=FirstDay.SAME),
        lambda: add_days(TABLE, FIRST, -1),
        lambda: add_days(TABLE, FIRST, LONGEST + 1),
        lambda: working_days_between(TABLE, LAST, FIRST),
    ],
)
def test_a_count_that_means_nothing_is_refused_in_words(ask):
    with pytest.raises(InputError, match="ngày"):
        ask()
