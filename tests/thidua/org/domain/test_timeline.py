from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.org.domain.timeline import (
    ChangedLater,
    Slice,
    begun_since,
    changed,
    ended,
    eve,
    first_clash,
    holding,
    nearest,
)
from thidua_core.periods import Period, find_overlaps

START = date(2015, 6, 1)
DAYS = st.integers(0, 4000).map(lambda number: START + timedelta(days=number))


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Slice[str], ...]:
    """Slices in a row, with or without gaps, open or closed at either end."""
    borders = sorted(draw(st.lists(DAYS, min_size=2, max_size=9, unique=True)))
    slices = []
    for place, (first, after) in enumerate(pairwise(borders)):
        if draw(st.booleans()):
            slices.append(Slice(value=f"v{place}", first=first, last=eve(after)))
    if draw(st.booleans()):
        slices.append(Slice(value="open", first=borders[-1], last=None))
    if draw(st.booleans()):
        slices.insert(0, Slice(value="oldest", first=None, last=eve(borders[0])))
    return tuple(slices)


def on_each_day(slices: tuple[Slice[str], ...], days: list[date]) -> list[str | None]:
    return [held.value if (held := holding(slices, day)) else None for day in days]


@settings(max_examples=60)
@given(timelines(), DAYS, st.lists(DAYS, min_size=1, max_size=20))
def test_a_change_holds_from_its_day_on_and_leaves_the_days_before(slices, since, days) -> None:
    later = begun_since(slices, since)
    if later is not None:
        assert any(each.first == later >= since for each in slices)
        with pytest.raises(ChangedLater):
            changed(slices, since, "new", None)
        return
    after = changed(slices, since, "new", None)
    earlier = [day for day in days if day < since]
    assert on_each_day(after, earlier) == on_each_day(slices, earlier)
    assert on_each_day(after, [since, since + timedelta(days=5000)]) == ["new", "new"]
    assert not find_overlaps([each.period for each in after])


@settings(max_examples=60)
@given(timelines(), DAYS)
def test_an_end_leaves_nothing_after_it(slices, last) -> None:
    if begun_since(slices, last + timedelta(days=1)) is not None:
        with pytest.raises(ChangedLater):
            ended(slices, last)
        return
    after = ended(slices, last)
    assert holding(after, last + timedelta(days=1)) is None
    assert [each.value for each in after] == [each.value for each in slices]
    before = holding(slices, last)
    assert (holding(after, last) is None) == (before is None)


@settings(max_examples=60)
@given(timelines(), DAYS)
def test_the_nearest_slice_is_the_one_that_holds_when_one_does(slices, day) -> None:
    found, held = nearest(slices, day), holding(slices, day)
    if held is not None:
        assert found == held
    elif found is not None and found.period.start > day:
        assert all(each.period.start > day for each in slices)
    else:
        assert (found is None) == (not slices)


@settings(max_examples=60)
@given(timelines(), DAYS, DAYS)
def test_a_clash_is_found_exactly_when_a_day_is_shared(slices, one, other) -> None:
    period = Period(min(one, other), max(one, other))
    found = first_clash(slices, period)
    shared = [each for each in slices if each.period.overlaps(period)]
    assert (found is not None) == bool(shared)
    if found is not None:
        assert found.period.start == min(each.period.start for each in shared)


def test_a_slice_that_began_on_the_day_itself_counts_as_later() -> None:
    slices = (Slice(value="old", first=START, last=None),)
    assert begun_since(slices, START) == START
    assert begun_since(slices, START + timedelta(days=1)) is None
    with pytest.raises(ChangedLater):
        changed(slices, START, "new", None)
    day_after = changed(slices, START + timedelta(days=1), "new", None)
    assert day_after[0].last == START
