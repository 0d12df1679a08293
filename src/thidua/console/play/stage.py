"""What steps of the demonstration hand on to one another."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account to try things out with; the person is invented."""

    role: str
    username: str
    password: str
    name: str
    title: str
    unit: str


@dataclass(slots=True)
class Stage:
    """The run so far."""

    directory: Path = Path()
    """Where the papers of the demonstration are left."""
    accounts: list[DemoAccount] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its title; it returns what it made, in words, or what was there already."""

    title: str
    play: Callable[[Stage], list[str]]
