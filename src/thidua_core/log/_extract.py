"""A few entries taken out of a log, with what proves each of them to whoever has the log's key.

Knows that entries have bytes and places; not what they mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from thidua_core.log._checkpoint import open_checkpoint
from thidua_core.log._note import VerifierKey
from thidua_core.log._tiles import Tile, tile_hash_reader
from thidua_core.log._tree import inclusion_proof


@dataclass(frozen=True, slots=True)
class EntryProof:
    """An entry of the log and its way up to the signed root."""

    index: int
    entry: bytes
    """The chained bytes of the entry: what the leaf hash is taken of."""
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class LogExtract:
    """As much of a log as shows that some entries are in it."""

    checkpoint: str
    key: VerifierKey
    tiles: Mapping[Tile, bytes]
    proofs: tuple[EntryProof, ...]


def extract_log(
    checkpoint: str,
    key: VerifierKey,
    read_tile: Callable[[Tile], bytes],
    entries: Mapping[int, bytes],
) -> LogExtract:
    """Take the entries at the given places out of a log, with what proves them.

    ``read_tile`` gives a tile of the tree that the checkpoint seals. InputError for an unreadable
    checkpoint and for an entry beyond it.
    """
    size = open_checkpoint(checkpoint, [key]).checkpoint.size
    tiles: dict[Tile, bytes] = {}

    def keeping(tile: Tile) -> bytes:
        if tile not in tiles:
            tiles[tile] = read_tile(tile)
        return tiles[tile]

    read = tile_hash_reader(keeping, size)
    proofs = tuple(
        EntryProof(index, entries[index], tuple(inclusion_proof(read, index, size)))
        for index in sorted(entries)
    )
    return LogExtract(checkpoint, key, tiles, proofs)
