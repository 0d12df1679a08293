"""Dates and numbers as a Vietnamese office writes and types them.

Pure text: knows no rounding policy and never meets a float; a share is rounded only for the eye.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_BINDING = re.compile(
    r"(?i:\b(số|điều|khoản|điểm|khu vực|phòng|cụm|khối|quý|tháng|năm|ngày|mục|chương)) (?=\d)"
    r"|(?<=Kiểm) (?=sát\b)"
    r"|(?<=\d) (?=%)"
)


def write_date(day: date) -> str:
    """``23/11/2020``; a moment is read in the time zone of the installation."""
    return f"{_local(day):%d/%m/%Y}"


def write_day(day: date) -> str:
    """``Thứ Hai, 07/12/2020``."""
    local = _local(day)
    return f"{_WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y}"


def write_moment(moment: datetime) -> str:
    """``14:32 23/11/2020`` in the time zone of the installation."""
    return f"{_local(moment):%H:%M %d/%m/%Y}"


def _local(day: date) -> date:
    if isinstance(day, datetime) and timezone.is_aware(day):
        return timezone.localtime(day)
    return day


def write_number(
    number: int | Decimal | Fraction, decimals: int | None = None, *, signed: bool = False
) -> str:
    """``1.111,11`` with dots between thousands and a true minus.

    ``decimals`` fixes the places (half away from zero); without it an integer has none, a Decimal
    keeps its own and a Fraction is refused. Raises TypeError for a float: it is not exact.
    """
    if isinstance(number, bool) or not isinstance(number, (int, Decimal, Fraction)):
        raise TypeError(f"an exact number is needed, not {type(number).__name__}")
    places = decimals
    if places is None:
        if isinstance(number, Fraction):
            raise TypeError("a fraction needs the number of decimals to be written with")
        places = _own_places(number)
    scaled = _round_half_up(Fraction(number) * 10**places)
    sign = MINUS if scaled < 0 else "+" if signed and scaled > 0 else ""
    digits = str(abs(scaled)).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + rest if rest else "")


def _own_places(number: int | Decimal) -> int:
    if isinstance(number, int):
        return 0
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise TypeError("a finite number is needed")
    return max(0, -exponent)


def _round_half_up(number: Fraction) -> int:
    whole, rest = divmod(abs(number.numerator), number.denominator)
    rounded = whole + (2 * rest >= number.denominator)
    return -rounded if number < 0 else rounded


def write_share(share: Fraction | Decimal, decimals: int = 2) -> str:
    """``96,90 %`` with a space that does not break; the share 1 is ``100,00 %``."""
    return f"{write_number(Fraction(share) * 100, decimals)}{NBSP}%"


def write_range(first: str, last: str) -> str:
    """``01–02/2020``: an en dash without spaces."""
    return f"{first}{DASH}{last}"


def read_number(typed: str) -> Decimal:
    """The number a person typed, in either habit.

    With both signs the last one is the decimal sign. A lone comma is decimal; a lone dot is
    decimal unless it cuts off exactly three digits, as thousands do here. Raises ValueError.
    """
    text = typed.strip().replace(NBSP, "").replace(" ", "").replace(MINUS, "-")
    if not re.fullmatch(r"[-+]?\d[\d.,]*", text):
        raise ValueError("not a number")
    if "." in text and "," in text:
        decimal_sign = max(".,", key=text.rfind)
    elif "," in text:
        decimal_sign = "," if text.count(",") == 1 else "."
    else:
        decimal_sign = "," if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+", text) else "."
    thousands_sign = "," if decimal_sign == "." else "."
    whole, _, rest = text.partition(decimal_sign)
    groups = rf"\d{{1,3}}(\{thousands_sign}\d{{3}})+"
    if not re.fullmatch(rf"[-+]?(\d+|{groups})", whole) or (rest and not rest.isdigit()):
        raise ValueError("not a number")
    return Decimal(whole.replace(thousands_sign, "") + ("." + rest if rest else ""))


def bind(text: str) -> str:
    """Keep together what must not break across lines: ``số 10``, ``96,90 %``, ``Kiểm sát``."""
    return _BINDING.sub(lambda found: (found[1] or "") + NBSP, text)


def round_for_drawing(share: Fraction) -> Decimal:
    """A share as a percentage with two decimals, for an attribute of a drawing."""
    hundredfold = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return hundredfold.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
