"""Commands planted for a test beside the real ones, and standard input from bytes."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from thidua.console import commands, registry
from thidua.console.registry import Entry


@dataclass
class Planter:
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, words: str, body: str) -> None:
        entry = Entry(words, "Một lệnh để thử", "A command to try")
        source = f"from typing import Annotated\nimport typer\n{body}\n"
        (self.folder / f"{entry.function}.py").write_text(source, encoding="utf-8")
        self.monkeypatch.setattr(registry, "ENTRIES", (*registry.ENTRIES, entry))


@pytest.fixture
def plant_command(tmp_path, monkeypatch):
    """Add a command whose module holds the body, as a line in the registry would."""
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    known = set(sys.modules)
    yield Planter(tmp_path, monkeypatch)
    for name in set(sys.modules) - known:
        if name.startswith("thidua.console.commands."):
            del sys.modules[name]


@pytest.fixture
def typed_in(monkeypatch):
    """Give bytes on standard input."""

    def give(content: bytes | str) -> None:
        written = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))

    return give
