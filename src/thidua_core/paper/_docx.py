"""A paper as a Word file, from the same sheet as the PDF; equal bytes for an equal paper.

Every line carries a style of the package, the head is a table without borders, the rules are
borders of empty paragraphs, and the page number is a field of the header.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from thidua_core.paper import _docx_xml as word
from thidua_core.paper import _styles
from thidua_core.paper._blocks import Paper
from thidua_core.paper._docx_package import HEADER_STYLE, RULE_STYLE, empty_package, repacked
from thidua_core.paper._layout import sheet
from thidua_core.paper._sheet import Grid, GridRow, Head, Line, Part, Rule, Sheet, SigningPlace
from thidua_core.paper._styles import StyleName, points

_LONGEST_PROPERTY = 255


def render_docx(paper: Paper) -> bytes:
    """The paper as a Word file; UnprintableTextError when the font lacks one of its signs."""
    laid_out = sheet(paper)
    document = docx.Document(io.BytesIO(empty_package()))
    _describe(document, laid_out)
    body = document.element.body
    body.clear()
    body.extend(_body(laid_out))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    numbers = header.part.element
    numbers.clear()
    numbers.append(word.paragraph(HEADER_STYLE, *word.field("PAGE", "2")))
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _describe(document: Document, laid_out: Sheet) -> None:
    created = datetime.fromisoformat(laid_out.created).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title = laid_out.title[:_LONGEST_PROPERTY]
    properties.author = laid_out.author[:_LONGEST_PROPERTY]
    properties.last_modified_by = laid_out.author[:_LONGEST_PROPERTY]
    properties.language = "vi-VN"
    properties.created = created
    properties.modified = created
    properties.revision = 1


def _body(laid_out: Sheet) -> Iterator[BaseOxmlElement]:
    yield _head(laid_out.head)
    yield from _part(laid_out.main)
    yield from _closing(laid_out)
    before = laid_out.main
    for part in laid_out.appendices:
        yield word.paragraph(RULE_STYLE, section=_section(before))
        yield from _part(part)
        before = part
    yield _section(before)


def _section(part: Part) -> BaseOxmlElement:
    width, height = points(_styles.PAGE_WIDTH), points(_styles.PAGE_HEIGHT)
    margins = {
        "top": points(_styles.MARGIN_TOP),
        "right": points(_styles.MARGIN_RIGHT),
        "bottom": points(_styles.MARGIN_BOTTOM),
        "left": points(_styles.MARGIN_LEFT),
        "header": points(_styles.PAGE_NUMBER_FROM_TOP),
        "footer": points(_styles.MARGIN_BOTTOM / 2),
    }
    if part.landscape:
        width, height = height, width
    return word.section(width, height, margins, landscape=part.landscape)


def _text_width(part: Part) -> float:
    return points(_styles.TEXT_WIDTH_LANDSCAPE if part.landscape else _styles.TEXT_WIDTH)


def _line(line: Line) -> BaseOxmlElement:
    moved = (line.left, 0.0, line.hanging) if line.left or line.hanging else None
    runs = (word.run(run.text, bold=run.bold) for run in line.runs)
    return word.paragraph(
        line.style.value, *runs, keep_next=line.sticky, indents=moved, level=line.level
    )


def _rule(rule: Rule, width: float) -> BaseOxmlElement:
    beside = max(width - rule.length, 0) / 2
    return word.paragraph(RULE_STYLE, ruled=True, indents=(beside, beside, 0))


def _gap(height: float, *, keep_next: bool = False) -> BaseOxmlElement:
    return word.paragraph(StyleName.OFFICE.value, exact=height, keep_next=keep_next)


def _head(head: Head) -> BaseOxmlElement:
    whole = points(_styles.TEXT_WIDTH)
    left = whole * _styles.HEAD_LEFT_SHARE
    right = whole - left
    below = [_line(line) for line in (head.number, head.subject) if line is not None]
    dated = [] if head.place_date is None else [_line(head.place_date)]
    return word.table(
        (left, right),
        word.row(
            word.cell(left, *map(_line, head.left), _rule(head.left_rule, left)),
            word.cell(right, *map(_line, head.right), _rule(head.right_rule, right)),
        ),
        word.row(word.cell(left, *below), word.cell(right, *dated)),
    )


def _part(part: Part) -> Iterator[BaseOxmlElement]:
    yield from map(_line, part.heading)
    if part.heading_rule is not None:
        yield _rule(part.heading_rule, _text_width(part))
    yield _gap(_styles.GAP_BEFORE_BODY)
    for block in part.content:
        if isinstance(block, Grid):
            yield _grid(block)
            yield _gap(_styles.GAP_AFTER_TABLE)
        else:
            yield _line(block)


def _grid(grid: Grid) -> BaseOxmlElement:
    widths = [column.width for column in grid.columns]
    titles = (
        word.cell(
            column.width,
            word.paragraph(StyleName.COLUMN_TITLE.value, word.run(column.title)),
            align="center",
        )
        for column in grid.columns
    )
    return word.table(
        widths,
        word.row(*titles, head=True),
        *(_grid_row(grid, row) for row in grid.rows),
        ruled=True,
        padding=points(_styles.CELL_PADDING),
    )


def _grid_row(grid: Grid, row: GridRow) -> BaseOxmlElement:
    style = StyleName.CELL.value
    if row.spans:
        whole = sum(column.width for column in grid.columns)
        words = word.run(row.cells[0], bold=True)
        return word.row(
            word.cell(whole, word.paragraph(style, words, keep_next=True), spans=len(grid.columns))
        )
    return word.row(
        *(
            word.cell(column.width, word.paragraph(style, word.run(text), align=column.align))
            for column, text in zip(grid.columns, row.cells, strict=True)
        )
    )


def _closing(laid_out: Sheet) -> Iterator[BaseOxmlElement]:
    """Recipients beside the only signature, or signatures in pairs with recipients below."""
    whole = points(_styles.TEXT_WIDTH)
    recipients = [_line(line) for line in laid_out.recipients]
    yield _gap(_styles.GAP_BEFORE_CLOSING, keep_next=True)
    if laid_out.recipients_beside:
        left = whole * _styles.SIGNATURE_LEFT_SHARE
        signed = [made for place in laid_out.signing for made in _signing_place(place)]
        yield word.table(
            (left, whole - left),
            word.row(word.cell(left, *recipients), word.cell(whole - left, *signed)),
        )
        return
    half = whole / 2
    cells = [word.cell(half, *_signing_place(place)) for place in laid_out.signing]
    if len(cells) % 2:
        cells.append(word.cell(half))
    yield word.table((half, half), *(word.row(*cells[i : i + 2]) for i in range(0, len(cells), 2)))
    yield _gap(_styles.GAP_BEFORE_CLOSING)
    yield from recipients


def _signing_place(place: SigningPlace) -> Iterator[BaseOxmlElement]:
    yield from map(_line, place.above)
    yield _gap(points(_styles.SIGNATURE_ROOM))
    yield from map(_line, place.below)
