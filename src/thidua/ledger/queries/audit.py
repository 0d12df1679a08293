"""Whether the ledger still says what was sealed: rows against tree, contents against commitments.

What is wrong comes back as findings that name the entry and the place; a damaged ledger is an
answer, not an exception.
"""

from collections.abc import Iterable, Iterator

from thidua.ledger import keys
from thidua.ledger.domain.leaf import commitment
from thidua.ledger.models import LedgerEntry, LogCheckpoint, LogTile
from thidua.ledger.queries.leaves import leaf_of
from thidua_core.log import (
    HASH_SIZE,
    Finding,
    LogReport,
    StoredCheckpoint,
    Tile,
    VerifierKey,
    read_verifier_key,
    verify_log,
)

_CHUNK = 1000


class DatabaseLog:
    """The stored log, as the core's verification reads it."""

    def checkpoints(self) -> Iterable[StoredCheckpoint]:
        for each in LogCheckpoint.objects.order_by("size").iterator(_CHUNK):
            yield StoredCheckpoint(f"bản niêm phong cỡ {each.size}", each.note)

    def entries(self, size: int) -> Iterator[bytes | None]:
        expected = 0
        sealed = LedgerEntry.objects.exclude(leaf_index=None).order_by("leaf_index")
        for entry in sealed.prefetch_related("subjects").iterator(_CHUNK):
            place = entry.leaf_index or 0
            while expected < place:
                yield None
                expected += 1
            yield leaf_of(entry).encode()
            expected += 1
        while expected < size:
            yield None
            expected += 1

    def tile(self, tile: Tile) -> bytes | None:
        stored = LogTile.objects.filter(level=tile.level, index=tile.index).first()
        return None if stored is None else bytes(stored.hashes)[: tile.width * HASH_SIZE]


def verify_ledger(trusted: VerifierKey | None = None) -> LogReport:
    """Verify the whole ledger of this installation.

    Without ``trusted`` the key beside the installation is taken. The witness file is held against
    the database, so that a database that was turned back is found out.
    """
    key = trusted or _own_key()
    report = verify_log(DatabaseLog(), key, _witness())
    broken = list(_broken_commitments())
    if not broken:
        return report
    kept = tuple(each for each in report.findings if each.level == "error")
    return LogReport(report.origin, report.size, report.root, (*kept, *broken))


def _own_key() -> VerifierKey | None:
    path = keys.public_key_path()
    return read_verifier_key(path.read_text().strip()) if path.exists() else None


def _witness() -> list[str]:
    path = keys.witness_path()
    return [path.read_text()] if path.exists() else []


def _broken_commitments() -> Iterator[Finding]:
    """Entries whose content no longer is what they committed to; an erased content is none."""
    entries = LedgerEntry.objects.exclude(content=None).order_by("id")
    for entry in entries.iterator(_CHUNK):
        if commitment(bytes(entry.salt or b""), entry.content or {}) != entry.commitment:
            yield Finding(
                "error",
                "content_altered",
                f"Nội dung của bản ghi “{entry.verb}” đã bị sửa sau khi ghi: không khớp với cam "
                "kết trong nhật ký. Đối chiếu với bản sao lưu gần nhất.",
                f"bản ghi {entry.leaf_index if entry.leaf_index is not None else entry.public_id}",
            )
