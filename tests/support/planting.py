"""Planting files in a folder of a test's own, to see whether a gate finds them."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

from tools.gates.problems import Problem


def plant(root: Path, place: str, text: str) -> Path:
    """Write ``text`` (indented as the test's code is) at ``place`` under ``root``."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def places(problems: Iterable[Problem]) -> list[tuple[str, int]]:
    return sorted((problem.path, problem.line) for problem in problems)
