"""Of which unit, person or paper of the demonstration each page is asked.

A page whose address needs values has a sample in a module here, under the same key as its row in
``roles.yaml``; further samples of one page (somebody else's unit, say) carry a variant behind
``#``. Run as a package it prints the path of every row of the table, from the demonstration's
own database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sample:
    arguments: Mapping[str, object] = field(default_factory=dict)
    query: str = ""
    """What stands behind the question mark."""


SAMPLES: dict[str, Callable[[], Sample]] = {}


def sample(key: str) -> Callable[[Callable[[], Sample]], Callable[[], Sample]]:
    """Register the decorated function as the sample of ``key``."""

    def register(find: Callable[[], Sample]) -> Callable[[], Sample]:
        SAMPLES[key] = find
        return find

    return register
