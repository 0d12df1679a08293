"""Grades: the first whose bounds and gates hold, what knock-outs take away, what places allow.

Knows one sheet at a time, and for places the order of a group. An undetermined gate leaves the
grade undetermined.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from thidua_core.scoring._gates import reach
from thidua_core.scoring._sheet import Sheet
from thidua_core.scoring._table import CriteriaTable, Grade, KnockOut
from thidua_core.scoring._words import code_words, grade_name, pts, shown, six
from thidua_core.values import rounding_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One unit's sheet with its grade."""

    sheet: Sheet
    grade: int | None
    """Its place in the table's grades, 0 the best; None without grades or undetermined."""
    ranked: bool
    not_for: tuple[str, ...] = ()
    """Codes of awards for which the unit is not considered."""
    why: tuple[str, ...] = ()


def grade_sheet(table: CriteriaTable, sheet: Sheet) -> Graded:
    """Give a sheet its grade, its knock-outs counted in."""
    held = [each for each in table.knock_outs if each.code in sheet.knocked_out]
    not_for = tuple(dict.fromkeys(award for each in held for award in each.not_for))
    why = [_knock_out_words(table, each) for each in held]
    if any(each.not_ranked for each in held):
        return Graded(sheet=sheet, grade=None, ranked=False, not_for=not_for, why=tuple(why))
    own, said = _first_holding(table, sheet, 0)
    grade = own
    if own is not None:
        steps = sum(each.lower_grade_by for each in held)
        caps = [_place(table, each.grade_at_most) for each in held if each.grade_at_most]
        start = min(max([own + steps, *caps]), len(table.grades) - 1)
        if start > own:
            grade, _ = _first_holding(table, sheet, start)
    return Graded(sheet=sheet, grade=grade, ranked=True, not_for=not_for, why=(*said, *why))


def _place(table: CriteriaTable, code: str) -> int:
    return [grade.code for grade in table.grades].index(code)


def _first_holding(
    table: CriteriaTable, sheet: Sheet, start: int
) -> tuple[int | None, tuple[str, ...]]:
    """The first grade from ``start`` on that holds, and why the one before it does not."""
    said: tuple[str, ...] = ()
    for place, grade in enumerate(table.grades[start:], start=start):
        holds, why = _holds(grade, sheet)
        if holds is None:
            return None, (f"Chưa xác định được xếp loại: {why}.",)
        if holds:
            return place, said
        said = (f"Chưa đạt {grade_name(grade)}: {why}.",)
    return None, said


def _holds(grade: Grade, sheet: Sheet) -> tuple[bool | None, str]:
    short = _short_of(grade, sheet)
    if short:
        return False, short
    answers = [reach(gate, sheet) for gate in grade.gates]
    failed = [answer.text for answer in answers if answer.holds is False]
    if failed:
        bound = f"đủ {_bound_words(grade, sheet)} nhưng " if _bound_words(grade, sheet) else ""
        return False, bound + "; ".join(failed)
    opened = [answer.text for answer in answers if answer.holds is None]
    return (None, "; ".join(opened)) if opened else (True, "")


def within_bounds(grade: Grade, sheet: Sheet) -> bool:
    """Whether a sheet has the share and the points that a grade asks for, gates aside."""
    return not _short_of(grade, sheet)


def _short_of(grade: Grade, sheet: Sheet) -> str:
    """Which bound the sheet does not reach; empty where it reaches all."""
    share = Fraction(0) if sheet.share is None else sheet.share
    if grade.at_least_share is not None and share < grade.at_least_share:
        return f"tỷ lệ {six(share)}, điều kiện là từ {shown(grade.at_least_share)}"
    if grade.at_least_points is not None and sheet.points.exact() < grade.at_least_points:
        return f"{pts(sheet.points)} điểm, điều kiện là từ {shown(grade.at_least_points)}"
    return ""


def _bound_words(grade: Grade, sheet: Sheet) -> str:
    if grade.at_least_share is not None and sheet.share is not None:
        return f"tỷ lệ ({six(sheet.share)}, mức {shown(grade.at_least_share)})"
    if grade.at_least_points is not None:
        return f"điểm ({pts(sheet.points)}, mức {shown(grade.at_least_points)})"
    return ""


def _knock_out_words(table: CriteriaTable, knock_out: KnockOut) -> str:
    effects = []
    if knock_out.not_ranked:
        effects.append("không xếp hạng")
    if knock_out.grade_at_most:
        grade = table.grades[_place(table, knock_out.grade_at_most)]
        effects.append(f"xếp loại cao nhất là {grade_name(grade)}")
    if knock_out.lower_grade_by:
        effects.append(f"hạ {knock_out.lower_grade_by} bậc xếp loại")
    if knock_out.not_for:
        effects.append(f"không xét {', '.join(map(code_words, knock_out.not_for))}")
    title = f" ({knock_out.title})" if knock_out.title else ""
    return f"Thuộc trường hợp {knock_out.code}{title}: {', '.join(effects)}."


def within_places(
    table: CriteriaTable, order: Sequence[Sequence[Graded]], members: int
) -> tuple[dict[str, Graded], tuple[str, ...]]:
    """Move to lower grades those for whom a grade has no place left.

    ``order`` holds the classes of equal rank from the first on, ``members`` counts the group.
    Gives the units moved, by name, and warnings.
    """
    moved: dict[str, Graded] = {}
    warnings: list[str] = []
    for place in sorted(table.places, key=lambda each: _place(table, each.grade)):
        grade = _place(table, place.grade)
        allowed = rounding_named(place.round)(place.at_most_share * members)
        taken, full = 0, False
        for equals in order:
            current = [moved.get(each.sheet.unit, each) for each in equals]
            holders = [each for each in current if each.grade == grade]
            full = full or taken + len(holders) > allowed
            if not full:
                taken += len(holders)
                continue
            if len(holders) > 1 and taken < allowed:
                names = ", ".join(each.sheet.unit for each in holders)
                warnings.append(
                    f"{names} bằng hạng, chỉ còn {allowed - taken} chỗ xếp loại"
                    f" {grade_name(table.grades[grade])}: chưa đơn vị nào được xếp vào chỗ đó."
                )
            for each in holders:
                moved[each.sheet.unit] = _moved(table, each, grade, allowed)
    return moved, tuple(warnings)


def _moved(table: CriteriaTable, graded: Graded, grade: int, allowed: int) -> Graded:
    lower, _ = _first_holding(table, graded.sheet, grade + 1)
    said = f"Xếp loại {grade_name(table.grades[grade])} có {allowed} chỗ, đã hết theo thứ hạng."
    return replace(graded, grade=lower, why=(*graded.why, said))
