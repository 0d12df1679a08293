"""Laying the entries that were found beside the hashes that were sealed, one block at a time.

Tells a changed entry from a lost, an added or a moved one by looking a little way ahead; does
not know which of the two sides is the true one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from thidua_core.log._tree import leaf_hash

AHEAD = 256
"""How far past a block both sides are read to find where they agree again."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place of the log where the sealed entry is not found."""

    place: int
    sealed: bytes | None
    """The hash that belongs there; None where that is lost too."""
    found: bytes | None
    """The hash of what stands there instead; None where nothing does."""


@dataclass(frozen=True, slots=True)
class Stray:
    """An entry found between two sealed ones."""

    before: int
    """The place that follows it."""
    found: bytes


@dataclass(slots=True)
class Alignment:
    """How one block of found entries lies beside the sealed hashes."""

    damages: list[Damage] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    used: int = 0
    """How many of the found entries belong to this block, strays included."""


class FoundHashes:
    """The leaf hashes of entries as they come, with as much read ahead as is asked."""

    def __init__(self, entries: Iterable[bytes | None]) -> None:
        """Take the entries in order; None is one that its keeper knows to be gone."""
        self._coming = (None if entry is None else leaf_hash(entry) for entry in entries)
        self._ahead: list[bytes | None] = []

    def ahead(self, count: int) -> list[bytes | None]:
        """Return the next hashes without using them up; fewer at the end."""
        self._ahead += islice(self._coming, max(0, count - len(self._ahead)))
        return self._ahead[:count]

    def use(self, count: int) -> None:
        """Go past this many of the hashes read ahead."""
        del self._ahead[:count]

    def count_rest(self) -> int:
        """Use everything up and return how many entries that was."""
        rest = sum(found is not None for found in self._ahead)
        rest += sum(found is not None for found in self._coming)
        self._ahead.clear()
        return rest


def align(
    found: Sequence[bytes | None], sealed: Sequence[bytes], first: int, width: int
) -> Alignment:
    """Lay found hashes beside the sealed ones of a block and of what follows it.

    ``sealed`` begins with the ``width`` hashes of the block, whose first place in the log is
    ``first``; hashes after them only serve to find where the two sides agree again.
    """
    alignment = Alignment()
    at = place = 0
    while place < width and at < len(found):
        if found[at] == sealed[place]:
            at, place = at + 1, place + 1
            continue
        skip, miss = _agree_again(found[at:], sealed[place:])
        for step in range(max(skip, miss)):
            if place == width:
                break
            here = found[at] if step < skip else None
            if step < miss:
                alignment.damages.append(Damage(first + place, sealed[place], here))
                place += 1
            elif here is not None:
                alignment.strays.append(Stray(first + place, here))
            at += step < skip
    for lost in range(place, width):
        alignment.damages.append(Damage(first + lost, sealed[lost], None))
    alignment.used = at
    return alignment


def compare_in_place(
    found: Sequence[bytes | None], sealed: Sequence[bytes] | None, first: int, width: int
) -> Alignment:
    """Lay found hashes place by place, trusting that none was lost or added in between."""
    beside: list[bytes | None] = [None] * width if sealed is None else [*sealed]
    padded = [*found, *[None] * (width - len(found))]
    damages = [
        Damage(first + place, beside[place], padded[place])
        for place in range(width)
        if padded[place] is None or (sealed is not None and padded[place] != beside[place])
    ]
    return Alignment(damages, used=min(width, len(found)))


def _agree_again(found: Sequence[bytes | None], sealed: Sequence[bytes]) -> tuple[int, int]:
    """Return how many to skip on each side, as few as possible, until both agree or one ends."""
    if found[0] is None:
        return 1, 1
    places: dict[bytes, int] = {}
    for place, hash_sealed in enumerate(sealed):
        places.setdefault(hash_sealed, place)
    nearest: tuple[int, int] | None = None
    for skip, hash_found in enumerate(found):
        if nearest is not None and skip >= max(nearest):
            break
        miss = places.get(hash_found) if hash_found is not None else None
        if miss is not None and (nearest is None or max(skip, miss) < max(nearest)):
            nearest = (skip, miss)
    shorter = min(len(found), len(sealed))
    return nearest or (shorter, shorter)
