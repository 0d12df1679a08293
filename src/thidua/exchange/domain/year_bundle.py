"""What a year bundle should hold, how its files are named, and the minutes that hand it over.

Knows names, counts and words; where papers, scores and ballots come from is asked elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from thidua_core.bundle import PARTS, Manifest, part_of
from thidua_core.text import fold

ESSENTIAL = ("pledge", "table", "results", "scores", "ballots", "decisions")
"""Parts without which the receiver cannot show how the year ended."""
_BLANK = "…………………"
"""What is filled in by hand when the minutes are signed."""
_LONGEST_STEM = 120
_PLAIN = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.[a-z0-9]{1,8}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCount:
    """One part of the bundle as it stands."""

    part: str
    count: int
    """How many files there are."""

    @property
    def matters(self) -> bool:
        """Whether its absence must be known to whoever hands over."""
        return not self.count and self.part in ESSENTIAL


def lacking(parts: Iterable[PartCount]) -> tuple[str, ...]:
    """The essential parts of which there is nothing."""
    return tuple(each.part for each in parts if each.matters)


def counted_parts(manifest: Manifest) -> tuple[PartCount, ...]:
    """How many files each part of a written bundle has, in the order of the year."""
    counts = Counter(part_of(path) for path, _, _ in manifest.files)
    return tuple(PartCount(part=part, count=counts[part]) for part in PARTS)


def plain_name(name: str) -> str:
    """A file name in small letters without marks, which every machine can keep.

    >>> plain_name("Quyết định 16/QĐ-VKS (bản ký).PDF")
    'quyet-dinh-16-qd-vks-ban-ky.pdf'
    """
    folded = fold(name).strip()
    ending = _ENDING.search(folded)
    suffix = ending[0] if ending else ""
    stem = _PLAIN.sub("-", folded.removesuffix(suffix)).strip("-")[:_LONGEST_STEM].strip("-")
    return f"{stem or 'tep'}{suffix}"


def named_apart(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Files under plain names; a name that is taken by other bytes gets a number.

    >>> named_apart([("A.txt", b"1"), ("a.txt", b"2"), ("á.txt", b"1")])
    {'a.txt': b'1', 'a-2.txt': b'2'}
    """
    named: dict[str, bytes] = {}
    for name, content in files:
        plain, number = PurePath(plain_name(name)), 1
        wanted = str(plain)
        while named.get(wanted, content) != content:
            number += 1
            wanted = f"{plain.stem}-{number}{plain.suffix}"
        named[wanted] = content
    return named


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What the minutes of a hand-over say."""

    name: str
    """The cluster and its year: ``Cụm thi đua số 10 năm 2020``."""
    body: str
    giver: str
    receiver: str
    sha256: str
    size: int
    files: Sequence[tuple[str, int, str]]
    """Path, size and hash of each file."""
    absent: Sequence[str]
    """What is not there, in words."""
    note: str
    at: datetime


def minutes_of(told: HandedOver) -> dict[str, Any]:
    """The minutes as keys and values of ``PAPER.yaml``, all of them texts."""
    return {
        "kind": "minutes",
        "title": f"Bàn giao hồ sơ {told.name}",
        "issuer": told.giver,
        "superior": told.body,
        "meeting": {
            "called": "Việc bàn giao",
            "started": f"{told.at:%Y-%m-%d %H:%M}",
            "place": _BLANK,
            "attendance": [
                {"label": "Bên giao", "people": [told.giver]},
                {"label": "Bên nhận", "people": [told.receiver]},
            ],
            "chair": _BLANK,
            "secretary": _BLANK,
        },
        "body": [
            (
                f"Hai bên giao, nhận bộ hồ sơ năm của {told.name}: một tệp ZIP dài {told.size} byte, gồm "
                f"{len(told.files)} tệp kể ở bảng dưới, mã băm SHA-256 của cả tệp là:"
            ),
            _in_groups(told.sha256),
            *_about_absent(told.absent),
            *([told.note] if told.note else []),
            (
                "Bên nhận kiểm tệp bằng lệnh thidua verify với khóa công khai của nhật ký, không cần "
                "mạng, trước khi ký biên bản này."
            ),
            _list_of(told.files),
        ],
        "signatures": [
            {"office": "Đại diện bên nhận"},
            {"office": "Đại diện bên giao"},
        ],
        "filed": "VT, Hồ sơ năm",
    }


def _about_absent(absent: Sequence[str]) -> list[str]:
    if not absent:
        return ["Bộ hồ sơ có đủ các phần."]
    return [f"Bộ hồ sơ chưa có: {'; '.join(absent)}."]


def _list_of(files: Sequence[tuple[str, int, str]]) -> dict[str, Any]:
    rows = [
        [str(place), path, str(size), digest[:16]]
        for place, (path, size, digest) in enumerate(files, start=1)
    ]
    return {
        "table": {
            "columns": [
                {"title": "TT", "align": "centre"},
                {"title": "Tệp", "share": "7"},
                {"title": "Byte", "share": "2", "align": "right"},
                {"title": "16 ký tự đầu của mã băm", "share": "4"},
            ],
            "rows": rows,
        }
    }


def _in_groups(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
