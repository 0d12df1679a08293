"""Closed vocabularies agree with one another, and every refusal has its words."""

import re
import string
from datetime import date
from pathlib import Path

import pytest
import rules

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import declared
from thidua.org import enums, phrases
from thidua.org.domain import vocabulary
from thidua.org.domain.problems import problem
from thidua.org.domain.steps import STEPS
from thidua.org.errors import ChangeRefused, field_of, refuse

SOURCE = Path(phrases.__file__).parent
CODE = re.compile(
    r'"((?:steps|unit|new|name|parent|merge|split|code|days|correction|reorganisation|text|dataset)'
    r"\.[a-z_]+)\""
)


def codes_in_source() -> set[str]:
    """Every word in quotation marks that looks like a code and is no verb or right."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        apart = {"enums.py", "phrases.py", "permissions.py"}
        if path.name not in apart and not path.name.startswith("dataset"):
            found.update(CODE.findall(path.read_text()))
    return {each for each in found if not rules.perm_exists(each)}


def test_every_reason_for_refusing_has_words_and_no_words_lie_idle() -> None:
    assert codes_in_source() == set(phrases.PROBLEMS)


@pytest.mark.parametrize("code", sorted(phrases.PROBLEMS))
def test_every_refusal_ends_with_what_to_do(code) -> None:
    words = str(phrases.PROBLEMS[code])
    sentences = [each for each in words.split(". ") if each]
    assert len(sentences) >= 2
    assert words.endswith(".")
    assert "!" not in words


def test_days_stand_in_sentences_as_people_write_them() -> None:
    refusal = refuse("name.later", label="VKSND tỉnh Long An", day=date(2025, 7, 1))
    assert "từ ngày 01/07/2025" in str(refusal)
    assert refusal.field == "since"


def test_a_refusal_of_many_reasons_tells_them_all_with_their_steps() -> None:
    refusal = ChangeRefused(problem("name.empty", step=2), problem("unit.unknown", step=3, ref="x"))
    assert [each.partition(":")[0] for each in refusal.reasons] == ["Bước 2", "Bước 3"]
    assert "“x”" in refusal.reasons[1]


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("name.taken", "name"),
        ("name.later", "since"),
        ("parent.ring", "parent"),
        ("unit.not_begun", "since"),
        ("merge.one", None),
        ("code.taken", "code"),
    ],
)
def test_a_refusal_belongs_to_a_field(code, field) -> None:
    assert field_of(code) == field


@pytest.mark.parametrize(
    "name", ["Kind", "Level", "Sector", "LegalPersonality", "Certainty", "Scheme", "StepKind"]
)
def test_the_words_of_the_dataset_are_words_of_the_database(name) -> None:
    stored = set(getattr(enums, name).values)
    assert {word.value for word in getattr(vocabulary, name)} <= stored


def test_every_kind_of_step_is_in_the_vocabulary() -> None:
    assert set(STEPS) == set(enums.StepKind.values)
    assert {f"origin.{kind}" for kind in ("merge", "split", "change_level", "territory")} <= set(
        phrases.HISTORY
    )


def test_every_verb_of_the_organisation_is_open() -> None:
    """Units are no persons: nothing of theirs need ever be erased."""
    verbs = [
        each for code, each in declared().items() if code.split(".")[0] in {"unit", "organisation"}
    ]
    assert len(verbs) >= 7
    assert {each.privacy for each in verbs} == {Privacy.OPEN}
    for each in verbs:
        names = {name for _t, name, _s, _c in string.Formatter().parse(str(each.sentence)) if name}
        assert names == each.places()
