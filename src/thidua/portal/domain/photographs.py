"""A photograph by its bytes: what it is, how large, and without what a camera wrote into it.

JPEG and PNG are read part by part, never decoded. Place, device and comments fall away; how the
picture must be turned stays. Refuses to know where it is kept and what it shows.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SIDE = 12_000
"""Pixels; more is no photograph of a camera or phone."""

_JPEG_START = b"\xff\xd8"
_JPEG_KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""Segments for the application that say how colours are meant: JFIF, ICC profile, Adobe."""
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _APP_1, _COMMENT = 0xDA, 0xE1, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_ORIENTATION = 0x0112
_EXIF = b"Exif\x00\x00"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_DROPPED = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """What may be shown."""

    media_type: str
    width: int
    height: int
    content: bytes


class UnreadablePhotographError(ValueError):
    """The bytes are no photograph that can be read to its end."""


def read_photograph(content: bytes) -> Photograph | None:
    """The photograph of some bytes; None when they are none, are cut off or too large to show."""
    try:
        if content.startswith(_JPEG_START):
            return _jpeg(content)
        if content.startswith(_PNG_START):
            return _png(content)
    except (UnreadablePhotographError, struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> Photograph:
    kept, size = [_JPEG_START], (0, 0)
    for marker, start, end in _segments(content):
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, start + 5)
            size = (width, height)
        if marker == _APP_1:
            kept.append(_only_orientation(content[start + 4 : end]))
        elif (
            marker == _SCAN
            or not (0xE0 <= marker <= 0xEF or marker == _COMMENT)
            or marker in _JPEG_KEPT
        ):
            kept.append(content[start:end])
    return _photograph("image/jpeg", size, b"".join(kept))


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, first and last offset of each segment; the scan runs to the end of the picture."""
    at = len(_JPEG_START)
    while True:
        if content[at] != 0xFF:
            raise UnreadablePhotographError
        marker = content[at + 1]
        if marker == _SCAN:
            end = content.rfind(b"\xff\xd9")
            if end < at:
                raise UnreadablePhotographError
            yield marker, at, end + 2
            return
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2:
            raise UnreadablePhotographError
        yield marker, at, at + 2 + length
        at += 2 + length


def _only_orientation(segment: bytes) -> bytes:
    """A new EXIF segment that says how to turn the picture and nothing else; empty without it."""
    turned = _orientation(segment)
    if turned is None:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0)
    body = _EXIF + b"MM\x00\x2a" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _orientation(segment: bytes) -> int | None:
    if not segment.startswith(_EXIF):
        return None
    tiff = segment[len(_EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for place in range(count):
            tag, _kind, _number, value = struct.unpack_from(
                f"{order}HHIH", tiff, first + 2 + 12 * place
            )
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else None
    except struct.error:
        return None
    return None


def _png(content: bytes) -> Photograph:
    kept, size, at = [_PNG_START], (0, 0), len(_PNG_START)
    while True:
        (length,) = struct.unpack_from(">I", content, at)
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise UnreadablePhotographError
        if size == (0, 0):
            if kind != b"IHDR":
                raise UnreadablePhotographError
            width, height = struct.unpack_from(">II", content, at + 8)
            size = (width, height)
        if kind not in _PNG_DROPPED:
            kept.append(content[at:end])
        if kind == b"IEND":
            return _photograph("image/png", size, b"".join(kept))
        at = end


def _photograph(media_type: str, size: tuple[int, int], content: bytes) -> Photograph:
    if not all(1 <= side <= LONGEST_SIDE for side in size):
        raise UnreadablePhotographError
    return Photograph(media_type=media_type, width=size[0], height=size[1], content=content)
