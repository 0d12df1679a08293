"""Which files a gate looks at: what git tracks or would track, else every file in the folder."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PASSED_BY = frozenset({".git", ".venv", "__pycache__", "build", "node_modules", "site"})
VENDORED = "vendor"
"""Folder of other people's files, kept as they came; ``make vendor`` checks its manifest."""


def files_in(root: Path, *suffixes: str) -> list[Path]:
    """Return our own files under ``root`` with one of the suffixes (all if none), sorted."""
    paths = _listed_by_git(root) if (root / ".git").exists() else _walk(root)
    return sorted(
        path
        for path in paths
        if (not suffixes or path.suffix in suffixes)
        and VENDORED not in path.relative_to(root).parts
    )


def place_of(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file; several gates ask for the same one."""
    return _parse(path.read_text(encoding="utf-8"))


@cache
def _parse(source: str) -> ast.Module:
    return ast.parse(source)


def _listed_by_git(root: Path) -> Iterator[Path]:
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
    )
    for name in listing.stdout.decode().split("\0"):
        path = root / name
        if name and path.is_file():
            yield path


def _walk(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        if path.is_file() and PASSED_BY.isdisjoint(path.relative_to(root).parts):
            yield path
