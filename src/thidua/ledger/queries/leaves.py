"""The chained part of stored entries."""

from datetime import UTC

from thidua.ledger.domain.leaf import Leaf
from thidua.ledger.models import LedgerEntry


def leaf_of(entry: LedgerEntry) -> Leaf:
    """The leaf of a stored entry; cheap when its subjects are prefetched."""
    return Leaf(
        entry=entry.public_id,
        verb=entry.verb,
        subjects=tuple((each.kind, each.subject_public_id) for each in entry.subjects.all()),
        at=entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        commitment=entry.commitment,
    )
