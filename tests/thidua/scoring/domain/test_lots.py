import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.scoring.domain.lots import FEWEST, drawn_round

NAMES = st.lists(st.text(min_size=1, max_size=12), min_size=FEWEST, max_size=12, unique=True)


@given(NAMES, st.text(max_size=8))
def test_everybody_stands_in_the_round_once_and_nobody_marks_whom_marks_them(names, code) -> None:
    drawn = drawn_round(names, code)
    assert sorted(drawn) == sorted(names)
    marks = dict(zip(drawn, (*drawn[1:], drawn[0]), strict=True))
    assert all(marks[marks[name]] != name for name in names)


@given(NAMES, st.text(max_size=8))
def test_the_order_of_the_list_plays_no_part(names, code) -> None:
    assert drawn_round(reversed(names), code) == drawn_round(names, code)


def test_another_number_draws_another_round() -> None:
    assert len({drawn_round("ABCDEF", str(number)) for number in range(20)}) > 1


def test_two_are_too_few() -> None:
    with pytest.raises(ValueError, match="3 units"):
        drawn_round(["A", "B", "A"], "1")
