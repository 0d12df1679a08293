"""The ZIP of a year bundle: one way to write given files, and only that way is read as whole.

Files are stored, not deflated: a compressor of another version gives other bytes, and a bundle
must be byte for byte its own rewriting on every machine for decades. Knows names and bytes, not
what they mean. Reading never unpacks more than the bytes that are there.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from zlib import crc32

from thidua_core.bundle._findings import FindingList
from thidua_core.errors import InputError

MOST_FILES: Final = 20_000
MOST_BYTES: Final = 1 << 30
LONGEST_PATH: Final = 200

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_SIGN: Final = b"PK\x03\x04"
_CENTRAL_SIGN: Final = b"PK\x01\x02"
_END_SIGN: Final = b"PK\x05\x06"
_VERSION: Final = 20
_MIDNIGHT: Final = 0
_FIRST_DAY: Final = 0x0021
"""1 January 1980, the first day that a ZIP can name: times say nothing in a bundle."""
_PLAIN_FILE: Final = 0o100644 << 16
_STORED: Final = 0
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file of the archive lies."""

    path: str
    start: int
    """Offset of its local header."""
    content: slice


def is_path(path: str) -> bool:
    """Tell whether a file of a bundle may have this name: plain letters, no way out of a folder."""
    return len(path) <= LONGEST_PATH and _NAME.fullmatch(path) is not None


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Write the files, sorted by name; the same files give the same bytes on every machine.

    InputError for a name that a folder on some machine could not keep apart or keep inside.
    """
    _require_names(files)
    whole, directory = bytearray(), bytearray()
    for path in sorted(files):
        content, name = files[path], path.encode("ascii")
        common = (_VERSION, 0, _STORED, _MIDNIGHT, _FIRST_DAY, crc32(content))
        sizes = (len(content), len(content), len(name), 0)
        directory += _CENTRAL.pack(
            _CENTRAL_SIGN, _VERSION, *common, *sizes, 0, 0, 0, _PLAIN_FILE, len(whole)
        )
        directory += name
        whole += _LOCAL.pack(_LOCAL_SIGN, *common, *sizes)
        whole += name
        whole += content
    start = len(whole)
    whole += directory
    whole += _END.pack(_END_SIGN, 0, 0, len(files), len(files), len(directory), start, 0)
    return bytes(whole)


def read_archive(archive: bytes, findings: FindingList) -> dict[str, bytes]:
    """Return the files of an archive; whatever is not exactly as written becomes a finding."""
    if len(archive) > MOST_BYTES:
        findings.error("too_large", most=MOST_BYTES)
        return {}
    places = list(_places(archive, findings))
    files = {place.path: archive[place.content] for place in places}
    if findings.failed:
        return files
    if len(files) < len(places):
        seen: set[str] = set()
        for place in places:
            if place.path in seen:
                findings.error("doubled_file", place.path, path=place.path)
            seen.add(place.path)
        return files
    try:
        canonical = write_archive(files)
    except InputError as error:
        findings.error("bad_path", error.where, path=error.where)
        return files
    if canonical != archive:
        _tell_difference(archive, canonical, places, findings)
    return files


def _require_names(files: Mapping[str, bytes]) -> None:
    if len(files) > MOST_FILES:
        raise InputError("bộ hồ sơ năm", f"có quá {MOST_FILES} tệp", "Hãy bỏ bớt tệp")
    for path in files:
        if not is_path(path):
            mend = "Hãy chỉ dùng chữ không dấu, số, dấu chấm, gạch nối, gạch dưới"
            raise InputError(path[:LONGEST_PATH], "tên tệp không dùng được trong bộ hồ sơ", mend)
    for one, other in pairwise(sorted(files, key=str.casefold)):
        if one.casefold() == other.casefold():
            mend = "Hãy đổi tên một tệp"
            raise InputError(one, f"chỉ khác “{other}” ở chữ hoa, chữ thường", mend)


def _places(archive: bytes, findings: FindingList) -> Iterator[_Place]:
    """Follow the directory at the end; stop with a finding where it leads nowhere."""
    directory = _directory(archive, findings)
    if directory is None:
        return
    start, count = directory
    at, end, claimed = start, len(archive) - _END.size, 0
    for _ in range(count):
        name_from = at + _CENTRAL.size
        if name_from > end or not archive.startswith(_CENTRAL_SIGN, at):
            findings.error("directory_lost")
            return
        fields = _CENTRAL.unpack_from(archive, at)
        method, length, name_length, header = fields[4], fields[9], fields[10], fields[16]
        at = name_from + name_length
        name = archive[name_from:at].decode("ascii", "replace")
        if method != _STORED:
            findings.error("compressed", name, path=name)
            return
        content_from = header + _LOCAL.size + name_length
        claimed += length
        if content_from + length > start or claimed > start:
            findings.error("content_lost", name, path=name)
            return
        yield _Place(name, header, slice(content_from, content_from + length))


def _directory(archive: bytes, findings: FindingList) -> tuple[int, int] | None:
    """Where the directory begins and how many files it lists."""
    if len(archive) < _END.size or not archive.startswith(_LOCAL_SIGN):
        findings.error("not_zip")
        return None
    end = len(archive) - _END.size
    sign, _, _, _, count, size, start, _ = _END.unpack_from(archive, end)
    if sign != _END_SIGN or start + size != end:
        findings.error("directory_lost")
        return None
    if count > MOST_FILES:
        findings.error("too_many_files", most=MOST_FILES)
        return None
    return start, count


def _tell_difference(
    archive: bytes, canonical: bytes, places: list[_Place], findings: FindingList
) -> None:
    """Name the file at whose place the archive first is not its own rewriting."""
    at = _first_difference(archive, canonical)
    around = [place for place in places if place.start <= at < place.content.stop]
    if around:
        findings.error("not_canonical_file", around[0].path, path=around[0].path, at=at)
    else:
        findings.error("not_canonical", at=at)


def _first_difference(one: bytes, other: bytes) -> int:
    """Where two unequal texts part; halving compares whole stretches at once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
