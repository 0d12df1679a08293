import hashlib
from collections import Counter
from pathlib import Path

import pytest

from tests.facts.names import FULL, SHORT, folded, forbidden, names_in
from tests.facts.reading import (
    FOLDER,
    KEYS,
    SOURCES,
    UNKNOWN,
    entries,
    fact_files,
    facts,
    questions,
    wrong_type,
)

ROOT = FOLDER.parents[1]
QUESTIONS = questions()
FACTS = facts()
SYSTEMS = ("s1", "s2", "s3", "s4", "s5")


def test_ids_are_unique_and_carry_their_system():
    assert [fact_id for fact_id, n in Counter(f.id for f in FACTS).items() if n > 1] == []
    assert [f.id for f in FACTS if not f.id.startswith(f"{f.file[:2]}-")] == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_has_at_least_twenty_facts_and_says_what_it_does_not_know(system):
    own = [f for f in FACTS if f.id.startswith(f"{system}-")]
    assert len(own) >= 20
    assert sum(f.expect == UNKNOWN for f in own) >= 5


def test_entries_have_exactly_the_keys_of_a_fact():
    required = KEYS - {"source"}
    assert [e["id"] for _, e in entries() if not required <= set(e) <= KEYS] == []
    assert [f.id for f in FACTS if f.source not in SOURCES] == []


def test_every_question_is_of_the_vocabulary_with_its_arguments():
    wrong = []
    for fact in FACTS:
        question = QUESTIONS.get(fact.ask)
        if question is None:
            wrong.append(f"{fact.id}: no question {fact.ask}")
        elif not question.required <= set(fact.of) <= question.required | question.optional:
            wrong.append(f"{fact.id}: {fact.ask} asked of {sorted(map(str, fact.of))}")
    assert wrong == []


def test_every_expectation_fits_its_question():
    wrong = [(f.id, why) for f in FACTS if (why := wrong_type(QUESTIONS[f.ask], f.expect))]
    assert wrong == []


def test_no_question_of_the_vocabulary_is_unused():
    assert sorted(set(QUESTIONS) - {f.ask for f in FACTS}) == []


def test_no_two_facts_assert_the_same():
    asked = Counter((f.ask, repr(sorted(f.of.items())), repr(f.expect)) for f in FACTS)
    assert [key for key, n in asked.items() if n > 1] == []


def test_one_value_questions_are_not_answered_in_two_ways():
    answers: dict[tuple[str, str], set[str]] = {}
    for fact in FACTS:
        if QUESTIONS[fact.ask].answer != "passages":
            key = (fact.ask, repr(sorted(fact.of.items())))
            answers.setdefault(key, set()).add(repr(fact.expect))
    assert [key for key, values in answers.items() if len(values) > 1] == []


def test_restatements_are_one_sentence_of_one_line():
    assert [f.id for f in FACTS if "\n" in f.says or not f.says.endswith(".")] == []
    assert [f.id for f in FACTS if not 10 <= len(f.says) <= 120] == []


def texts_of(folder: Path) -> list[Path]:
    kinds = {".py", ".yaml", ".md", ".html", ".txt", ".po", ".json"}
    return [p for p in folder.rglob("*") if p.suffix in kinds and p.stat().st_size < 200_000]


@pytest.mark.parametrize(
    ("folder", "hashes"), [("tests/facts", FULL | SHORT), ("src", FULL), ("docs", FULL)]
)
def test_no_official_of_the_articles_is_named(folder, hashes):
    found = {
        str(path.relative_to(ROOT)): names
        for path in texts_of(ROOT / folder)
        if (names := names_in(path.read_text("utf-8"), hashes))
    }
    assert found == {}


def test_a_planted_name_is_found_in_every_spelling():

    planted = frozenset({hashlib.sha256(b"tran van vi du").hexdigest()})
    for text in (
        "ông Trần Văn Ví Dụ, Vụ trưởng",
        "TRẦN VĂN VÍ DỤ",
        "Tran Van Vi Du",
        "Trần\nVăn Ví Dụ",
    ):
        assert names_in(text, planted), text
    assert names_in("Trần Văn Ví", planted) == []
    assert folded("Trần Văn Ví Dụ") == "tran van vi du"
    assert not forbidden(("Trần", "Văn", "Ví", "Dụ"))


def test_files_are_those_of_the_five_systems():
    assert {path.name[:2] for path in fact_files()} == set(SYSTEMS)
