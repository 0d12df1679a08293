"""The command line's root: which commands there are, and how a run ends.

Each command is one function in a module of ``thidua.console.commands``; adding one is a file and
a line here. Those modules import nothing of Django: a command that needs the database asks
``thidua.console.installation`` for the module that does its work.
"""

import sys
from collections.abc import Callable
from typing import Any

import typer

from thidua.console import endings
from thidua.console.commands import (
    backup,
    demo,
    doctor,
    init,
    paper,
    restore,
    serve,
    verify,
    worker,
)

_COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("demo", demo.demo),
    ("serve", serve.serve),
    ("init", init.init),
    ("backup", backup.backup),
    ("restore", restore.restore),
    ("doctor", doctor.doctor),
    ("verify", verify.verify),
    ("worker", worker.worker),
    ("paper", paper.paper),
)


def build() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        name="thidua",
        help="Thi đua, khen thưởng: một chuỗi việc liền mạch, kiểm lại được từng mắt xích.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, command in _COMMANDS:
        app.command(name)(command)
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    sys.exit(endings.run(build(), arguments))
