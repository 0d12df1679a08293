"""What a file would bring: rows to add, rows already there, and every error at its cell.

Reads only. The same preview is made again inside the import, so that what was shown is what is
done, or the difference is told.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from thidua.exchange.domain.cells import CellError, UnreadableSheet
from thidua.exchange.domain.columns import COLUMNS, Table, read_table
from thidua.exchange.domain.sheet import read_sheet
from thidua.exchange.enums import ImportKind, ImportState
from thidua.exchange.models import ImportRun
from thidua.exchange.queries.documents import plan_documents
from thidua.exchange.queries.people import plan_people
from thidua.exchange.queries.planned import Plan, Planned
from thidua.exchange.queries.ratings import plan_ratings
from thidua.exchange.queries.registrations import plan_registrations
from thidua.exchange.queries.units import plan_units
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.permissions import require

__all__ = ["Planned", "Preview", "preview_import"]

_PLANNERS: dict[str, Callable[[Table, Actor, date], Plan]] = {
    ImportKind.UNITS: plan_units,
    ImportKind.PEOPLE: plan_people,
    ImportKind.DOCUMENTS: plan_documents,
    ImportKind.RATINGS: plan_ratings,
    ImportKind.REGISTRATIONS: plan_registrations,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A file, looked at. Nothing may be imported while ``errors`` holds anything."""

    kind: str
    file_name: str
    sha256: str
    new: tuple[Planned, ...] = ()
    """In the order in which they can be made."""
    present: tuple[Planned, ...] = ()
    errors: tuple[CellError, ...] = ()
    notes: tuple[CellError, ...] = ()
    """Worth a look; they do not stop the import."""
    earlier: str = ""
    """Public identifier of the import of this very file, when there is one."""
    table: Table | None = None

    @property
    def ready(self) -> bool:
        """Whether there is something to import and nothing wrong."""
        return bool(self.new) and not self.errors and not self.earlier

    @property
    def rows(self) -> int:
        """Lines under the header."""
        return len(self.table.records) if self.table else 0


def preview_import(*, kind: str, name: str, content: bytes, actor: Actor, at: datetime) -> Preview:
    """Look at a file without writing anything.

    Raises ``NotPermitted`` for somebody who imports nothing of that kind; everything wrong with
    the file is in ``errors``, all of it.
    """
    kind = ImportKind(kind).value
    require(actor, "import.run", kind)
    digest = hashlib.sha256(content).hexdigest()
    try:
        sheet = read_sheet(content, name)
        table = read_table(sheet, COLUMNS[kind])
    except UnreadableSheet as unreadable:
        return Preview(kind=kind, file_name=name, sha256=digest, errors=unreadable.errors)
    today = at.astimezone(VIETNAM).date()
    plan = _PLANNERS[kind](table, actor, today)
    applied = ImportRun.objects.filter(kind=kind, sha256=digest, state=ImportState.APPLIED)
    return Preview(
        kind=kind,
        file_name=name,
        sha256=digest,
        new=tuple(plan.new),
        present=tuple(plan.present),
        errors=tuple(sorted(plan.errors, key=_place)),
        notes=(*_hidden(table.title, sheet.hidden), *_not_kept(table), *plan.notes),
        earlier=applied.values_list("public_id", flat=True).first() or "",
        table=table,
    )


def _place(error: CellError) -> tuple[int, str]:
    digits = error.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits or 0), error.cell


def _hidden(title: str, count: int) -> list[CellError]:
    return [CellError(code="sheet.hidden", sheet=title, facts={"count": count})] if count else []


def _not_kept(table: Table) -> list[CellError]:
    return [
        CellError(code="column.not_kept", sheet=table.title, cell=cell, facts={"column": name})
        for cell, name in table.not_kept
    ]
