"""The marks that people gave: claimed, crossed, appraised, each within what the criterion allows.

Knows bounds and the table's unit; the mark that counts is chosen elsewhere.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from thidua_core.errors import InputError
from thidua_core.scoring._entries import Entry
from thidua_core.scoring._rules import Deduct, Given, PerPercent, PlusMinus, Rule, Tiers
from thidua_core.scoring._table import CriteriaTable, Criterion
from thidua_core.scoring._words import pts
from thidua_core.values import Points

MARKS: Final = ("claimed", "crossed", "appraised")


def checked_marks(
    table: CriteriaTable, criterion: Criterion, entries: Sequence[Entry]
) -> dict[str, Points | None]:
    """The three marks of one criterion as points; InputError for one out of bounds."""
    marks: dict[str, Points | None] = dict.fromkeys(MARKS)
    for entry in entries:
        for name in MARKS:
            written: Decimal | None = getattr(entry, name)
            if written is not None:
                marks[name] = _checked(table, criterion, written, entry.place(name))
        _require_reason(criterion, entry)
    return marks


def _checked(table: CriteriaTable, criterion: Criterion, written: Decimal, where: str) -> Points:
    numerator, denominator = written.as_integer_ratio()
    units, rest = divmod(numerator * 10**table.unit.decimals, denominator)
    if not rest and units % table.unit.step == 0:
        mark = Points(units, table.unit.decimals)
    else:
        mark = table.unit.points(
            f"{written.normalize():f}".replace(".", ","), where
        )  # which tells what is wrong
    if mark.units < 0 and mark.exact() < least_of(criterion.rule):
        problem = f"{pts(mark)} điểm thấp hơn mức thấp nhất của {criterion.code}"
        raise InputError(where, problem, "Hãy xem lại điểm này")
    if criterion.maximum is not None and criterion.maximum < mark:
        raise InputError(
            where,
            f"{pts(mark)} điểm cao hơn điểm tối đa {pts(criterion.maximum)} của {criterion.code}",
            "Hãy ghi lại điểm, không quá điểm tối đa",
        )
    return mark


def least_of(rule: Rule) -> Fraction:
    """The fewest points that a rule can give."""
    match rule:
        case Deduct(floor=floor) | PlusMinus(floor=floor) | PerPercent(floor=floor):
            return min(floor, Fraction(0))
        case Tiers(tiers=tiers):
            return min(Fraction(0), *(tier.points for tier in tiers))
        case _:
            return Fraction(0)


def _require_reason(criterion: Criterion, entry: Entry) -> None:
    if not isinstance(criterion.rule, Given) or entry.appraised is None:
        return
    if not (entry.reason or entry.appraisal_reason):
        raise InputError(
            entry.place("appraisal_reason"),
            f"điểm thẩm định của {criterion.code} chưa có lý do",
            "Hãy ghi lý do của điểm này",
        )
