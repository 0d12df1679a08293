"""WordprocessingML for the few things a paper is made of: paragraphs, tables, sections.

Children stand in the order that the schema asks. Lengths come in points. Knows nothing of
papers, only of elements.
"""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from thidua_core.paper._docx_package import ALIGNMENTS, twips


def element(
    tag: str, *children: BaseOxmlElement | None, **attributes: str | int
) -> BaseOxmlElement:
    """The element ``w:tag`` with attributes of the same name space; absent children are left out."""
    made = OxmlElement(f"w:{tag}")
    for name, setting in attributes.items():
        made.set(qn(f"w:{name}"), str(setting))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def run(text: str, *, bold: bool = False) -> BaseOxmlElement:
    """A run; a line break in the text is a break on paper."""
    made = element("r", element("rPr", element("b"), element("bCs")) if bold else None)
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def field(instruction: str, shown: str) -> Iterable[BaseOxmlElement]:
    """The runs of a field that Word computes; ``shown`` stands until it does."""
    asked = element("instrText")
    asked.text = instruction
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", asked)
    yield element("r", element("fldChar", fldCharType="separate"))
    yield run(shown)
    yield element("r", element("fldChar", fldCharType="end"))


def paragraph(
    style: str,
    *runs: BaseOxmlElement,
    keep_next: bool = False,
    indents: tuple[float, float, float] | None = None,
    align: str | None = None,
    level: int = 0,
    ruled: bool = False,
    exact: float | None = None,
    section: BaseOxmlElement | None = None,
) -> BaseOxmlElement:
    """A paragraph.

    ``indents`` are left, right and hanging; ``level`` is that of a heading from 1; ``ruled``
    draws a line along its upper edge; ``exact`` fixes its height; ``section`` ends a section.
    """
    left, right, hanging = (twips(length) for length in indents or (0, 0, 0))
    return element(
        "p",
        element(
            "pPr",
            element("pStyle", val=style),
            element("keepNext") if keep_next else None,
            element("pBdr", _border("top", 6)) if ruled else None,
            None if exact is None else element("spacing", line=twips(exact), lineRule="exact"),
            element("ind", left=left + hanging, right=right, hanging=hanging) if indents else None,
            element("jc", val=ALIGNMENTS[align]) if align else None,
            element("outlineLvl", val=min(level, 9) - 1) if level else None,
            section,
        ),
        *runs,
    )


def _border(side: str, eighths: int) -> BaseOxmlElement:
    return element(side, val="single", sz=eighths, space=0, color="000000")


def cell(
    width: float, *paragraphs: BaseOxmlElement, spans: int = 1, align: str = "top"
) -> BaseOxmlElement:
    """A cell ``width`` points wide; without paragraphs it gets an empty one, as Word demands."""
    return element(
        "tc",
        element(
            "tcPr",
            element("tcW", w=twips(width), type="dxa"),
            element("gridSpan", val=spans) if spans > 1 else None,
            element("vAlign", val=align) if align != "top" else None,
        ),
        *(paragraphs or (element("p"),)),
    )


def row(*cells: BaseOxmlElement, head: bool = False) -> BaseOxmlElement:
    """A row that no page end splits; a ``head`` repeats on each page."""
    return element(
        "tr",
        element("trPr", element("cantSplit"), element("tblHeader") if head else None),
        *cells,
    )


def table(
    widths: Iterable[float],
    *rows: BaseOxmlElement,
    ruled: bool = False,
    padding: float = 0,
) -> BaseOxmlElement:
    """A table of fixed column widths, with borders or without."""
    columns = [twips(width) for width in widths]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(columns), type="dxa"),
            element("tblBorders", *(_border(side, 4) for side in sides)) if ruled else None,
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar", *(element(side, w=twips(padding), type="dxa") for side in sides[:4])
            )
            if padding
            else None,
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in columns)),
        *rows,
    )


def section(
    width: float, height: float, margins: dict[str, float], *, landscape: bool
) -> BaseOxmlElement:
    """Pages of that size in points, numbered from 1, the first without a header.

    ``margins`` has the keys top, right, bottom, left, header and footer.
    """
    size = {"w": twips(width), "h": twips(height)}
    turned = {"orient": "landscape"} if landscape else {}
    return element(
        "sectPr",
        element("type", val="nextPage"),
        element("pgSz", **size, **turned),
        element("pgMar", **{side: twips(length) for side, length in margins.items()}, gutter=0),
        element("pgNumType", start=1),
        element("titlePg"),
    )
