"""Every public action records the verbs that its docstring names, no fewer and no others.

What the code writes is read from its source here; what it writes when it runs is watched in every
test that meets the database (``tests/thidua/conftest.py``).
"""

from datetime import datetime

import pytest
from django.db import transaction

from tests.support.invented import AT, make_person
from tests.support.recording import Action, Watch, public_actions
from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions import record
from thidua.people.actions import create_person
from thidua.people.enums import PERSON_CREATED, PERSON_ERASED
from thidua.people.models import Person

ACTIONS = public_actions()


@pytest.mark.parametrize("action", ACTIONS, ids=[f"{each.part}.{each.name}" for each in ACTIONS])
def test_an_action_says_what_it_records(action: Action) -> None:
    assert action.says, "the docstring has neither 'Recorded' nor 'Not recorded'"
    assert action.said == action.reached


def test_every_part_with_actions_is_looked_at() -> None:
    assert {"calendar", "clusters", "documents", "org", "people"} <= {each.part for each in ACTIONS}
    assert sum(bool(each.said) for each in ACTIONS) > 70


def honest(person: Person, at: datetime) -> None:
    """Recorded as ``person.created``."""
    record(PERSON_CREATED, subject=person, actor=SYSTEM, at=at, name="x")


def lying(person: Person, at: datetime) -> None:
    """Recorded as ``person.erased``."""
    record(PERSON_CREATED, subject=person, actor=SYSTEM, at=at, name="x")


def half(person: Person, at: datetime) -> None:
    """Recorded as ``person.created``."""
    honest(person, at)
    if at.year < 1945:
        VERBS["end"](person)


VERBS = {"end": PERSON_ERASED}


@pytest.mark.parametrize(
    ("function", "verbs"),
    [
        (honest, {"person.created"}),
        (lying, {"person.created"}),
        (half, {"person.erased"}),
    ],
)
def test_the_source_tells_what_is_written(function, verbs: set[str]) -> None:
    """A planted action of no part: a wrong verb is seen, and one that a table holds as well."""
    action = Action("people", function.__name__, function)
    assert action.reached == verbs
    assert (action.said == action.reached) is (function is honest)


def test_a_silent_action_is_seen() -> None:
    def silent() -> None:
        """Change something."""

    assert not Action("people", "silent", silent).says


@pytest.mark.parametrize("function", [honest, lying])
def test_a_wrong_verb_is_seen_when_it_is_written(db, function) -> None:
    person = make_person()
    watch = Watch([Action("people", function.__name__, function)])
    with watch.watching(), transaction.atomic():
        function(person, AT)
    said = [] if function is honest else ["people.lying recorded person.created"]
    assert watch.wrong == said


def test_entries_of_other_actions_are_not_laid_to_it(db) -> None:
    watch = Watch([Action("people", "lying", lying)])
    with watch.watching():
        create_person(full_name="Lê Thị Giả Định", invented=True, actor=SYSTEM, at=AT)
    assert watch.wrong == []
