"""How well a table tells units apart, seen on results that are known, before it is adopted.

Knows scores, not people: its sentences speak of criteria and spreads and accuse nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from thidua_core.scoring._output import Document, share_text, tie_document
from thidua_core.scoring._ranking import Tie
from thidua_core.scoring._scores import Scores
from thidua_core.scoring._sheet import Mark
from thidua_core.scoring._table import Criterion
from thidua_core.scoring._words import six
from thidua_core.values import Points

NEAR_CEILING: Final = Fraction(95, 100)
"""Above this share a unit is counted as near the ceiling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionSpread:
    """How far apart one criterion puts the units."""

    code: str
    title: str
    units: int
    """For how many units the mark is known."""
    least: Points | None
    greatest: Points | None
    at_maximum: int
    """How many units have the whole maximum."""
    tells_apart: bool | None
    """Whether two units of one group differ; None with fewer than two marks in every group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What a table does to known results."""

    scores: Scores
    criteria: tuple[CriterionSpread, ...]
    near_ceiling: tuple[str, ...]
    """Units whose share is above ``NEAR_CEILING``."""
    least_share: Fraction | None
    greatest_share: Fraction | None
    labels: tuple[str, ...]
    """What deserves a look before the table is adopted, in Vietnamese."""

    @property
    def not_telling_apart(self) -> tuple[str, ...]:
        """Codes of the criteria on which all units of each group are equal."""
        return tuple(each.code for each in self.criteria if each.tells_apart is False)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Units that come out equal."""
        return self.scores.ties


def simulate(scores: Scores) -> Simulation:
    """Look at scores for how well the table tells units apart."""
    criteria = tuple(_spread(scores, criterion) for criterion in scores.table.all_criteria())
    shares = {
        each.sheet.unit: each.sheet.share for each in scores.units if each.sheet.share is not None
    }
    near = tuple(unit for unit, share in shares.items() if share > NEAR_CEILING)
    least = min(shares.values(), default=None)
    greatest = max(shares.values(), default=None)
    return Simulation(
        scores=scores,
        criteria=criteria,
        near_ceiling=near,
        least_share=least,
        greatest_share=greatest,
        labels=tuple(_labels(scores, criteria, near, least, greatest)),
    )


def _spread(scores: Scores, criterion: Criterion) -> CriterionSpread:
    groups: dict[str, list[Mark]] = {}
    for unit in scores.units:
        mark = unit.sheet.mark(criterion.code)
        if mark.counted is not None:
            groups.setdefault(unit.sheet.group, []).append(mark)
    marks = [mark for group in groups.values() for mark in group]
    counted = [mark.counted for mark in marks if mark.counted is not None]
    compared = [group for group in groups.values() if len(group) > 1]
    apart = any(len({mark.counted for mark in group}) > 1 for group in compared)
    return CriterionSpread(
        code=criterion.code,
        title=criterion.title,
        units=len(marks),
        least=min(counted, default=None),
        greatest=max(counted, default=None),
        at_maximum=sum(mark.maximum is not None and mark.counted == mark.maximum for mark in marks),
        tells_apart=apart if compared else None,
    )


def _labels(
    scores: Scores,
    criteria: tuple[CriterionSpread, ...],
    near: tuple[str, ...],
    least: Fraction | None,
    greatest: Fraction | None,
) -> Iterable[str]:
    flat = [each.code for each in criteria if each.tells_apart is False]
    if flat:
        yield (
            f"Mức phân hóa điểm thấp: {len(flat)}/{len(criteria)} tiêu chí không phân biệt"
            f" đơn vị nào: {', '.join(flat)}. Nên xem lại khi soạn bảng."
        )
    yield f"{len(near)}/{len(scores.units)} đơn vị trên 95 % điểm."
    if least is not None and greatest is not None:
        spread = six(greatest - least)
        yield f"Tỷ lệ từ {six(least)} đến {six(greatest)}, chênh lệch {spread}."
    for tie in scores.ties:
        yield f"Có thể bằng nhau: {tie.text}"


def simulation_as_json(simulation: Simulation) -> Document:
    """The simulation as plain Python values; points and shares are texts as in scores."""
    least, greatest = simulation.least_share, simulation.greatest_share
    apart = None if least is None or greatest is None else greatest - least
    return {
        "table": simulation.scores.table.title,
        "year": simulation.scores.table.year,
        "units": len(simulation.scores.units),
        "near_ceiling": list(simulation.near_ceiling),
        "spread": {
            "least": share_text(least),
            "greatest": share_text(greatest),
            "difference": share_text(apart),
        },
        "criteria": [_criterion(each) for each in simulation.criteria],
        "not_telling_apart": list(simulation.not_telling_apart),
        "ties": [tie_document(tie) for tie in simulation.ties],
        "labels": list(simulation.labels),
        "warnings": list(simulation.scores.warnings),
    }


def _criterion(spread: CriterionSpread) -> Document:
    return {
        "code": spread.code,
        "title": spread.title,
        "units": spread.units,
        "least": None if spread.least is None else str(spread.least),
        "greatest": None if spread.greatest is None else str(spread.greatest),
        "at_maximum": spread.at_maximum,
        "tells_apart": spread.tells_apart,
    }
