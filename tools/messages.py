"""The catalogues of translations: ``make messages``.

Source strings are Vietnamese. Each part of ``src/thidua`` keeps the English of its own strings in
``locale/en/LC_MESSAGES/django.po``; the compiled file stands beside it, so an installation needs no
tool. Other languages of a catalogue are compiled only. Whether texts and compiled files agree is the
message gate's to say.

    python -m tools.messages            collect new strings, drop old ones, compile
    python -m tools.messages --check    change nothing; name what is missing; exit with 1
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.utils.translation.template import templatize

from tools.gates.messages import compile_catalog, read_catalog

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "src" / "thidua"
TARGET = Path("locale") / "en" / "LC_MESSAGES" / "django.po"
WORDS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURALS = {"ngettext", "ngettext_lazy"}
CONTEXTS = {"pgettext", "pgettext_lazy"}
KEPT_HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type")
"""Headers without dates and tool versions, so that a new run changes nothing but strings."""

Said = tuple[str | tuple[str, str], str | None, str]
"""Message or (singular, plural), context, file it stands in."""

_CALL = re.compile(r"\b(n?p?gettext)\(")


def said_in_python(source: str, place: str) -> Iterator[Said]:
    """Strings marked for translation in a module."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if name in WORDS and texts:
            yield texts[0], None, place
        elif name in PLURALS and len(texts) > 1:
            yield (texts[0], texts[1]), None, place
        elif name in CONTEXTS and len(texts) > 1:
            yield texts[1], texts[0], place


def said_in_template(source: str, place: str) -> Iterator[Said]:
    """Strings marked for translation in a template, those inside attributes included."""
    drawn = templatize(source, origin=place)
    for found in _CALL.finditer(drawn):
        call = drawn[found.start() : _end_of_call(drawn, found.end())]
        yield from said_in_python(call.strip(), place)


def _end_of_call(text: str, start: int) -> int:
    depth, place, quote = 1, start, ""
    while depth:
        sign = text[place]
        if quote:
            if sign == "\\":
                place += 1
            elif sign == quote:
                quote = ""
        elif sign in "'\"":
            quote = sign
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
        place += 1
    return place


def said_in_part(part: Path, root: Path) -> Iterator[Said]:
    """All strings of a part, in the order of its files."""
    for path in sorted(part.rglob("*")):
        place = str(path.relative_to(root))
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield from said_in_python(path.read_text(), place)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from said_in_template(path.read_text(), place)


def collect(part: Path, *, root: Path = PARTS) -> Catalog:
    """The catalogue of a part: every string of today, with the English it already has."""
    known = read_catalog(part / TARGET) if (part / TARGET).exists() else Catalog(locale="en")
    catalog = Catalog(locale="en", charset="utf-8", fuzzy=False)
    catalog.header_comment = f"# English of the part {part.name}; source strings are Vietnamese."
    for message, context, place in said_in_part(part, root):
        before = known.get(message if isinstance(message, str) else message[0], context)
        catalog.add(message, before.string if before else None, [(place, 0)], context=context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """The catalogue as text, without line numbers: they would change with every edit."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=96, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    body = lines.index("\n")
    head = [
        line
        for line in lines[:body]
        if not line.startswith('"') or line[1:].partition(":")[0] in KEPT_HEADERS
    ]
    return "".join(head + lines[body:]).encode()


def untranslated(path: Path) -> list[str]:
    """Strings of a catalogue that have no translation."""
    return [
        f"{path}: {message.id!r} has no translation"
        for message in read_catalog(path)
        if message.id and not all(_texts(message.string))
    ]


def _texts(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


def parts() -> list[Path]:
    return sorted(path for path in PARTS.iterdir() if (path / "__init__.py").exists())


def catalogues() -> list[Path]:
    return sorted(PARTS.rglob("LC_MESSAGES/*.po"))


def problems(part: Path) -> list[str]:
    """What the next run would change in a part, and what nobody has translated."""
    target = part / TARGET
    fresh = collect(part)
    kept = target.read_bytes() if target.exists() else b""
    found = untranslated(target) if kept else []
    if len(fresh) and written(fresh) != kept:
        found.append(f"{target}: strings have changed, run make messages")
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, name what is amiss")
    if not parser.parse_args().check:
        for part in parts():
            catalog = collect(part)
            if len(catalog):
                (part / TARGET).parent.mkdir(parents=True, exist_ok=True)
                (part / TARGET).write_bytes(written(catalog))
        for path in catalogues():
            path.with_suffix(".mo").write_bytes(compile_catalog(read_catalog(path)))
    found = [problem for part in parts() for problem in problems(part)]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
