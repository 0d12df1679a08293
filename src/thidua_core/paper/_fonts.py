"""The vendored Tinos faces: where they lie, which signs they draw, how wide a text is.

Tinos has the widths of Times New Roman, so what is measured here also holds in Word. Kerning
is not counted. Reads two tables of TrueType and knows nothing else of fonts.
"""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fonts"
FAMILY: Final = "Tinos"
WORD_FAMILY: Final = "Times New Roman"
"""The name written into Word files, whose readers have that font."""

_PRIVATE: Final = range(0xE000, 0xF900)
"""Code points that mean nothing outside this font; an archival PDF may not hold them."""

_FILES: Final = {
    (False, False): "Tinos-Regular.ttf",
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One face: advance width of each code point, in ``units_per_em``."""

    units_per_em: int
    widths: dict[int, int]
    signs: frozenset[str]
    """What the face can draw."""
    widest: int

    def width(self, text: str, size: float) -> float:
        """Width in points of a text set at ``size`` points; an unknown sign counts as none."""
        return sum(self.widths.get(ord(sign), 0) for sign in text) * size / self.units_per_em

    def lacks(self, text: str) -> tuple[str, ...]:
        """The signs of the text that the face cannot draw, each once, in order."""
        lacking = set(text) - self.signs
        return tuple(sorted(lacking, key=text.index))

    def surely_fits(self, text: str, size: float, width: float) -> bool:
        """Whether the number of letters alone says so; False means that it is to be measured."""
        return len(text) * self.widest * size <= width * self.units_per_em


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    """The face of that weight and slope."""
    return read_face((FOLDER / _FILES[bold, italic]).read_bytes())


def read_face(font: bytes) -> Face:
    """Widths by code point, from the tables head, hhea, hmtx and cmap (format 4)."""
    tables = _tables(font)
    units_per_em = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    long_metrics = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * long_metrics, font, tables["hmtx"])[::2]
    glyphs = _glyphs(font, tables["cmap"])
    widths = {
        code: advances[min(glyph, long_metrics - 1)]
        for code, glyph in glyphs.items()
        if code not in _PRIVATE
    }
    return Face(units_per_em, widths, frozenset(map(chr, widths)), max(widths.values()))


def _tables(font: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Glyph by code point of the Unicode subtable for the basic plane."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    records = [struct.unpack_from(">HHL", font, cmap + 4 + 8 * i) for i in range(count)]
    start = next(cmap + at for platform, coding, at in records if (platform, coding) == (3, 1))
    assert struct.unpack_from(">H", font, start)[0] == 4, "cmap format 4"
    double = struct.unpack_from(">H", font, start + 6)[0]
    segments = double // 2

    def column(index: int) -> tuple[int, ...]:
        gap = 2 if index else 0
        return struct.unpack_from(f">{segments}H", font, start + 14 + gap + double * index)

    ends, starts, deltas, offsets = (column(index) for index in range(4))
    offsets_at = start + 16 + double * 3

    def glyph_of(code: int, segment: int) -> int:
        glyph = code
        if offsets[segment]:
            at = offsets_at + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
            glyph = struct.unpack_from(">H", font, at)[0]
        return (glyph + deltas[segment]) & 0xFFFF

    drawn = {
        code: glyph_of(code, segment)
        for segment in range(segments)
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1)
    }
    return {code: glyph for code, glyph in drawn.items() if glyph}
