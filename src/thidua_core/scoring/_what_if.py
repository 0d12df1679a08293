"""What would have changed a unit's place or grade: the smallest change of one of its marks.

Found by summing the sheet anew with the changed mark and putting the group in order again; every
other mark stays as it is. Knows nothing of how a mark came about, and proposes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua_core.scoring._gates import reach
from thidua_core.scoring._grading import Graded, grade_sheet, within_bounds
from thidua_core.scoring._marks import least_of
from thidua_core.scoring._scores import Placing, Scores, placing_of
from thidua_core.scoring._sheet import Mark, Sheet, with_mark
from thidua_core.scoring._table import CriteriaTable, SectionKind
from thidua_core.scoring._words import grade_name, listed, pts
from thidua_core.values import Points


class Goal(StrEnum):
    """What would have come about."""

    ABOVE = "above"
    """A rank above those who stand next above."""
    BELOW = "below"
    """A rank below those who stand next below."""
    GRADE = "grade"
    """A better grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChange:
    """One mark of the unit, as it is and as it would have to be."""

    criterion: str
    before: Points
    after: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """One outcome that is near, and the smallest change that brings it about."""

    goal: Goal
    change: MarkChange | None
    """None where no change of a single mark is enough."""
    text: str


def what_would_change(scores: Scores, unit: str) -> tuple[WhatIf, ...]:
    """What would have changed the place and the grade of a unit; empty where it is not ranked.

    StopIteration for a stranger. The change is the smallest one in points; of equal ones the first
    in the order of the table.
    """
    scored = scores.unit(unit)
    if scored.rank is None:
        return ()
    return tuple(_Group(scores, scored.sheet).answers())


_Reached = Callable[[Placing], bool]


