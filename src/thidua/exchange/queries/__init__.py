"""Reads of the exchange."""

from thidua.exchange.queries.preview import Planned, Preview, preview_import
from thidua.exchange.queries.runs import RunRow, find_run, held_preview, run_rows, runs_for

__all__ = [
    "Planned",
    "Preview",
    "RunRow",
    "find_run",
    "held_preview",
    "preview_import",
    "run_rows",
    "runs_for",
]
