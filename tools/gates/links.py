"""Link gate: a link or picture in the documentation leads to a file that exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tools.gates.problems import Problem
from tools.gates.tree import files_in, lines_of, place_of

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:|#|//)")
FENCE = re.compile(r"^\s*(```|~~~)")


def find_problems(root: Path) -> list[Problem]:
    return [
        Problem(place_of(path, root), number, f"{target} is not there")
        for path in files_in(root, ".md")
        for number, target in _links(path)
        if not (path.parent / unquote(target.partition("#")[0])).exists()
    ]


def _links(path: Path) -> Iterator[tuple[int, str]]:
    in_code = False
    for number, line in enumerate(lines_of(path), start=1):
        if FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                if not ELSEWHERE.match(target):
                    yield number, target
