from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.movements.domain.narrowing import Measure, Terms, loosenings, narrow

FIRST = datetime(2020, 11, 1, tzinfo=UTC)
SENTENCES = ("Đơn vị bị kỷ luật", "Đơn vị mới lập", "Cá nhân nghỉ không lương", "Tập thể có án oan")

terms = st.builds(
    Terms,
    due=st.integers(0, 40).map(lambda hours: FIRST + timedelta(hours=hours)),
    copies=st.none() | st.integers(1, 4),
    quota=st.none() | st.integers(0, 4),
    exclusions=st.lists(st.sampled_from(SENTENCES), unique=True, max_size=4).map(tuple),
)


def alike(one: Terms, other: Terms) -> bool:
    measures = (one.due, one.copies, one.quota) == (other.due, other.copies, other.quota)
    return measures and set(one.exclusions) == set(other.exclusions)


@given(terms, terms)
def test_what_holds_below_both_is_looser_than_neither(above: Terms, own: Terms) -> None:
    holding = narrow(above, own)
    assert loosenings(above, holding) == ()
    assert loosenings(own, holding) == ()


@given(terms, terms)
def test_terms_that_only_narrow_hold_as_they_are(above: Terms, own: Terms) -> None:
    holding = narrow(above, own)
    said = alike(
        holding,
        Terms(
            due=own.due,
            copies=above.copies if own.copies is None else own.copies,
            quota=above.quota if own.quota is None else own.quota,
            exclusions=own.exclusions or above.exclusions,
        ),
    )
    assert said == (loosenings(above, own) == ())


@given(terms, terms, terms)
def test_the_order_of_levels_does_not_change_what_holds(a: Terms, b: Terms, c: Terms) -> None:
    assert alike(narrow(a, b), narrow(b, a))
    assert alike(narrow(narrow(a, b), c), narrow(a, narrow(b, c)))
    assert alike(narrow(a, a), a)


@given(terms, terms, terms)
def test_narrowing_what_narrows_never_loosens_the_top(a: Terms, b: Terms, c: Terms) -> None:
    holding = narrow(a, b)
    if not loosenings(holding, c):
        assert not loosenings(a, c)


@given(terms, terms)
def test_every_loosening_names_both_values(above: Terms, own: Terms) -> None:
    for found in loosenings(above, own):
        if found.measure is Measure.EXCLUSIONS:
            assert set(found.above) <= set(above.exclusions) - set(own.exclusions)
            assert found.above
        else:
            assert found.above == getattr(above, found.measure)
            assert found.own == getattr(own, found.measure)


def test_nothing_is_looser_than_itself_nor_by_saying_nothing() -> None:
    above = Terms(due=FIRST, copies=2, quota=3, exclusions=SENTENCES[:2])
    assert loosenings(above, above) == ()
    assert loosenings(above, Terms(due=FIRST)) == ()


@pytest.mark.parametrize(
    ("own", "measure"),
    [
        ({"due": FIRST + timedelta(seconds=1)}, Measure.DUE),
        ({"copies": 1}, Measure.COPIES),
        ({"quota": 4}, Measure.QUOTA),
        ({"exclusions": SENTENCES[1:3]}, Measure.EXCLUSIONS),
    ],
)
def test_one_step_over_each_border(own, measure: Measure) -> None:
    above = Terms(due=FIRST, copies=2, quota=3, exclusions=SENTENCES[:2])
    [found] = loosenings(above, Terms(**({"due": FIRST} | own)))
    assert found.measure is measure


def test_marks_case_and_a_full_stop_do_not_make_another_exclusion() -> None:
    above = Terms(due=FIRST, exclusions=("Đơn vị bị kỷ luật",))
    own = Terms(due=FIRST, exclusions=("đơn vị  bị kỷ luật.", "Đơn vị mới lập"))
    assert loosenings(above, own) == ()
    assert narrow(above, own).exclusions == ("Đơn vị bị kỷ luật", "Đơn vị mới lập")
