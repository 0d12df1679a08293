"""Words gate: no address of one machine, and of no package registry, gets into the project."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.gates.problems import Problem
from tools.gates.tree import files_in, place_of

# The brackets keep these lines from finding themselves.
OF_ONE_MACHINE = re.compile(r"(?<![\w.~-])/(work|root|Users|home/[a-z]\w*)(?=/)")
REGISTRIES = re.compile(r"pypi[.]org|files[.]pythonhosted|registry[.]npmjs|deb[.]debian[.]org")
ADDRESS = re.compile(r"https?:|file:|git\+")
LOCKS = re.compile(r"requirements[\w-]*\.txt$")


def find_problems(root: Path) -> list[Problem]:
    problems: list[Problem] = []
    for path in files_in(root):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        problems += _problems_in(lines, place_of(path, root))
    return problems


def _problems_in(lines: list[str], place: str) -> Iterator[Problem]:
    is_lock = LOCKS.search(place) is not None
    for number, line in enumerate(lines, start=1):
        if found := OF_ONE_MACHINE.search(line):
            yield Problem(place, number, f"{found.group(0)}/ is a folder of one machine")
        if found := REGISTRIES.search(line):
            yield Problem(place, number, f"{found.group(0)}: the project names no registry")
        if is_lock and ADDRESS.search(line):
            yield Problem(place, number, "a list of packages holds no address")
