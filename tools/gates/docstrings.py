"""Docstring gate: a module of the pure floors, and of actions, says what it knows.

The opening is one to four sentences; every public action has its contract.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, parsed, place_of

SENTENCES_AT_MOST = 4
SENTENCE_END = re.compile(r"[.:!?](?=\s+[A-ZĐÀ-Ỹ]|\s*$)")
OPENED = re.compile(r"^src/(thidua_core/|thidua/\w+/(domain|actions)(/|\.py$))")
ACTIONS = re.compile(r"^src/thidua/\w+/actions(/|\.py$)")


def find_problems(root: Path) -> list[Problem]:
    problems: list[Problem] = []
    for path in files_in(root, ".py"):
        place = place_of(path, root)
        if not OPENED.match(place):
            continue
        tree = parsed(path)
        problems += _module_problems(tree, place)
        if ACTIONS.match(place):
            problems += _action_problems(tree, place)
    return problems


def _module_problems(tree: ast.Module, place: str) -> Iterator[Problem]:
    if not tree.body:
        return
    opening = ast.get_docstring(tree)
    if opening is None:
        yield Problem(place, 1, "opens without saying what it knows and what it refuses to know")
        return
    first_paragraphs = opening.split("\n\n    ")[0]
    sentences = len(SENTENCE_END.findall(first_paragraphs))
    if sentences > SENTENCES_AT_MOST:
        yield Problem(place, 1, f"opens with {sentences} sentences, at most {SENTENCES_AT_MOST}")


def _action_problems(tree: ast.Module, place: str) -> Iterator[Problem]:
    for node in tree.body:
        if (
            isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and ast.get_docstring(node) is None
        ):
            yield Problem(place, node.lineno, f"action {node.name} has no contract in a docstring")
