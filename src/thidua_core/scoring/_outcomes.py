"""What a rule says of one unit and one criterion, and the phrases that rules share.

Knows which facts a rule lacks and how to say so; knows no rule.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from thidua_core.scoring._facts import Facts
from thidua_core.scoring._words import equals, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says of one unit and one criterion."""

    value: Fraction | None = None
    """Points before rounding; None where they are not known."""
    text: str
    """The arithmetic, or what is missing, without a full stop."""
    excluded: bool = False
    """Not assigned, or not arisen and so as if not assigned."""
    tentative: bool = False
    """Known, but may change when another unit's figures come."""
    warning: bool = False
    """Whether ``text`` deserves a warning of its own."""


class Result(NamedTuple):
    """One unit's target and actual, as ``leader_relative`` compares them."""

    target: Fraction | None
    actual: Fraction | None


def unknown(text: str, *, warning: bool = False) -> Outcome:
    """Points that are not known, and why."""
    return Outcome(text=text, warning=warning)


def missing(*columns: str) -> Outcome:
    return unknown(f"Chưa có điểm: chưa có {' và '.join(columns)}")


TARGET: Final = "chỉ tiêu"
ACTUAL: Final = "kết quả"
COUNT: Final = "số lần"


def absent_of(facts: Facts, *, target: bool = True) -> Outcome | None:
    """What is missing of target and actual; None where both are there."""
    if facts.denominator == 0 and facts.actual is None:
        return unknown(
            "Mẫu số là 0 nên không có tỷ lệ; nếu không phát sinh thì ghi là không phát sinh",
            warning=True,
        )
    lacking = [] if facts.target is not None or not target else [TARGET]
    lacking += [] if facts.actual is not None else [ACTUAL]
    return missing(*lacking) if lacking else None


def actual_words(facts: Facts) -> str:
    """The result as it was given: ``91,2``, or ``1 ÷ 167 ≈ 0,5988 %``."""
    assert facts.actual is not None
    if facts.numerator is None or facts.denominator is None:
        return shown(facts.actual)
    over = f"{shown(facts.numerator)} ÷ {shown(facts.denominator)}"
    return f"{over} {equals(facts.actual)} %"


def floored(value: Fraction, floor: Fraction, words: str) -> Outcome:
    """The value, held up by a floor."""
    text = f"{words} {equals(value)}"
    if value < floor:
        return Outcome(value=floor, text=f"{text}, không dưới {shown(floor)}")
    return Outcome(value=value, text=text)
