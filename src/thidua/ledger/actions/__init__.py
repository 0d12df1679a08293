"""Writes of the ledger."""

from thidua.ledger.actions.erase import erase_contents
from thidua.ledger.actions.record import record
from thidua.ledger.actions.seal import seal_pending

__all__ = ["erase_contents", "record", "seal_pending"]
