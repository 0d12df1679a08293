"""What every write of scoring asks first: rows locked, names of units, who enters for whom, what
the ledger has not heard of yet.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thidua.clusters.actions.clusters import lock_year
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.org.queries.labels import label_on
from thidua.people.enums import ScopeKind
from thidua.people.queries import roles_on
from thidua.scoring.domain.entries import Cell, differences
from thidua.scoring.models import ScoreSheet, SheetCell
from thidua.scoring.permissions import OF_UNIT

__all__ = [
    "behalf_of",
    "cells_in",
    "keepers_of",
    "lock_sheet",
    "lock_year",
    "name_of",
    "of_year",
    "signature",
    "unrecorded",
]


def lock_sheet(sheet_id: int) -> ScoreSheet:
    """A sheet's row, locked, with its table and year."""
    sheets = ScoreSheet.objects.select_for_update(of=("self",)).select_related(
        "table", "unit", "cluster_year__cluster__parent_body"
    )
    return sheets.get(pk=sheet_id)


def name_of(sheet: ScoreSheet) -> str:
    """The unit's name as it stands in the results of the year."""
    return label_on(sheet.unit_id, date(sheet.table.year, 1, 15))


def signature(actor: Actor) -> str:
    """Who somebody is, as it stands beside what was entered for another unit."""
    return ", ".join(filter(None, (actor.name, actor.unit_name)))


def behalf_of(actor: Actor, sheet: ScoreSheet) -> str:
    """Who enters for the unit; empty where the unit's own people do."""
    return "" if not actor.system and may(actor, "score_sheet.own", sheet) else signature(actor)


def cells_in(sheet: ScoreSheet) -> list[Cell]:
    """The cells of one sheet as they stand."""
    rows = SheetCell.objects.filter(sheet=sheet).order_by("id")
    return [Cell(*place) for place in rows.values_list("criterion", "event", "column", "text")]


def unrecorded(sheet: ScoreSheet) -> dict[str, list[str]]:
    """What the cells differ in from what the ledger last heard; remembers them as heard.

    The sheet is still to be saved.
    """
    cells = cells_in(sheet)
    differing = differences(sheet.recorded, cells)
    sheet.recorded = {cell.key: cell.text for cell in cells if cell.text}
    return differing


def keepers_of(unit_ids: Iterable[int], on: date) -> list[int]:
    """Persons who keep the emulation work of units, or lead them."""
    held = roles_on(on).filter(
        role__in=OF_UNIT, scope_kind=ScopeKind.UNIT, scope_id__in=list(unit_ids)
    )
    return sorted(set(held.values_list("person_id", flat=True)))


def of_year(year: ClusterYear) -> dict[str, Any]:
    """The values with which sentences name a cluster's year."""
    return {"name": year.cluster.name, "year": year.year}
