"""Who has said what to which clause: the matrix of units and clauses.

A later change of a clause leaves earlier assents behind. Knows states, not wording or rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SILENT, ASSENTED, STALE, ANSWERED, COMMENTED, OBJECTED = (
    "silent",
    "assented",
    "stale",
    "answered",
    "commented",
    "objected",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One assent or comment of a unit on a clause."""

    unit_id: int
    clause_id: int
    kind: str
    """``assent``; ``comment`` or ``objection`` while open, then ``settled``."""
    revision: int = 0
    """Of an assent: which revision of the clause it holds for."""


def cell(said: Iterable[Said], revision: int) -> str:
    """Where one unit stands on one clause: the gravest of what it said that is still open."""
    kinds = list(said)
    if any(each.kind == "objection" for each in kinds):
        return OBJECTED
    if any(each.kind == "comment" for each in kinds):
        return COMMENTED
    assents = [each for each in kinds if each.kind == "assent"]
    if any(each.revision == revision for each in assents):
        return ASSENTED
    if any(each.kind == "settled" for each in kinds):
        return ANSWERED
    return STALE if assents else SILENT


def matrix(
    units: Sequence[int], clauses: Sequence[tuple[int, int]], said: Iterable[Said]
) -> dict[int, dict[int, str]]:
    """State by unit and clause; ``clauses`` are pairs of key and revision."""
    spoken: dict[tuple[int, int], list[Said]] = {}
    for each in said:
        spoken.setdefault((each.unit_id, each.clause_id), []).append(each)
    return {
        unit: {key: cell(spoken.get((unit, key), ()), revision) for key, revision in clauses}
        for unit in units
    }


def has_answered(cells: Iterable[str]) -> bool:
    """Whether a unit has said something to every clause as it now reads."""
    return all(each not in {SILENT, STALE} for each in cells)
