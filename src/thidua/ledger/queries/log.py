"""The log's checkpoints as rows."""

from dataclasses import dataclass
from datetime import datetime

from thidua.kernel.clock import VIETNAM
from thidua.ledger.models import LogCheckpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointRow:
    """One signed checkpoint."""

    size: int
    root: str
    """Hexadecimal SHA-256 root."""
    at: datetime
    note: str


def latest_checkpoint() -> CheckpointRow | None:
    """The newest checkpoint, or None while nothing has been sealed."""
    newest = LogCheckpoint.objects.order_by("-size").first()
    return None if newest is None else _row(newest)


def checkpoint_rows(limit: int = 50) -> list[CheckpointRow]:
    """The newest checkpoints, newest first."""
    return [_row(each) for each in LogCheckpoint.objects.order_by("-size")[:limit]]


def _row(checkpoint: LogCheckpoint) -> CheckpointRow:
    return CheckpointRow(
        size=checkpoint.size,
        root=checkpoint.root,
        at=checkpoint.at.astimezone(VIETNAM),
        note=checkpoint.note,
    )
