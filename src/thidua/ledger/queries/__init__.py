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
from thidua.ledger.queries.extract import log_extract_about
from thidua.ledger.queries.log import CheckpointRow, checkpoint_rows, latest_checkpoint
from thidua.ledger.queries.notes import KeyRow, NoteAnswer, check_note, public_key

__all__ = [
    "CheckpointRow",
    "EntryRow",
    "KeyRow",
    "NoteAnswer",
    "check_note",
    "checkpoint_rows",
    "count_unsealed",
    "entries_about",
    "entries_by_unit",
    "entries_for_subject",
    "entry_rows",
    "latest_checkpoint",
    "latest_entries",
    "log_extract_about",
    "public_key",
    "search_entries",
]
