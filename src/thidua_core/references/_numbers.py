"""The number, the year in it, and the symbol: what stands on the line *Số:* of a document.

Knows how abbreviations of kinds and bodies are joined; refuses to know which bodies exist.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from thidua_core.references._canvas import BLANK, Canvas
from thidua_core.references._kinds import Kind, kind_of_segment

_NUMBER = re.compile(
    r"(?P<number>\d{1,3}\.\d{3}(?=\s?[/-])|\d{1,6}(?!\d)(?:bis|[a-zđA-E](?![\w.]))?)"
)
_YEAR = re.compile(r"\s{0,2}/\s{0,2}(?P<year>(?:19|20)\d\d(?![\d])|[5-9]\d(?=/[^\W\d]))")
_SLASH = re.compile(r"\s{0,3}/\s{0,3}(?=[^\W\d])")
_HYPHEN = re.compile(r"\s{0,2}-\s{0,2}(?=[^\W\d])")
_SPACES = re.compile(r"[^\S\n]{0,3}(?=[^\W\d_a-zđ])")
_LAST_YEAR = re.compile(r"[/-]((?:19|20)\d\d)(?![\d/-])")
_UNFINISHED = re.compile(r"[/.,:-]?\d|\s?%")

_SEGMENT = re.compile(r"[^\W\d_][^\W_]{0,14}(?:\s?&\s?[^\W_]{1,14}){0,4}")
_LATER = re.compile(r"[^\W_]{1,15}(?:\s?&\s?[^\W_]{1,14}){0,4}")
_JOIN = re.compile(r"(?P<before>\s{0,2})(?P<sign>[-/.])(?P<after>\s{0,2})(?=[^\W_])")
_TORN_OFF = re.compile(
    r"[^\S\n]((?:ĐT|KT|TĐ|TĐKT|CP|ĐU|NT|XH|[A-ZĐ]{2,4}(?=-[A-ZĐ]{2}))(?![\wÀ-ỹ]))"
)
_PLACE_FOLLOWS = re.compile(
    r"\s{1,3}(?:tối cao|cấp cao|tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|khu vực|các|nhân dân)(?!\w)"
)
_UNIT_IN_BRACKETS = re.compile(r"\([A-ZĐ]{1,3}\d{0,2}\)")
_GROUP_NUMBER = re.compile(rf"{BLANK}số{BLANK}\d{{1,2}}(?![\w/-])")
_LOWER_SYMBOL = re.compile(r"[a-zđ]{1,6}(?:-[a-zđ&\d]{1,12}){1,4}(?!\w)")
_LEGISLATURE = re.compile(r"(?:QH|UBTVQH)(?:\d{1,2}|[IVX]{1,5})$")
_KNOWN_BODY = re.compile(
    r"(?:VKS|TAND|UBND|HĐND|UBMT|HĐTĐ|BTĐ|VPCP|[BS](?:NV|TP|TC|CA|GD)|PGD|LĐTB)"
)
_MOST_SEGMENTS = 12


class Strength(Enum):
    """How surely a number with its symbol is the number of a document."""

    NUMBER = "number"
    """No symbol."""
    LETTER = "letter"
    """Bodies only, or a single part."""
    TYPED = "typed"
    """A kind and a body, or a legislature with its year."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as read, and where it ends."""

    start: int
    end: int
    number: str
    year: str | None
    symbol: str | None
    kind: Kind | None
    """The kind that the symbol abbreviates."""
    strength: Strength

    @property
    def value(self) -> int:
        """The number without leading zeros and letters."""
        return int("".join(figure for figure in self.number if figure.isdigit()))

    @property
    def names_a_body(self) -> bool:
        """Say whether a symbol of bodies alone is plainly one, even in running text."""
        symbol = self.symbol or ""
        return bool(_KNOWN_BODY.match(symbol)) and ("-" in symbol or "&" in symbol)


