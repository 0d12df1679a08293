"""The sequencer: gives committed entries their places in the log and signs a checkpoint.

One sequencer works at a time, in the order in which entries were written. It runs right after each
recorded transaction and, on PostgreSQL, from the worker as well; what a killed process left
unsealed is sealed by the next run.
"""

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from thidua.ledger import keys
from thidua.ledger.actions.tiles import StoredTiles
from thidua.ledger.domain import tiles as growing
from thidua.ledger.models import LedgerEntry, LogCheckpoint
from thidua.ledger.queries.leaves import leaf_of
from thidua_core.log import Checkpoint, sign_checkpoint

_SEQUENCER_LOCK = 0x7468_6964_7561
"""Key of the advisory lock on PostgreSQL: the letters "thidua"."""
BATCH = 5000


def seal_pending() -> int:
    """Seal all committed entries that have no place yet; returns how many.

    Does nothing when another sequencer is at work: that one, or the next, seals them.
    """
    sealed = 0
    while True:
        with transaction.atomic():
            if not _take_turn():
                return sealed
            count, note = _seal_batch()
        if not count:
            return sealed
        _keep_witness(note)
        sealed += count


def _take_turn() -> bool:
    if connection.vendor != "postgresql":
        return True  # an immediate transaction already excludes every other writer
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SEQUENCER_LOCK])
        return bool(cursor.fetchone()[0])


def _seal_batch() -> tuple[int, str]:
    pending = list(
        LedgerEntry.objects.filter(leaf_index=None)
        .order_by("id")
        .prefetch_related("subjects")[:BATCH]
    )
    if not pending:
        return 0, ""
    newest = LogCheckpoint.objects.order_by("-size").first()
    size = newest.size if newest else 0
    stored = StoredTiles()
    for place, entry in enumerate(pending, start=size):
        entry.leaf_index = place
    tree = growing.append(stored, size, (leaf_of(entry).encode() for entry in pending))
    stored.flush()
    LedgerEntry.objects.bulk_update(pending, ["leaf_index"], batch_size=400)
    return len(pending), _sign(tree.size, tree.root()).note


def _sign(size: int, root: bytes) -> LogCheckpoint:
    checkpoint = Checkpoint(origin=settings.LOG_ORIGIN, size=size, root=root)
    return LogCheckpoint.objects.create(
        size=size,
        root=root.hex(),
        at=timezone.now(),
        note=sign_checkpoint(checkpoint, keys.signing_key()),
    )


def _keep_witness(note: str) -> None:
    keys.write_whole(keys.witness_path(), note, mode=0o644)
