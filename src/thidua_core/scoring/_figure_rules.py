"""Rules that compare: a result with its target, with tiers, with the leader of the group.

Rounds nothing; gives the exact points and the arithmetic in words.
"""

from collections.abc import Sequence
from fractions import Fraction

from thidua_core.scoring._facts import Facts
from thidua_core.scoring._outcomes import (
    ACTUAL,
    Outcome,
    Result,
    absent_of,
    actual_words,
    floored,
    missing,
    unknown,
)
from thidua_core.scoring._rules import (
    LeaderRelative,
    PerPercent,
    Proportional,
    Shortfall,
    Tier,
    TierOf,
    Tiers,
)
from thidua_core.scoring._words import equals, shown, tier_words


def proportional(
    rule: Proportional, most: Fraction, facts: Facts, group: Sequence[Result]
) -> Outcome:
    if absent := absent_of(facts):
        return absent
    target, actual = facts.target, facts.actual
    assert target is not None
    assert actual is not None
    words = actual_words(facts)
    if rule.lower:
        if actual <= target:
            return Outcome(value=most, text=f"{words} không quá {shown(target)}: trọn điểm")
        value = most * target / actual
        return Outcome(
            value=value, text=_worked(f"{shown(target)} ÷ {shown(actual)}", most, value, facts)
        )
    if target == 0:
        return unknown("Chỉ tiêu là 0 nên không có tỷ lệ thực hiện", warning=True)
    if actual >= target:
        return Outcome(value=most, text=f"{words} đạt chỉ tiêu {shown(target)}: trọn điểm")
    value = most * actual / target
    return Outcome(
        value=value, text=_worked(f"{shown(actual)} ÷ {shown(target)}", most, value, facts)
    )


def _worked(part: str, most: Fraction, value: Fraction, facts: Facts) -> str:
    text = f"{part} × {shown(most)} {equals(value)}"
    return text if facts.numerator is None else f"{actual_words(facts)}; {text}"


def leader_relative(
    rule: LeaderRelative, most: Fraction, facts: Facts, group: Sequence[Result]
) -> Outcome:
    target, actual = facts.target, facts.actual
    if target:
        return _with_target(most, target, actual, group)
    if not facts.given:
        return missing(ACTUAL)
    if not actual:
        return Outcome(value=Fraction(0), text="Không có chỉ tiêu và không có kết quả: 0 điểm")
    others = [each.actual for each in group if not each.target]
    greatest = max([each for each in others if each is not None] + [actual])
    value = most * actual / greatest
    text = f"{shown(actual)} ÷ {shown(greatest)} × {shown(most)} {equals(value)}"
    if actual == greatest:
        text = f"{shown(actual)} cao nhất trong các đơn vị không giao chỉ tiêu: trọn điểm"
    return Outcome(value=value, text=text)


def _with_target(
    most: Fraction, target: Fraction, actual: Fraction | None, group: Sequence[Result]
) -> Outcome:
    if actual is None:
        return missing(ACTUAL)
    half = most / 2
    if actual < target:
        value = half * actual / target
        part = f"{shown(actual)} ÷ {shown(target)} × {shown(half)}"
        return Outcome(value=value, text=f"{part} {equals(value)}")
    if actual == target:
        return Outcome(value=half, text=f"Đúng chỉ tiêu {shown(target)}: nửa điểm tối đa")
    own = (actual - target) / target
    assigned = [each for each in group if each.target]
    known = [(a - t) / t for t, a in assigned if t and a is not None]
    greatest = max([own, *known])
    tentative = any(each.actual is None for each in assigned)
    over = f"Vượt chỉ tiêu {shown(target)} là {shown(own * 100)} %"
    if own == greatest:
        return Outcome(value=most, text=f"{over}, cao nhất nhóm: trọn điểm", tentative=tentative)
    value = half + half * own / greatest
    part = f"{shown(half)} + {shown(half)} × {shown(own * 100)} ÷ {shown(greatest * 100)}"
    text = f"{over}, cao nhất nhóm {shown(greatest * 100)} %: {part} {equals(value)}"
    return Outcome(value=value, text=text, tentative=tentative)


