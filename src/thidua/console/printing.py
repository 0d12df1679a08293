"""What commands print: words on a terminal, or one JSON document and nothing else."""

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from thidua.console.words import language
from thidua_core.values import format_vn

Step = TypeVar("Step")

_out = Console(highlight=False, soft_wrap=True)
_aside = Console(stderr=True, highlight=False, soft_wrap=True)
_WIDEST = 96
_PATIENCE_SECONDS = 1.0


def use_utf8() -> None:
    """Write UTF-8 whatever the machine is set to, so that every letter can be written."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def line(text: str = "", *, style: str = "") -> None:
    """A line of words; coloured only on a terminal."""
    _out.print(escape(text), style=style or None)


def remark(text: str, *, style: str = "", end: str = "\n") -> None:
    """A line on standard error; coloured only on a terminal."""
    _aside.print(escape(text), style=style or None, end=end)


def width() -> int:
    """How many letters a line of help may have."""
    return min(_out.width, _WIDEST)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, left: set[int]) -> None:
    """Rows in columns as wide as they need; figures to the right, columns in ``left`` to the left."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]

    def aligned(cells: Sequence[str]) -> str:
        places = enumerate(zip(cells, widths, strict=True))
        shown = [f"{cell:<{w}}" if place in left else f"{cell:>{w}}" for place, (cell, w) in places]
        return "  ".join(shown).rstrip()

    line(aligned(headings), style="bold")
    for row in rows:
        line(aligned(row))


def decimal(value: Fraction, decimals: int) -> str:
    """A number as the language of this run writes it."""
    text = format_vn(value, decimals)
    return text.translate(_ENGLISH_MARKS) if language() == "en" else text


_ENGLISH_MARKS = str.maketrans(",.", ".,")


def document(value: Any) -> None:
    """One JSON document on standard output, there at once even when it is a file."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    sys.stdout.flush()


@contextmanager
def step(what: str, *, quiet: bool = False) -> Iterator[list[str]]:
    """Print a step with what it made and how long it took; the block fills what it made."""
    made: list[str] = []
    begun = time.monotonic()
    yield made
    if not quiet:
        seconds = f"{time.monotonic() - begun:5.2f} s".replace(".", ",")
        line(f"  ✓ {what}: {'; '.join(made)}  ({seconds})" if made else f"  ✓ {what}  ({seconds})")


def watched(steps: Iterable[tuple[float, Step]], said: str) -> Iterator[Step]:
    """Pass the steps on, with a bar once they have taken a second and somebody looks.

    Each step comes with the share of the whole that it ends, from 0 to 1.
    """
    begun = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=_aside, transient=True, auto_refresh=False)
    task = progress.add_task(said, total=1.0)
    try:
        for share, passed in steps:
            if time.monotonic() - begun > _PATIENCE_SECONDS and _aside.is_terminal:
                progress.start()
                progress.update(task, completed=share, refresh=True)
            yield passed
    finally:
        if progress.live.is_started:
            progress.stop()
