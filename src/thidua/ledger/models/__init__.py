"""Rows of the ledger and of its log."""

from thidua.ledger.models.entry import EntrySubject, LedgerEntry
from thidua.ledger.models.log import LogCheckpoint, LogTile

__all__ = ["EntrySubject", "LedgerEntry", "LogCheckpoint", "LogTile"]
