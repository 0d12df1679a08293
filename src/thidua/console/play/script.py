"""What one system of the demonstration is told by: a file of facts, and what was made of it.

A file under ``data`` says in our own words what is known of one system. Names in it stand for
units of the loaded organisation; short words (``ke-hoach-16``) name things of the same file.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from thidua.kernel import clock
from thidua.org.queries import units_by_name

Told = Mapping[str, Any]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Script:
    """One file and the database keys of what stands in it."""

    told: Told
    keys: dict[str, int] = field(default_factory=dict)
    """By kind and short word: ``papers.ke-hoach-16``."""
    made: int = 0
    """How many things were not there before this run."""
    _units: dict[tuple[str, date], int] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return str(self.told.get("source", ""))

    def named(self, kind: str) -> Mapping[str, Told]:
        """The things of a kind by their short words."""
        return self.told.get(kind) or {}

    def listed(self, kind: str) -> list[Told]:
        """The things of a kind that need no word."""
        return self.told.get(kind) or []

    def keep(self, kind: str, word: str, key: int) -> None:
        self.keys[f"{kind}.{word}"] = key

    def key(self, kind: str, word: str | None) -> int | None:
        """The key of a named thing; None where the file names none."""
        return None if word is None else self.keys[f"{kind}.{word}"]

    def unit(self, name: str, day: date) -> int:
        """The one unit that bore a name on a day."""
        if (name, day) not in self._units:
            self._units[name, day] = units_by_name(name, day).get().pk
        return self._units[name, day]

    def unit_or_none(self, name: str | None, day: date) -> int | None:
        return None if name is None else self.unit(name, day)


def read_script(name: str) -> Script:
    """The script of a system: ``s1``."""
    return Script(told=_told(name))


@lru_cache
def _told(name: str) -> Told:
    """What a file says, read once; nobody changes it."""
    text = (files("thidua.console.play") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    told: Told = yaml.load(text, _LOADER)  # noqa: S506  # reason: the safe loader, in C where it is there
    return told


@contextmanager
def lived(day: date, hour: int = 8, minute: int = 0) -> Iterator[datetime]:
    """Let the product live on a day while something whole is made; yields the moment.

    What is made is all there or not at all, within the step's own transaction.
    """
    moment = clock.moment(day, hour, minute)
    with clock.at(moment), transaction.atomic():
        yield moment
