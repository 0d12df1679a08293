"""Gates of a grade: held, not held, or not known while marks are missing.

Knows one sheet. What a missing mark may still add decides whether a gate is open, closed or
undetermined; unknown is never no.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from thidua_core.scoring._sheet import Mark, SectionScore, Sheet
from thidua_core.scoring._table import (
    AllOfGate,
    AnyOfGate,
    Bound,
    CountGate,
    CriterionGate,
    EverySectionGate,
    Gate,
    LostGate,
    SectionGate,
    SectionKind,
)
from thidua_core.scoring._words import listed, pts, shown
from thidua_core.values import Points


class Reach(NamedTuple):
    """How far a gate is reached."""

    holds: bool | None
    """None while it is not known."""
    text: str
    """What is there and what is asked, in words."""


def reach(gate: Gate, sheet: Sheet) -> Reach:
    """Hold one gate against a sheet."""
    match gate:
        case CriterionGate(criterion, bound):
            return _criterion(sheet.mark(criterion), bound)
        case SectionGate(section, bound):
            return _section(sheet.section(section), bound)
        case EverySectionGate(bound):
            ordinary = [each for each in sheet.sections if each.kind is SectionKind.ORDINARY]
            return _every([_section(each, bound) for each in ordinary])
        case CountGate(criteria, bound, at_least):
            marks = [sheet.mark(code) for code in criteria]
            return _count([_criterion(mark, bound) for mark in marks if mark.assigned], at_least)
        case LostGate(section, of_section, share):
            return _lost(sheet.section(section), sheet.section(of_section), share)
        case _:
            assert isinstance(gate, AnyOfGate | AllOfGate)
            parts = [reach(each, sheet) for each in gate.gates]
            every = isinstance(gate, AllOfGate)
            return _every(parts, "mọi điều kiện đều đạt") if every else _any(parts)


def _bound_words(bound: Bound) -> str:
    if bound.at_least_share is not None:
        return f"từ {shown(bound.at_least_share)} điểm tối đa"
    assert bound.at_least_points is not None
    return f"từ {shown(bound.at_least_points)} điểm"


def _passes(bound: Bound, points: Fraction, maximum: Fraction) -> bool:
    if bound.at_least_share is not None:
        return points >= bound.at_least_share * maximum
    return bound.at_least_points is not None and points >= bound.at_least_points


def _between(
    test: Callable[[Fraction], bool], least: Fraction, most: Fraction | None
) -> bool | None:
    """Whether a test that more points can only help is passed, failed, or open."""
    if test(least):
        return True
    return None if most is None or test(most) else False


def _criterion(mark: Mark, bound: Bound) -> Reach:
    if not mark.assigned:
        return Reach(True, f"{mark.code} không tính cho đơn vị")
    maximum = Fraction(0) if mark.maximum is None else mark.maximum.exact()
    asked = f"điều kiện là {_bound_words(bound)}"
    if mark.counted is None:
        most = None if mark.maximum is None else maximum
        holds = _between(lambda points: _passes(bound, points, maximum), mark.least, most)
        return Reach(holds, f"{mark.code} chưa có điểm, {asked}")
    holds = _passes(bound, mark.counted.exact(), maximum)
    basis = f": {mark.basis}" if mark.basis else ""
    return Reach(holds, f"{mark.code} đạt {_of(mark.counted, mark.maximum)}, {asked}{basis}")


def _of(points: Points, maximum: Points | None) -> str:
    """``20,0/25,0 (0,8)``."""
    if maximum is None or not maximum.units:
        return pts(points)
    return f"{pts(points)}/{pts(maximum)} ({shown(points.exact() / maximum.exact())})"


def _section(score: SectionScore, bound: Bound) -> Reach:
    if score.kind is SectionKind.ORDINARY and not score.maximum.units:
        return Reach(True, f"mục {score.code} không tính cho đơn vị")
    maximum = score.maximum.exact()
    least, most = _range(score)
    holds = _between(lambda points: _passes(bound, points, maximum), least, most)
    words = f"mục {score.code} đạt {_of(score.points, score.maximum)}"
    return Reach(holds, f"{words}, điều kiện là {_bound_words(bound)}")


def _every(parts: list[Reach], held: str = "mọi mục đều đạt") -> Reach:
    failed = [part for part in parts if part.holds is False]
    opened = [part for part in parts if part.holds is None]
    holds = False if failed else None if opened else True
    texts = [part.text for part in (failed or opened)]
    return Reach(holds, "; ".join(texts) or held)


def _any(parts: Iterable[Reach]) -> Reach:
    answers = list(parts)
    if any(part.holds for part in answers):
        return Reach(True, next(part.text for part in answers if part.holds))
    holds = None if any(part.holds is None for part in answers) else False
    return Reach(
        holds,
        "không có điều kiện nào trong các điều kiện: " + "; ".join(part.text for part in answers),
    )


def _count(parts: list[Reach], at_least: int) -> Reach:
    held = sum(part.holds is True for part in parts)
    opened = sum(part.holds is None for part in parts)
    holds = True if held >= at_least else None if held + opened >= at_least else False
    lacking = listed([part.text.split(",")[0] for part in parts if not part.holds])
    return Reach(
        holds,
        f"{held} tiêu chí đạt, điều kiện là {at_least}" + (f" ({lacking})" if lacking else ""),
    )


def _lost(score: SectionScore, of: SectionScore, part: Fraction) -> Reach:
    """What was lost is a penalty section's points, or what lacks to an ordinary one's maximum."""
    low, high = _range(score)
    lost, best, worst = score.points.exact(), low, high
    if score.kind is not SectionKind.PENALTY:
        top = score.maximum.exact()
        lost, worst = top - lost, top - low
        best = Fraction(0) if high is None else top - high
    poorest, richest = _range(of)
    text = (
        f"điểm mất ở mục {score.code} là {shown(lost)},"
        f" điều kiện là không quá {shown(part)} của {pts(of.points)} điểm mục {of.code}"
    )
    if worst is not None and worst <= part * poorest:
        return Reach(True, text)
    if richest is not None and best > part * richest:
        return Reach(False, text)
    return Reach(None, text)


def _range(score: SectionScore) -> tuple[Fraction, Fraction | None]:
    """The fewest and the most points that a section may still come to."""
    points = score.points.exact()
    return points - score.risk, None if score.open is None else points + score.open.exact()
