from itertools import pairwise

import pytest

from thidua.clusters.domain.course import COURSE, next_state, reached


def test_the_course_is_walked_one_state_at_a_time_to_its_end():
    walked, state = [], COURSE[0]
    while state is not None:
        walked.append(state)
        state = next_state(state)
    assert walked == list(COURSE)


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(COURSE)))
def test_a_year_has_reached_what_lies_behind_it(earlier, later):
    assert reached(later, earlier)
    assert reached(later, later)
    assert not reached(earlier, later)


def test_an_unknown_state_is_our_mistake():
    with pytest.raises(ValueError, match="not in"):
        next_state("unknown")
