"""What a meeting that agrees on marks looks at: whether anything moved, and what is spoken of."""

import hashlib
from dataclasses import dataclass

from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.scoring.domain.agreeing import waits
from thidua.scoring.models import SpokenOf
from thidua.scoring.queries.consolidated import (
    Consolidated,
    ConsolidatedRow,
    MarkCell,
    UnitColumn,
)
from thidua.scoring.queries.visible import sheets_for, table_in_use
from thidua.scoring.queries.year import ranking_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The criterion on the projector with the marks of every unit."""

    row: ConsolidatedRow
    marks: tuple[tuple[UnitColumn, MarkCell, bool], ...]
    """Of each unit; true of the one that is spoken of."""
    chosen: tuple[UnitColumn, MarkCell] | None
    agreed: int
    """How many units have nothing left to agree on."""


def consolidated_version(actor: Actor, year: ClusterYear) -> str:
    """A word that changes with everything the consolidated table shows an actor; four queries."""
    ranking = ranking_of(year.pk)
    table = ranking.table if ranking else table_in_use(year.pk)
    if table is None:
        raise NotFound
    sheets = list(
        sheets_for(actor).filter(table=table).order_by("id").values_list("pk", "version", "state")
    )
    if not sheets:
        raise NotFound
    frozen = (ranking.version, ranking.published_at) if ranking else ()
    return hashlib.sha256(repr((table.pk, sheets, frozen)).encode()).hexdigest()[:16]


def spoken_version(year: ClusterYear) -> str:
    """What is on the projector, in one word; empty while nothing is."""
    spoken = SpokenOf.objects.filter(cluster_year=year).first()
    return f"{spoken.criterion}|{spoken.unit_id}" if spoken else ""


def spoken_in(table: Consolidated, year: ClusterYear) -> Spoken | None:
    """The criterion on the projector; before one is chosen, the first on which to agree."""
    criteria = [row for row in table.rows if row.kind == "criterion"]
    spoken = SpokenOf.objects.filter(cluster_year=year).first()
    code = spoken.criterion if spoken else ""
    row = next((each for each in criteria if each.code == code), None)
    if row is None:
        row = next((each for each in criteria if any(cell.waits for cell in each.cells)), None)
    row = row or (criteria[0] if criteria else None)
    if row is None:
        return None
    unit_id = spoken.unit_id if spoken and row.code == code else None
    marks = tuple(
        (unit, cell, unit.unit_id == unit_id)
        for unit, cell in zip(table.units, row.cells, strict=True)
    )
    chosen = next(((unit, cell) for unit, cell, on in marks if on), None)
    return Spoken(
        row=row,
        marks=marks,
        chosen=chosen,
        agreed=sum(not waits(cell.standing) for cell in row.cells),
    )
