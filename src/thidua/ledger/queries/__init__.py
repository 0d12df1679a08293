"""Reads of the ledger."""

from thidua.ledger.queries.entries import (
    EntryRow,
    count_unsealed,
    entries_about,
    entries_by_unit,
    entries_for_subject,
    entry_rows,
    latest_entries,
    search_entries,
)
from thidua.ledger.queries.log import CheckpointRow, checkpoint_rows, latest_checkpoint

__all__ = [
    "CheckpointRow",
    "EntryRow",
    "checkpoint_rows",
    "count_unsealed",
    "entries_about",
    "entries_by_unit",
    "entries_for_subject",
    "entry_rows",
    "latest_checkpoint",
    "latest_entries",
    "search_entries",
]
