"""One cell at a time: entered, and taken back by who entered it.

Every change is kept with its version; a version that is no longer the present one is refused with
the value that stands there now. What the cells come to is the core's to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Conflict, Refused
from thidua.kernel.permissions import may, require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.scoring import phrases
from thidua.scoring.actions.marks import refuse_unreasoned, refuse_unusable
from thidua.scoring.actions.places import behalf_of, lock_sheet, signature
from thidua.scoring.domain.columns import (
    KNOWN,
    OF_APPRAISER,
    OF_SCORER,
    REASONS,
    criterion_of,
    events_of,
    is_knock_out,
    written,
)
from thidua.scoring.domain.course import CLOSED, takes
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SheetState
from thidua.scoring.models import CellChange, FigureAnnex, ScoreSheet, SheetCell
from thidua_core.errors import InputError


class CellChanged(Conflict):
    """Somebody else changed the cell first; ``values`` say what stands there now."""

    code = "cell_changed"
    sentence = phrases.CELL_CHANGED


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in a sheet."""

    criterion: str
    column: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The annex that a text comes from, and the cell there."""

    annex: FigureAnnex
    cell: str


def enter_cell(
    *,
    sheet_id: int,
    criterion: str,
    column: str,
    text: str,
    version: int,
    actor: Actor,
    at: datetime,
    event: str = "",
    reason: str | None = None,
    reason_version: int = 0,
) -> SheetCell:
    """Enter one cell of a sheet; ``version`` is the one that was seen, 0 for an empty cell.

    ``reason`` goes with a mark into the column of its reasons, in the same step, and
    ``reason_version`` is the one of that cell that was seen. Refuses a column that the state of
    the sheet does not take, a pledged target, what the core cannot use (a mark above the maximum,
    say), a mark that differs from another without reason, and a version that is no longer the
    present one (``CellChanged``); entering what stands there changes nothing.
    Not recorded: submitting or closing records the difference.
    """
    place = Place(criterion, column, event)
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        refuse_stranger(sheet, place)
        require(actor, _right(column), sheet)
        refuse_closed(sheet, column)
        plain = read_text(place, text)
        cell = present_cell(sheet, place)
        if cell.text == plain and reason is None:
            return cell
        _refuse_stale(cell, version, plain)
        if cell.pledged:
            raise Refused(phrases.CELL_PLEDGED.format(criterion=criterion), field=column)
        write_cell(cell, plain, actor, at)
        if reason is not None and column in REASONS:
            beside = Place(criterion, REASONS[column])
            said, because = present_cell(sheet, beside), read_text(beside, reason)
            _refuse_stale(said, reason_version, because)
            write_cell(said, because, actor, at)
        refuse_unusable(sheet, criterion, column)
        refuse_unreasoned(sheet, criterion, column)
        tick(sheet)
    return cell


def undo_cell(*, sheet_id: int, actor: Actor, at: datetime) -> SheetCell:
    """Take back the actor's last change in a sheet; again takes back the one before.

    A mark and the reason that was given in the same step go together. Refuses where nothing of the
    actor's is left, where somebody else has changed the cell since (``CellChanged``), and what
    ``enter_cell`` refuses of the value before. Not recorded.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        changes = CellChange.objects.filter(
            cell__sheet=sheet, account_id=actor.account_id, undoable=True
        ).select_related("cell")
        change = changes.order_by("-id").first() if actor.account_id is not None else None
        if change is None:
            raise Refused(phrases.NOTHING_TO_UNDO)
        for each in _step_of(changes, change):
            cell = each.cell
            require(actor, _right(cell.column), sheet)
            refuse_closed(sheet, cell.column)
            if cell.account_id != actor.account_id or cell.text != each.after:
                raise _changed(cell)
            each.undoable = False
            each.save(update_fields=["undoable"])
            write_cell(cell, each.before, actor, at, undoable=False)
        cell = change.cell
        refuse_unusable(sheet, cell.criterion, cell.column)
        refuse_unreasoned(sheet, cell.criterion, cell.column)
        tick(sheet)
    return cell


def _step_of(changes: QuerySet[CellChange], last: CellChange) -> list[CellChange]:
    """The change with the one of the same step in the cell of its mark or its reason."""
    pair = next((each for each in REASONS.items() if last.cell.column in each), ())
    others = changes.filter(
        at=last.at, cell__criterion=last.cell.criterion, cell__column__in=pair
    ).exclude(cell=last.cell)
    beside = others.order_by("-id").first()
    return [last] if beside is None else [last, beside]


def put_cell(
    sheet: ScoreSheet,
    place: Place,
    text: str,
    actor: Actor,
    at: datetime,
    *,
    pledged: bool = False,
    source: Source | None = None,
) -> bool:
    """Write a cell of a locked sheet whatever its version; whether it differed."""
    cell = present_cell(sheet, place)
    if cell.text == text:
        return False
    cell.pledged = pledged
    write_cell(cell, text, actor, at, undoable=False, source=source)
    return True


def put_cells(
    sheet: ScoreSheet, texts: Iterable[tuple[Place, str]], actor: Actor, at: datetime
) -> None:
    """As ``put_cell`` of many places of one locked sheet; as many queries for one as for all."""
    present = {Place(each.criterion, each.column, each.event): each for each in sheet.cells.all()}
    befores: dict[Place, str] = {}
    for place, text in texts:
        cell = present.setdefault(place, _new_cell(sheet, place))
        if cell.text != text:
            befores.setdefault(place, cell.text)
            cell.pledged = False
            _change(cell, text, actor, at)
    changed = [present[place] for place in befores]
    SheetCell.objects.bulk_create([cell for cell in changed if cell.pk is None])
    SheetCell.objects.bulk_update([cell for cell in changed if cell.version > 1], _CHANGING)
    CellChange.objects.bulk_create(
        _told(present[place], before, undoable=False) for place, before in befores.items()
    )


