"""Criteria tables and what units reach under them: marks, sums, gates, ranks, with the reasons.

Exact throughout: points are whole numbers of the table's unit, shares are fractions. Knows
neither Django nor any law, nor where figures come from.
"""

from thidua_core.scoring._entries import Entry
from thidua_core.scoring._facts import Register, check
from thidua_core.scoring._output import scores_as_json
from thidua_core.scoring._ranking import Tie
from thidua_core.scoring._results import read_results
from thidua_core.scoring._rules import (
    Deduct,
    Given,
    LeaderRelative,
    PassFail,
    PerEvent,
    PerPercent,
    PlusMinus,
    Prices,
    Proportional,
    Rule,
    Shortfall,
    Tier,
    TierOf,
    Tiers,
)
from thidua_core.scoring._scores import Scores, UnitScore, score
from thidua_core.scoring._sheet import Mark, SectionScore, Sheet, mark_alone, sheet_of
from thidua_core.scoring._simulation import (
    CriterionSpread,
    Simulation,
    simulate,
    simulation_as_json,
)
from thidua_core.scoring._table import (
    AllOfGate,
    AnyOfGate,
    Bound,
    CountGate,
    CriteriaTable,
    Criterion,
    CriterionGate,
    EverySectionGate,
    FromRegister,
    Gate,
    Grade,
    KnockOut,
    LostGate,
    NotArisen,
    Period,
    Place,
    RankBy,
    Section,
    SectionGate,
    SectionKind,
    Take,
)
from thidua_core.scoring._what_if import Goal, MarkChange, WhatIf, what_would_change
from thidua_core.scoring._writing import write_results
from thidua_core.scoring._yaml_table import Opener, read_table, whole_table

__all__ = [
    "AllOfGate",
    "AnyOfGate",
    "Bound",
    "CountGate",
    "CriteriaTable",
    "Criterion",
    "CriterionGate",
    "CriterionSpread",
    "Deduct",
    "Entry",
    "EverySectionGate",
    "FromRegister",
    "Gate",
    "Given",
    "Goal",
    "Grade",
    "KnockOut",
    "LeaderRelative",
    "LostGate",
    "Mark",
    "MarkChange",
    "NotArisen",
    "Opener",
    "PassFail",
    "PerEvent",
    "PerPercent",
    "Period",
    "Place",
    "PlusMinus",
    "Prices",
    "Proportional",
    "RankBy",
    "Register",
    "Rule",
    "Scores",
    "Section",
    "SectionGate",
    "SectionKind",
    "SectionScore",
    "Sheet",
    "Shortfall",
    "Simulation",
    "Take",
    "Tie",
    "Tier",
    "TierOf",
    "Tiers",
    "UnitScore",
    "WhatIf",
    "check",
    "mark_alone",
    "read_results",
    "read_table",
    "score",
    "scores_as_json",
    "sheet_of",
    "simulate",
    "simulation_as_json",
    "what_would_change",
    "whole_table",
    "write_results",
]
