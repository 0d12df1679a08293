"""Lines of an office's register as papers, still by name.

Knows the words for kinds of papers and how a register writes numbers; does not know which numbers
are taken, nor the database.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import DOCUMENTS, Table
from thidua.exchange.domain.values import Reader
from thidua_core.errors import InputError
from thidua_core.references import NumberSymbol, format_number, parse_number_symbol
from thidua_core.text import fold, squash

PAPER_KINDS = {
    "Chỉ thị": "directive",
    "Nghị quyết": "resolution",
    "Quyết định": "decision",
    "Quy chế": "regulation",
    "Hướng dẫn": "guidance",
    "Kế hoạch": "plan",
    "Chương trình": "programme",
    "Thông báo": "notice",
    "Báo cáo": "report",
    "Biên bản": "minutes",
    "Tờ trình": "submission_letter",
    "Giấy mời": "invitation",
    "Công văn": "official_letter",
    "Giao ước thi đua": "pledge",
    "Bảng tiêu chí chấm điểm": "criteria_table",
    "Phụ lục": "appendix",
    "Luật": "law",
    "Nghị định": "decree",
    "Thông tư": "circular",
    "Tin, bài": "news",
    "Văn bản khác": "other",
}
"""Kinds of papers by the word."""
_WORDS = {fold(word): kind for word, kind in PAPER_KINDS.items()} | {"khac": "other"}
_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)
_MARKS = {
    "ct": "directive",
    "nq": "resolution",
    "qd": "decision",
    "qc": "regulation",
    "hd": "guidance",
    "kh": "plan",
    "ctr": "programme",
    "tb": "notice",
    "bc": "report",
    "bb": "minutes",
    "ttr": "submission_letter",
    "gm": "invitation",
    "nd": "decree",
    "tt": "circular",
    "cv": "official_letter",
}
"""What the first part of a symbol stands for (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
_CONCERNING = re.compile(r"v/v\b")
"""An official letter has no name of its kind: its summary begins so."""
_BARE = re.compile(r"[0-9]{1,6}(?:bis|[a-zđA-E])?")
_WITH_YEAR = re.compile(r"([0-9]{1,6})/((?:19|20)[0-9]{2})")

_PLAIN = re.compile(r"([0-9]{1,6})/([^\W\d_][\w.&-]*)")
"""The commonest form: a number, a slash, a symbol without a blank."""

Numbered = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A paper as a line says it; what it does not say is empty or None."""

    row: int
    number: str
    year_in_number: int | None
    symbol: str
    issued_on: date | None
    kind: str
    title: str
    issuer: str
    issuer_label: str
    signer: str
    note: str

    @property
    def printed(self) -> str:
        """Number and symbol as papers print them."""
        if self.number and self.symbol:
            return format_number(self.number, self.symbol, self.year_in_number)
        return self.number or self.symbol

    @property
    def plain_number(self) -> str:
        """The number without leading zeros, which registers write as they like."""
        return self.number.lstrip("0")


def read_documents(table: Table, today: date) -> tuple[list[DocumentLine], list[CellError]]:
    """Lines without errors, and the errors of the others."""
    columns = {column.key: column for column in DOCUMENTS}
    lines: list[DocumentLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _document(reader, today)
        if reader.errors:
            errors += reader.errors
        else:
            lines.append(line)
    return lines, errors


def _document(reader: Reader, today: date) -> DocumentLine:
    number, year, symbol = _numbered(reader)
    title = reader.text("title", limit=600)
    if not number and not title and not reader.errors:
        reader.refuse("document.nameless", "number")
    issued_on = reader.day("issued_on")
    if issued_on is not None and issued_on > today:
        reader.refuse("document.future", "issued_on", value=f"{issued_on:%d/%m/%Y}")
    return DocumentLine(
        row=reader.record.row,
        number=number,
        year_in_number=year,
        symbol=symbol,
        issued_on=issued_on,
        kind=_kind(reader, title, symbol),
        title=title,
        issuer=reader.text("issuer", limit=300),
        issuer_label=reader.text("issuer_label", limit=240),
        signer=reader.text("signer", limit=160),
        note=reader.text("note", limit=600),
    )


def _numbered(reader: Reader) -> Numbered:
    """Number, year in it and symbol, from one cell or from two."""
    text, symbol = reader.text("number", limit=80), reader.text("symbol", limit=60)
    if not text or _BARE.fullmatch(text):
        number = f"{int(text):02d}" if text.isascii() and text.isdigit() else text
        if text and not text.strip("0"):
            reader.refuse("document.number", "number", value=text, problem="")
        if not number or not symbol:
            return number, None, squash(symbol)
        text = f"{number}/{symbol}"
        symbol = ""
    if bare := _WITH_YEAR.fullmatch(text):
        return bare[1], int(bare[2]), symbol
    try:
        read = _read(text)
    except InputError as error:
        reader.refuse("document.number", "number", value=text, problem=f" {error.problem}.")
        return "", None, ""
    if symbol and fold(symbol) != fold(read.symbol):
        reader.refuse("document.symbols", "symbol", value=symbol, other=read.symbol)
    return read.number, None if read.year is None else int(read.year), read.symbol


def _read(text: str) -> NumberSymbol:
    """As ``parse_number_symbol``, which a whole register asks about the same few symbols."""
    plain = _PLAIN.fullmatch(text)
    try:
        return (
            replace(_of_symbol(plain[2]), number=plain[1]) if plain else parse_number_symbol(text)
        )
    except InputError:
        return parse_number_symbol(text)


@lru_cache(maxsize=4096)
def _of_symbol(symbol: str) -> NumberSymbol:
    return parse_number_symbol(f"16/{symbol}")


def _kind(reader: Reader, title: str, symbol: str) -> str:
    """The kind that the file says; else that of the first words, else of the symbol."""
    if "kind" in reader.record.cells:
        return reader.choice("kind", _WORDS, ", ".join(PAPER_KINDS))
    plain = fold(title)
    if _CONCERNING.match(plain):
        return "official_letter"
    for word in _LONGEST_FIRST:
        if plain == word or plain.startswith(f"{word} "):
            return _WORDS[word]
    mark = fold(re.split(r"[-/]", symbol, maxsplit=1)[0])
    kind = _MARKS.get(mark, "")
    if not kind and not reader.errors:
        key = "kind" if "kind" in reader.table.places else "title"
        reader.refuse("document.kind", key, choices=", ".join(PAPER_KINDS))
    return kind
