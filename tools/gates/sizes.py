"""Size gate: a file, function or class that outgrows its room is split, not excused."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, lines_of, parsed, place_of

FILE_LINES = 400
TEST_FILE_LINES = 500
TEMPLATE_LINES = 150
FUNCTION_LINES = 50
"""From ``def`` to the last statement without the docstring: a contract may be long."""
CLASS_LINES = 200
CLASS_METHODS = 12
OWN_JAVASCRIPT_LINES = 1500

Function = ast.FunctionDef | ast.AsyncFunctionDef


def find_problems(root: Path) -> list[Problem]:
    return [
        *_python_problems(root),
        *_template_problems(root),
        *_javascript_problems(root),
    ]


def _python_problems(root: Path) -> Iterator[Problem]:
    for path in files_in(root, ".py"):
        place = place_of(path, root)
        if "migrations" in path.parts:
            continue
        length = len(lines_of(path))
        allowed = TEST_FILE_LINES if place.startswith("tests/") else FILE_LINES
        if length > allowed:
            yield Problem(place, 0, f"{length} lines, at most {allowed}: split it by what it knows")
        for node in ast.walk(parsed(path)):
            if isinstance(node, Function):
                yield from _function_problems(node, place)
            elif isinstance(node, ast.ClassDef):
                yield from _class_problems(node, place)


def _function_problems(node: Function, place: str) -> Iterator[Problem]:
    length = _last_line(node) - node.lineno + 1 - _docstring_lines(node)
    if length > FUNCTION_LINES:
        yield Problem(
            place, node.lineno, f"function {node.name}: {length} lines, at most {FUNCTION_LINES}"
        )


def _class_problems(node: ast.ClassDef, place: str) -> Iterator[Problem]:
    length = _last_line(node) - node.lineno + 1
    if length > CLASS_LINES:
        yield Problem(
            place, node.lineno, f"class {node.name}: {length} lines, at most {CLASS_LINES}"
        )
    methods = sum(isinstance(member, Function) for member in node.body)
    if methods > CLASS_METHODS:
        yield Problem(
            place, node.lineno, f"class {node.name}: {methods} methods, at most {CLASS_METHODS}"
        )


def _docstring_lines(node: Function) -> int:
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return _last_line(node.body[0]) - node.body[0].lineno + 1


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _template_problems(root: Path) -> Iterator[Problem]:
    for path in files_in(root, ".html"):
        place = place_of(path, root)
        length = len(lines_of(path))
        if "/templates/" in f"/{place}" and length > TEMPLATE_LINES:
            yield Problem(
                place, 0, f"template of {length} lines, at most {TEMPLATE_LINES}: use components"
            )


def _javascript_problems(root: Path) -> Iterator[Problem]:
    scripts = files_in(root, ".js", ".mjs")
    total = sum(len(lines_of(path)) for path in scripts)
    if total > OWN_JAVASCRIPT_LINES:
        longest = max(scripts, key=lambda path: len(lines_of(path)))
        yield Problem(
            place_of(longest, root),
            0,
            f"own JavaScript is {total} lines in all, at most {OWN_JAVASCRIPT_LINES}",
        )
