"""Reading a log block by block and settling which of its copies of a hash is the sealed one.

A block is 256 entries. Its hash is known three times over: from the entries, from the tile of
leaf hashes, and from the tile above; the signed root decides between them. Knows nothing of
signatures.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from thidua_core.log._align import AHEAD, Alignment, FoundHashes, align, compare_in_place
from thidua_core.log._reader import LogReader
from thidua_core.log._tiles import TILE_WIDTH, Tile, hashes_in, subtree_root
from thidua_core.log._tree import HASH_SIZE, CompactRange, fold, root_of

MOST_DETAILS = 10_000
"""Damaged entries are told apart up to this many; beyond, only their block is named."""
MOST_READINGS = 512
"""Disputes are combined in every way up to this many; beyond, only uniform ways are tried."""
MOST_LOST = 64
"""After so many blocks in a row without any trace the log is taken to break off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A block of which not everything agrees."""

    tile: Tile
    tile_kept: bool
    """There is a tile, though perhaps not a readable one."""
    entries_kept: bool
    """There is at least one entry."""
    leaves: list[bytes] | None
    """Leaf hashes of the entries as they stand; None when one is lost."""
    from_entries: bytes | None
    from_tile: bytes | None
    from_above: bytes | None
    alignment: Alignment

    @property
    def places(self) -> range:
        """The entries of the block."""
        first = self.tile.index * TILE_WIDTH
        return range(first, first + self.tile.width)

    @property
    def copies(self) -> set[bytes]:
        """The hashes that the block may have."""
        copies = (self.from_entries, self.from_tile, self.from_above)
        return {copy for copy in copies if copy is not None}

    @property
    def has_trace(self) -> bool:
        """Something of the block is left: an entry, a tile, a hash."""
        return self.tile_kept or self.entries_kept or self.from_above is not None


@dataclass(slots=True)
class Walk:
    """What was read of a log, from its first to its last sealed entry."""

    size: int
    roots: list[bytes | None] = field(default_factory=list)
    """Hash of each block; None where it is in dispute."""
    disputes: dict[int, Dispute] = field(default_factory=dict)
    beyond: int = 0
    """How many entries stand after the last sealed one."""

    @property
    def reached(self) -> int:
        """How many entries the blocks read have room for: below the size, the log breaks off."""
        return min(self.size, len(self.roots) * TILE_WIDTH)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The hash of each block as far as it could be decided."""

    walk: Walk
    roots: list[bytes | None]
    holds: bool
    """The hashes lead to the signed root."""


Choice = Callable[[Dispute], bytes | None]


