"""What a year bundle holds, and under which name each part lies in it.

Knows the layout; not how it is packed, and not whether what is in it is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from thidua_core.bundle._words import PARTS
from thidua_core.log import LogExtract

MANIFEST: Final = "manifest.json"
PLEDGE: Final = "pledge.pdf"
TABLE: Final = "table.yaml"
RESULTS: Final = "results.csv"
SCORES: Final = "scores.json"
DOCUMENTS: Final = "documents/"
BALLOTS: Final = "ballots/"
DECISIONS: Final = "decisions/"
LOG: Final = "log/"
CHECKPOINT: Final = "log/checkpoint"
KEY: Final = "log/log.pub"
PROOFS: Final = "log/proofs/"
PLACES: Final = MappingProxyType(
    {
        "documents": DOCUMENTS,
        "pledge": PLEDGE,
        "table": TABLE,
        "results": RESULTS,
        "scores": SCORES,
        "ballots": BALLOTS,
        "decisions": DECISIONS,
        "log": LOG,
    }
)
"""Where each part lies: a file, or a folder when it ends in a slash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContents:
    """Everything of a cluster's year that is handed over; None or nothing = not there yet."""

    year: int
    year_name: str = ""
    """The body's own name of the emulation year."""
    cluster: str
    body: str = ""
    """The parent body of the cluster."""
    software: str
    """Name and version of the software that wrote the bundle."""
    documents: Mapping[str, bytes] = field(default_factory=dict)
    """Papers by file name."""
    pledge: bytes | None = None
    table: str | None = None
    """TABLE.yaml."""
    results: str | None = None
    """RESULTS as CSV."""
    scores: str | None = None
    """The text of ``thidua score --json``."""
    ballots: Mapping[str, bytes] = field(default_factory=dict)
    """Ballot records by file name, ending in ``.json``."""
    decisions: Mapping[str, bytes] = field(default_factory=dict)
    log: LogExtract | None = None


def files_of(contents: BundleContents) -> dict[str, bytes]:
    """Lay the parts out as files, the manifest apart."""
    files: dict[str, bytes] = {}
    if contents.pledge is not None:
        files[PLEDGE] = contents.pledge
    for path, text in (
        (TABLE, contents.table),
        (RESULTS, contents.results),
        (SCORES, contents.scores),
    ):
        if text is not None:
            files[path] = text.encode()
    for folder, papers in (
        (DOCUMENTS, contents.documents),
        (BALLOTS, contents.ballots),
        (DECISIONS, contents.decisions),
    ):
        files |= {f"{folder}{name}": content for name, content in papers.items()}
    return files


def part_of(path: str) -> str | None:
    """Name the part to which a file belongs; None for a stranger."""
    for part, place in PLACES.items():
        if path == place or (place.endswith("/") and path.startswith(place)):
            return part
    return None


def absent_from(paths: set[str]) -> tuple[str, ...]:
    """Name the parts of which there is no file, in the order of the year."""
    there = {part_of(path) for path in paths}
    return tuple(part for part in PARTS if part not in there)
