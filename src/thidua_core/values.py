"""Exact points, shares and numbers as Vietnamese write them.

Points are whole numbers of a table's smallest unit and shares are fractions, so no float
ever enters a score. Knows nothing of what is being counted, nor which rounding a table chose.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from math import ceil as _ceil
from math import floor as _floor
from types import MappingProxyType
from typing import Literal, Self

from thidua_core.errors import InputError

Rounding = Callable[[Fraction], int]

_DECIMAL = re.compile(r"([+-]?)([0-9]+)(?:([.,])([0-9]+))?")
_LONGEST = 40


def half_up(value: Fraction) -> int:
    """Round to the nearest whole; a half goes away from zero, as people are taught at school."""
    numerator, denominator = value.numerator, value.denominator
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def half_even(value: Fraction) -> int:
    """Round to the nearest whole; a half goes to the even neighbour."""
    return round(value)


def floor(value: Fraction) -> int:
    """Round down, towards minus infinity."""
    return _floor(value)


def ceil(value: Fraction) -> int:
    """Round up, towards plus infinity."""
    return _ceil(value)


ROUNDINGS: MappingProxyType[str, Rounding] = MappingProxyType(
    {"half_up": half_up, "half_even": half_even, "floor": floor, "ceil": ceil}
)


def rounding_named(name: str, where: str = "") -> Rounding:
    """Return the policy of this name; an unknown name is an InputError that lists the known."""
    try:
        return ROUNDINGS[name]
    except KeyError:
        known = ", ".join(ROUNDINGS)
        raise InputError(
            where, f"không có cách làm tròn “{name}”", f"Hãy chọn một trong: {known}"
        ) from None


def decimal_mark(text: str) -> Literal[".", ","] | None:
    """Tell which mark a readable decimal uses; None for a whole number or unreadable text."""
    match = _DECIMAL.fullmatch(_plain(text))
    mark = match[3] if match else None
    return "." if mark == "." else "," if mark == "," else None


def parse_decimal_vn(text: str, where: str = "") -> Decimal:
    """Read “62.5” or “62,5” exactly.

    Marks between thousands are refused: “1.234” would then be two different numbers.
    """
    plain = _plain(text)
    match = _DECIMAL.fullmatch(plain)
    if match is None or len(plain) > _LONGEST:
        raise InputError(
            where,
            f"“{_excerpt(text)}” không phải là một số đọc được",
            "Hãy ghi chữ số, phần thập phân sau một dấu phẩy hoặc dấu chấm, "
            "không có dấu ngăn hàng nghìn, ví dụ 62,5 hoặc 62.5",
        )
    return Decimal(plain.replace(",", "."))


def format_vn(
    value: Decimal | int | Fraction, decimals: int = 0, rounding: Rounding = half_up
) -> str:
    """Write a number the Vietnamese way: 1234567.5 with one decimal is “1.234.567,5”."""
    units = rounding(Fraction(value) * 10**decimals)
    whole, rest = divmod(abs(units), 10**decimals)
    sign = "-" if units < 0 else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{rest:0{decimals}d}" if decimals else f"{sign}{grouped}"


@total_ordering
@dataclass(frozen=True, slots=True)
class Points:
    """A number of points: ``units`` of 10 to the power of minus ``decimals``.

    Points of different decimals do not mix: adding or ordering them raises ValueError.
    """

    units: int
    decimals: int

    @classmethod
    def parse(cls, text: str, decimals: int, where: str = "") -> Self:
        """Read “62.5” or “62,5”; more decimals than the table has are an InputError."""
        value = Fraction(parse_decimal_vn(text, where)) * 10**decimals
        if value.denominator != 1:
            raise InputError(
                where,
                f"“{text.strip()}” có nhiều hơn {decimals} chữ số thập phân",
                f"Bảng này tính điểm đến {decimals} chữ số thập phân; hãy làm tròn rồi ghi lại",
            )
        return cls(value.numerator, decimals)

    @classmethod
    def rounded(cls, value: Fraction, decimals: int, rounding: Rounding) -> Self:
        """Bring an exact number of points to the table's decimals by its named policy."""
        return cls(rounding(value * 10**decimals), decimals)

    def exact(self) -> Fraction:
        """Return the number of points as a fraction."""
        return Fraction(self.units, 10**self.decimals)

    def __add__(self, other: "Points") -> "Points":
        return Points(self.units + self._alike(other).units, self.decimals)

    def __sub__(self, other: "Points") -> "Points":
        return Points(self.units - self._alike(other).units, self.decimals)

    def __lt__(self, other: "Points") -> bool:
        return self.units < self._alike(other).units

    def __str__(self) -> str:
        """Write with a decimal point and exactly the table's decimals, as files do."""
        whole, rest = divmod(abs(self.units), 10**self.decimals)
        sign = "-" if self.units < 0 else ""
        return f"{sign}{whole}.{rest:0{self.decimals}d}" if self.decimals else f"{sign}{whole}"

    def _alike(self, other: "Points") -> "Points":
        if self.decimals != other.decimals:
            raise ValueError(f"points of {self.decimals} and {other.decimals} decimals do not mix")
        return other


@dataclass(frozen=True, slots=True)
class PointUnit:
    """The smallest step in which a table counts: 0.01, 0.25, 1."""

    step: int
    """In the last decimal: 25 for a unit of 0.25."""
    decimals: int

    @classmethod
    def parse(cls, text: str, where: str = "") -> Self:
        """Read the ``unit`` of a table; zero and negative units are an InputError."""
        value = parse_decimal_vn(text, where)
        sign, digits, exponent = value.as_tuple()
        step = int("".join(map(str, digits)))
        if sign or not step or not isinstance(exponent, int):
            raise InputError(
                where,
                f"đơn vị điểm “{text.strip()}” không lớn hơn 0",
                "Hãy ghi đơn vị nhỏ nhất của điểm, ví dụ 0.01, 0.25 hoặc 1",
            )
        return cls(step, -exponent)

    def points(self, text: str, where: str = "") -> Points:
        """Read points that must be a whole number of this unit."""
        points = Points.parse(text, self.decimals, where)
        if points.units % self.step:
            raise InputError(
                where,
                f"“{text.strip()}” không phải là bội của đơn vị điểm"
                f" {format_vn(Fraction(self.step, 10**self.decimals), self.decimals)}",
                "Hãy làm tròn theo đơn vị điểm của bảng rồi ghi lại",
            )
        return points

    def rounded(self, value: Fraction, rounding: Rounding) -> Points:
        """Bring an exact number of points to a whole number of this unit."""
        scaled = Fraction(value.numerator * 10**self.decimals, value.denominator * self.step)
        steps = rounding(scaled)
        return Points(steps * self.step, self.decimals)


def share(points: Points, maximum: Points) -> Fraction | None:
    """Return points as a part of the maximum, exactly.

    None when the maximum is zero: where nothing was assigned there is no share, and no share
    is not a share of zero.
    """
    return points.exact() / maximum.exact() if maximum.units else None


def _plain(text: str) -> str:
    return text.strip().replace("\N{MINUS SIGN}", "-")


def _excerpt(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
