"""Lots for cross-scoring, drawn with a number that everybody knows, so that anybody can draw again.

The units stand in a round, each marks the next one. Knows names and the number; not who may draw.
"""

import hashlib
from collections.abc import Iterable

FEWEST = 3
"""Of two units each would mark the other."""


def drawn_round(names: Iterable[str], code: str) -> tuple[str, ...]:
    """The names in the order of the lots: by the SHA-256 of the number, a bar and the name.

    Each unit marks the one after it, the last the first. The order of ``names`` plays no part.
    Raises ValueError below three names.
    """
    drawn = sorted(set(names), key=lambda name: hashlib.sha256(f"{code}|{name}".encode()).digest())
    if len(drawn) < FEWEST:
        raise ValueError(f"lots are for {FEWEST} units or more: {drawn}")
    return tuple(drawn)
