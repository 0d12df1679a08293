"""Help pages: of the program, of a family of commands, of one command with its example."""

import textwrap
from collections.abc import Iterable, Iterator

from typer.core import TyperCommand

from thidua.console.building import PROGRAM, Command, shown_name
from thidua.console.printing import line, width
from thidua.console.registry import entries_under
from thidua.console.words import language, tr

_GAP = 2
_SHARED = (("--lang vi|en", "Ngôn ngữ: vi hoặc en."), ("--help", "Hiện hướng dẫn này."))
_WHOLE = ("--version", "Hiện phiên bản.")

Row = tuple[str, str]


def show_commands(words: str = "") -> None:
    """List the commands, or those of one family such as ``law``."""
    rows = [
        (entry.words, entry.english if language() == "en" else entry.summary)
        for entry in entries_under(words)
    ]
    options = [*_SHARED] if words else [*_SHARED, _WHOLE]
    program = f"{PROGRAM} {words}".strip()
    line(f"{PROGRAM}: {tr('Phần mềm thi đua, khen thưởng.')}", style="bold")
    line()
    line(f"{tr('Cách dùng')}: {program} {tr('LỆNH')} [{tr('tùy chọn')}]")
    _show_rows(tr("Lệnh"), rows)
    _show_rows(tr("Tùy chọn"), [(option, tr(said)) for option, said in options])
    line()
    line(tr("Xem hướng dẫn của một lệnh: thidua LỆNH --help"))


def show_command(command: Command) -> None:
    """Show how one command is used, ending with a line to type."""
    arguments = list(_argument_rows(command.typed))
    options = [*_option_rows(command.typed), *((name, tr(said)) for name, said in _SHARED)]
    for paragraph in command.paragraphs:
        line(textwrap.fill(tr(paragraph), width()))
        line()
    usage = " ".join([command.name, f"[{tr('tùy chọn')}]", *(name for name, _ in arguments)])
    line(f"{tr('Cách dùng')}: {usage}")
    if arguments:
        _show_rows(tr("Đầu vào"), arguments)
    _show_rows(tr("Tùy chọn"), options)
    _show_rows(tr("Ví dụ"), [(example, "") for example in command.examples or [command.name]])


def _argument_rows(typed: TyperCommand) -> Iterator[Row]:
    for parameter in typed.params:
        if parameter.param_type_name == "argument":
            name = tr(shown_name(parameter))
            needed = parameter.required
            said = _with_default(
                tr(getattr(parameter, "help", None) or ""), None if needed else parameter.default
            )
            yield (name if needed else f"[{name.strip('[]')}]"), said


def _option_rows(typed: TyperCommand) -> Iterator[Row]:
    for parameter in typed.params:
        if parameter.param_type_name == "option" and not getattr(parameter, "hidden", False):
            names = ", ".join([*parameter.opts, *parameter.secondary_opts])
            flag = bool(getattr(parameter, "is_flag", False))
            value = "" if flag else f" {tr(shown_name(parameter))}"
            default = None if flag else parameter.default
            said = _with_default(tr(getattr(parameter, "help", None) or ""), default)
            yield f"{names}{value}", said + (f" [{tr('bắt buộc')}]" if parameter.required else "")


def _with_default(said: str, default: object) -> str:
    return said if default is None else f"{said} [{tr('mặc định')}: {default}]"


def _show_rows(title: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    line()
    line(title, style="bold")
    column = max((len(name) for name, said in rows if said), default=0) + _GAP
    for name, said in rows:
        lines = textwrap.wrap(said, max(width() - column - _GAP, 24)) or [""]
        line(f"  {name:<{column}}{lines[0]}".rstrip())
        for further in lines[1:]:
            line(" " * (column + _GAP) + further)
