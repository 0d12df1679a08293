"""Reason gate: whatever is silenced, skipped or put off says why, on the same line.

It reads comments, markers of tests, the tool settings in ``pyproject.toml`` and the imports
inside functions; for the last the reasons are a closed list.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, lines_of, parsed, place_of

SILENCERS = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no|nosec|ruff:|mypy:|pyright:)")
REASON = re.compile(r"\breason:\s*\S.{7,}")
"""A reason of fewer than eight letters is none."""

SKIPPING = frozenset({"skip", "skipif", "xfail", "importorskip", "engine"})

INLINE_REASONS = (
    "no Django here",
    "the app registry is not ready",
    "an extra that may be missing",
    "only the child process loads it",
    "the database is chosen first",
    "a slow library, loaded by its first use",
)
"""Why an import may stand inside a function; written as ``# reason: <one of these>``."""

SWITCHED_OFF_LIST = re.compile(r'^(ignore|extend-ignore|"[^"]+")\s*=\s*\[')
SWITCHED_OFF = re.compile(r"^(ignore_errors|ignore_missing_imports|follow_imports)\s*=")


def find_problems(root: Path) -> list[Problem]:
    problems: list[Problem] = []
    for path in files_in(root, ".py"):
        place = place_of(path, root)
        source = path.read_text(encoding="utf-8")
        problems += _comment_problems(source, place)
        tree = parsed(path)
        problems += _skip_problems(tree, place)
        if place.startswith(("src/", "tools/")) and "/migrations/" not in place:
            problems += _inline_import_problems(tree, source.splitlines(), place)
    problems += _settings_problems(root)
    return problems


def _comment_problems(source: str, place: str) -> Iterator[Problem]:
    if not SILENCERS.search(source):
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        silencer = SILENCERS.search(token.string)
        if silencer and not REASON.search(token.string):
            yield Problem(
                place,
                token.start[0],
                f"{silencer.group(1)} without its reason: write  # reason: …  behind it",
            )


def _skip_problems(tree: ast.AST, place: str) -> Iterator[Problem]:
    """Every ``pytest.skip``, ``pytest.mark.xfail`` and the like, called or bare."""
    called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and node.attr in SKIPPING and _is_pytest(node)):
            continue
        call = called.get(id(node))
        if call is None or not _gives_reason(call, node.attr):
            yield Problem(place, node.lineno, f"{node.attr} without reason=")


def _is_pytest(node: ast.Attribute) -> bool:
    owner = node.value
    if isinstance(owner, ast.Attribute):
        return owner.attr == "mark"
    return isinstance(owner, ast.Name) and owner.id == "pytest"


def _gives_reason(call: ast.Call, verb: str) -> bool:
    if any(keyword.arg == "reason" for keyword in call.keywords):
        return True
    is_function = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name)
    return is_function and verb in {"skip", "xfail"} and bool(call.args)


def _inline_import_problems(tree: ast.AST, lines: list[str], place: str) -> Iterator[Problem]:
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            text = " ".join(lines[node.lineno - 1 : node.end_lineno])
            if not any(f"# reason: {reason}" in text for reason in INLINE_REASONS):
                known = "; ".join(INLINE_REASONS)
                yield Problem(
                    place,
                    node.lineno,
                    f"import inside a function: move it up, or  # reason: one of ({known})",
                )


def _settings_problems(root: Path) -> Iterator[Problem]:
    """Each check switched off in ``pyproject.toml`` stands on a line with a comment."""
    path = root / "pyproject.toml"
    if not path.exists():
        return
    section, within = "", False
    for number, line in enumerate(lines_of(path), start=1):
        if line.startswith("["):
            section, within = line.strip(), False
        within = within and not line.startswith("]")
        opens_list = section.startswith("[tool.ruff.lint") and SWITCHED_OFF_LIST.match(line)
        code_here = '"' in line.partition("=")[2] if opens_list else '"' in line
        names_code = (within or opens_list) and code_here
        if (names_code or SWITCHED_OFF.match(line)) and "#" not in line:
            yield Problem(path.name, number, "switched off without its reason in a comment")
        within = within or bool(opens_list and "]" not in line)
