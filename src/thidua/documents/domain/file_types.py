"""What a file is, by its first bytes and its name together.

Office files are ZIP archives and are told apart by the member that each must have. Knows nothing
of where files are kept.
"""

import io
import zipfile
from pathlib import PurePath

_BY_START: dict[str, tuple[bytes, str]] = {
    ".pdf": (b"%PDF-", "application/pdf"),
    ".png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    ".jpg": (b"\xff\xd8\xff", "image/jpeg"),
    ".jpeg": (b"\xff\xd8\xff", "image/jpeg"),
}
_BY_MEMBER: dict[str, tuple[str, str]] = {
    ".docx": (
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".xlsx": (
        "xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def type_of(name: str, content: bytes) -> str | None:
    """The media type, or None when the content is not what the name says or is of no known kind."""
    ending = PurePath(name).suffix.lower()
    if ending in _BY_START:
        start, media_type = _BY_START[ending]
        return media_type if content.startswith(start) else None
    if ending in _BY_MEMBER:
        member, media_type = _BY_MEMBER[ending]
        return media_type if _holds(content, member) else None
    return None


def _holds(content: bytes, member: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return member in archive.namelist()
    except zipfile.BadZipFile:
        return False
