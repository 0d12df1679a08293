"""Lengths of work in half days, as work calendars state them: "2,5 ngày" is five half days.

Knows the written forms; refuses to know hours and what the work is.
"""

import re

from thidua_core.errors import InputError
from thidua_core.text import fold, squash

LONGEST = 120
"""Half days, some three months of work."""

_WRITTEN = re.compile(r"(?P<whole>\d{1,3})(?:[.,](?P<part>[05]))?(?: ngay)?")
_HALF = frozenset({"nua ngay", "1/2 ngay", "1/2", "mot buoi", "1 buoi"})


def half_days_of(text: str, where: str = "Thời lượng") -> int:
    """Read a length: "2,5 ngày", "2.5", "3 ngày", "nửa ngày".

    Raises InputError for another form, for nothing at all, and for more than LONGEST.
    """
    written = fold(squash(text))
    if written in _HALF:
        return 1
    found = _WRITTEN.fullmatch(written)
    length = 0 if found is None else 2 * int(found["whole"]) + (found["part"] == "5")
    if not 1 <= length <= LONGEST:
        raise InputError(
            where,
            f"không đọc được “{squash(text)}” là số ngày",
            f"Ghi số ngày từ 0,5 đến {days_of(LONGEST)}, ví dụ 2,5 ngày",
        )
    return length


def days_of(half_days: int) -> str:
    """A length in days with the Vietnamese comma: "2,5", "3"."""
    whole, half = divmod(half_days, 2)
    return f"{whole},5" if half else str(whole)
