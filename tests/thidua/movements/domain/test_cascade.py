from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.movements.domain.cascade import Lateness, days_late, lateness, tally

DUE = datetime(2020, 2, 15, 9, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)

moments = st.integers(-500_000, 500_000).map(lambda seconds: DUE + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("due", "done_at", "at", "standing", "days"),
    [
        (None, None, DUE, Lateness.NO_DEADLINE, 0),
        (None, DUE, DUE, Lateness.NO_DEADLINE, 0),
        (DUE, None, DUE, Lateness.WAITING, 0),
        (DUE, None, DUE + A_SECOND, Lateness.OVERDUE, 1),
        (DUE, DUE, DUE + timedelta(days=9), Lateness.ON_TIME, 0),
        (DUE, DUE + A_SECOND, DUE + timedelta(days=9), Lateness.LATE, 1),
        (DUE, DUE + timedelta(days=1), DUE + timedelta(days=9), Lateness.LATE, 1),
        (DUE, DUE + timedelta(days=1) + A_SECOND, DUE + timedelta(days=9), Lateness.LATE, 2),
    ],
)
def test_at_the_border_of_the_deadline(due, done_at, at, standing, days) -> None:
    assert lateness(due=due, done_at=done_at, at=at) is standing
    assert days_late(due=due, done_at=done_at, at=at) == days


@given(st.none() | moments, st.none() | moments, moments)
def test_days_are_counted_just_for_those_behind(due, done_at, at) -> None:
    behind = lateness(due=due, done_at=done_at, at=at) in {Lateness.LATE, Lateness.OVERDUE}
    assert (days_late(due=due, done_at=done_at, at=at) > 0) == behind


STATES = ("sent", "acknowledged", "launched", "ended")


@given(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(Lateness))))
def test_a_tally_counts_each_unit_once(standings) -> None:
    counted = tally(standings)
    assert counted.sent + counted.ended == len(standings)
    assert counted.launched <= counted.acknowledged <= counted.sent
    assert counted.late <= counted.sent
    assert tally(reversed(standings)) == counted
