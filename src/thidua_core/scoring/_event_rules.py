"""Rules that count: passed or not, points for each event, points off for each event.

Rounds nothing; gives the exact points and the arithmetic in words.
"""

from collections.abc import Sequence
from fractions import Fraction

from thidua_core.scoring._facts import Facts
from thidua_core.scoring._outcomes import COUNT, Outcome, Result, floored, missing
from thidua_core.scoring._rules import Deduct, PassFail, PerEvent, PlusMinus, Prices
from thidua_core.scoring._words import equals, shown


def pass_fail(rule: PassFail, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    if facts.passed is None:
        return missing("kết luận đạt hay không")
    if facts.passed:
        return Outcome(value=most, text="Đạt: trọn điểm")
    return Outcome(value=Fraction(0), text="Chưa đạt: 0 điểm")


def _events(prices: Prices, facts: Facts) -> tuple[Fraction, str] | None:
    """The points of all events and how they add up; None where a number is not known."""
    known = [(event, count) for event, count in facts.counts if count is not None]
    if not known or len(known) < len(facts.counts):
        return None
    if prices.each is not None:
        number = sum(count for _, count in known)
        return number * prices.each, f"{number} lần × {shown(prices.each)}"
    happened = [(event, count) for event, count in known if count]
    total = sum((count * prices.of(event) for event, count in happened), Fraction(0))
    parts = [f"{event} {count} lần × {shown(prices.of(event))}" for event, count in happened]
    return total, " + ".join(parts) or "Không có lần nào"


def per_event(rule: PerEvent, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    events = _events(rule.prices, facts)
    if events is None:
        return missing(COUNT)
    total, words = events
    text = f"{words} {equals(total)}" if total else f"{words}: 0 điểm"
    if rule.cap is not None and total > rule.cap:
        return Outcome(value=rule.cap, text=f"{text}, không quá {shown(rule.cap)}")
    return Outcome(value=total, text=text)


def deduct(rule: Deduct, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    events = _events(rule.prices, facts)
    if events is None:
        return missing(COUNT)
    total, words = events
    if not total:
        return Outcome(value=most, text="Không có lần nào: trọn điểm")
    return floored(most - total, rule.floor, f"{shown(most)} − {words}")


def plus_minus(rule: PlusMinus, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    known = [count for _, count in facts.counts if count is not None]
    lacking = [] if known else ["số lần cộng"]
    lacking += [] if facts.minus_count is not None else ["số lần trừ"]
    if lacking or facts.minus_count is None:
        return missing(*lacking)
    value = sum(known) * rule.plus - facts.minus_count * rule.minus
    plus = f"{sum(known)} lần × {shown(rule.plus)}"
    words = f"{plus} − {facts.minus_count} lần × {shown(rule.minus)}"
    if rule.cap is not None and value > rule.cap:
        said = f"{words} {equals(value)}, không quá {shown(rule.cap)}"
        return Outcome(value=rule.cap, text=said)
    return floored(value, rule.floor, words)
