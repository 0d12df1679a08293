"""Where lines of headings break, and where a word too long for its line may.

Measures with the vendored faces; knows nothing of documents beyond the words before which a
Vietnamese body's name is best broken.
"""

import re
from typing import Final

from thidua_core.paper._fonts import Face

SOFT_BREAK: Final = "\u200b"

_NAME_BREAKS: Final = re.compile(
    r"(?<= -) | (?=(?:TỈNH|THÀNH PHỐ|KHU VỰC|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU|TỐI CAO)(?: |$))"
)

_INSEPARABLE: Final = re.compile(r" (?!\d)")
"""A number is not parted from the word before it."""


def _filled(words: list[str], face: Face, size: float, width: float) -> list[str]:
    """Lines filled one after another; a word wider than the line stands alone."""
    lines: list[str] = []
    for word in words:
        if lines and face.width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def balanced(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """The fewest lines that fit into ``width`` points, about equally long."""
    words = _INSEPARABLE.split(text)
    best = _filled(words, face, size, width)
    if len(best) == 1:
        return tuple(best)
    narrow, wide = 0.0, width
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        lines = _filled(words, face, size, middle)
        if len(lines) == len(best):
            best, wide = lines, middle
        else:
            narrow = middle
    return tuple(best)


def name_lines(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """A body's name on lines: whole, else broken before its place, else balanced."""
    if face.width(text, size) <= width:
        return (text,)
    for found in reversed(list(_NAME_BREAKS.finditer(text))):
        parts = (text[: found.start()], text[found.end() :])
        if all(face.width(part, size) <= width for part in parts):
            return parts
    return balanced(text, face, size, width)


def soft_broken(text: str, face: Face, size: float, width: float) -> str:
    """The text with break points in every word that is wider than ``width`` points."""
    words = text.split(" ")
    longest = max(words, key=len)
    if face.surely_fits(longest, size, width):
        return text
    return " ".join(_pieces(word, face, size, width) for word in words)


def _pieces(word: str, face: Face, size: float, width: float) -> str:
    if face.width(word, size) <= width:
        return word
    broken, used = "", 0.0
    for sign in word:
        wide = face.width(sign, size)
        if used and wide and used + wide > width:
            broken += SOFT_BREAK
            used = 0.0
        broken += sign
        used += wide
    return broken
