"""From a table and what units brought to points, grades, ranks and their reasons.

The one door of the room: everything is computed anew from its inputs, so that equal inputs give
equal scores whatever the order of rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thidua_core.scoring._entries import Entry
from thidua_core.scoring._facts import Register, gather
from thidua_core.scoring._grading import Graded, grade_sheet, within_places
from thidua_core.scoring._rank_words import rank_words, sheet_words
from thidua_core.scoring._ranking import Tie, order_group
from thidua_core.scoring._sheet import Sheet, fill_sheets
from thidua_core.scoring._table import CriteriaTable, RankBy


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScore:
    """One unit's result."""

    sheet: Sheet
    rank: int | None
    """Within the group; None for a unit that is not ranked."""
    grade: str | None
    """The grade's code; None without grades, undetermined, or not ranked."""
    not_for: tuple[str, ...]
    """Codes of awards for which the unit is not considered."""
    why: tuple[str, ...]
    """How points, rank and grade came about, a Vietnamese sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The results of all units: group by group, in the order of rank."""

    table: CriteriaTable
    units: tuple[UnitScore, ...]
    ties: tuple[Tie, ...]
    warnings: tuple[str, ...]

    def unit(self, name: str) -> UnitScore:
        """Return the result of a unit; StopIteration for a stranger."""
        return next(each for each in self.units if each.sheet.unit == name)


def score(
    table: CriteriaTable, entries: Iterable[Entry], *, register: Register | None = None
) -> Scores:
    """Score, grade and rank all units.

    ``register`` gives facts for criteria fed by the award register: how many of an award a unit
    has for a year; what it lacks is unknown. InputError names the entry that cannot be used.
    """
    sheets = fill_sheets(table, gather(table, entries, register))
    units: list[UnitScore] = []
    ties: list[Tie] = []
    warnings = [*table.warnings, *(said for sheet in sheets for said in sheet.warnings)]
    for group in dict.fromkeys(sheet.group for sheet in sheets):
        members = [grade_sheet(table, sheet) for sheet in sheets if sheet.group == group]
        placed = _place(table, members)
        units += placed.units
        ties += placed.ties
        warnings += placed.warnings
    return Scores(table=table, units=tuple(units), ties=tuple(ties), warnings=tuple(warnings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """The ranked units of one group in their order, the quotas of grades counted in."""

    order: Sequence[Sequence[Graded]]
    """Classes of equal rank, the first first."""
    ties: tuple[Tie, ...]
    warnings: tuple[str, ...]

    def ranks(self) -> dict[str, int]:
        """Ranks by the unit's name: equal ranks share the number and the next is skipped."""
        ranks: dict[str, int] = {}
        rank = 1
        for equals in self.order:
            ranks |= dict.fromkeys((each.sheet.unit for each in equals), rank)
            rank += len(equals)
        return ranks

    def graded(self, unit: str) -> Graded:
        """Return the unit with its grade; StopIteration where it is not ranked."""
        row = (each for equals in self.order for each in equals)
        return next(each for each in row if each.sheet.unit == unit)


def placing_of(table: CriteriaTable, members: Sequence[Graded]) -> Placing:
    """Put one group in order; ``members`` are all of it, those not ranked included."""
    order, ties = order_group(table, [each for each in members if each.ranked])
    moved, warnings = within_places(table, order, len(members))
    order = [[moved.get(each.sheet.unit, each) for each in equals] for equals in order]
    if moved and RankBy.GRADE in table.rank_by:
        order, ties = order_group(table, [each for equals in order for each in equals])
    return Placing(order=order, ties=ties, warnings=warnings)


def _place(table: CriteriaTable, members: Sequence[Graded]) -> Scores:
    """One group in order, its quotas of grades counted in."""
    placing = placing_of(table, members)
    ranks = placing.ranks()
    units = [
        _result(table, each, ranks[each.sheet.unit]) for equals in placing.order for each in equals
    ]
    said = rank_words(table, placing.order, placing.ties)
    units = [replace(each, why=(*each.why, *said[each.sheet.unit])) for each in units]
    units += [
        replace(_result(table, each, None), why=(*each.why, *sheet_words(table, each.sheet)))
        for each in members
        if not each.ranked
    ]
    return Scores(table=table, units=tuple(units), ties=placing.ties, warnings=placing.warnings)


def _result(table: CriteriaTable, graded: Graded, rank: int | None) -> UnitScore:
    return UnitScore(
        sheet=graded.sheet,
        rank=rank,
        grade=None if graded.grade is None else table.grades[graded.grade].code,
        not_for=graded.not_for,
        why=graded.why,
    )
