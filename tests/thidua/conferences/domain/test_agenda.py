from hypothesis import given
from hypothesis import strategies as st

from thidua.conferences.domain.agenda import Stretch, hours_after_move


@st.composite
def agendas(draw):
    """Points that follow one another with pauses, and a move within them."""
    lengths = draw(st.lists(st.integers(1, 60), min_size=1, max_size=12))
    now, points = draw(st.integers(0, 480)), []
    for length in lengths:
        points.append(Stretch(now, length))
        now += length + draw(st.integers(0, 15))
    places = st.integers(0, len(points) - 1)
    return points, draw(places), draw(places)


def moved(points, source, target):
    order = list(points)
    order.insert(target, order.pop(source))
    return order


@given(agendas())
def test_after_a_move_the_points_still_follow_one_another(drawn) -> None:
    points, source, target = drawn
    order, hours = moved(points, source, target), hours_after_move(points, source, target)
    assert hours == sorted(hours)
    for place in range(min(source, target), max(source, target)):
        assert hours[place + 1] == hours[place] + order[place].minutes


@given(agendas())
def test_nothing_outside_the_two_places_changes_its_hour(drawn) -> None:
    points, source, target = drawn
    hours = hours_after_move(points, source, target)
    first, last = sorted((source, target))
    outside = [at for at in range(len(points)) if not first <= at <= last]
    assert [hours[at] for at in outside] == [points[at].start for at in outside]


@given(agendas(), st.data())
def test_where_a_length_is_not_stated_each_place_keeps_its_hour(drawn, data) -> None:
    points, source, target = drawn
    first, last = sorted((source, target))
    unstated = data.draw(st.integers(first, last))
    points[unstated] = Stretch(points[unstated].start, None)
    assert hours_after_move(points, source, target) == [each.start for each in points]
    points[unstated] = Stretch(None, 10)
    assert hours_after_move(points, source, target) == [each.start for each in points]


def test_points_that_would_run_into_the_next_keep_the_hours_of_their_places() -> None:
    points = [Stretch(480, 60), Stretch(490, 60), Stretch(500, 10)]
    assert hours_after_move(points, 0, 1) == [480, 490, 500]
