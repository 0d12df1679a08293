"""What the lines of a file come to, once names are resolved."""

from dataclasses import dataclass, field
from datetime import date

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.papers import DocumentLine
from thidua.exchange.domain.ratings import RatingLine
from thidua.exchange.domain.records import PersonLine, UnitLine
from thidua.exchange.domain.registrations import RegistrationLine
from thidua.exchange.phrases import NEAREST
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua_core.periods import format_date_vn

_CHOICES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line that can be made, or that is there already."""

    line: UnitLine | PersonLine | DocumentLine | RatingLine | RegistrationLine
    cell: str
    title: str
    """Name of the unit or person, citation of the paper."""
    detail: str
    place: str
    """Label of the unit above, of the person's unit, or of who issued the paper."""
    unit_id: int | None = None
    above_row: int | None = None
    """The row of this file that makes the unit above."""
    document_id: int | None = None
    """The signed paper that waits for the number of this line."""
    person_id: int | None = None
    """Who is rated or registered; None for the unit's own."""
    cluster_year_id: int | None = None
    award: str = ""
    """Code of what is registered; empty for an initiative."""


@dataclass(slots=True)
class Plan:
    """Gathered while planning."""

    table: Table
    new: list[Planned] = field(default_factory=list)
    present: list[Planned] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notes: list[CellError] = field(default_factory=list)

    def refuse(self, code: str, row: int, key: str, **facts: str | int) -> None:
        """Note an error at a column in a row."""
        self.errors.append(self.table.error(code, row, key, **facts))


def refuse_unknown(
    plan: Plan, at: tuple[int, str], text: str, day: date | None, near: NearestNames
) -> None:
    """No unit bears that name on the day; ``at`` is the row and the column."""
    nearest = near.nearest(text)
    plan.refuse(
        "unit.unknown",
        *at,
        value=text,
        day=format_date_vn(day) if day else "…",
        nearest=str(NEAREST).format(name=nearest) if nearest else "",
    )


def refuse_ambiguous(
    plan: Plan, at: tuple[int, str], text: str, found: tuple[int, ...], names: UnitNames
) -> None:
    """Several units bear that name; ``at`` is the row and the column."""
    labels = sorted(names.label(unit_id) for unit_id in found)
    choices = "; ".join(labels[:_CHOICES]) + ("; …" if len(labels) > _CHOICES else "")
    plan.refuse("unit.ambiguous", *at, value=text, count=len(found), choices=choices)
