"""Shares and comparisons as a result's arithmetic writes them, in Vietnamese.

A share is never rounded onto its threshold: as many decimals are written as it takes to see on
which side it stands.
"""

from fractions import Fraction
from typing import Final

from thidua_core.values import format_vn
from thidua_core.voting._rules import Comparison, Denominator

_DENOMINATORS: Final = {
    Denominator.MEMBERS: "tổng số thành viên",
    Denominator.PRESENT: "số thành viên dự họp",
    Denominator.VALID: "số phiếu hợp lệ",
}


def of_whom(denominator: Denominator) -> str:
    """What a share is a part of."""
    return _DENOMINATORS[denominator]


def percent(share: Fraction, *, beside: Fraction | None = None) -> str:
    """``83,3%``; with ``beside`` on the same side of it as the exact value is."""
    scaled = share * 100
    decimals = 0 if scaled.denominator == 1 else 1
    if beside is not None and beside != share:
        while not _same_side(scaled, beside * 100, decimals):
            decimals += 1
    return f"{format_vn(scaled, decimals)}%"


def _same_side(value: Fraction, bound: Fraction, decimals: int) -> bool:
    unit = 10**decimals
    numerator, denominator = (value * unit).as_integer_ratio()
    shown = Fraction((2 * numerator + denominator) // (2 * denominator), unit)
    return (shown > bound) == (value > bound) and (shown < bound) == (value < bound)


def bound(share: Fraction) -> str:
    """A threshold as texts write it: ``80%``, ``2/3``."""
    return percent(share) if 1000 % share.denominator == 0 else str(share)


def compared(value: Fraction, share: Fraction, comparison: Comparison) -> str:
    """``83,3% ≥ 80%``, ``66,7% < 80%``; for *more than* ``50% ≤ 50%``."""
    holds = comparison.holds(value, share)
    sign = {
        (Comparison.AT_LEAST, True): "≥",
        (Comparison.AT_LEAST, False): "<",
        (Comparison.MORE_THAN, True): ">",
        (Comparison.MORE_THAN, False): "≤",
    }[comparison, holds]
    return f"{percent(value, beside=share)} {sign} {bound(share)}"


def listed(words: list[str]) -> str:
    """``A, B và C``."""
    return " và ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