class _Group:
    """One unit among those it is ranked with, each graded once."""

    def __init__(self, scores: Scores, sheet: Sheet) -> None:
        self.table, self.sheet = scores.table, sheet
        self.others = [
            grade_sheet(self.table, each.sheet)
            for each in scores.units
            if each.sheet.group == sheet.group and each.sheet.unit != sheet.unit
        ]
        self.present = self._placing(sheet)
        self.rules = {each.code: each.rule for each in self.table.all_criteria()}

    def _placing(self, sheet: Sheet) -> Placing:
        return placing_of(self.table, [*self.others, grade_sheet(self.table, sheet)])

    def answers(self) -> Iterator[WhatIf]:
        """Above, below, grade: those that there are."""
        rows = self.present.order
        at = next(place for place, row in enumerate(rows) if self.sheet.unit in _names(row))
        if at:
            yield self._towards(Goal.ABOVE, _names(rows[at - 1]))
        if at + 1 < len(rows):
            yield self._towards(Goal.BELOW, _names(rows[at + 1]))
        grade = self.present.graded(self.sheet.unit).grade
        if grade:
            yield self._better(grade)

    def _towards(self, goal: Goal, names: Sequence[str]) -> WhatIf:
        own, raising = self.sheet.unit, goal is Goal.ABOVE

        def reached(placing: Placing) -> bool:
            ranks = placing.ranks()
            apart = [ranks[name] - ranks[own] for name in names]
            return all(each > 0 for each in apart) if raising else all(each < 0 for each in apart)

        change = self._smallest(reached, raising=raising)
        words = _change_words(self.sheet, change)
        above = f"Để xếp trên {listed(list(names))}"
        if raising:
            text = f"{above}: {words}." if change else f"{above}: {_NO_SINGLE}."
        elif change:
            text = f"Nếu {words} thì xếp sau {listed(list(names))}."
        else:
            text = f"Đổi điểm của một tiêu chí thì vẫn không xếp sau {listed(list(names))}."
        return WhatIf(goal=goal, change=change, text=text)

    def _better(self, grade: int) -> WhatIf:
        def reached(placing: Placing) -> bool:
            found = placing.graded(self.sheet.unit).grade
            return found is not None and found < grade

        change = self._smallest(reached, raising=True)
        held = _held_by(self.table, self.sheet, grade)
        if change is None:
            wanted = grade_name(self.table.grades[grade - 1])
            return WhatIf(
                goal=Goal.GRADE,
                change=None,
                text=f"Để xếp loại {wanted}: {_NO_SINGLE}.{held}",
            )
        graded = self._placing(_changed(self.table, self.sheet, change)).graded(self.sheet.unit)
        assert graded.grade is not None
        wanted = grade_name(self.table.grades[graded.grade])
        words = _change_words(self.sheet, change)
        return WhatIf(goal=Goal.GRADE, change=change, text=f"Để xếp loại {wanted}: {words}.{held}")

    def _smallest(self, reached: _Reached, *, raising: bool) -> MarkChange | None:
        best: MarkChange | None = None
        fewest: int | None = None
        for mark in self.sheet.marks:
            if not mark.assigned or mark.counted is None:
                continue
            up = raising != (mark.kind is SectionKind.PENALTY)
            room = self._room(mark, mark.counted, up=up)
            steps = self._steps(
                mark, room if fewest is None else min(room, fewest - 1), reached, up
            )
            if steps is not None:
                fewest, best = steps, self._moved(mark, steps, up=up)
        return best

    def _steps(self, mark: Mark, most: int, reached: _Reached, up: bool) -> int | None:
        """The fewest steps of one mark with which the outcome is reached; None above ``most``."""

        def holds(steps: int) -> bool:
            change = self._moved(mark, steps, up=up)
            return reached(self._placing(_changed(self.table, self.sheet, change)))

        if most < 1 or not holds(most):
            return None
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def _moved(self, mark: Mark, steps: int, *, up: bool) -> MarkChange:
        assert mark.counted is not None
        moved = steps * self.table.unit.step * (1 if up else -1)
        after = Points(mark.counted.units + moved, mark.counted.decimals)
        return MarkChange(criterion=mark.code, before=mark.counted, after=after)

    def _room(self, mark: Mark, counted: Points, *, up: bool) -> int:
        """How many steps a mark can still be moved."""
        if up and mark.maximum is None:
            # Nothing bounds the mark: more than everybody's points together changes nothing more.
            together = sum(each.sheet.points.units for each in self.others)
            units = together + self.sheet.maximum.units + self.table.unit.step
        elif up:
            assert mark.maximum is not None
            units = mark.maximum.units - counted.units
        else:
            floor: Fraction = least_of(self.rules[mark.code]) * 10**counted.decimals
            units = counted.units - int(floor)
        return int(units) // self.table.unit.step


def _changed(table: CriteriaTable, sheet: Sheet, change: MarkChange) -> Sheet:
    return with_mark(table, sheet, change.criterion, change.after)


def _names(row: Sequence[Graded]) -> list[str]:
    return [each.sheet.unit for each in row]


_NO_SINGLE = "đổi điểm của một tiêu chí thì chưa đủ"


def _change_words(sheet: Sheet, change: MarkChange | None) -> str:
    """``thêm 3,5 điểm ở A1 (12,0 thay cho 8,5)``."""
    if change is None:
        return ""
    more = change.after > change.before
    moved = change.after - change.before if more else change.before - change.after
    points = "điểm trừ" if sheet.mark(change.criterion).kind is SectionKind.PENALTY else "điểm"
    return (
        f"{'thêm' if more else 'bớt'} {pts(moved)} {points} ở {change.criterion}"
        f" ({pts(change.after)} thay cho {pts(change.before)})"
    )


def _held_by(table: CriteriaTable, sheet: Sheet, grade: int) -> str:
    """Which gates of the next better grade do not hold although its bounds are met."""
    wanted = table.grades[grade - 1]
    if not within_bounds(wanted, sheet):
        return ""
    answers = [reach(gate, sheet) for gate in wanted.gates]
    failed = [answer.text for answer in answers if answer.holds is False]
    if not failed:
        return ""
    return f" Điều kiện giữ xếp loại ở mức {grade_name(table.grades[grade])}: {'; '.join(failed)}."
