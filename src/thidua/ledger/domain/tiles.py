"""Growing a tree that is stored as tiles, one leaf after another.

Reads and writes tiles through a mapping and knows nothing of databases.
"""

from collections.abc import Iterable, MutableMapping

from thidua_core.log import (
    HASH_SIZE,
    TILE_HEIGHT,
    TILE_WIDTH,
    CompactRange,
    HashReader,
    Tile,
    leaf_hash,
    stored_peaks,
    tile_hash_reader,
)

Tiles = MutableMapping[tuple[int, int], bytes]
"""Level and index to the hashes of a tile, one after another, 32 bytes each."""


def append(tiles: Tiles, size: int, leaves: Iterable[bytes]) -> CompactRange:
    """Append leaves to the tree of ``size`` leaves in ``tiles``; returns its new right edge.

    Raises ValueError when a stored tile does not fit the size.
    """
    tree = CompactRange(size, stored_peaks(hash_reader(tiles, size), size))
    for leaf in leaves:
        for node in tree.append(leaf_hash(leaf)):
            level, height = divmod(node.level, TILE_HEIGHT)
            if height == 0:
                _append_hash(tiles, level, node.index, node.hash)
    return tree


def hash_reader(tiles: Tiles, size: int) -> HashReader:
    """A reader of complete subtrees over the stored tiles of a tree of ``size`` leaves."""

    def read_tile(tile: Tile) -> bytes:
        return tiles[tile.level, tile.index][: tile.width * HASH_SIZE]

    return tile_hash_reader(read_tile, size)


def _append_hash(tiles: Tiles, level: int, position: int, digest: bytes) -> None:
    index, place = divmod(position, TILE_WIDTH)
    before = tiles.get((level, index), b"") if place else b""
    if len(before) != place * HASH_SIZE:
        raise ValueError(
            f"tile {level}/{index} holds {len(before) // HASH_SIZE} hashes, not {place}"
        )
    tiles[level, index] = before + digest
