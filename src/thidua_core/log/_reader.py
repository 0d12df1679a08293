"""What must be readable of a log for it to be verified, wherever it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from thidua_core.log._tiles import Tile


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """A signed checkpoint as it was kept, read or not."""

    where: str
    """File name or row, as a person finds it."""
    text: bytes | str


class LogReader(Protocol):
    """A kept log: a folder, an archive or a database."""

    def checkpoints(self) -> Iterable[StoredCheckpoint]:
        """Give the signed checkpoints in the order in which they were signed, the newest last."""
        ...

    def entries(self, size: int) -> Iterable[bytes | None]:
        """Give the sealed entries of a log of this size in order.

        None stands for an entry known to be gone, so that those after it keep their places.
        Whatever is kept beyond the size is given as well, to be named.
        """
        ...

    def tile(self, tile: Tile) -> bytes | None:
        """Give the content of a tile, cut to its width; None when it is not kept."""
        ...
