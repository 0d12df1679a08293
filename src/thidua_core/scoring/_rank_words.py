"""Why a unit stands where it stands, in sentences that can be read out.

Compares neighbours of one group; adds nothing to what was computed.
"""

from collections.abc import Sequence

from thidua_core.scoring._grading import Graded
from thidua_core.scoring._ranking import Tie
from thidua_core.scoring._sheet import Sheet
from thidua_core.scoring._table import CriteriaTable, RankBy
from thidua_core.scoring._words import grade_name, listed, pts, six


def rank_words(
    table: CriteriaTable, order: Sequence[Sequence[Graded]], ties: Sequence[Tie]
) -> dict[str, tuple[str, ...]]:
    """The reasons for the rank of every unit of a group, by the unit's name.

    ``order`` holds the classes of equal rank, the first first.
    """
    row = [each for equals in order for each in equals]
    tied = {
        name: [tie.text for tie in ties if name in tie.units]
        for name in (each.sheet.unit for each in row)
    }
    said: dict[str, tuple[str, ...]] = {}
    for place, graded in enumerate(row):
        lines = [*sheet_words(table, graded.sheet)]
        if place:
            lines += _below(table, row[place - 1], graded)
        if place + 1 < len(row):
            lines += _above(table, graded, row[place + 1])
        said[graded.sheet.unit] = (*lines, *tied[graded.sheet.unit])
    return said


def sheet_words(table: CriteriaTable, sheet: Sheet) -> tuple[str, ...]:
    """How the points of one sheet come about, and what is still to come."""
    lines = [_sum_words(table, sheet), *_left_out(sheet)]
    if sheet.incomplete:
        lines.append(f"Tạm tính: chưa có điểm {listed(list(sheet.incomplete))}.")
    elif sheet.provisional:
        lines.append("Tạm tính: đơn vị khác trong nhóm chưa có đủ kết quả.")
    return tuple(lines)


def _sum_words(table: CriteriaTable, sheet: Sheet) -> str:
    said = f"Điểm các mục {pts(sheet.ordinary)}"
    if table.base.units:
        said = f"Điểm nền {pts(table.base)} + điểm các mục {pts(sheet.ordinary)}"
    if sheet.bonus.units:
        said += f" + điểm cộng {pts(sheet.bonus)}"
    if sheet.penalty.units:
        said += f" − điểm trừ {pts(sheet.penalty)}"
    exact = table.base + sheet.ordinary + sheet.bonus - sheet.penalty
    if exact != sheet.points:
        edge = "không dưới 0" if exact < sheet.points else "không quá điểm tối đa"
        said += f" = {pts(exact)}, {edge}: {pts(sheet.points)}"
    elif table.base.units or sheet.bonus.units or sheet.penalty.units:
        said += f" = {pts(sheet.points)}"
    if sheet.share is None:
        return f"{said}."
    return f"{said}; trên {pts(sheet.maximum)} điểm được giao, tỷ lệ {six(sheet.share)}."


def _left_out(sheet: Sheet) -> list[str]:
    codes = [mark.code for mark in sheet.marks if not mark.assigned]
    if not codes:
        return []
    reason = "không giao hoặc không phát sinh"
    return [f"Không tính {listed(codes)} ({reason}), nên điểm tối đa là {pts(sheet.maximum)}."]


def _first_difference(table: CriteriaTable, upper: Graded, lower: Graded) -> RankBy | None:
    for by in table.rank_by:
        match by:
            case RankBy.GRADE:
                differ = upper.grade != lower.grade
            case RankBy.POINTS:
                differ = upper.sheet.points != lower.sheet.points
            case _:
                differ = upper.sheet.share != lower.sheet.share
        if differ:
            return by
    return None


def _compared(table: CriteriaTable, by: RankBy, first: Graded, second: Graded) -> str:
    match by:
        case RankBy.GRADE:
            return f"xếp loại {_grade(table, first)} và {_grade(table, second)}"
        case RankBy.POINTS:
            return f"điểm {pts(first.sheet.points)} và {pts(second.sheet.points)}"
        case _:
            return f"tỷ lệ {_share(first.sheet)} và {_share(second.sheet)}"


def _grade(table: CriteriaTable, graded: Graded) -> str:
    return "chưa có" if graded.grade is None else grade_name(table.grades[graded.grade])


def _share(sheet: Sheet) -> str:
    return "chưa có" if sheet.share is None else six(sheet.share)


def _above(table: CriteriaTable, upper: Graded, lower: Graded) -> list[str]:
    """Why a unit stands above the next one."""
    by = _first_difference(table, upper, lower)
    if by is None:
        return []
    name = lower.sheet.unit
    if upper.sheet.points < lower.sheet.points and by is not RankBy.POINTS:
        points = f"{pts(upper.sheet.points)} và {pts(lower.sheet.points)}"
        text = f"Xếp trên {name} tuy ít điểm hơn ({points}): {_compared(table, by, upper, lower)}"
        codes = [mark.code for mark in upper.sheet.marks if not mark.assigned]
        if by is RankBy.SHARE and codes:
            text += f", vì {listed(codes)} không tính nên mẫu số là {pts(upper.sheet.maximum)}"
            text += f" thay cho {pts(lower.sheet.maximum)}"
        return [f"{text}."]
    return [f"Xếp trên {name}: {_compared(table, by, upper, lower)}."]


def _below(table: CriteriaTable, upper: Graded, lower: Graded) -> list[str]:
    """Why a unit stands below the one before it."""
    by = _first_difference(table, upper, lower)
    if by is None:
        return []
    return [f"Xếp sau {upper.sheet.unit}: {_compared(table, by, lower, upper)}."]
