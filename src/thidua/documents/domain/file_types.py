"""What a file is, by its first bytes and its name together.

Office files are ZIP archives and are told apart by the member that each must have. Nothing is
unpacked, and an archive with too many or too large members is of no kind. Knows nothing of where
files are kept.
"""

import io
import struct
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
LARGEST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the list of members: some twenty thousand of them."""
LARGEST_CONTENT = 500 * 1024 * 1024
"""Bytes of all members together, as they say themselves."""
_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_LONGEST_COMMENT = 0xFFFF


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
    if not _directory_is_bounded(content):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError):
        return False
    total = sum(each.file_size for each in members)
    return total <= LARGEST_CONTENT and any(each.filename == member for each in members)


def _directory_is_bounded(content: bytes) -> bool:
    """Whether the archive's list of members is small enough to be read at all.

    Looked up before ``zipfile`` builds an object for each member; the large form of archives,
    which no office file needs, is refused.
    """
    end = content.rfind(_END, max(0, len(content) - _LONGEST_COMMENT - _END_SIZE))
    if end < 0 or len(content) < end + _END_SIZE:
        return False
    (size,) = struct.unpack_from("<L", content, end + 12)
    before = content[max(0, end - _LOCATOR_SIZE) : end]
    return bool(size <= LARGEST_DIRECTORY) and not before.startswith(_LOCATOR)
