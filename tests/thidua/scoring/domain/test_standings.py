from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.scoring.domain.agreeing import Standing, standing_of, waits
from thidua.scoring.domain.naming import apart

MARKS = st.none() | st.sampled_from([Decimal(10), Decimal("10.0"), Decimal(12), Decimal(0)])


def standing(claimed=None, computed=None, crossed=None, agreed=None, **more):
    return standing_of(
        claimed=claimed,
        computed=computed,
        crossed=crossed,
        agreed=agreed,
        assigned=more.get("assigned", True),
        explained=more.get("explained", False),
    )


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((None, None, None, None), Standing.UNKNOWN),
        ((Decimal(10), Decimal("10.0"), None, None), Standing.SAME),
        ((Decimal(10), Decimal(12), None, None), Standing.OPEN),
        ((Decimal(10), Decimal(12), None, Decimal(12)), Standing.BY_FIGURES),
        ((Decimal(10), Decimal(12), None, Decimal(10)), Standing.BY_CLAIM),
        ((Decimal(10), Decimal(12), None, Decimal(11)), Standing.BY_CLUSTER),
        ((None, Decimal(12), Decimal(10), Decimal(12)), Standing.BY_CLUSTER),
    ],
)
def test_one_word_says_how_the_marks_stand(marks, said) -> None:
    assert standing(*marks) == said
    assert standing(*marks, explained=True) == Standing.EXPLAINED
    assert standing(*marks, assigned=False, explained=True) == Standing.UNASSIGNED


@given(MARKS, MARKS, MARKS, MARKS)
def test_a_cell_waits_exactly_while_nothing_settles_it(claimed, computed, crossed, agreed) -> None:
    known = {mark for mark in (claimed, computed, crossed, agreed) if mark is not None}
    settled = len(known) == 1 or agreed is not None
    assert waits(standing(claimed, computed, crossed, agreed)) is not settled
    assert not waits(standing(claimed, computed, crossed, agreed, assigned=False))


def test_names_lose_the_words_that_all_begin_with() -> None:
    assert apart(["VKSND tỉnh Long An", "VKSND tỉnh Bến Tre"]) == ["Long An", "Bến Tre"]
    assert apart(["VKSND tỉnh Long An"]) == ["VKSND tỉnh Long An"]
    assert apart(["VKSND tỉnh A", "VKSND thành phố A"]) == ["tỉnh A", "thành phố A"]
    assert apart(["Phòng 1", "Phòng 1"]) == ["1", "1"]
    assert apart(["Phòng", "Phòng 1"]) == ["Phòng", "Phòng 1"]
    assert apart([]) == []


@given(st.lists(st.lists(st.sampled_from("ABC"), min_size=1, max_size=4), min_size=2, max_size=6))
def test_names_that_differ_stay_apart(words) -> None:
    names = [" ".join(each) for each in words]
    short = apart(names)
    assert all(name.endswith(each) and each for name, each in zip(names, short, strict=True))
    assert len(set(short)) == len(set(names))
