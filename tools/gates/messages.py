"""Message gate: translations compile, are whole, and the compiled file is the one that is kept.

Compiled catalogues are kept beside their source, so that an installation needs no gettext.
``make messages`` writes them.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from tools.gates.problems import Problem
from tools.gates.tree import files_in, place_of

PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


def find_problems(root: Path) -> list[Problem]:
    problems: list[Problem] = []
    for path in files_in(root, ".po"):
        place = place_of(path, root)
        try:
            catalog = read_catalog(path)
        except (PoFileError, ValueError) as error:
            problems.append(Problem(place, 0, f"does not compile: {error}"))
            continue
        problems += _unfit_messages(catalog, place)
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != compile_catalog(catalog):
            problems.append(Problem(place, 0, "was changed since it was compiled: make messages"))
    return problems


def read_catalog(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def compile_catalog(catalog: Catalog) -> bytes:
    """The compiled form; dates are left out, so that the same words give the same bytes."""
    catalog.creation_date = catalog.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _unfit_messages(catalog: Catalog, place: str) -> Iterator[Problem]:
    for message in catalog:
        if not message.id or not message.string:
            continue
        line = message.lineno or 0
        if message.fuzzy:
            yield Problem(place, line, "a fuzzy translation is a guess: settle it")
        asked = message.id if isinstance(message.id, str) else message.id[-1]
        told = message.string if isinstance(message.string, str) else message.string[-1]
        if set(PLACES.findall(asked)) != set(PLACES.findall(told)):
            yield Problem(place, line, f"{asked!r} and its translation name other values")
