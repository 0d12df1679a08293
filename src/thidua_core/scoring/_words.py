"""Numbers and short phrases as the reasons for points and ranks write them.

Plain Vietnamese, decimals with a comma, no accusation. Knows no arithmetic.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from thidua_core.scoring._rules import Tier
from thidua_core.scoring._table import Grade
from thidua_core.values import Points, format_vn

_DECIMALS: Final = 4

_CODES: Final = {
    "xuat-sac": "Xuất sắc",
    "gioi": "Giỏi",
    "tot": "Tốt",
    "kha": "Khá",
    "trung-binh": "Trung bình",
    "yeu": "Yếu",
    "kem": "Kém",
    "dat": "Đạt",
    "khong-dat": "Không đạt",
    "chua-dat": "Chưa đạt",
    "vung-manh": "Vững mạnh",
    "khong-hoan-thanh": "Không hoàn thành",
    "hoan-thanh": "Hoàn thành",
    "hoan-thanh-tot": "Hoàn thành tốt",
    "hoan-thanh-xuat-sac": "Hoàn thành xuất sắc",
    "ldtt": "Lao động tiên tiến",
    "cstd-co-so": "Chiến sĩ thi đua cơ sở",
    "cstd-nganh": "Chiến sĩ thi đua ngành",
    "cstd-toan-quoc": "Chiến sĩ thi đua toàn quốc",
    "tt-ldtt": "Tập thể lao động tiên tiến",
    "tt-ldxs": "Tập thể lao động xuất sắc",
    "co-nganh": "Cờ thi đua ngành",
    "co-dan-dau-khoi": "Cờ thi đua dẫn đầu khối",
    "co-chinh-phu": "Cờ thi đua của Chính phủ",
    "giay-khen": "Giấy khen",
    "bang-khen-nganh": "Bằng khen ngành",
    "bang-khen-ttg": "Bằng khen của Thủ tướng Chính phủ",
}
"""Words for the codes of the contract, shown where a table gives no title of its own.

Only for reading: nothing is decided by them, and a code that is not here is shown as written.
"""


def code_words(code: str) -> str:
    """``Xuất sắc`` for ``xuat-sac``; a code that is not known as it stands."""
    return _CODES.get(code, code)


def shown(value: Fraction | int) -> str:
    """A number with as many decimals as it has, four at most: 14,8875; 0,6667."""
    numerator, denominator = abs(value.numerator), value.denominator
    units = (2 * numerator * 10**_DECIMALS + denominator) // (2 * denominator)
    whole, rest = divmod(units, 10**_DECIMALS)
    sign = "-" if value < 0 else ""
    grouped = f"{sign}{whole:,}".replace(",", ".")
    return f"{grouped},{rest:0{_DECIMALS}d}".rstrip("0") if rest else grouped


def equals(value: Fraction) -> str:
    """``= 14,8875``, or ``≈ 0,6667`` where the decimals do not end."""
    sign = "=" if 10**_DECIMALS % value.denominator == 0 else "≈"
    return f"{sign} {shown(value)}"


def written(value: Decimal) -> str:
    """A number with the decimals it was given with: ``62,50``."""
    return f"{value:f}".replace(".", ",")


def pts(points: Points) -> str:
    """Points with exactly the table's decimals."""
    whole, rest = divmod(abs(points.units), 10**points.decimals)
    sign = "-" if points.units < 0 else ""
    grouped = f"{sign}{whole:,}".replace(",", ".")
    return f"{grouped},{rest:0{points.decimals}d}" if points.decimals else grouped


def six(share: Fraction) -> str:
    """A share with six decimals."""
    return format_vn(share, 6)


def tier_words(tier: Tier) -> str:
    """``từ 75 đến 95``, ``trên 95``, ``các trường hợp còn lại``."""
    bounds = (
        ("từ", tier.at_least),
        ("trên", tier.above),
        ("đến", tier.at_most),
        ("dưới", tier.below),
        ("đúng", tier.exactly),
    )
    words = [f"{word} {shown(bound)}" for word, bound in bounds if isinstance(bound, Fraction)]
    return " ".join(words) or "các trường hợp còn lại"


def grade_name(grade: Grade) -> str:
    """The grade's title, or the words of its code where it has none."""
    return grade.title or code_words(grade.code)


def listed(words: list[str]) -> str:
    """``A, B và C``."""
    return " và ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
