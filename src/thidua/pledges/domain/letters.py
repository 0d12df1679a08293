"""The words of a reply that came as a file: Word or plain text, read within bounds.

Knows how to get at text; what the text says is another module's.
"""

import io
import zipfile
from pathlib import PurePath

LARGEST = 20_000_000
"""Bytes of all parts of a Word file together."""


def words_of(name: str, content: bytes) -> str | None:
    """The text of a ``.docx`` or ``.txt`` file, a line for each paragraph; None if unreadable."""
    match PurePath(name).suffix.lower():
        case ".docx":
            return _word(content)
        case ".txt":
            return _plain(content)
    return None


def _plain(content: bytes) -> str | None:
    if b"\0" in content[:2] or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig",)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _word(content: bytes) -> str | None:
    from docx import Document  # reason: a slow library, loaded by its first use
    from docx.opc.exceptions import (
        PackageNotFoundError,  # reason: a slow library, loaded by its first use
    )

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                return None
        document = Document(io.BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, NotImplementedError):
        return None
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
            lines.append(" ".join(cell.replace("\n", " ") for cell in cells if cell))
    return "\n".join(lines)
