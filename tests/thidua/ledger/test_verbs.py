import importlib

import pytest
from django.conf import settings

from thidua.ledger import verbs
from thidua.ledger.enums import Privacy


@pytest.fixture(scope="module")
def every_verb() -> dict[str, verbs.Verb]:
    for part in settings.THIDUA_APPS:
        try:
            importlib.import_module(f"{part}.enums")
        except ModuleNotFoundError as error:
            if error.name != f"{part}.enums":
                raise
    return verbs.declared()


def test_every_verb_has_a_sentence_and_a_privacy_decision(every_verb) -> None:
    assert len(every_verb) > 40
    for code, declared in every_verb.items():
        assert str(declared.sentence).strip(), code
        assert isinstance(declared.privacy, Privacy), code


def test_a_sentence_that_names_a_person_is_not_called_open(every_verb) -> None:
    for code, declared in every_verb.items():
        if {"username", "overseer"} & declared.places():
            assert declared.privacy is not Privacy.OPEN, code


def test_two_verbs_of_one_code_are_a_mistake() -> None:
    verbs.verb("ledger_test.once", "làm một lần", privacy=Privacy.OPEN)
    with pytest.raises(ValueError, match=r"ledger_test\.once"):
        verbs.verb("ledger_test.once", "làm hai lần", privacy=Privacy.OPEN)


@pytest.mark.parametrize("code", ["done", "a.b.c", ""])
def test_a_code_is_a_noun_and_a_past(code: str) -> None:
    with pytest.raises(ValueError, match=r"noun\.past"):
        verbs.verb(code, "x", privacy=Privacy.OPEN)


def test_a_value_that_was_erased_shows_as_an_ellipsis() -> None:
    told = verbs.verb("ledger_test.renamed", "đổi {old} thành {new}", privacy=Privacy.PERSONAL)
    assert told.tell({"old": "A", "new": "B"}) == "đổi A thành B"
    assert told.tell(None) == "đổi … thành …"
