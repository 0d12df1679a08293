"""Writes of scoring."""

from thidua.scoring.actions.agreeing import MarkChanged, agree_mark, speak_of, undo_agreed
from thidua.scoring.actions.appraising import (
    answer_explanation,
    appraise_sheet,
    explain_sheet,
)
from thidua.scoring.actions.cells import CellChanged, enter_cell, undo_cell
from thidua.scoring.actions.claiming import (
    recall_sheet,
    return_sheet,
    submit_sheet,
    take_sheet,
)
from thidua.scoring.actions.cross_marks import CrossMark, give_cross_marks
from thidua.scoring.actions.crossing import assign_scorer, draw_scorers, submit_crossing
from thidua.scoring.actions.evidence import (
    Piece,
    add_evidence,
    bring_evidence,
    withdraw_evidence,
)
from thidua.scoring.actions.figures import Figures, enter_figures
from thidua.scoring.actions.freezing import Correction, correct_year, freeze_year, publish_year
from thidua.scoring.actions.opening import Pledged, open_missing_sheets
from thidua.scoring.actions.reopening import withdraw_freeze
from thidua.scoring.actions.results import apply_results
from thidua.scoring.actions.tables import (
    Basis,
    adopt_table,
    draft_body_table,
    draft_table,
    simulate_table,
)

__all__ = [
    "Basis",
    "CellChanged",
    "Correction",
    "CrossMark",
    "Figures",
    "MarkChanged",
    "Piece",
    "Pledged",
    "add_evidence",
    "adopt_table",
    "agree_mark",
    "answer_explanation",
    "apply_results",
    "appraise_sheet",
    "assign_scorer",
    "bring_evidence",
    "correct_year",
    "draft_body_table",
    "draft_table",
    "draw_scorers",
    "enter_cell",
    "enter_figures",
    "explain_sheet",
    "freeze_year",
    "give_cross_marks",
    "open_missing_sheets",
    "publish_year",
    "recall_sheet",
    "return_sheet",
    "simulate_table",
    "speak_of",
    "submit_crossing",
    "submit_sheet",
    "take_sheet",
    "undo_agreed",
    "undo_cell",
    "withdraw_evidence",
    "withdraw_freeze",
]
