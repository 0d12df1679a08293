"""The Merkle tree of RFC 6962: hashes, appending, and proofs of inclusion and consistency.

Works on hashes alone and reads stored ones through a function; does not know where they are
kept, how they are filed, or what an entry says. A proof that fails is False, not an error.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from thidua_core.errors import InputError

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()

HashReader = Callable[[int, int], bytes]
"""Given level and index, the hash of entries ``index << level`` up to ``(index + 1) << level``.

Level 0 holds leaf hashes; only complete subtrees are ever asked for.
"""


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree and its hash."""

    level: int
    index: int
    hash: bytes


def leaf_hash(entry: bytes) -> bytes:
    """Hash an entry as a leaf (RFC 6962, section 2.1)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into their parent (RFC 6962, section 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def fold(peaks: Sequence[bytes]) -> bytes:
    """Return the root over subtrees that stand side by side, largest first."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


class CompactRange:
    """The right edge of a growing tree: enough to append and to know the root, in O(log n)."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        """Continue a tree of this size from the hashes of its complete subtrees, largest first."""
        self._size = size
        self._peaks = list(peaks)
        if size < 0 or len(self._peaks) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves does not have {len(self._peaks)} peaks")

    @property
    def size(self) -> int:
        """How many leaves have been appended."""
        return self._size

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """Hashes of the complete subtrees, largest first: what to store to continue later."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> list[Node]:
        """Add a leaf hash; return every subtree that it completes, the leaf itself first."""
        completed = [Node(0, self._size, leaf)]
        index, level = self._size, 0
        while index & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            index, level = index >> 1, level + 1
            completed.append(Node(level, index, leaf))
        self._peaks.append(leaf)
        self._size += 1
        return completed

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        return fold(self._peaks)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    tree = CompactRange()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def stored_peaks(read: HashReader, size: int) -> list[bytes]:
    """Read the complete subtrees of a tree of this size, largest first."""
    return _peaks(read, 0, size)


def inclusion_proof(read: HashReader, index: int, size: int) -> list[bytes]:
    """Return the audit path of an entry in the tree of the first ``size`` entries."""
    if not 0 <= index < size:
        raise InputError(
            f"bản ghi {index}",
            f"nhật ký {size} bản ghi không có bản ghi này",
            f"Hãy hỏi một bản ghi từ 0 đến {size - 1}" if size > 0 else "Nhật ký còn trống",
        )
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(fold(_peaks(read, middle, end)))
            end = middle
        else:
            path.append(fold(_peaks(read, start, middle)))
            start = middle
    return path[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether the proof shows the leaf hash at this index under the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes([*proof, leaf, root]):
        return False
    node, last, reached = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached = node_hash(sibling, reached)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and reached == root


def consistency_proof(read: HashReader, old_size: int, new_size: int) -> list[bytes]:
    """Return the proof that the first ``old_size`` entries are unchanged in the larger tree."""
    if not 0 <= old_size <= new_size:
        raise InputError(
            "bằng chứng nối tiếp",
            f"không có đường từ {old_size} bản ghi tới {new_size} bản ghi",
            "Hãy hỏi từ một bản niêm phong cũ tới một bản mới hơn",
        )
    if old_size == 0:
        return []
    path: list[bytes] = []
    start, end = 0, new_size
    while end != old_size:
        middle = start + _split(end - start)
        if old_size <= middle:
            path.append(fold(_peaks(read, middle, end)))
            end = middle
        else:
            path.append(fold(_peaks(read, start, middle)))
            start = middle
    if start:
        path.append(fold(_peaks(read, start, end)))
    return path[::-1]


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether the proof shows the old tree to be the beginning of the new one.

    RFC 9162, section 2.1.4.2; besides, every tree begins with the empty tree, without a proof.
    """
    if not 0 <= old_size <= new_size or not _are_hashes(proof):
        return False
    if old_size in (0, new_size):
        anchor = new_root if old_size else EMPTY_ROOT
        return not proof and old_root == anchor and (old_size < new_size or old_root == new_root)
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old_reached = new_reached = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old_reached = node_hash(sibling, old_reached)
            new_reached = node_hash(sibling, new_reached)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new_reached = node_hash(new_reached, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and old_reached == old_root and new_reached == new_root


def _peaks(read: HashReader, start: int, end: int) -> list[bytes]:
    """Read the complete subtrees between two leaves; ``start`` is a multiple of the largest."""
    peaks: list[bytes] = []
    while start < end:
        level = (end - start).bit_length() - 1
        peaks.append(read(level, start >> level))
        start += 1 << level
    return peaks


def _split(size: int) -> int:
    """Return the largest power of two below a size of at least two."""
    return 1 << ((size - 1).bit_length() - 1)


def _are_hashes(proof: Sequence[bytes]) -> bool:
    return all(len(sibling) == HASH_SIZE for sibling in proof)
