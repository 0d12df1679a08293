"""The way of a command line: its language, its command, its exit status."""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from thidua import __version__
from thidua.console import registry
from thidua.console.building import PROGRAM, Command, load_command
from thidua.console.endings import DONE, STOPPED, WRONG_INPUT, end_of, refuse
from thidua.console.help import show_command, show_commands
from thidua.console.printing import use_utf8
from thidua.console.words import LANGUAGES, speaking, tr

_HELP = frozenset({"--help", "-h"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    use_utf8()
    language, arguments = _split_language(list(sys.argv[1:] if argv is None else argv))
    with speaking(language if language in LANGUAGES else LANGUAGES[0]):
        if not language:
            return refuse(tr("Tùy chọn --lang thiếu ngôn ngữ. Chọn vi hoặc en."))
        if language not in LANGUAGES:
            said = tr("Không có ngôn ngữ “{name}”. Chọn vi hoặc en.")
            return refuse(said.format(name=language))
        return _run(arguments)


def _split_language(arguments: list[str]) -> tuple[str, list[str]]:
    """Take ``--lang`` out, wherever it stands before ``--``; empty if its value is missing."""
    language = LANGUAGES[0]
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return language, [*rest, word, *words]
        if word == "--lang":
            language = next(words, "")
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return language, rest


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        sys.stdout.write(f"{PROGRAM} {__version__}\n")
        return DONE
    found = registry.find_entry(arguments)
    if found is None:
        return _without_command(arguments)
    entry, rest = found
    try:
        command = load_command(entry)
        if _asks_help(rest):
            show_command(command)
            return DONE
        return _invoke(command, rest)
    except BrokenPipeError:
        # The reader has left: what is still buffered must not fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # reason: the last door; every fault gets a number
        return end_of(error, command=f"{PROGRAM} {entry.words}")


def _invoke(command: Command, arguments: list[str]) -> int:
    status = command.typed.main(arguments, prog_name=command.name, standalone_mode=False)
    sys.stdout.flush()
    if status == STOPPED:
        return end_of(KeyboardInterrupt(), command=command.name)
    return status if isinstance(status, int) else DONE


def _asks_help(arguments: list[str]) -> bool:
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return not _HELP.isdisjoint(before)


def _without_command(arguments: list[str]) -> int:
    """Show the commands, or say that there is no such one and which is near."""
    words = " ".join(word for word in arguments if word not in _HELP)
    if not words or registry.entries_under(words):
        show_commands(words)
        return DONE if _asks_help(arguments) else WRONG_INPUT
    name = words.split()[0]
    said = tr("Không có lệnh “{name}”.").format(name=name)
    near = get_close_matches(name, [entry.words for entry in registry.ENTRIES], n=1)
    if near:
        said += " " + tr("Ông/bà muốn gõ “{name}”?").format(name=near[0])
    return refuse(said, command=PROGRAM)
