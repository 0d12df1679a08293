"""A Word file as lines of text with the formatting that a reader sees, whoever wrote it.

Splits paragraphs at their line breaks and remembers in which cell of which table a line
stands. Knows WordprocessingML, nothing of the decree; refuses archives beyond its limits.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from thidua_core.errors import InputError
from thidua_core.paper._docx_looks import (
    Element,
    Formatting,
    Looks,
    Setting,
    attribute,
    child,
    number,
)

LARGEST: Final = 50_000_000
"""Bytes that the parts of a file may have together."""
MOST_PARTS: Final = 2_000

_MAIN: Final = "word/document.xml"
_TWIPS_PER_MM: Final = 1440 / 25.4
_TWIPS: Final = 20
_SAVE_AGAIN: Final = "Hãy mở bằng Word và lưu lại dạng .docx"
_ALTERNATES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN: Final = {qn("w:drawing"), qn("w:pict"), qn("w:object"), _ALTERNATES}
_UNSEEN: Final = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr")}
_SIDES: Final = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one formatting."""

    words: str
    formatting: Formatting


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands: at body level, or in a cell of a table, counted from 1."""

    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    width: float | None = None
    """Points of the cell or, at body level, of the text; None when the file does not say."""

    def __str__(self) -> str:
        if self.table:
            return f"bảng {self.table}, hàng {self.row}, ô {self.cell}"
        return f"đoạn {self.paragraph}"

    def same_cell(self, other: "Place") -> bool:
        """Whether both stand in one cell, or both outside every table."""
        here, there = (self.table, self.row, self.cell), (other.table, other.row, other.cell)
        return here == there


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A paragraph, or the part of one between two line breaks."""

    pieces: tuple[Piece, ...]
    setting: Setting
    place: Place
    drawn: bool = False
    """Whether a shape is anchored in the paragraph."""

    @property
    def words(self) -> str:
        """The text as it is seen, capitals included, without space at its ends."""
        shown = (
            piece.words.upper() if piece.formatting.capitals else piece.words
            for piece in self.pieces
        )
        return "".join(shown).strip()


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number in a header or footer."""

    size: float | None
    align: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """A section; lengths in millimetres, None where the file does not say."""

    width: float | None
    height: float | None
    margins: dict[str, float | None]
    different_first: bool
    header: PageNumber | None
    first_header: PageNumber | None
    footer: PageNumber | None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What the check looks at."""

    pages: tuple[PageSetup, ...]
    lines: tuple[TextLine, ...]


def read_docx(package: bytes) -> ReadDocument:
    """The document; InputError when it is no Word file or larger than the limits."""
    parts = _parts(package)
    body = child(_parsed(parts, _MAIN), "body")
    if body is None:
        raise InputError(_MAIN, "tệp không có nội dung", _SAVE_AGAIN)
    theme = next((name for name in parts if name.startswith("word/theme/")), "")
    looks = Looks(_optional(parts, "word/styles.xml"), _optional(parts, theme))
    pages = tuple(_pages(body, parts, looks))
    if not pages:
        raise InputError(_MAIN, "tệp không ghi khổ giấy", _SAVE_AGAIN)
    margins = (pages[0].width, pages[0].margins["left"], pages[0].margins["right"])
    width = None
    if None not in margins:
        whole, left, right = (length or 0 for length in margins)
        width = (whole - left - right) * _TWIPS_PER_MM / _TWIPS
    return ReadDocument(pages, tuple(_Walker(looks).lines(body, Place(width=width), None)))


