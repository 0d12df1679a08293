from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.pledges.domain.standing import state_on
from thidua.pledges.enums import PledgeState

days = st.dates(date(2019, 1, 1), date(2021, 12, 31))


@given(days, days)
def test_a_pledge_is_known_to_be_signed_from_its_day_on(signed_on, day) -> None:
    state = state_on("signed", signed_on, day)
    assert state == ("signed" if day >= signed_on else None)


@given(days)
def test_without_the_day_nothing_is_known_of_any_day(day) -> None:
    assert state_on("signed", None, day) is None


@pytest.mark.parametrize("state", [each for each in PledgeState if each != "signed"])
def test_what_is_not_signed_stands_as_it_stands(state) -> None:
    assert state_on(state, None, date(2020, 1, 1)) == state
