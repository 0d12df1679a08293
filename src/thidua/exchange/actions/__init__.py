"""Writes of the exchange."""

from thidua.exchange.actions.annex import apply_annex, hold_annex
from thidua.exchange.actions.apply import Applied, ImportRefused, apply_import
from thidua.exchange.actions.handing_over import hand_over_year
from thidua.exchange.actions.hold import apply_held, hold_import
from thidua.exchange.actions.undo import undo_import

__all__ = [
    "Applied",
    "ImportRefused",
    "apply_annex",
    "apply_held",
    "apply_import",
    "hand_over_year",
    "hold_annex",
    "hold_import",
    "undo_import",
]
