"""The smallest pictures that the platform reads, made part by part, with what cameras add."""

import struct
import zlib

GPS = b"GPS 10.25N 105.97E"


def exif(turned: int, order: str = ">") -> bytes:
    """An EXIF segment that says how to turn the picture, and where it was taken."""
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    start = {">": b"MM", "<": b"II"}[order] + struct.pack(f"{order}HI", 42, 8)
    body = b"Exif\x00\x00" + start + struct.pack(f"{order}H", 1) + entry + b"\x00" * 4 + GPS
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int = 40, height: int = 30, *, extra: bytes = b"", shade: int = 7) -> bytes:
    """A JPEG file in form: application data, one frame, one scan. Nobody decodes it."""
    jfif = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + bytes([shade])
    return b"\xff\xd8" + jfif + extra + frame + scan + b"\xff\xd9"


def png(width: int = 40, height: int = 30, *, extra: bytes = b"") -> bytes:
    """A PNG file in form."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * (width + 1) * min(height, 100))
    parts = [chunk(b"IHDR", head), extra, chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, content: bytes) -> bytes:
    """One part of a PNG file."""
    checked = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checked)