def walk_blocks(reader: LogReader, size: int) -> Walk:
    """Read every entry and every tile of leaf hashes once, in order."""
    walker = _Walker(reader, size)
    walk = Walk(size)
    lost = 0
    for index in range(-(-size // TILE_WIDTH)):
        block = walker.read_block(index)
        if isinstance(block, bytes):
            walk.roots.append(block)
            lost = 0
            continue
        walk.roots.append(None)
        walk.disputes[index] = block
        lost = 0 if block.has_trace else lost + 1
        if lost == MOST_LOST:
            del walk.roots[-lost:]
            for gone in range(len(walk.roots), index + 1):
                del walk.disputes[gone]
            return walk
    walk.beyond = walker.count_rest()
    return walk


def settle(walk: Walk, root: bytes) -> Settlement:
    """Find the reading of the disputed blocks that leads to the signed root.

    Where none does, every block keeps the hash that most of its copies have.
    """
    if walk.reached == walk.size:
        for roots in _readings(walk):
            if tree_root(roots, walk.size) == root:
                return Settlement(walk, roots, holds=True)
    return Settlement(walk, _chosen(walk, _most_supported, _most_supported), holds=False)


def tree_root(roots: Sequence[bytes | None], size: int) -> bytes | None:
    """Return the root over blocks, the last of which may be partial; None if one is unknown."""
    known = [root for root in roots if root is not None]
    if len(known) < len(roots):
        return None
    full = size // TILE_WIDTH
    tree = CompactRange()
    for root in known[:full]:
        tree.append(root)
    return fold([*tree.peaks, *known[full:]])


class GrowingTree:
    """The settled tree as it grew, to be asked for its root at rising sizes."""

    def __init__(self, reader: LogReader, settlement: Settlement) -> None:
        """Take the log as it was read and settled."""
        self._reader = reader
        self._walk = settlement.walk
        self._roots = settlement.roots
        self._blocks = CompactRange()
        self._leaves: list[bytes] | None = None
        self._part = CompactRange()
        self._part_of = -1

    def root_at(self, size: int) -> bytes | None:
        """Return the root of the first entries; None when a hash among them is unknown.

        No size may be smaller than the one before.
        """
        full, rest = divmod(size, TILE_WIDTH)
        for root in self._roots[self._blocks.size : full]:
            if root is None:
                return None
            self._blocks.append(root)
        if self._blocks.size < full:
            return None
        if not rest:
            return self._blocks.root()
        if self._part_of != full:
            self._part_of, self._part = full, CompactRange()
            self._leaves = self._leaves_of(full)
        if self._leaves is None:
            return None
        for leaf in self._leaves[self._part.size : rest]:
            self._part.append(leaf)
        return fold([*self._blocks.peaks, self._part.root()])

    def _leaves_of(self, index: int) -> list[bytes] | None:
        """Return the leaf hashes that a block was settled on; None where they are not known."""
        if index >= len(self._roots):
            return None
        dispute = self._walk.disputes.get(index)
        if dispute is not None and self._roots[index] == dispute.from_entries:
            return dispute.leaves
        if dispute is not None and self._roots[index] != dispute.from_tile:
            return None
        width = min(TILE_WIDTH, self._walk.size - index * TILE_WIDTH)
        return _hashes(self._reader.tile(Tile(0, index, width)), width)


class _Walker:
    """Reads one block after the other."""

    def __init__(self, reader: LogReader, size: int) -> None:
        self._reader = reader
        self._size = size
        self._found = FoundHashes(reader.entries(size))
        self._above: tuple[Tile, list[bytes] | None] | None = None
        self._details = 0

    def read_block(self, index: int) -> bytes | Dispute:
        """Return the hash of a block on which everything agrees, or what does not."""
        tile = self._tile(0, index)
        content = self._reader.tile(tile)
        sealed = _hashes(content, tile.width)
        here = self._found.ahead(tile.width)
        entries_kept = any(one is not None for one in here)
        leaves = _complete(here, tile.width)
        above = self._hash_above(index) if tile.width == TILE_WIDTH else None
        from_tile = _root(sealed)
        from_entries = from_tile if leaves == sealed else _root(leaves)
        if from_tile is not None and from_tile == from_entries and above in (None, from_tile):
            self._found.use(tile.width)
            return from_tile
        fits = from_entries is not None and from_entries in (above, from_tile)
        if not entries_kept or self._details > MOST_DETAILS:
            alignment = Alignment(used=len(here))
        else:
            alignment = self._align(tile, sealed, fits=fits)
        self._found.use(alignment.used)
        self._details += len(alignment.damages)
        if alignment.strays and not alignment.damages:
            leaves, from_entries = sealed, from_tile
        return Dispute(
            tile=tile,
            tile_kept=content is not None,
            entries_kept=entries_kept,
            leaves=leaves,
            from_entries=from_entries,
            from_tile=from_tile,
            from_above=above,
            alignment=alignment,
        )

    def count_rest(self) -> int:
        """Return how many entries follow the last block."""
        return self._found.count_rest()

    def _align(self, tile: Tile, sealed: list[bytes] | None, *, fits: bool) -> Alignment:
        first = tile.index * TILE_WIDTH
        if sealed is None or fits:
            return compare_in_place(self._found.ahead(tile.width), sealed, first, tile.width)
        beyond: list[bytes] = []
        if first + tile.width < self._size:
            after = self._tile(0, tile.index + 1)
            beyond = _hashes(self._reader.tile(after), after.width) or []
        window = self._found.ahead(tile.width + AHEAD)
        return align(window, [*sealed, *beyond], first, tile.width)

    def _hash_above(self, index: int) -> bytes | None:
        tile = self._tile(1, index // TILE_WIDTH)
        if self._above is None or self._above[0] != tile:
            self._above = (tile, _hashes(self._reader.tile(tile), tile.width))
        hashes = self._above[1]
        return None if hashes is None else hashes[index % TILE_WIDTH]

    def _tile(self, level: int, index: int) -> Tile:
        hashes = self._size if level == 0 else self._size // TILE_WIDTH
        return Tile(level, index, min(TILE_WIDTH, hashes - index * TILE_WIDTH))


def _readings(walk: Walk) -> Iterator[list[bytes | None]]:
    """Give the ways to read the disputed blocks, likeliest first."""
    yield _chosen(walk, _most_supported, _most_supported)
    if not walk.disputes:
        return
    choices = (_most_supported, _from_above, _from_tile, _from_entries)
    for full, last in product(choices, (_from_tile, _from_entries)):
        yield _chosen(walk, full, last)
    copies = [sorted(dispute.copies) for dispute in walk.disputes.values()]
    if prod(map(len, copies)) > MOST_READINGS:
        return
    for picked in product(*copies):
        roots = list(walk.roots)
        for index, root in zip(walk.disputes, picked, strict=True):
            roots[index] = root
        yield roots


def _chosen(walk: Walk, full: Choice, last: Choice) -> list[bytes | None]:
    roots = list(walk.roots)
    for index, dispute in walk.disputes.items():
        roots[index] = full(dispute) if dispute.tile.width == TILE_WIDTH else last(dispute)
    return roots


def _most_supported(dispute: Dispute) -> bytes | None:
    copies = [dispute.from_tile, dispute.from_above, dispute.from_entries]
    known = [copy for copy in copies if copy is not None]
    return max(known, key=known.count, default=None)


def _from_above(dispute: Dispute) -> bytes | None:
    return dispute.from_above or dispute.from_tile or dispute.from_entries


def _from_tile(dispute: Dispute) -> bytes | None:
    return dispute.from_tile or dispute.from_above or dispute.from_entries


def _from_entries(dispute: Dispute) -> bytes | None:
    return dispute.from_entries or dispute.from_tile or dispute.from_above


def _root(leaves: list[bytes] | None) -> bytes | None:
    if leaves is None:
        return None
    return subtree_root(leaves) if len(leaves) == TILE_WIDTH else root_of(leaves)


def _hashes(content: bytes | None, width: int) -> list[bytes] | None:
    """Cut the content of a tile into hashes; None when it does not have its size."""
    if content is None or len(content) != width * HASH_SIZE:
        return None
    return hashes_in(content)


def _complete(found: list[bytes | None], width: int) -> list[bytes] | None:
    present = [one for one in found if one is not None]
    return present if len(present) == width else None
