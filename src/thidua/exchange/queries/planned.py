"""What the lines of a file come to, once names are resolved."""

from dataclasses import dataclass, field

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import Table
from thidua.exchange.domain.records import PersonLine, UnitLine
from thidua.exchange.phrases import NEAREST
from thidua.exchange.queries.lookup import NearestNames, UnitNames
from thidua_core.periods import format_date_vn

_CHOICES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line that can be made, or that is there already."""

    line: UnitLine | PersonLine
    cell: str
    title: str
    """Name of the unit or person."""
    detail: str
    place: str
    """Label of the unit above, or of the person's unit."""
    unit_id: int | None = None
    above_row: int | None = None
    """The row of this file that makes the unit above."""


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
    plan: Plan, line: UnitLine | PersonLine, key: str, text: str, near: NearestNames
) -> None:
    """No unit bears that name on the line's day."""
    nearest = near.nearest(text)
    plan.refuse(
        "unit.unknown",
        line.row,
        key,
        value=text,
        day=format_date_vn(line.since) if line.since else "…",
        nearest=str(NEAREST).format(name=nearest) if nearest else "",
    )


def refuse_ambiguous(
    plan: Plan, at: tuple[int, str], text: str, found: tuple[int, ...], names: UnitNames
) -> None:
    """Several units bear that name; ``at`` is the row and the column."""
    labels = sorted(names.label(unit_id) for unit_id in found)
    choices = "; ".join(labels[:_CHOICES]) + ("; …" if len(labels) > _CHOICES else "")
    plan.refuse("unit.ambiguous", *at, value=text, count=len(found), choices=choices)
