"""What actions say that they record, and what their code records: for the tests that compare both."""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db.models.signals import post_save

import thidua
from thidua.kernel.events import publish
from thidua.ledger import verbs
from thidua.ledger.models import LedgerEntry
from thidua.ledger.verbs import Verb, declared

SAYS = re.compile(r"\bRecorded\b|\bNot\s+recorded\b")
CODE = re.compile(r"``([a-z_]+\.[a-z_]+)``")


@dataclass(frozen=True, slots=True)
class Action:
    part: str
    name: str
    function: Callable[..., Any]

    @property
    def says(self) -> bool:
        """Whether it tells at all what it records, or that it records nothing."""
        return bool(SAYS.search(inspect.getdoc(self.function) or ""))

    @property
    def said(self) -> frozenset[str]:
        """Codes of the verbs that its docstring names."""
        found = CODE.findall(inspect.getdoc(self.function) or "")
        return frozenset(code for code in found if code in declared())

    @property
    def reached(self) -> frozenset[str]:
        """Codes of the verbs that its code, and what it calls within its part, writes."""
        return frozenset(_verbs_of(self.function, self.part, set()))


@cache
def public_actions() -> tuple[Action, ...]:
    """Every function that an ``actions`` package of a part offers."""
    return tuple(
        Action(part, name, getattr(package, name))
        for part, package in _packages()
        for name in package.__all__
        if inspect.isfunction(getattr(package, name))
    )


def verbs_by_part() -> dict[str, str]:
    """The part that declares each verb, by the verb's code."""
    return {
        held.code: part
        for part, _package in _packages()
        for held in vars(importlib.import_module(f"thidua.{part}.enums")).values()
        if isinstance(held, Verb)
    }


class Watch:
    """Looks at each entry as it is written: the actions it is written in must say its verb.

    ``wrong`` gathers what was not said.
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        self._parts = verbs_by_part()
        self._actions = {inspect.unwrap(each.function).__code__: each for each in actions}
        self.wrong: list[str] = []

    def entry_written(self, instance: LedgerEntry, created: bool, **_more: object) -> None:
        if not created:
            return
        frame = sys._getframe(1)
        # What a receiver of an event does is said by the action that it calls.
        while frame is not None and frame.f_code is not publish.__code__:
            action = self._actions.get(frame.f_code)
            if (
                action is not None
                and action.part == self._parts.get(instance.verb)
                and instance.verb not in action.said
            ):
                self.wrong.append(f"{action.part}.{action.name} recorded {instance.verb}")
            frame = frame.f_back

    @contextmanager
    def watching(self) -> Iterator["Watch"]:
        post_save.connect(self.entry_written, sender=LedgerEntry)
        try:
            yield self
        finally:
            post_save.disconnect(self.entry_written, sender=LedgerEntry)


def _packages() -> Iterator[tuple[str, ModuleType]]:
    for found in pkgutil.iter_modules(thidua.__path__):
        # The ledger writes entries; it does nothing that an entry would be about.
        if (
            found.name != "ledger"
            and found.ispkg
            and importlib.util.find_spec(f"thidua.{found.name}.actions")
        ):
            yield found.name, importlib.import_module(f"thidua.{found.name}.actions")


def _verbs_of(function: Callable[..., Any], part: str, seen: set[object]) -> Iterator[str]:
    """Verbs named in a function and in the functions of its part that it names."""
    if function in seen:
        return
    seen.add(function)
    for named in _named_by(function):
        if isinstance(named, Verb):
            yield named.code
        elif inspect.isfunction(named) and _part_of(named) == part:
            yield from _verbs_of(named, part, seen)
        elif inspect.isclass(named) and _part_of(named) == part:
            for method in vars(named).values():
                if inspect.isfunction(method) and not _is_generated(method):
                    yield from _verbs_of(method, part, seen)


def _named_by(function: Callable[..., Any]) -> Iterator[object]:
    """What the names in a function's code stand for in its module; tables by what they hold."""
    around = inspect.unwrap(function).__globals__
    if around["__name__"] == verbs.__name__:
        return  # the register holds every verb and writes none
    for node in ast.walk(_tree_of(function)):
        if isinstance(node, ast.Name) and node.id in around:
            held = around[node.id]
            yield from held.values() if isinstance(held, dict) else (held,)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = around.get(node.value.id)
            if inspect.ismodule(owner) and hasattr(owner, node.attr):
                yield getattr(owner, node.attr)


@cache
def _tree_of(function: Callable[..., Any]) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def _is_generated(function: Callable[..., Any]) -> bool:
    """Whether a dataclass or an enumeration made it: nothing of ours is in it."""
    source = Path(inspect.unwrap(function).__code__.co_filename)
    return not source.is_relative_to(Path(thidua.__path__[0]))


def _part_of(named: Any) -> str:
    words = named.__module__.split(".")
    return words[1] if words[0] == "thidua" and len(words) > 1 else ""