def read_numbered(canvas: Canvas, start: int) -> Numbered | None:
    """Read number, year and symbol at ``start``.

    Gives None where the figures are a ratio, a decimal, a day or a longer number.
    """
    found = _NUMBER.match(canvas.text, start)
    if not found:
        return None
    end = found.end()
    year = _YEAR.match(canvas.text, end)
    if year:
        end = year.end()
    bare = Numbered(start, end, found["number"], year and year["year"], None, None, Strength.NUMBER)
    symbol = _read_symbol(canvas, end)
    if symbol is None:
        return None if _UNFINISHED.match(canvas.text, end) or "." in bare.number else bare
    end, printed = symbol
    end = _with_addition(canvas, end, printed)
    last_year = None if year else _LAST_YEAR.match(canvas.text, end)
    if last_year:
        bare = replace(bare, year=last_year[1])
        end = last_year.end()
    first = re.split(r"[-/]", printed)[0]
    kind = kind_of_segment(first) or kind_of_segment(first.upper())
    typed = (kind is not None and len(printed) > len(first)) or (
        bare.year is not None and _LEGISLATURE.match(printed) is not None
    )
    return replace(
        bare,
        end=end,
        symbol=printed,
        kind=kind,
        strength=Strength.TYPED if typed else Strength.LETTER,
    )


def _with_addition(canvas: Canvas, end: int, symbol: str) -> int:
    """Take in the drafting unit in brackets, or which cluster a cluster's symbol means."""
    addition = _UNIT_IN_BRACKETS.match(canvas.text, end)
    if not addition and symbol.endswith(("CTĐ", "KTĐ")):
        addition = _GROUP_NUMBER.match(canvas.low, end)
    return addition.end() if addition else end


def _read_symbol(canvas: Canvas, start: int) -> tuple[int, str] | None:
    for sign in (_SLASH, _HYPHEN):
        found = sign.match(canvas.text, start)
        if found:
            return _segments(canvas, found.end())
    return _after_spaces(canvas, start)


def _after_spaces(canvas: Canvas, start: int) -> tuple[int, str] | None:
    """Read a symbol whose separator is missing: only one that begins with a kind."""
    found = _SPACES.match(canvas.text, start)
    symbol = _segments(canvas, found.end()) if found else None
    if symbol is None:
        return None
    first, *rest = re.split(r"[-/]", symbol[1])
    return symbol if rest and kind_of_segment(first) else None


def _segments(canvas: Canvas, start: int) -> tuple[int, str] | None:
    text = canvas.text
    first = _SEGMENT.match(text, start)
    if not first or not _is_abbreviation(first[0]):
        return _lower_case(canvas, start)
    end = _with_torn_off(text, first.end())
    airy = True
    for _ in range(_MOST_SEGMENTS):
        join = _JOIN.match(text, end)
        later = _LATER.match(text, join.end()) if join else None
        if not join or not later or not _continues(canvas, join, later, airy=airy):
            break
        airy = bool(join["before"] and join["after"])
        end = _with_torn_off(text, later.end())
    return end, re.sub(r"\s", "", text[start:end])


def _with_torn_off(text: str, end: int) -> int:
    """Take in a part of the body's abbreviation that a space has torn off."""
    torn = _TORN_OFF.match(text, end)
    return torn.end() if torn else end


def _continues(canvas: Canvas, join: re.Match[str], later: re.Match[str], *, airy: bool) -> bool:
    """Decide whether what follows a sign still belongs to the symbol.

    ``airy`` allows blanks on both sides of the sign: at the first one, or after another.
    """
    part = later[0]
    spaced = bool(join["before"] or join["after"])
    if join["sign"] == ".":
        return not spaced and (_is_abbreviation(part) or (part.isdigit() and len(part) < 3))
    if spaced:
        one_sided = not (join["before"] and join["after"])
        return (
            "\n" not in join["before"]
            and (one_sided or airy)
            and _is_abbreviation(part)
            and not _PLACE_FOLLOWS.match(canvas.low, later.end())
        )
    if part.isdigit():
        return len(part) < 3 and not _UNFINISHED.match(canvas.text, later.end())
    return _is_abbreviation(part) or part.isupper()


@lru_cache(maxsize=4096)
def _is_abbreviation(part: str) -> bool:
    """Tell ``TTr``, ``V16`` and ``PGD&ĐT`` from ordinary words with a capital."""
    upper = sum(character.isupper() for character in part)
    lower = sum(character.islower() for character in part)
    figures = sum(character.isdigit() for character in part)
    if part == "L":
        return True
    return lower <= 2 and (upper >= 2 or (upper == 1 and figures >= 1 and lower == 0))


def _lower_case(canvas: Canvas, start: int) -> tuple[int, str] | None:
    found = _LOWER_SYMBOL.match(canvas.text, start)
    if not found or kind_of_segment(found[0].split("-")[0].upper()) is None:
        return None
    return found.end(), found[0]
