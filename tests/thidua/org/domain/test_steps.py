import json

import pytest
from hypothesis import given, settings

from tests.thidua.org.domain.invented import cases, new
from thidua.org.domain.steps import (
    STEPS,
    Dissolve,
    Establish,
    Merge,
    Move,
    from_payload,
    made_by,
    reaches_top,
    refs_of,
    to_payload,
)


@settings(max_examples=30)
@given(cases())
def test_a_stored_step_is_read_back_as_it_was(case) -> None:
    _units, steps = case
    for step in steps:
        stored = json.loads(json.dumps(to_payload(step)))
        assert from_payload(step.kind, stored) == step


@settings(max_examples=30)
@given(cases())
def test_a_step_names_what_it_makes(case) -> None:
    _units, steps = case
    for step in steps:
        assert {unit.ref for unit in made_by(step)} <= set(refs_of(step))


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("explode", {}),
        ("dissolve", {}),
        ("dissolve", {"unit": "a", "colour": "red"}),
        ("establish", {"unit": {"ref": "n"}}),
    ],
)
def test_a_damaged_step_is_refused(kind, payload) -> None:
    with pytest.raises(ValueError, match=r"step|argument"):
        from_payload(kind, payload)


def test_what_reaches_the_top_is_told() -> None:
    assert reaches_top(Move(unit="a", parent=None))
    assert reaches_top(Establish(unit=new("n")))
    assert reaches_top(Merge(sources=("a", "b"), into=new("n")))
    assert not reaches_top(Move(unit="a", parent="b"))
    assert not reaches_top(Establish(unit=new("n", parent="b")))
    assert not reaches_top(Dissolve(unit="a"))
    assert set(STEPS) >= {"move", "establish", "merge", "dissolve"}
