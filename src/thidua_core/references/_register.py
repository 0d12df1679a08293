"""Number and symbol as the register of documents takes and prints them.

Knows the accepted forms; refuses what it does not know with the place and a right example.
"""

import re
from dataclasses import dataclass

from thidua_core.errors import InputError
from thidua_core.references._canvas import canvas_of
from thidua_core.references._kinds import kind_of_segment
from thidua_core.references._numbers import Numbered, read_numbered
from thidua_core.text import squash

_SO = re.compile(r"số(?:\s?(?:,|/)?\s?ký hiệu|\s?hiệu)?\s?:?\s?", re.IGNORECASE)
_EXAMPLES = "16/KH-VKS, 98/2023/NĐ-CP, 06/2022/QH15 hoặc 35-CT/TW"
_ONE_FIGURE = re.compile(r"[1-9]")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class NumberSymbol:
    """A document's number with its symbol, the parts as they are kept and sorted."""

    number: str
    """As written, with its leading zero and letter: ``09``, ``12a``."""
    symbol: str
    year: str | None = None
    """Four figures, only where the year is part of the number."""

    def __str__(self) -> str:
        return format_number(self.number, self.symbol, self.year)

    @property
    def value(self) -> int:
        """The number that orders a series: 9 for ``09``."""
        return int("".join(figure for figure in self.number if figure.isdigit()))


def parse_number_symbol(text: str, *, where: str = "Số, ký hiệu") -> NumberSymbol:
    """Read what a person typed as the number and symbol of one document.

    Accepts the word *Số:* before it, blanks, any dash, small letters, and a missing slash
    before a kind. Raises InputError, which names ``where``, the problem and an example.
    """
    canvas = canvas_of(squash(text))
    start = prefix.end() if (prefix := _SO.match(canvas.text)) else 0
    typed = canvas.text[start:]
    if not typed:
        raise InputError(where, "Chưa có số, ký hiệu", f"Ghi như {_EXAMPLES}")
    if not typed[0].isdigit():
        raise InputError(
            where, f"“{typed}” không bắt đầu bằng số", f"Ghi số trước ký hiệu, như {_EXAMPLES}"
        )
    numbered = read_numbered(canvas, start)
    if numbered is None or "." in numbered.number:
        raise InputError(where, f"Không đọc được “{typed}”", f"Ghi như {_EXAMPLES}")
    if numbered.symbol is None:
        raise InputError(
            where, f"“{typed}” thiếu ký hiệu sau số", f"Ghi cả ký hiệu, như {_EXAMPLES}"
        )
    rest = canvas.text[numbered.end :].strip()
    if rest:
        raise InputError(
            where,
            f"Sau “{canvas.text[start : numbered.end]}” còn “{rest}” không phải là ký hiệu",
            "Chỉ ghi số, ký hiệu; ngày, cơ quan và trích yếu ghi ở ô của chúng",
        )
    return NumberSymbol(numbered.number, _capital(numbered), _whole_year(numbered.year))


def _capital(numbered: Numbered) -> str:
    symbol = numbered.symbol or ""
    if not symbol.islower():
        return symbol
    first, *rest = symbol.upper().split("-")
    kind = kind_of_segment(first)
    return "-".join([kind.abbreviations[0] if kind else first, *rest])


def _whole_year(year: str | None) -> str | None:
    return f"19{year}" if year and len(year) == 2 else year


def format_number(number: int | str, symbol: str, year: int | str | None = None) -> str:
    """Print number and symbol in the form of their kind.

    ``(9, "KH-VKS")`` is ``09/KH-VKS``; a Party symbol takes a hyphen, ``35-CT/TW``; with a
    year it is ``98/2023/NĐ-CP``. A whole number or a single figure gets its leading zero.
    """
    figures = str(number)
    if _ONE_FIGURE.fullmatch(figures):
        figures = f"0{figures}"
    if year is not None:
        if not _YEAR.fullmatch(str(year)):
            raise InputError("Năm", f"“{year}” không phải là năm", "Ghi đủ bốn chữ số, như 2023")
        return f"{figures}/{year}/{symbol}"
    first, slash, _ = symbol.partition("/")
    party = bool(slash) and "-" not in first and kind_of_segment(first) is not None
    return f"{figures}-{symbol}" if party else f"{figures}/{symbol}"
