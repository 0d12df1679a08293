import pytest

from tests.facts.answers import ANSWERS
from tests.facts.loader_watch import opened_below
from tests.facts.reading import FOLDER, agrees, facts, questions

QUESTIONS = questions()
ASKED = {
    "seed",
    "specification",
}  # add "published" and "played" once the demonstration plays the year


@pytest.fixture(scope="session")
def five_systems(django_db_setup, django_db_blocker):
    """The demonstration as `thidua demo` loads it, loaded under watch."""
    from thidua.console.demo import load_five_systems  # reason: needs Django set up

    with django_db_blocker.unblock(), opened_below(FOLDER.parent) as opened:
        load_five_systems()
    assert opened == []


def test_every_question_is_answered():
    assert sorted(set(QUESTIONS) - set(ANSWERS)) == []
    assert sorted(set(ANSWERS) - set(QUESTIONS)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("fact", [pytest.param(f, id=f.id) for f in facts() if f.source in ASKED])
def test_the_product_knows(fact, five_systems):
    answer = ANSWERS[fact.ask](**fact.of)
    assert agrees(QUESTIONS[fact.ask], answer, fact.expect), f"{fact.says} → {answer!r}"
