"""Writes of the ledger."""

from thidua.ledger.actions.record import record
from thidua.ledger.actions.seal import seal_pending

__all__ = ["record", "seal_pending"]
