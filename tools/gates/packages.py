"""Package gate: what thidua depends on is written down with its reason, and may be depended on.

Every direct dependency stands in ``docs/explanation/dependencies.md`` with the version in the
lock, its licence and a reason; nothing installed is under the AGPL.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import lines_of

PAGE = "docs/explanation/dependencies.md"
LOCK = "requirements-dev.txt"
ROW = re.compile(r"^\|\s*`([\w.-]+)`\s*\|\s*([^|\s]+)\s*\|\s*([^|]*\S)\s*\|\s*([^|]*\S)\s*\|$")
REFUSED_LICENCE = re.compile(r"\bAGPL|Affero", re.IGNORECASE)


def find_problems(root: Path) -> list[Problem]:
    return [*unlisted(root), *refused_licences(installed_licences())]


def direct_dependencies(root: Path) -> set[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in project.get("optional-dependencies", {}).values():
        asked += extra
    return {_plain(re.split(r"[\s\[<>=!~;]", line, maxsplit=1)[0]) for line in asked}


def locked_versions(root: Path) -> dict[str, str]:
    pinned = (re.match(r"([\w.-]+)==([^\s;\\]+)", line) for line in lines_of(root / LOCK))
    return {_plain(found.group(1)): found.group(2) for found in pinned if found}


def unlisted(root: Path) -> Iterator[Problem]:
    """Dependencies without their row, rows without their dependency, and old versions."""
    rows: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines_of(root / PAGE), start=1):
        if found := ROW.match(line):
            rows[_plain(found.group(1))] = (number, found.group(2))
    wanted, locked = direct_dependencies(root), locked_versions(root)
    for name in sorted(wanted - rows.keys()):
        yield Problem(PAGE, 0, f"{name} has no row (name, version, licence, reason)")
    for name, (number, version) in rows.items():
        if name not in wanted:
            yield Problem(PAGE, number, f"{name} is not a dependency")
        elif locked.get(name) != version:
            yield Problem(PAGE, number, f"{name} is locked at {locked.get(name)}, not {version}")


def installed_licences() -> dict[str, str]:
    """Name and licence of every installed distribution, as its metadata says."""
    found = {}
    for distribution in distributions():
        told = distribution.metadata
        classified = [line for line in told.get_all("Classifier", []) if "License" in line]
        named = [*told.get_all("License-Expression", []), *told.get_all("License", [])]
        found[told["Name"]] = " ".join([*(text.split("\n")[0] for text in named), *classified])
    return found


def refused_licences(licences: Mapping[str, str]) -> Iterator[Problem]:
    for name, licence in sorted(licences.items()):
        if REFUSED_LICENCE.search(licence):
            yield Problem(name, 0, f"is under {licence}: compare with it, never depend on it")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
