"""What commands print: words on a terminal, or one JSON document and nothing else."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape

_out = Console(highlight=False, soft_wrap=True)


def line(text: str = "", *, style: str = "") -> None:
    """A line of words; coloured only on a terminal."""
    _out.print(escape(text), style=style or None)


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
