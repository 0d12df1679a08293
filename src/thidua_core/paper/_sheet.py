"""A paper laid out as lines and grids, in the order in which a renderer draws them.

What both renderers share is decided here: wording, numbering, marks at line ends, breaks of
headings, lengths of rules. How a line is drawn in a given format is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua_core.paper._styles import StyleName


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: one style, its runs, and line breaks only where the layout set them."""

    style: StyleName
    runs: tuple[Run, ...]
    level: int = 0
    """Level of a heading from 1; 0 is no heading."""
    left: float = 0
    """Points by which the whole paragraph is moved in."""
    hanging: float = 0
    """Points by which its further lines are moved in beyond the first."""
    sticky: bool = False
    """Stays on the page of what follows, beyond what its style asks."""

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A centred line of ``length`` points."""

    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column of a ruled table; ``width`` in points."""

    title: str
    width: float
    align: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row: one cell per column, or one bold cell over all of them."""

    cells: tuple[str, ...]
    spans: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table whose column titles repeat on each page."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


Content = tuple[Line | Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The two columns at the top of page 1; below each name its rule."""

    left: tuple[Line, ...]
    left_rule: Rule
    right: tuple[Line, ...]
    right_rule: Rule
    number: Line | None
    subject: Line | None
    """*V/v …*, under the number of an official letter."""
    place_date: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPlace:
    """One place to sign: lines above the room left for the signature and lines below it."""

    field: str
    """Name of the signature field, unique in the paper: ``signature-1``."""
    above: tuple[Line, ...]
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages with numbers of their own: the paper itself or an appendix."""

    heading: tuple[Line, ...]
    heading_rule: Rule | None
    content: Content
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole paper, ready to be drawn."""

    title: str
    """The document's title in its properties."""
    author: str
    """The issuing body, in its properties."""
    created: str
    """ISO date that the file's properties carry, so that equal papers are equal files."""
    head: Head
    main: Part
    signing: tuple[SigningPlace, ...]
    recipients: tuple[Line, ...]
    recipients_beside: bool
    """Whether the recipients stand left of the only signature, else below."""
    appendices: tuple[Part, ...] = field(default=())


def texts(laid_out: object) -> Iterator[str]:
    """Every text of a layout or of a part of one, in drawing order."""
    if isinstance(laid_out, str):
        yield laid_out
    elif isinstance(laid_out, tuple):
        for part in laid_out:
            yield from texts(part)
    else:
        for name in getattr(laid_out, "__slots__", ()):
            yield from texts(getattr(laid_out, name))
