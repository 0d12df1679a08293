"""Counting of attempts: the border, the time, and what persistence cannot do."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thidua.people.domain.lockout import LIMIT, SHUT, WINDOW, Standing, count_attempt

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
STEPS = st.lists(st.integers(min_value=0, max_value=2000), max_size=60)


def _after(seconds: list[int]) -> list[tuple[datetime, Standing]]:
    at, standing, told = START, Standing(), []
    for step in seconds:
        at += timedelta(seconds=step)
        standing = count_attempt(standing, at)
        told.append((at, standing))
    return told


@given(STEPS)
def test_the_door_is_shut_only_after_the_limit_within_the_window(seconds: list[int]) -> None:
    looked_at: list[datetime] = []
    before = Standing()
    for at, after in _after(seconds):
        if not before.is_shut(at):
            looked_at.append(at)
        if after.is_shut(at) and not before.is_shut(at):
            assert len([each for each in looked_at if each > at - WINDOW]) >= LIMIT
        before = after


@given(STEPS)
def test_an_attempt_at_a_shut_door_changes_nothing(seconds: list[int]) -> None:
    for (_, before), (at, after) in pairwise(_after(seconds)):
        if before.is_shut(at):
            assert after == before


@given(STEPS)
def test_no_span_as_long_as_the_window_sees_more_than_twice_the_limit(seconds: list[int]) -> None:
    before, looked_at = Standing(), []
    for at, after in _after(seconds):
        if not before.is_shut(at):
            looked_at.append(at)
        before = after
    for first in looked_at:
        assert sum(first <= each < first + WINDOW for each in looked_at) < 2 * LIMIT


def test_the_attempt_that_reaches_the_limit_shuts_the_door_for_a_quarter_of_an_hour() -> None:
    (*_, (_, ninth), (at, tenth)) = _after([1] * LIMIT)
    assert ninth.shut_until is None
    assert tenth.shut_until == at + SHUT
    assert tenth.is_shut(at + SHUT - timedelta(microseconds=1))
    assert not tenth.is_shut(at + SHUT)


def test_after_the_time_counting_begins_anew() -> None:
    (*_, (at, shut)) = _after([1] * LIMIT)
    assert count_attempt(shut, at + SHUT).attempts == 1
