"""Geometry of the small drawings: a list against its ceiling, the wires of a lineage.

Pure numbers for SVG attributes; knows no colour and no text.
"""

from dataclasses import dataclass
from fractions import Fraction

from thidua.ui.figures import round_for_drawing

WIRE_WIDTH = 120
BOX_HEIGHT = 100
_NEAR_START, _NEAR_END = Fraction(1, 10), Fraction(9, 10)
"""A label centred beyond these would leave the drawing."""


@dataclass(frozen=True, slots=True)
class Cap:
    """Lengths as SVG reads them (``82.35%``): never in a page's own number format."""

    within: str
    beyond: str
    ceiling: str
    label_anchor: str
    over: bool


def draw_cap(*, count: int, ceiling: int) -> Cap:
    """Where the bar of a list and its ceiling stand; room is left beyond the larger of the two."""
    if count < 0 or ceiling < 0:
        raise ValueError("a count and a ceiling are never negative")
    room = Fraction(max(count, ceiling, 1)) * Fraction(103, 100)
    share = ceiling / room
    return Cap(
        within=_length(min(count, ceiling) / room),
        beyond=_length(max(0, count - ceiling) / room),
        ceiling=_length(share),
        label_anchor="end" if share > _NEAR_END else "start" if share < _NEAR_START else "middle",
        over=count > ceiling,
    )


def _length(share: Fraction) -> str:
    return f"{round_for_drawing(share)}%"


@dataclass(frozen=True, slots=True)
class Link:
    """One descent: position of the earlier unit, of the later one, how certain it is."""

    earlier: int
    later: int
    certainty: str = "official"


@dataclass(frozen=True, slots=True)
class Wire:
    path: str
    certainty: str


def draw_wires(links: list[Link], *, earlier: int, later: int) -> tuple[int, list[Wire]]:
    """Height of the drawing and a curve for each link; the boxes of a side share its height."""
    height = BOX_HEIGHT * max(earlier, later, 1)

    def middle(position: int, boxes: int) -> int:
        return height * (2 * position + 1) // (2 * boxes)

    half = WIRE_WIDTH // 2
    wires = []
    for link in links:
        left, right = middle(link.earlier, earlier), middle(link.later, later)
        curve = f"M0 {left}C{half} {left} {half} {right} {WIRE_WIDTH} {right}"
        wires.append(Wire(curve, link.certainty))
    return height, wires
