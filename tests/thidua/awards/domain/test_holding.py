import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.awards.domain.holding import (
    Given,
    Span,
    held_in,
    period_in_words,
    years_in_words,
)

years = st.integers(2000, 2030)


@st.composite
def awards(draw):
    first = draw(st.none() | years)
    last = None if first is None else draw(st.integers(first, first + 5))
    return Given(
        first=first,
        last=last,
        stated_none=first is None and draw(st.booleans()),
        decided=draw(years),
        counts=draw(st.booleans()),
    )


@given(years, st.lists(awards(), max_size=6))
def test_a_gap_in_a_register_that_is_not_whole_is_never_a_no(year, given_awards) -> None:
    assert held_in(year, given_awards, whole=False) is not False


@given(years, st.lists(awards(), max_size=6))
def test_knowing_more_never_turns_an_answer_round(year, given_awards) -> None:
    before = held_in(year, given_awards, whole=False)
    after = held_in(year, given_awards, whole=True)
    assert after == before or (before is None and after is False)


@given(years, st.lists(awards(), max_size=6))
def test_cancelled_awards_say_nothing(year, given_awards) -> None:
    counting = [each for each in given_awards if each.counts]
    for whole in (True, False):
        assert held_in(year, given_awards, whole=whole) == held_in(year, counting, whole=whole)


@pytest.mark.parametrize(
    ("award", "answer"),
    [
        (Given(first=2018, last=2019, decided=2020), True),
        (Given(first=2019, last=2019, decided=2019), True),
        (Given(first=2018, last=2018, decided=2019), False),
        (Given(first=2020, last=2021, decided=2022), False),
        (Given(first=None, last=None, decided=2019), None),
        (Given(first=None, last=None, stated_none=True, decided=2019), True),
        (Given(first=None, last=None, stated_none=True, decided=2020), False),
        (Given(first=2019, last=2019, decided=2019, counts=False), False),
    ],
)
def test_one_award_in_a_whole_register(award, answer) -> None:
    assert held_in(2019, [award], whole=True) is answer


def test_nothing_found_is_a_no_only_where_the_register_is_whole() -> None:
    assert held_in(2019, [], whole=True) is False
    assert held_in(2019, [], whole=False) is None


@pytest.mark.parametrize(
    ("year", "within"), [(2014, False), (2015, True), (2024, True), (2025, False)]
)
def test_a_closed_span_holds_both_its_ends(year, within) -> None:
    assert Span(2015, 2024).covers(year, upto=2030) is within


@pytest.mark.parametrize(("year", "within"), [(2025, True), (2026, False)])
def test_an_open_span_ends_with_what_can_have_been_decided(year, within) -> None:
    assert Span(2015, None).covers(year, upto=2025) is within


def test_years_in_words() -> None:
    assert years_in_words(2015, None) == "từ năm 2015"
    assert years_in_words(2015, 2015) == "năm 2015"
    assert years_in_words(2015, 2024) == "từ năm 2015 đến năm 2024"
    assert period_in_words(2018, 2019) == "2018–2019"
    assert period_in_words(2019, 2019) == "2019"
    assert period_in_words(None, None) == ""
