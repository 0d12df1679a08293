import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.console import building, printing, words
from thidua.console.help import show_command
from thidua.console.registry import ENTRIES
from thidua.console.words import LANGUAGES, learn, speaking, tr

CONSOLE = Path(building.__file__).parent


def spoken_sentences():
    """Every sentence that the console passes through ``tr``, with its file."""
    for path in sorted(CONSOLE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "tr"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield path.name, node.args[0].value


VIETNAMESE = re.compile("[ăâđêôơư\u00e0-\u00fd\u1ea0-\u1ef9]", re.IGNORECASE)
TOLD_ELSEWHERE = {"ENGLISH", "ENTRIES", "_PROBLEMS", "_SHARED", "_WHOLE", "_EXAMPLE", "_HEADINGS"}
"""Tables whose sentences are passed through ``tr`` where they are said."""
WRITTEN_DOWN = {"POSITION", "OWN_AUTHORITY"}
"""What goes into a record or a certificate, in Vietnamese whatever the console speaks."""


def unspoken_sentences(tree):
    """Vietnamese literals that reach nobody through ``tr``: docstrings, help and tables apart."""
    apart = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            apart |= {id(each.value) for each in node.body if isinstance(each, ast.Expr)}
        elif isinstance(node, ast.Call):
            if getattr(node.func, "id", "") == "tr":
                apart |= {id(each) for each in node.args}
            apart |= {id(each.value) for each in node.keywords if each.arg in {"help", "metavar"}}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {getattr(target, "id", "") for target in targets}
            if names & (TOLD_ELSEWHERE | WRITTEN_DOWN):
                apart |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in apart else None
        if isinstance(text, str) and VIETNAMESE.search(text):
            yield text


def test_no_sentence_is_said_past_the_languages():
    past = [
        (path.name, sentence)
        for path in sorted(CONSOLE.rglob("*.py"))
        if "play" not in path.parts
        for sentence in unspoken_sentences(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert past == []


@pytest.mark.parametrize("source", ['line("đã xong")', 'line(f"{count} tệp, đã xong")'])
def test_a_sentence_past_the_languages_is_found(source):
    assert list(unspoken_sentences(ast.parse(source)))


def in_english(sentence):
    with speaking("en"):
        return tr(sentence)


def test_every_sentence_of_the_console_has_its_english():
    for entry in ENTRIES:
        building.load_command(entry)
    lacking = [
        (place, sentence)
        for place, sentence in spoken_sentences()
        if in_english(sentence) == sentence
    ]
    assert lacking == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.words)
def test_every_help_has_its_english_and_an_example(entry):
    command = building.load_command(entry)
    helps = [parameter.help for parameter in command.typed.params]
    helps += [parameter.metavar for parameter in command.typed.params if parameter.metavar]
    lacking = [said for said in [*command.paragraphs, *helps] if in_english(said) == said]
    assert lacking == []
    assert command.examples
    assert all(f"thidua {entry.words} " in f"{example} " for example in command.examples)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.words)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_the_page(entry, language, capsys):
    with speaking(language):
        show_command(building.load_command(entry))
    shown = capsys.readouterr().out
    assert all(len(line) <= 96 for line in shown.splitlines())
    assert f"thidua {entry.words} [" in shown


def test_the_same_places_stand_in_both_languages():
    for _, sentence in spoken_sentences():
        fields = sorted(part.split("}")[0] for part in sentence.split("{")[1:])
        english = in_english(sentence)
        assert fields == sorted(part.split("}")[0] for part in english.split("{")[1:])


def test_a_command_brings_its_own_english():
    learn({"Một câu chỉ để thử": "A sentence to try"})
    assert in_english("Một câu chỉ để thử") == "A sentence to try"
    assert tr("Một câu chỉ để thử") == "Một câu chỉ để thử"
    assert words.language() == "vi"


SLOW_STEPS = """
from thidua.console import printing
printing._PATIENCE_SECONDS = {patience}
printing.line("đậm", style="bold")
assert list(printing.watched(((n / 4, n) for n in range(5)), "Đang tìm")) == [0, 1, 2, 3, 4]
"""


def seen_on_a_terminal(program, **environment):
    """Run the program with a terminal for its output and give what it shows there."""
    ours, theirs = os.openpty()
    subprocess.run(
        [sys.executable, "-c", program],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=True,
        timeout=60,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CONSOLE.parents[1]),
            "TERM": "xterm-256color",
            **environment,
        },
    )
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        return terminal.read(100_000).decode("utf-8")


@pytest.mark.slow
def test_a_bar_is_shown_to_somebody_who_waits():
    assert "Đang tìm" in seen_on_a_terminal(SLOW_STEPS.format(patience=0))
    assert "Đang tìm" not in seen_on_a_terminal(SLOW_STEPS.format(patience=60))


@pytest.mark.slow
def test_colours_only_on_a_terminal_that_wants_them(capsys):
    program = SLOW_STEPS.format(patience=60)
    assert "\x1b[1mđậm" in seen_on_a_terminal(program)
    assert "\x1b[1mđậm" not in seen_on_a_terminal(program, TERM="dumb")
    printing.line("đậm", style="bold")
    assert capsys.readouterr().out == "đậm\n"


def test_no_bar_is_shown_in_a_pipe(capsys, monkeypatch):
    monkeypatch.setattr(printing, "_PATIENCE_SECONDS", 0)
    assert list(printing.watched([(1.0, "xong")], "Đang tìm")) == ["xong"]
    assert capsys.readouterr() == ("", "")