def tiers(rule: Tiers, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    if rule.of is TierOf.LEVEL:
        return _level(rule, facts)
    share = rule.of is TierOf.SHARE
    if absent := absent_of(facts, target=share):
        return absent
    assert facts.actual is not None
    value, words = facts.actual, f"Kết quả {actual_words(facts)}"
    if share:
        if not facts.target:
            return unknown("Chỉ tiêu là 0 nên không có tỷ lệ thực hiện", warning=True)
        value = facts.actual / facts.target
        words = f"{shown(facts.actual)} ÷ {shown(facts.target)} {equals(value)}"
    for tier in rule.tiers:
        if _tier_holds(tier, value):
            said = f"{words}, thuộc mức {tier_words(tier)}: {shown(tier.points)} điểm"
            return Outcome(value=tier.points, text=said)
    return unknown(f"{words}: {_gap(rule.tiers, value)}", warning=True)


def _level(rule: Tiers, facts: Facts) -> Outcome:
    if not facts.level:
        return missing("mức")
    for tier in rule.tiers:
        if tier.exactly is None or str(tier.exactly).casefold() == facts.level.casefold():
            said = f"Mức “{facts.level}”: {shown(tier.points)} điểm"
            return Outcome(value=tier.points, text=said)
    known = ", ".join(str(tier.exactly) for tier in rule.tiers)
    return unknown(f"bảng không có điểm cho mức “{facts.level}”, chỉ có: {known}", warning=True)


def _tier_holds(tier: Tier, value: Fraction) -> bool:
    return (
        (tier.at_least is None or value >= tier.at_least)
        and (tier.above is None or value > tier.above)
        and (tier.at_most is None or value <= tier.at_most)
        and (tier.below is None or value < tier.below)
        and (tier.exactly is None or value == tier.exactly)
    )


def _gap(tiers: Sequence[Tier], value: Fraction) -> str:
    """Which stretch of numbers no tier speaks of."""
    bounds = {
        bound
        for tier in tiers
        for bound in (tier.at_least, tier.above, tier.at_most, tier.below, tier.exactly)
        if isinstance(bound, Fraction)
    }
    under = [bound for bound in bounds if bound <= value]
    over = [bound for bound in bounds if bound >= value]
    if value in bounds:
        return f"bảng không có mức điểm cho đúng {shown(value)}"
    if under and over:
        return f"bảng không có mức điểm giữa {shown(max(under))} và {shown(min(over))}"
    if under:
        return f"bảng không có mức điểm trên {shown(max(under))}"
    return f"bảng không có mức điểm dưới {shown(min(over))}"


def shortfall(rule: Shortfall, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    if absent := absent_of(facts):
        return absent
    assert facts.target is not None
    assert facts.actual is not None
    short = facts.target - facts.actual
    if short <= 0:
        return Outcome(
            value=Fraction(0),
            text=f"{actual_words(facts)} không thiếu so với {shown(facts.target)}: 0 điểm",
        )
    value = short * rule.per_point
    part = f"({shown(facts.target)} − {shown(facts.actual)}) × {shown(rule.per_point)}"
    text = f"{part} {equals(value)}"
    if rule.cap is not None and value > rule.cap:
        return Outcome(value=rule.cap, text=f"{text}, không quá {shown(rule.cap)}")
    return Outcome(value=value, text=text)


def per_percent(rule: PerPercent, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    if absent := absent_of(facts):
        return absent
    target, actual, words = facts.target, facts.actual, actual_words(facts)
    assert target is not None
    assert actual is not None
    if rule.of_ratio:
        if target == 0:
            return unknown("Chỉ tiêu là 0 nên không có tỷ lệ thực hiện", warning=True)
        part = f"{shown(actual)} ÷ {shown(target)}"
        actual, target = actual / target * 100, Fraction(100)
        words = f"{part} {equals(actual)} %"
    away = actual - target if rule.lower else target - actual
    if away <= 0:
        reach = "không quá" if rule.lower else "đạt chỉ tiêu"
        return Outcome(value=most, text=f"{words} {reach} {shown(target)}: trọn điểm")
    said = f"{words}, {'vượt' if rule.lower else 'thiếu'} {shown(away)} điểm phần trăm"
    points = away.numerator // away.denominator
    if not points:
        return Outcome(value=most, text=f"{said}, chưa tròn 1 nên không trừ: trọn điểm")
    part = f"{said}; {shown(most)} − {points} × {shown(rule.points)}"
    return floored(most - points * rule.points, rule.floor, part)
