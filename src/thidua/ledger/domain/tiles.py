"""Growing a tree of tiles, one leaf after another.

A tile of level L holds up to 256 hashes of perfect subtrees of 256**L leaves; when it is full, the
hash over it is appended one level up. This module reads and writes tiles through a mapping and
knows nothing of databases.
"""

import hashlib
from collections.abc import Iterable, MutableMapping

from thidua_core.log import leaf_hash, node_hash

WIDTH = 256
HASH = 32

Tiles = MutableMapping[tuple[int, int], bytes]
"""Level and index to the hashes of a tile, one after another, 32 bytes each."""


def append(tiles: Tiles, size: int, leaves: Iterable[bytes]) -> int:
    """Append leaves to a tree of ``size`` leaves held in ``tiles``; returns the new size."""
    for leaf in leaves:
        _append_hash(tiles, 0, size, leaf_hash(leaf))
        size += 1
    return size


def _append_hash(tiles: Tiles, level: int, position: int, digest: bytes) -> None:
    index, offset = divmod(position, WIDTH)
    before = tiles.get((level, index), b"")
    if len(before) != offset * HASH:
        raise ValueError(f"tile {level}/{index} holds {len(before) // HASH} hashes, not {offset}")
    tiles[level, index] = grown = before + digest
    if offset == WIDTH - 1:
        _append_hash(tiles, level + 1, index, perfect_root(split(grown)))


def split(tile: bytes) -> list[bytes]:
    """The hashes of a tile."""
    return [tile[start : start + HASH] for start in range(0, len(tile), HASH)]


def perfect_root(hashes: list[bytes]) -> bytes:
    """The root over a number of hashes that is a power of two."""
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def root(tiles: Tiles, size: int) -> bytes:
    """The root of the tree of ``size`` leaves, from the right edge of its tiles."""
    if size == 0:
        return hashlib.sha256().digest()
    peaks: list[bytes] = []
    level, count = 0, size
    while count:
        index, width = divmod(count, WIDTH)
        if width:
            peaks[:0] = _peaks(split(tiles[level, index])[:width])
        level, count = level + 1, index
    folded = peaks[-1]
    for peak in reversed(peaks[:-1]):
        folded = node_hash(peak, folded)
    return folded


def _peaks(hashes: list[bytes]) -> list[bytes]:
    """Roots of the perfect subtrees that a partial tile consists of, largest first."""
    peaks = []
    while hashes:
        span = 1 << (len(hashes).bit_length() - 1)
        peaks.append(perfect_root(hashes[:span]))
        hashes = hashes[span:]
    return peaks
