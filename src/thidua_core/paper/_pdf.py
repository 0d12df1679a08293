"""A paper as a tagged PDF: PDF/A-2a and PDF/UA-1 in one file, equal bytes for an equal paper.

One long-lived Typst compiler does the drawing; what it is given is JSON, never markup. Signs
nothing, but tells where the signatures belong.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from thidua_core.paper import _fonts, _styles
from thidua_core.paper._blocks import Paper
from thidua_core.paper._breaking import soft_broken
from thidua_core.paper._layout import sheet
from thidua_core.paper._sheet import Grid, Head, Line, Part, Run, Sheet, SigningPlace

TEMPLATE: Final = Path(__file__).parent / "paper.typ"
STANDARDS: Final[list[Any]] = ["a-2a", "ua-1"]

_TOP_EDGE: Final = 0.891
_BOTTOM_EDGE: Final = -0.216
_NARROWEST_LINE: Final = _styles.points(60)
_BODY_LINE: Final = _styles.points(140)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureField:
    """Where a signature belongs: page from 1, and a box in points from the page's lower left."""

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float


class Typesetter:
    """The compiler and its lock: it remembers its last inputs, so one drawing at a time."""

    def __init__(self, template: Path = TEMPLATE) -> None:
        import typst  # reason: a slow library, loaded by its first use

        faces = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[_fonts.FOLDER],
        )
        self._compiler = typst.Compiler(
            template, root=template.parent, font_paths=faces, ignore_system_fonts=True
        )
        self._measures = json.dumps(_measures())
        self._lock = threading.Lock()

    def pdf(self, laid_out: str) -> bytes:
        """The sheet, given as JSON, as the bytes of a PDF."""
        with self._lock, breakdowns_as_faults():
            drawn = self._compiler.compile(
                format="pdf", sys_inputs=self._inputs(laid_out), pdf_standards=STANDARDS
            )
        assert isinstance(drawn, bytes)
        return drawn

    def fields(self, laid_out: str) -> list[dict[str, Any]]:
        """What the template says of the places to sign, measured from the page's upper left."""
        with self._lock, breakdowns_as_faults():
            self._compiler.compile(format="svg", sys_inputs=self._inputs(laid_out))
            told = self._compiler.query("<sigfield>", field="value")
        return list(json.loads(told))

    def _inputs(self, laid_out: str) -> dict[str, str]:
        return {"sheet": laid_out, "measures": self._measures}


class DrawingFault(RuntimeError):
    """The typesetter broke down: a fault of the software, never of the paper."""


@contextmanager
def breakdowns_as_faults() -> Iterator[None]:
    """Typst's panics pass by every ``except Exception`` and would end the whole process."""
    try:
        yield
    except BaseException as breakdown:
        if type(breakdown).__name__ != "PanicException":
            raise
        raise DrawingFault(str(breakdown)) from None


@cache
def _typesetter() -> Typesetter:
    return Typesetter()


def _measures() -> dict[str, Any]:
    return {
        "family": _fonts.FAMILY,
        "styles": {name.value: asdict(style) for name, style in _styles.STYLES.items()},
        "top_edge": _TOP_EDGE,
        "bottom_edge": _BOTTOM_EDGE,
        "single_line": _styles.SINGLE_LINE,
        "rule_weight": _styles.RULE_WEIGHT,
        "page_width": _styles.PAGE_WIDTH,
        "page_height": _styles.PAGE_HEIGHT,
        "margin_top": _styles.MARGIN_TOP,
        "margin_bottom": _styles.MARGIN_BOTTOM,
        "margin_left": _styles.MARGIN_LEFT,
        "margin_right": _styles.MARGIN_RIGHT,
        "page_number_from_top": _styles.PAGE_NUMBER_FROM_TOP,
        "page_number_size": _styles.PAGE_NUMBER_SIZE,
        "head_left_share": _styles.HEAD_LEFT_SHARE,
        "signature_left_share": _styles.SIGNATURE_LEFT_SHARE,
        "signature_room": _styles.SIGNATURE_ROOM,
        "signature_width": _styles.SIGNATURE_FIELD_WIDTH,
        "cell_padding": _styles.CELL_PADDING,
        "longest_whole_cell": _styles.LONGEST_WHOLE_CELL,
        "gap_before_body": _styles.GAP_BEFORE_BODY,
        "gap_after_table": _styles.GAP_AFTER_TABLE,
        "gap_before_closing": _styles.GAP_BEFORE_CLOSING,
        "gap_between_signatures": _styles.GAP_BETWEEN_SIGNATURES,
    }


def render_pdf(paper: Paper) -> bytes:
    """The paper as a PDF; UnprintableTextError when the font lacks one of its signs."""
    return _typesetter().pdf(_as_json(sheet(paper)))


def signature_fields(paper: Paper) -> tuple[SignatureField, ...]:
    """Where the paper's signatures belong in its PDF, in the order of ``paper.signatures``."""
    laid_out = sheet(paper)
    heights = _styles.points(_styles.PAGE_HEIGHT)
    return tuple(
        SignatureField(
            name=told["name"],
            page=told["page"],
            x=round(told["x"], 2),
            y=round(heights - told["y"] - told["height"], 2),
            width=round(told["width"], 2),
            height=round(told["height"], 2),
        )
        for told in _typesetter().fields(_as_json(laid_out))
    )


def _as_json(laid_out: Sheet) -> str:
    return json.dumps(_soft(laid_out, _NARROWEST_LINE), default=_members)


def _members(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}


def _soft(part: Any, width: float) -> Any:
    """The same layout with break points in words that would run out of their line or cell."""
    match part:
        case Line():
            return _soft_line(part, width)
        case Grid():
            return _soft_grid(part)
        case Part():
            content = _soft(part.content, _BODY_LINE)
            return replace(part, heading=_soft(part.heading, _BODY_LINE), content=content)
        case tuple():
            return tuple(_soft(inner, width) for inner in part)
        case Sheet() | Head() | SigningPlace():
            inner = {field.name: getattr(part, field.name) for field in fields(part)}
            return replace(part, **{name: _soft(each, width) for name, each in inner.items()})
        case _:
            return part


def _soft_text(text: str, face: _fonts.Face, size: float, width: float) -> str:
    return "\n".join(soft_broken(line, face, size, width) for line in text.split("\n"))


def _soft_line(line: Line, width: float) -> Line:
    style = _styles.STYLES[line.style]
    drawn = _fonts.face(bold=style.bold, italic=style.italic)
    runs = (Run(_soft_text(run.text, drawn, style.size, width), run.bold) for run in line.runs)
    return replace(line, runs=tuple(runs))


def _soft_grid(grid: Grid) -> Grid:
    style = _styles.STYLES[_styles.StyleName.CELL]
    drawn = _fonts.face(bold=True)
    padding = 2 * _styles.points(_styles.CELL_PADDING)
    widths = [column.width - padding for column in grid.columns]

    def soft(text: str, width: float) -> str:
        return _soft_text(text, drawn, style.size, width)

    columns = tuple(
        replace(column, title=soft(column.title, width))
        for column, width in zip(grid.columns, widths, strict=True)
    )
    rows = tuple(
        replace(row, cells=tuple(map(soft, row.cells, [sum(widths)] if row.spans else widths)))
        for row in grid.rows
    )
    return Grid(columns=columns, rows=rows)
