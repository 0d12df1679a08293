"""Scores as the JSON document of the contract.

Points are texts with exactly the table's decimals, shares have six, so equal scores are equal
texts.
"""

from fractions import Fraction

from thidua_core.scoring._ranking import Tie
from thidua_core.scoring._scores import Scores, UnitScore
from thidua_core.scoring._sheet import Mark, SectionScore
from thidua_core.values import Points, half_up

Document = dict[str, object]


def scores_as_json(scores: Scores) -> Document:
    """The document of the contract, of plain Python values."""
    return {
        "table": scores.table.title,
        "year": scores.table.year,
        "units": [_unit(each) for each in scores.units],
        "ties": [tie_document(each) for each in scores.ties],
        "warnings": list(scores.warnings),
    }


def share_text(share: Fraction | None) -> str | None:
    """A share with six decimals and a point; None stays None."""
    return None if share is None else str(Points(half_up(share * 1_000_000), 6))


def _unit(unit: UnitScore) -> Document:
    sheet = unit.sheet
    return {
        "unit": sheet.unit,
        "group": sheet.group or None,
        "rank": unit.rank,
        "provisional": sheet.provisional,
        "points": str(sheet.points),
        "maximum": str(sheet.maximum),
        "share": share_text(sheet.share),
        "grade": unit.grade,
        "knocked_out": list(sheet.knocked_out),
        "bonus": str(sheet.bonus),
        "penalty": str(sheet.penalty),
        "not_for": list(unit.not_for),
        "incomplete": list(sheet.incomplete),
        "why": list(unit.why),
        "sections": [_section(each) for each in sheet.sections],
        "criteria": [_mark(each) for each in sheet.marks],
    }


def _section(score: SectionScore) -> Document:
    return {
        "code": score.code,
        "kind": score.kind.value,
        "points": str(score.points),
        "maximum": str(score.maximum),
    }


def _mark(mark: Mark) -> Document:
    return {
        "code": mark.code,
        "assigned": mark.assigned,
        "maximum": _text(mark.maximum),
        "computed": _text(mark.computed),
        "claimed": _text(mark.claimed),
        "crossed": _text(mark.crossed),
        "appraised": _text(mark.appraised),
        "counted": _text(mark.counted),
        "why": mark.why,
    }


def _text(points: Points | None) -> str | None:
    return None if points is None else str(points)


def tie_document(tie: Tie) -> Document:
    """A tie as plain Python values."""
    return {
        "group": tie.group or None,
        "units": list(tie.units),
        "by": tie.by,
        "text": tie.text,
    }
