"""How a tree and its entries are cut into files: the tiles and bundles of C2SP tlog-tiles.

Knows names, widths and contents; does not know where files are kept or who signed the tree.
A tile is 256 hashes side by side of one level, eight tree levels above the tile below it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from thidua_core.errors import InputError
from thidua_core.log._tree import HASH_SIZE, HashReader, node_hash

TILE_HEIGHT = 8
TILE_WIDTH = 256
LONGEST_ENTRY = 0xFFFF

_PATH = re.compile(
    r"tile/(entries|0|[1-5]?[0-9]|6[0-3])/((?:x[0-9]{3}/)*)([0-9]{3})"
    r"(?:\.p/([1-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?"
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of hashes; narrower than 256 only at the right edge of the tree."""

    level: int
    """0 holds leaf hashes; each hash of level n + 1 is the root of a full tile of level n."""
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The file name, such as ``tile/0/x001/234.p/112``."""
        return f"tile/{self.level}/{_place(self.index, self.width)}"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The entries under one tile of level 0."""

    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The file name, such as ``tile/entries/x001/234.p/112``."""
        return f"tile/entries/{_place(self.index, self.width)}"


def parse_tile_path(path: str) -> Tile | Bundle | None:
    """Read a file name; None when it is not exactly the one that a tile or bundle has."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    kind, upper, lowest, partial = match.groups()
    index = int(upper.replace("x", "").replace("/", "") + lowest)
    width = int(partial) if partial else TILE_WIDTH
    named = Bundle(index, width) if kind == "entries" else Tile(int(kind), index, width)
    return named if named.path == path else None


def tiles_of(size: int, since: int = 0) -> Iterator[Tile]:
    """Name the tiles of a tree, lowest level first; with ``since``, only those it did not have."""
    level = 0
    while size > 0:
        for index in range(since // TILE_WIDTH, -(-size // TILE_WIDTH)):
            width = min(TILE_WIDTH, size - index * TILE_WIDTH)
            if index * TILE_WIDTH + width > since:
                yield Tile(level, index, width)
        size, since, level = size // TILE_WIDTH, since // TILE_WIDTH, level + 1


def bundles_of(size: int, since: int = 0) -> Iterator[Bundle]:
    """Name the entry bundles of a log; with ``since``, only those it did not have."""
    for tile in tiles_of(size, since):
        if tile.level > 0:
            return
        yield Bundle(tile.index, tile.width)


def tile_content(read: HashReader, tile: Tile) -> bytes:
    """Put a tile together from stored hashes."""
    first = tile.index * TILE_WIDTH
    level = tile.level * TILE_HEIGHT
    return b"".join(read(level, first + place) for place in range(tile.width))


def hashes_in(content: bytes) -> list[bytes]:
    """Cut the content of a tile into its hashes."""
    return [content[at : at + HASH_SIZE] for at in range(0, len(content), HASH_SIZE)]


def subtree_root(hashes: list[bytes]) -> bytes:
    """Return the root over a power of two of hashes."""
    while len(hashes) > 1:
        hashes = [
            node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)
        ]
    return hashes[0]


def tile_hash_reader(read_tile: Callable[[Tile], bytes], size: int) -> HashReader:
    """Read any complete subtree of a tree of this size from its tiles; the last tile is kept."""
    kept: dict[Tile, bytes] = {}

    def read(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, TILE_HEIGHT)
        number, place = divmod(index << height, TILE_WIDTH)
        hashes_at_level = size >> (tile_level * TILE_HEIGHT)
        tile = Tile(tile_level, number, min(TILE_WIDTH, hashes_at_level - number * TILE_WIDTH))
        if tile not in kept:
            content = read_tile(tile)
            kept.clear()
            kept[tile] = content
        start = place * HASH_SIZE
        return subtree_root(hashes_in(kept[tile][start : start + (HASH_SIZE << height)]))

    return read


def pack_entries(entries: Iterable[bytes]) -> bytes:
    """Write a bundle: each entry after its length in two bytes, big-endian."""
    packed = bytearray()
    for place, entry in enumerate(entries):
        if len(entry) > LONGEST_ENTRY:
            raise InputError(
                f"bản ghi thứ {place + 1} của tệp",
                f"dài {len(entry)} byte, quá {LONGEST_ENTRY} byte",
                "Hãy ghi vào nhật ký mã băm của tài liệu thay cho cả tài liệu",
            )
        packed += len(entry).to_bytes(2, "big") + entry
    return bytes(packed)


def unpack_entries(bundle: bytes) -> tuple[list[bytes], bool]:
    """Read the entries of a bundle, and whether it ended where its last entry does."""
    entries: list[bytes] = []
    at = 0
    while at + 2 <= len(bundle):
        end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
        if end > len(bundle):
            break
        entries.append(bundle[at + 2 : end])
        at = end
    return entries, at == len(bundle)


def _place(index: int, width: int) -> str:
    upper, lowest = divmod(index, 1000)
    place = f"{lowest:03d}"
    while upper:
        upper, group = divmod(upper, 1000)
        place = f"x{group:03d}/{place}"
    return place if width == TILE_WIDTH else f"{place}.p/{width}"
