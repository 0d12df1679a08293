"""Each promise of THREAT_MODEL.md names tests that are there, or says that it is not yet shown."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "THREAT_MODEL.md"
HEAD = "| promised | how | held by |"
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
NOT_SHOWN = "not yet shown"


def promises(text: str) -> Iterator[tuple[str, str]]:
    """Each promise with what is said to hold it."""
    within = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        within = line == HEAD or (within and line.startswith("|"))
        if within and line != HEAD and not line.startswith("|---"):
            yield cells[0], cells[2] if len(cells) == 3 else ""


def unheld(text: str) -> list[str]:
    """What is wrong: promises without a test, and tests that are not there."""
    wrong = []
    for promise, held_by in promises(text):
        named = NAMED.findall(held_by)
        if not named and held_by != NOT_SHOWN:
            wrong.append(f"{promise}: neither a test nor {NOT_SHOWN!r}")
        wrong += [f"{promise}: {path}::{name}" for path, name in named if not is_there(path, name)]
    return wrong


def is_there(path: str, name: str) -> bool:
    file = ROOT / "tests" / path
    if not file.is_file() or not name.startswith("test_"):
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree))


def test_every_promise_is_held_by_tests_that_are_there() -> None:
    text = MODEL.read_text(encoding="utf-8")
    assert len(list(promises(text))) >= 13
    assert text.count("| promised |") == text.count(HEAD)
    assert unheld(text) == []


@pytest.mark.parametrize(
    ("held_by", "stands"),
    [
        ("`house/test_threat_model.py::test_a_planted_row`", True),
        (NOT_SHOWN, True),
        ("`house/test_threat_model.py::test_that_is_gone`", False),
        ("`house/test_that_is_gone.py::test_a_planted_row`", False),
        ("`house/test_threat_model.py::unheld`", False),
        ("our word", False),
        ("", False),
    ],
)
def test_a_planted_row(held_by: str, stands: bool) -> None:
    assert (unheld(f"{HEAD}\n|---|---|---|\n| It holds | somehow | {held_by} |\n") == []) is stands