def _parts(package: bytes) -> dict[str, bytes]:
    """The XML parts by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
                raise InputError("", "tệp quá lớn khi giải nén", "Hãy bỏ bớt hình ảnh")
            return {
                entry.filename: packed.read(entry)
                for entry in entries
                if entry.filename.endswith((".xml", ".rels"))
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ):
        raise InputError("", "không phải tệp Word (.docx)", _SAVE_AGAIN) from None


def _parsed(parts: dict[str, bytes], name: str) -> Element:
    if name not in parts:
        raise InputError("", "không phải tệp Word (.docx)", _SAVE_AGAIN)
    if b"<!DOCTYPE" in parts[name] or b"<!ENTITY" in parts[name]:
        raise InputError(name, "có khai báo DOCTYPE", _SAVE_AGAIN)
    try:
        return parse_xml(parts[name])
    except (SyntaxError, ValueError):
        raise InputError(name, "phần này của tệp bị hỏng", _SAVE_AGAIN) from None


def _optional(parts: dict[str, bytes], name: str) -> Element | None:
    return _parsed(parts, name) if name in parts else None


class _Walker:
    """Lines of a body in reading order."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._paragraphs = 0
        self._tables = 0

    def lines(self, holder: Element, place: Place, table: str | None) -> Iterator[TextLine]:
        for held in holder:
            if held.tag == qn("w:p"):
                self._paragraphs += not place.table
                yield from self._split(held, replace(place, paragraph=self._paragraphs), table)
            elif held.tag == qn("w:tbl"):
                yield from self._table(held)
            elif held.tag == qn("w:sdt"):
                for inner in held.findall(qn("w:sdtContent")):
                    yield from self.lines(inner, place, table)

    def _table(self, table: Element) -> Iterator[TextLine]:
        self._tables += 1
        counted = self._tables
        style = attribute(child(table, "tblPr", "tblStyle"), "val")
        for row, each in enumerate(table.findall(qn("w:tr")), start=1):
            for place, cell in enumerate(each.findall(qn("w:tc")), start=1):
                width = number(child(cell, "tcPr", "tcW"), "w")
                points = None if width is None else width / _TWIPS
                within = Place(table=counted, row=row, cell=place, width=points)
                yield from self.lines(cell, within, style)

    def _split(self, paragraph: Element, place: Place, table: str | None) -> Iterator[TextLine]:
        setting = self._looks.setting(paragraph, table)
        drawn = any(inner.tag in _DRAWN for inner in paragraph.iter())
        lines: list[list[Piece]] = [[]]
        for run in _runs(paragraph):
            formatting = self._looks.formatting(run, paragraph, table)
            first, *others = _words(run).split("\n")
            lines[-1].append(Piece(first, formatting))
            lines += ([Piece(words, formatting)] for words in others)
        for pieces in lines:
            yield TextLine(pieces=tuple(pieces), setting=setting, place=place, drawn=drawn)


def _runs(holder: Element) -> Iterator[Element]:
    """The runs that are seen, those inside links and insertions too, text boxes excepted."""
    for held in holder:
        if held.tag == qn("w:r"):
            yield held
        elif held.tag not in _DRAWN | _UNSEEN:
            yield from _runs(held)


def _words(run: Element) -> str:
    words = ""
    for held in run:
        if held.tag == qn("w:t"):
            words += held.text or ""
        elif held.tag == qn("w:tab"):
            words += "\t"
        elif held.tag == qn("w:noBreakHyphen"):
            words += "-"
        elif held.tag in {qn("w:br"), qn("w:cr")} and attribute(held, "type") is None:
            words += "\n"
    return words


def _pages(body: Element, parts: dict[str, bytes], looks: Looks) -> Iterator[PageSetup]:
    """Every section; one that names no header has that of the section before."""
    files = _related(parts)
    shown: dict[str, PageNumber | None] = {}
    for section in body.iter(qn("w:sectPr")):
        for reference in section:
            where = {qn("w:headerReference"): "header", qn("w:footerReference"): "footer"}
            if reference.tag in where:
                target = files.get(reference.get(qn("r:id")) or "", "")
                key = f"{where[reference.tag]} {attribute(reference, 'type')}"
                shown[key] = _page_number(_optional(parts, target), looks)
        size = child(section, "pgSz")
        margins = child(section, "pgMar")
        title_page = child(section, "titlePg")
        different = title_page is not None and attribute(title_page, "val") not in {"0", "false"}
        yield PageSetup(
            width=_millimetres(size, "w"),
            height=_millimetres(size, "h"),
            margins={side: _millimetres(margins, side) for side in _SIDES},
            different_first=different,
            header=shown.get("header default"),
            first_header=shown.get("header first"),
            footer=shown.get("footer default") or shown.get("footer first"),
        )


def _millimetres(element: Element | None, name: str) -> float | None:
    twips = number(element, name)
    return None if twips is None else twips / _TWIPS_PER_MM


def _related(parts: dict[str, bytes]) -> dict[str, str]:
    """The files that the document names, by their identifiers."""
    relations = _optional(parts, "word/_rels/document.xml.rels")
    found = {}
    for relation in () if relations is None else relations:
        target = str(relation.get("Target") or "")
        whole = PurePosixPath("word") / target
        found[str(relation.get("Id"))] = str(whole).removeprefix("/")
    return found


def _page_number(part: Element | None, looks: Looks) -> PageNumber | None:
    """The page number field of a header or footer."""
    if part is None:
        return None
    for paragraph in part.iter(qn("w:p")):
        fields = [str(code.text or "") for code in paragraph.iter(qn("w:instrText"))]
        fields += [attribute(code, "instr") or "" for code in paragraph.iter(qn("w:fldSimple"))]
        if any(words.split()[:1] == ["PAGE"] for words in fields):
            sizes = [
                looks.formatting(run, paragraph, None).size for run in paragraph.iter(qn("w:r"))
            ]
            return PageNumber(sizes[-1] if sizes else None, looks.setting(paragraph, None).align)
    return None
