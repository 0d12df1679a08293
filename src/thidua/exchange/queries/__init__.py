"""Reads of the exchange."""

from thidua.exchange.queries.annex import (
    AnnexPreview,
    FigureRow,
    draft_of,
    preview_annex,
    template_rows,
)
from thidua.exchange.queries.hand_overs import (
    HandOverRow,
    hand_over_of,
    kept_bundle,
    next_head_of,
    years_to_hand_over,
)
from thidua.exchange.queries.preview import Planned, Preview, preview_import
from thidua.exchange.queries.runs import RunRow, find_run, held_preview, run_rows, runs_for
from thidua.exchange.queries.year_bundle import bundle_parts, year_bundle

__all__ = [
    "AnnexPreview",
    "FigureRow",
    "HandOverRow",
    "Planned",
    "Preview",
    "RunRow",
    "bundle_parts",
    "draft_of",
    "find_run",
    "hand_over_of",
    "held_preview",
    "kept_bundle",
    "next_head_of",
    "preview_annex",
    "preview_import",
    "run_rows",
    "runs_for",
    "template_rows",
    "year_bundle",
    "years_to_hand_over",
]