def _right(column: str) -> str:
    if column in OF_SCORER:
        return "score_sheet.cross"
    return "score_sheet.appraise" if column in OF_APPRAISER else "score_sheet.fill"


def refuse_stranger(sheet: ScoreSheet, place: Place) -> None:
    """Refuse a place that the table does not have."""
    table = table_of(sheet.table.yaml)
    found = criterion_of(table, place.criterion)
    events = {"", *events_of(found)} if found else {""}
    known = place.column in KNOWN if found else place.column in {"passed", "reason"}
    if not (found or is_knock_out(table, place.criterion)) or not known:
        raise _unknown(place)
    apart = len(events) > 1 and place.column == "count"
    if place.event not in events or bool(place.event) != apart:
        raise _unknown(place)


def _unknown(place: Place) -> Refused:
    column = phrases.COLUMNS.get(place.column, place.column)
    return Refused(phrases.CELL_UNKNOWN.format(criterion=place.criterion, column=column))


def refuse_closed(sheet: ScoreSheet, column: str) -> None:
    """Refuse a column that the state of the sheet does not take."""
    if sheet.state in CLOSED or sheet.table.state != "adopted":
        raise Refused(phrases.CELL_FROZEN, field=column)
    if not takes(sheet.state, column):
        raise Refused(
            phrases.CELL_CLOSED.format(
                state=SheetState(sheet.state).label, column=phrases.COLUMNS[column]
            ),
            field=column,
        )


def read_text(place: Place, text: str) -> str:
    """The text of a cell as it is kept; refused where it cannot be read."""
    try:
        return written(place.column, text)
    except InputError as error:
        raise Refused(
            phrases.CELL_REFUSED.format(
                criterion=place.criterion,
                column=phrases.COLUMNS[place.column],
                problem=error.message,
            ),
            field=place.column,
        ) from None


def present_cell(sheet: ScoreSheet, place: Place) -> SheetCell:
    """The cell of a place; a new one, unsaved and of version 0, where nothing was entered."""
    found = SheetCell.objects.filter(
        sheet=sheet, criterion=place.criterion, event=place.event, column=place.column
    ).first()
    return found or _new_cell(sheet, place)


def _new_cell(sheet: ScoreSheet, place: Place) -> SheetCell:
    return SheetCell(
        sheet=sheet,
        criterion=place.criterion,
        event=place.event,
        column=place.column,
        version=0,
    )


def _refuse_stale(cell: SheetCell, version: int, wanted: str) -> None:
    if cell.version != version and cell.text != wanted:
        raise _changed(cell)


def _changed(cell: SheetCell) -> CellChanged:
    return CellChanged(
        field=cell.column,
        criterion=cell.criterion,
        column=phrases.COLUMNS[cell.column],
        by=cell.changed_by,
        text=cell.text or phrases.CELL_EMPTIED,
        present=cell.text,
        version=cell.version,
        at=cell.changed_at.astimezone(VIETNAM),
    )


def write_cell(
    cell: SheetCell,
    text: str,
    actor: Actor,
    at: datetime,
    *,
    undoable: bool = True,
    source: Source | None = None,
) -> None:
    """Write a cell of a locked sheet with its version and its change; equal text changes nothing."""
    before = cell.text
    if before == text:
        return
    _change(cell, text, actor, at, source)
    cell.save()
    _told(cell, before, undoable=undoable).save()


_CHANGING = (
    *("text", "version", "changed_at", "changed_by", "account_id"),
    *("annex", "annex_cell", "behalf", "pledged"),
)
"""What ``_change`` sets of a cell that stands."""


def _change(
    cell: SheetCell, text: str, actor: Actor, at: datetime, source: Source | None = None
) -> None:
    """Set a cell to another text with who, when and whence; it is still to be saved."""
    cell.text, cell.version = text, cell.version + 1
    cell.changed_at, cell.changed_by = at, actor.name
    cell.account_id = actor.account_id
    cell.annex, cell.annex_cell = (source.annex, source.cell) if source else (None, "")
    of_unit = cell.column not in OF_SCORER | OF_APPRAISER
    cell.behalf = behalf_of(actor, cell.sheet) if of_unit else _scored_for(actor, cell)
    refuse_unfit_texts(cell)


def _told(cell: SheetCell, before: str, *, undoable: bool) -> CellChange:
    """The change that a saved cell has just gone through."""
    return CellChange(
        cell=cell,
        before=before,
        after=cell.text,
        at=cell.changed_at,
        account_id=cell.account_id,
        undoable=undoable,
    )


def _scored_for(actor: Actor, cell: SheetCell) -> str:
    """Who enters a cross mark for the unit that scores; agreed marks are nobody else's."""
    if cell.column not in OF_SCORER or may(actor, "score_sheet.score", cell.sheet):
        return ""
    return signature(actor)


def tick(sheet: ScoreSheet) -> None:
    """Let a sheet's number grow, by which others see that something changed."""
    sheet.version += 1
    sheet.save(update_fields=["version"])
