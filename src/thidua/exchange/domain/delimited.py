"""CSV read and written: UTF-8, the separator told by the content, nothing that would run.

Knows separators, quotes and the guard before text that a spreadsheet would take for a formula;
does not know what any column means.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from thidua.exchange.domain.archive import MAX_COLUMNS
from thidua.exchange.domain.cells import CellError, Fact, UnreadableSheet, address

SEPARATORS = (",", ";", "\t")
_BOM = "\ufeff"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 50
"""Rows that tell the separator."""
_SAID = re.compile(r"sep=(?P<separator>[,;\t])\r?\n", re.IGNORECASE)
"""The line by which Excel is told the separator; it is a row of its own."""
_WOULD_RUN = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_GUARD = "'"

Row = Sequence[str]


def read_rows(content: bytes, name: str) -> list[list[str]]:
    """Every row in order, guards taken off; raises ``UnreadableSheet``."""
    text = _decoded(content, name)
    said = _SAID.match(text)
    separator = said["separator"] if said else _separator(text, name)
    rows = _parsed(text, separator, name)
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise UnreadableSheet(CellError(code="sheet.wide", facts={"limit": MAX_COLUMNS}))
    if said:
        rows[0] = []
    return [[_bare(cell) for cell in row] for row in rows]


def write_rows(rows: Iterable[Row]) -> bytes:
    """Rows as CSV that Excel and others open as they stand: UTF-8 with its mark, commas."""
    stream = io.StringIO(newline="")
    stream.write(_BOM)
    # Quotes around every cell leave one separator alone possible, whatever the cells hold.
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode()


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run.

    >>> guarded("=1+1"), guarded("Mẫu"), guarded("'=1+1")
    ("'=1+1", 'Mẫu', "''=1+1")
    """
    return _GUARD + text if _WOULD_RUN.match(text) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith(_GUARD) and _WOULD_RUN.match(text) else text


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(_WIDE_MARKS):
        raise UnreadableSheet(CellError(code="file.wide_encoding", facts={"name": name}))
    if b"\0" in content:
        raise UnreadableSheet(CellError(code="file.kind", facts={"name": name}))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        facts: dict[str, Fact] = {"name": name, "place": failure.start + 1}
        raise UnreadableSheet(CellError(code="file.encoding", facts=facts)) from None


def _separator(text: str, name: str) -> str:
    """The separator that cuts the first rows most evenly; refused when two do so alike."""
    evenness = {separator: _evenness(text, separator) for separator in SEPARATORS}
    best = max(evenness.values())
    leading = [separator for separator, each in evenness.items() if each == best]
    if best == (0, 0):
        if name.lower().endswith(".csv"):
            return SEPARATORS[0]
        raise UnreadableSheet(CellError(code="file.kind", facts={"name": name}))
    if len(leading) > 1:
        raise UnreadableSheet(CellError(code="file.separator", facts={"name": name}))
    return leading[0]


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How many rows have the commonest number of columns, and that number; more is better."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if any(row):
                widths[len(row)] += 1
            if widths.total() >= _LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    split = [(count, width) for width, count in widths.items() if width > 1]
    return max(split, default=(0, 0))


def _parsed(text: str, separator: str, name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        cell = address(len(rows), 0)
        facts: dict[str, Fact] = {"name": name, "row": len(rows) + 1}
        raise UnreadableSheet(CellError(code="file.quotes", cell=cell, facts=facts)) from None
    return rows
