"""Positions, ranks and the usual rooms of a provincial procuracy, as packaged.

Knows which positions a kind of unit has and in which order a ladder of ranks stands; refuses to
know persons. Codes of ranks (03.xxx) were not found and are absent.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

from thidua.org.domain.dataset_tables import Place, Row, rows_of
from thidua.org.domain.vocabulary import Certainty, Kind
from thidua_core.periods import Period

POSITION_COLUMNS = ("key", "name", "unit_kinds", "leadership", "valid_from", "valid_to", "basis")
RANK_COLUMNS = ("key", "ladder", "name", "order", "basis")
ROOM_COLUMNS = ("key", "name", "field", "certainty")


class PositionLeadership(StrEnum):
    """Whether the position leads the unit or stands in for its leader."""

    HEAD = "head"
    DEPUTY = "deputy"


class Ladder(StrEnum):
    """The ladder to which a rank belongs; ``OTHER`` has no order."""

    PROSECUTOR = "prosecutor"
    INVESTIGATOR = "investigator"
    EXAMINER = "examiner"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A leading position in units of some kinds."""

    key: str
    name: str
    unit_kinds: tuple[Kind, ...]
    leadership: PositionLeadership
    valid_from: date | None
    valid_to: date | None
    basis: str
    place: Place

    @property
    def period(self) -> Period:
        """The days on which the position exists; an unknown beginning counts as ever since."""
        return Period(self.valid_from or date.min, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank of a ladder; ``order`` 1 is the highest, None where there is no order."""

    key: str
    ladder: Ladder
    name: str
    order: int | None
    basis: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvincialRoom:
    """A room that provincial procuracies usually had before July 2025; not a unit by itself."""

    key: str
    name: str
    field: str
    certainty: Certainty
    """How sure the field of work is; the name is as seen."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """The three tables."""

    positions: tuple[Position, ...]
    ranks: tuple[Rank, ...]
    provincial_rooms: tuple[ProvincialRoom, ...]


def load_positions(folder: Traversable | None = None) -> Positions:
    """Read the tables of ``folder`` (the packaged one when None).

    Raises ``DatasetError`` naming file, row and column.
    """
    folder = files("thidua.org") / "data" if folder is None else folder
    return Positions(
        positions=tuple(map(_position, rows_of(folder, "positions.csv", POSITION_COLUMNS))),
        ranks=tuple(map(_rank, rows_of(folder, "ranks.csv", RANK_COLUMNS))),
        provincial_rooms=tuple(map(_room, rows_of(folder, "provincial_rooms.csv", ROOM_COLUMNS))),
    )


def _position(row: Row) -> Position:
    first, last = row.days()
    return Position(
        key=row.text("key"),
        name=row.text("name"),
        unit_kinds=row.words("unit_kinds", Kind),
        leadership=row.word("leadership", PositionLeadership),
        valid_from=first,
        valid_to=last,
        basis=row.text("basis"),
        place=row.place,
    )


def _rank(row: Row) -> Rank:
    ladder = row.word("ladder", Ladder)
    order = row.optional_number("order")
    if (order is None) != (ladder is Ladder.OTHER):
        raise row.place.error("order", "must be empty exactly where the ladder is other")
    return Rank(
        key=row.text("key"),
        ladder=ladder,
        name=row.text("name"),
        order=order,
        basis=row.text("basis"),
        place=row.place,
    )


def _room(row: Row) -> ProvincialRoom:
    return ProvincialRoom(
        key=row.text("key"),
        name=row.text("name"),
        field=row.text("field"),
        certainty=row.word("certainty", Certainty),
        place=row.place,
    )
