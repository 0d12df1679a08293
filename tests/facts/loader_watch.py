"""Shows that the demonstration loader does not read the facts it is judged by.

Two looks: no file of the product speaks of the tests, and nothing below a folder is opened or listed while
an action runs. A process that the action starts is not seen; the first look covers it.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SPEAKS_OF_TESTS = re.compile(r"""tests[/\\.]+facts|["']tests["'/\\]""")
EVENTS = {"open", "os.listdir", "os.scandir"}

_watched: list[tuple[str, list[str]]] = []
_installed: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if (
        not _watched
        or event not in EVENTS
        or not isinstance(arguments[0], str | bytes | os.PathLike)
    ):
        return
    path = os.path.realpath(os.fsdecode(arguments[0]))
    for folder, seen in _watched:
        if path == folder or path.startswith(folder + os.sep):
            seen.append(path)


@contextmanager
def opened_below(folder: Path) -> Iterator[list[str]]:
    """Collect the paths below a folder that this process opens or lists meanwhile."""
    if not _installed:  # an audit hook stays for the life of the process
        sys.addaudithook(_hook)
        _installed.append(True)
    watch = (os.path.realpath(folder), [])
    _watched.append(watch)
    try:
        yield watch[1]
    finally:
        _watched.remove(watch)


def files_that_speak_of_tests(source: Path) -> list[str]:
    """Files below a source tree that name the facts' folder or the tests' folder, with the line."""
    found = []
    for path in sorted(source.rglob("*")):
        if path.suffix in {".py", ".yaml", ".yml", ".toml", ".json", ".html", ".txt"}:
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if SPEAKS_OF_TESTS.search(line):
                    found.append(f"{path.relative_to(source)}:{number}")
    return found
