"""What holds after every reorganisation that is accepted, whatever its steps."""

from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.thidua.org.domain.invented import DAY, EVE, cases
from thidua.org.domain.effects import Plan, applied
from thidua.org.domain.hierarchy import UnitLife
from thidua.org.domain.reorganisation import plan_reorganisation
from thidua.org.domain.timeline import holding
from thidua_core.periods import find_overlaps

LATER = DAY + timedelta(days=400)
Units = dict[str, UnitLife]


@settings(
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], max_examples=50
)
@given(cases())
def test_what_holds_after_every_accepted_reorganisation(case) -> None:
    units, steps = case
    plan = plan_reorganisation(units, steps, DAY)
    assume(not plan.problems)
    after = applied(units, plan)
    one_name_and_at_most_one_living_superior(after)
    nobody_above_itself(after)
    no_two_siblings_of_one_name(after)
    days_before_as_they_were(units, plan, after)
    lineage_from_the_ended_to_the_living(plan, after)


@settings(max_examples=50)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_steps_decides_nothing(case, random) -> None:
    units, steps = case
    shuffled = list(steps)
    random.shuffle(shuffled)
    plan = plan_reorganisation(units, steps, DAY)
    other = plan_reorganisation(units, shuffled, DAY)
    assert bool(plan.problems) == bool(other.problems)
    assert all(each.step is None or 1 <= each.step <= len(steps) for each in plan.problems)
    if not plan.problems:
        assert _without_order(applied(units, plan)) == _without_order(applied(units, other))
        assert _arrows(plan) == _arrows(other)


def one_name_and_at_most_one_living_superior(after: Units) -> None:
    for life in after.values():
        assert not find_overlaps([each.period for each in life.names])
        assert not find_overlaps([each.period for each in life.parents])
    for day in (EVE, DAY, LATER):
        for life in living(after, day):
            assert holding(life.names, day) is not None
            parent = parent_on(life, day)
            assert parent is None or after[parent].lives_on(day)


def nobody_above_itself(after: Units) -> None:
    for day in (EVE, DAY, LATER):
        for life in living(after, day):
            seen = {life.ref}
            at = parent_on(life, day)
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = parent_on(after[at], day)


def no_two_siblings_of_one_name(after: Units) -> None:
    seats = [
        (parent_on(life, DAY), life.name_near(DAY).name.casefold()) for life in living(after, DAY)
    ]
    assert len(seats) == len(set(seats))


def days_before_as_they_were(before: Units, plan: Plan, after: Units) -> None:
    made = {creation.unit.ref for creation in plan.creations}
    assert not made & before.keys()
    assert {life.ref for life in living(before, EVE)} == {life.ref for life in living(after, EVE)}
    for ref, life in before.items():
        assert after[ref].name_near(EVE) == life.name_near(EVE)
        assert parent_on(after[ref], EVE) == parent_on(life, EVE)


def lineage_from_the_ended_to_the_living(plan: Plan, after: Units) -> None:
    """Every legal arrow leads over the day, so no chain of them can come back."""
    legal = [arrow for arrow in plan.arrows if arrow.kind != "territory"]
    for arrow in legal:
        assert not after[arrow.before].lives_on(DAY)
        assert arrow.after is None or after[arrow.after].lives_on(DAY)
    assert {ending.ref for ending in plan.endings} == {arrow.before for arrow in legal}


def parent_on(life: UnitLife, day: date) -> str | None:
    found = holding(life.parents, day)
    return found.value if found else None


def living(units: Units, day: date) -> list[UnitLife]:
    return [life for life in units.values() if life.lives_on(day)]


def _without_order(units: Units) -> dict[str, object]:
    return {
        ref: (life.valid_from, life.valid_to, frozenset(life.names), frozenset(life.parents))
        for ref, life in units.items()
    }


def _arrows(plan: Plan) -> set[tuple[object, ...]]:
    return {(each.before, each.after, each.kind, each.certainty) for each in plan.arrows}
