"""The layout check of a Word file, whoever wrote it: pages, fonts, page numbers.

Head and body have their own rooms; this one asks what concerns every page and every letter,
and joins the answers. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from thidua_core.paper._check_body import check_body
from thidua_core.paper._check_head import check_head, read_head
from thidua_core.paper._check_words import check_appendix_label, check_sentence
from thidua_core.paper._docx_looks import Formatting
from thidua_core.paper._docx_reading import PageSetup, ReadDocument, TextLine, read_docx
from thidua_core.paper._findings import Finding, excerpt, found
from thidua_core.paper._fonts import WORD_FAMILY

_MARGINS: Final = {
    "top": ("trên", 20, 25),
    "bottom": ("dưới", 20, 25),
    "left": ("trái", 30, 35),
    "right": ("phải", 15, 20),
}
_SIZES: Final = {(216, 279): "Letter", (216, 356): "Legal", (148, 210): "A5", (297, 420): "A3"}
_SLACK: Final = 0.3
"""Millimetres that rounding in Word may take."""
_BLACK: Final = frozenset({None, "000000"})


def check_docx(package: bytes) -> tuple[Finding, ...]:
    """What the decree asks and the document does not do; InputError when it is no Word file."""
    document = read_docx(package)
    head = read_head(document)
    return (
        *_pages(document),
        *_page_numbers(document),
        *_fonts(document),
        *check_head(head),
        *check_body(document, head),
        *_words(document),
    )


def _pages(document: ReadDocument) -> Iterator[Finding]:
    for number, page in enumerate(document.pages, start=1):
        where = f"phần trang {number}" if len(document.pages) > 1 else "trang"
        yield from _paper_size(page, where)
        for side, (name, low, high) in _MARGINS.items():
            length = page.margins[side]
            if length is None or not low - _SLACK <= length <= high + _SLACK:
                shown = "không ghi" if length is None else f"{length:.1f}".replace(".", ",")
                yield found("page.margin", where, side=name, shown=shown, low=low, high=high)


def _paper_size(page: PageSetup, where: str) -> Iterator[Finding]:
    if page.width is None or page.height is None:
        yield found("page.size", where, shown="không ghi")
        return
    short, long = sorted((round(page.width), round(page.height)))
    if abs(short - 210) <= 1 and abs(long - 297) <= 1:
        return
    shown = _SIZES.get((short, long), f"{short} mm x {long} mm")
    yield found("page.size", where, shown=shown)


def _page_numbers(document: ReadDocument) -> Iterator[Finding]:
    first = document.pages[0]
    if first.footer is not None:
        yield found("page_number.place", "chân trang")
    if first.first_header is not None or (first.header is not None and not first.different_first):
        yield found("page_number.first", "đầu trang")
    shown = [page.header for page in document.pages if page.header is not None]
    if not shown:
        if first.footer is None:
            yield found("page_number.missing", "đầu trang")
        return
    if any(number.align != "centre" for number in shown):
        yield found("page_number.align", "đầu trang")
    for number in shown[:1]:
        if number.size is not None and not 13 <= number.size <= 14:
            said = {"element": "số trang", "allowed": "13 đến 14", "words": "PAGE", "more": ""}
            yield found("size", "đầu trang", shown=f"{number.size:g}", **said)


def _fonts(document: ReadDocument) -> Iterator[Finding]:
    """Each wrong font and colour once, with its first place and how often it occurs."""
    first: dict[tuple[str, str], TextLine] = {}
    times: Counter[tuple[str, str]] = Counter()
    for line in document.lines:
        for piece in line.pieces:
            for wrong in _wrong_looks(piece.words, piece.formatting):
                times[wrong] += 1
                first.setdefault(wrong, line)
    for (code, shown), line in first.items():
        count = times[code, shown]
        more = f" và {count - 1} chỗ khác" if count > 1 else ""
        yield found(code, line.place, shown=shown, words=excerpt(line.words), more=more)


def _wrong_looks(words: str, formatting: Formatting) -> Iterator[tuple[str, str]]:
    letters = words.strip()
    if not letters:
        return
    families = set()
    if any(sign.isascii() for sign in letters):
        families.add(formatting.plain_family)
    if not letters.isascii():
        families.add(formatting.family)
    for family in families - {WORD_FAMILY}:
        yield "font", "không ghi" if family is None else family
    if formatting.colour not in _BLACK:
        yield "colour", f"#{formatting.colour}"


def _words(document: ReadDocument) -> Iterator[Finding]:
    for line in document.lines:
        yield from check_sentence(line.words, line.place)
        yield from check_appendix_label(line.words, line.place)
