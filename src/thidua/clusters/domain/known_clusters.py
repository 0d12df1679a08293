"""Clusters and blocks of the People's Procuracy that public sources tell of, 2020 to 2025.

Knows who was in which cluster in which year, how completely and how surely; refuses to know what
a cluster did. Units are keys of the organisation dataset.
"""

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

from thidua.org.domain.dataset_tables import Place, Row, rows_of
from thidua.org.domain.vocabulary import Certainty

COLUMNS = (
    "year", "parent_body", "kind", "number", "name", "head", "head_how", "head_certainty",
    "deputy", "members", "expected_members", "completeness", "certainty", "source", "note",
)  # fmt: skip


class KnownKind(StrEnum):
    """Cụm or khối."""

    CLUSTER = "cluster"
    BLOCK = "block"


class HeadHow(StrEnum):
    """How the head came to it, as far as a source says."""

    DESIGNATED = "designated"
    UNKNOWN = "unknown"


class Completeness(StrEnum):
    """Whether all members are known."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCluster:
    """One cluster or block in one year."""

    year: int
    parent_body: str
    kind: KnownKind
    number: int
    name: str
    head: str | None
    head_how: HeadHow | None
    head_certainty: Certainty | None
    deputy: str | None
    members: tuple[str, ...]
    expected_members: int | None
    """None when not even the number of members is known."""
    completeness: Completeness
    certainty: Certainty
    """How sure the membership is."""
    source: str
    note: str
    place: Place


def load_known_clusters(folder: Traversable | None = None) -> tuple[KnownCluster, ...]:
    """Read ``known_clusters.csv`` of ``folder`` (the packaged one when None).

    Raises ``DatasetError`` naming row and column for a bad cell, a member given twice, a head or
    deputy outside the members, or a number of members that contradicts the list.
    """
    folder = files("thidua.clusters") / "data" if folder is None else folder
    return tuple(map(_cluster, rows_of(folder, "known_clusters.csv", COLUMNS)))


def _cluster(row: Row) -> KnownCluster:
    members = _members(row)
    completeness = row.word("completeness", Completeness)
    expected = row.optional_number("expected_members")
    whole = expected == len(members)
    part = expected is None or expected > len(members)
    if not (whole if completeness is Completeness.COMPLETE else part):
        raise row.place.error("expected_members", f"{len(members)} members are given")
    return KnownCluster(
        year=row.number("year"),
        parent_body=row.text("parent_body"),
        kind=row.word("kind", KnownKind),
        number=row.number("number"),
        name=row.text("name"),
        head=_leader(row, "head", members),
        head_how=row.optional_word("head_how", HeadHow),
        head_certainty=row.optional_word("head_certainty", Certainty),
        deputy=_leader(row, "deputy", members),
        members=members,
        expected_members=expected,
        completeness=completeness,
        certainty=row.word("certainty", Certainty),
        source=row.text("source"),
        note=row.optional("note"),
        place=row.place,
    )


def _members(row: Row) -> tuple[str, ...]:
    members = tuple(row.text("members").split())
    for place, member in enumerate(members):
        if member in members[:place]:
            raise row.place.error("members", f"{member!r} is given twice")
    return members


def _leader(row: Row, column: str, members: tuple[str, ...]) -> str | None:
    leader = row.optional(column) or None
    if leader is not None and leader not in members:
        raise row.place.error(column, f"{leader!r} is not among the members")
    return leader
