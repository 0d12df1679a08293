import os
from pathlib import Path

from tests.facts.loader_watch import files_that_speak_of_tests, opened_below

ROOT = Path(__file__).parents[2]


def test_the_product_speaks_of_no_test():
    assert files_that_speak_of_tests(ROOT / "src") == []


def test_a_planted_mention_is_found(tmp_path):
    (tmp_path / "loader.py").write_text('import json\nFACTS = "../tests/facts/s1.yaml"\n')
    (tmp_path / "split.py").write_text('folder = root / "tests" / "facts"\n')
    (tmp_path / "clean.py").write_text("latests = facts\n")
    assert files_that_speak_of_tests(tmp_path) == ["loader.py:2", "split.py:1"]


def test_a_planted_reading_is_seen_however_it_is_opened(tmp_path):
    facts = tmp_path / "tests"
    facts.mkdir()
    fact = facts / "s1.yaml"
    fact.write_text("[]")
    link = tmp_path / "elsewhere.yaml"
    link.symlink_to(fact)
    readings = [
        fact.read_text,
        link.read_text,
        lambda: os.close(os.open(fact, os.O_RDONLY)),
        lambda: list(facts.iterdir()),
        lambda: list(facts.glob("*.yaml")),
    ]
    for read in readings:
        with opened_below(facts) as seen:
            read()
        assert seen


def test_reading_beside_the_folder_or_afterwards_is_not_seen(tmp_path):
    facts, beside = tmp_path / "tests", tmp_path / "tests-not"
    for folder in (facts, beside):
        folder.mkdir()
        (folder / "s1.yaml").write_text("[]")
    with opened_below(facts) as seen:
        (beside / "s1.yaml").read_text()
    (facts / "s1.yaml").read_text()
    assert seen == []
