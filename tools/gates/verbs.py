"""Verb gate: each ledger verb has its sentence and its privacy decision, and is recorded somewhere.

Looks at the register of declared verbs, and in the sources for one that nobody writes.
"""

import ast
import importlib.util
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

from tools.gates.problems import Problem
from tools.gates.tree import files_in, parsed, place_of

NOUN_PAST = re.compile(r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$")
A_WORD = re.compile(r"\w{2,}")


def find_problems(root: Path) -> list[Problem]:
    return [*_declared_problems(), *unused_verbs(root)]


def _declared_problems() -> list[Problem]:
    django.setup()
    platform = importlib.import_module("thidua")
    for part in pkgutil.iter_modules(platform.__path__, "thidua."):
        if part.ispkg and importlib.util.find_spec(f"{part.name}.enums"):
            importlib.import_module(f"{part.name}.enums")
    verbs = importlib.import_module("thidua.ledger.verbs").declared().values()
    kinds = importlib.import_module("thidua.ledger.enums").Privacy
    return list(unfit_verbs(verbs, kinds))


def unfit_verbs(verbs: Iterable[object], privacy_kinds: type) -> Iterator[Problem]:
    """Verbs whose code, sentence or privacy decision is not one."""
    for verb in verbs:
        code = str(getattr(verb, "code", ""))
        sentence = str(getattr(verb, "sentence", ""))
        if not NOUN_PAST.match(code):
            yield Problem(code, 0, "a verb's code is noun.past in English")
        if not A_WORD.search(re.sub(r"{\w+}", "", sentence)):
            yield Problem(code, 0, "no sentence that a person could read after the actor's name")
        if not isinstance(getattr(verb, "privacy", None), privacy_kinds):
            yield Problem(code, 0, "no privacy decision")


def unused_verbs(root: Path) -> Iterator[Problem]:
    """Constants made by ``verb(…)`` that no other line of the platform names."""
    declared: dict[str, tuple[str, int]] = {}
    named: set[str] = set()
    for path in files_in(root, ".py"):
        place = place_of(path, root)
        if not place.startswith("src/thidua/"):
            continue
        tree = parsed(path)
        for node in ast.walk(tree):
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="verb"))
                ):
                    declared[name] = (place, node.lineno)
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                    named.add(name)
    for name, (place, line) in declared.items():
        if name not in named:
            yield Problem(place, line, f"{name} is declared and never recorded")
