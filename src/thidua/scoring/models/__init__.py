"""Rows of scoring."""

from thidua.scoring.models.evidence import Evidence
from thidua.scoring.models.figures import FigureAnnex
from thidua.scoring.models.rankings import Ranking
from thidua.scoring.models.sheets import CellChange, ScoreSheet, SheetCell
from thidua.scoring.models.spoken import SpokenOf
from thidua.scoring.models.tables import CriteriaTable

__all__ = [
    "CellChange",
    "CriteriaTable",
    "Evidence",
    "FigureAnnex",
    "Ranking",
    "ScoreSheet",
    "SheetCell",
    "SpokenOf",
]
