"""From the function of a command to something that can be run and explained."""

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand

from thidua.console.registry import Entry
from thidua.console.words import learn

PROGRAM = "thidua"
_COMMANDS = "thidua.console.commands"
_EXAMPLE = re.compile(r"^Ví dụ:\s*(?P<line>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """A command that is ready to run."""

    entry: Entry
    typed: TyperCommand

    @property
    def name(self) -> str:
        """What a person types: ``thidua refs``."""
        return f"{PROGRAM} {self.entry.words}"

    @property
    def paragraphs(self) -> list[str]:
        """What the command does, each paragraph on one line, without the example."""
        said = _EXAMPLE.sub("", self.typed.help or "")
        return [" ".join(part.split()) for part in said.split("\n\n") if part.strip()]

    @property
    def examples(self) -> list[str]:
        """Lines that can be typed as they stand."""
        return [found["line"].strip() for found in _EXAMPLE.finditer(self.typed.help or "")]


def load_command(entry: Entry) -> Command:
    """Import the module of a command and make its function a Typer command.

    ``--help`` and ``--lang`` are the console's, the same for every command.
    """
    module = import_module(f"{_COMMANDS}.{entry.function}")
    learn(getattr(module, "ENGLISH", {}))
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(add_help_option=False)(getattr(module, entry.function))
    return Command(entry, cast(TyperCommand, typer.main.get_command(app)))


def shown_name(parameter: Any) -> str:
    """Give the word that stands for a value: what the command calls it, else its name."""
    return str(parameter.metavar or (parameter.name or "").upper())
