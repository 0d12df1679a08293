"""How much an Excel file may unpack to, judged before a reader opens it.

Knows the archive and the raw marks of cells; does not know what the cells say. Every bound is on
what the reader would have to hold: bytes, rows, columns, repeated text.
"""

import io
import re
import zipfile
import zlib

from thidua.exchange.domain.cells import CellError, UnreadableSheet

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 100
_MAX_MEMBERS = 2_000
_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_REPEATED = 512 * 1024 * 1024
"""Bytes of shared text when every cell holds the longest one."""
_PIECE = 1024 * 1024

_FAR_CELL = re.compile(
    rb"<(?:\w+:)?(?:c|row)\s[^>]*?\br\s*=\s*[\"'](?=[A-Za-z]{2}|[A-Za-z]?\d{6})([A-Za-z]*)(\d+)[\"']"
)
"""Only what stands beyond column Z or row 99,999: all others are within every bound."""
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ANY_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_TEXT_END = re.compile(rb"</(?:\w+:)?si>")


def check_archive(content: bytes, name: str) -> int:
    """The number of hidden rows in the sheets; raises ``UnreadableSheet`` over the bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _check(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error, EOFError):
        raise UnreadableSheet(CellError(code="file.broken", facts={"name": name})) from None


def _check(archive: zipfile.ZipFile, name: str) -> int:
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS or sum(each.file_size for each in members) > _MAX_UNPACKED:
        raise UnreadableSheet(CellError(code="file.swollen"))
    names = {each.filename.lower() for each in members}
    if not any(each.startswith("xl/workbook") for each in names):
        raise UnreadableSheet(CellError(code="file.kind", facts={"name": name}))
    longest = cells = hidden = 0
    for member in members:
        # Reading to the end also finds a member whose stated size is a lie.
        content = _whole(archive, member)
        lowered = member.filename.lower()
        if lowered.startswith("xl/worksheets/") and lowered.endswith(".xml"):
            _check_extent(content)
            cells += len(_ANY_CELL.findall(content))
            hidden += len(_HIDDEN.findall(content))
        elif lowered.endswith("sharedstrings.xml"):
            longest = _longest_text(content)
    if longest * cells > _MAX_REPEATED:
        raise UnreadableSheet(CellError(code="file.swollen"))
    return hidden


def _whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    pieces = []
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            pieces.append(piece)
    return b"".join(pieces)


def _check_extent(content: bytes) -> None:
    if len(_ANY_ROW.findall(content)) > 2 * MAX_ROWS:
        raise UnreadableSheet(CellError(code="sheet.rows", facts={"limit": MAX_ROWS}))
    last_row, widest = 0, b""
    for found in _FAR_CELL.finditer(content):
        column, row = found.groups()
        last_row = max(last_row, int(row[:10]))
        if len(column) > len(widest) or (len(column) == len(widest) and column > widest):
            widest = column
    if last_row > 2 * MAX_ROWS:
        raise UnreadableSheet(CellError(code="sheet.rows", facts={"limit": MAX_ROWS}))
    if _number_of(widest) > MAX_COLUMNS:
        raise UnreadableSheet(CellError(code="sheet.wide", facts={"limit": MAX_COLUMNS}))


def _number_of(column: bytes) -> int:
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _longest_text(content: bytes) -> int:
    longest = last = 0
    for found in _TEXT_END.finditer(content):
        longest, last = max(longest, found.end() - last), found.end()
    return longest
