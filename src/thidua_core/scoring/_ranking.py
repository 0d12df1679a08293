"""The order of a group: by grade, points or share, then by the table's own tie rules.

Knows the units of one group; equal ranks share the number and the next is skipped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from thidua_core.scoring._grading import Graded
from thidua_core.scoring._table import CriteriaTable, RankBy
from thidua_core.scoring._words import grade_name, listed, pts, six
from thidua_core.text import vietnamese_key

_Value = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Units that were equal, and what put them in order."""

    group: str
    units: tuple[str, ...]
    """In the order in which they end."""
    by: str
    """The tie rule that told them apart, or ``shared_rank``."""
    text: str


def order_group(
    table: CriteriaTable, units: Sequence[Graded]
) -> tuple[list[list[Graded]], tuple[Tie, ...]]:
    """Put the ranked units of one group into classes of equal rank, the first first."""
    ties: list[Tie] = []
    classes = [
        settled
        for equals in _parts(units, lambda each: _primary(table, each))
        for settled in _settled(table, equals, table.ties, ties)
    ]
    return classes, tuple(ties)


def _primary(table: CriteriaTable, graded: Graded) -> _Value:
    """What ranks first, greater before less."""
    return tuple(_value(table, graded, by) for by in table.rank_by)


def _value(table: CriteriaTable, graded: Graded, by: RankBy) -> Fraction:
    match by:
        case RankBy.GRADE:
            place = len(table.grades) if graded.grade is None else graded.grade
            return Fraction(-place)
        case RankBy.POINTS:
            return graded.sheet.points.exact()
        case _:
            return Fraction(-1) if graded.sheet.share is None else graded.sheet.share


def _parts(units: Sequence[Graded], key: Callable[[Graded], _Value]) -> list[list[Graded]]:
    """Units of equal value together, the greatest value first."""
    parts: dict[_Value, list[Graded]] = {}
    for each in units:
        parts.setdefault(key(each), []).append(each)
    return [parts[value] for value in sorted(parts, reverse=True)]


def _settled(
    table: CriteriaTable, equals: list[Graded], rules: Sequence[str], ties: list[Tie]
) -> list[list[Graded]]:
    if len(equals) == 1:
        return [equals]
    for place, rule in enumerate(rules):
        if rule == "shared_rank":
            break
        parts = _parts(equals, partial(_tie_value, rule))
        if len(parts) > 1:
            ties.append(_tie(table, [each for part in parts for each in part], rule))
            return [
                settled
                for part in parts
                for settled in _settled(table, part, rules[place + 1 :], ties)
            ]
    named = sorted(equals, key=lambda each: (vietnamese_key(each.sheet.unit), each.sheet.unit))
    ties.append(_tie(table, named, "shared_rank"))
    return [named]


def _tie_value(rule: str, graded: Graded) -> _Value:
    """What a tie rule looks at, greater before less."""
    sheet = graded.sheet
    match rule:
        case "fewest_penalties":
            value = -sheet.penalty.exact()
        case "points":
            value = sheet.points.exact()
        case "share":
            value = Fraction(-1) if sheet.share is None else sheet.share
        case _:
            value = sheet.section(rule.removeprefix("section:")).points.exact()
    return (value,)


def _tie(table: CriteriaTable, units: list[Graded], rule: str) -> Tie:
    names = [each.sheet.unit for each in units]
    equal = listed([_equal_words(table, units[0], by) for by in table.rank_by])
    if rule == "shared_rank":
        text = f"{listed(names)} bằng {equal}: cùng hạng."
    else:
        compared = "; ".join(f"{each.sheet.unit} {_compared(each, rule)}" for each in units)
        text = f"{listed(names)} bằng {equal}, {_RULE_WORDS.get(rule) or _section_words(rule)}: {compared}."
    return Tie(group=units[0].sheet.group, units=tuple(names), by=rule, text=text)


_RULE_WORDS = {
    "share": "xét tỷ lệ",
    "points": "xét điểm",
    "fewest_penalties": "xét điểm trừ, ít hơn thì xếp trên",
}


def _section_words(rule: str) -> str:
    return f"xét mục {rule.removeprefix('section:')}"


def _equal_words(table: CriteriaTable, graded: Graded, by: RankBy) -> str:
    sheet = graded.sheet
    match by:
        case RankBy.GRADE:
            named = "chưa có" if graded.grade is None else grade_name(table.grades[graded.grade])
            return f"xếp loại {named}"
        case RankBy.POINTS:
            return f"điểm {pts(sheet.points)}"
        case _:
            return "tỷ lệ" if sheet.share is None else f"tỷ lệ {six(sheet.share)}"


def _compared(graded: Graded, rule: str) -> str:
    sheet = graded.sheet
    match rule:
        case "fewest_penalties":
            return pts(sheet.penalty)
        case "points":
            return pts(sheet.points)
        case "share":
            return "chưa có" if sheet.share is None else six(sheet.share)
        case _:
            score = sheet.section(rule.removeprefix("section:"))
            return (
                f"{pts(score.points)}/{pts(score.maximum)}"
                if score.maximum.units
                else pts(score.points)
            )
