"""Agreed marks in the consolidated table: a mark and its reason in one step, and that step undone.

Whoever has not seen the newest mark or reason is refused with both values and overwrites nothing.
The steps of a sheet tell the ledger what came of it.
"""

from datetime import datetime

from django.db import transaction

from thidua.clusters.actions.clusters import lock_year
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Conflict, Refused
from thidua.kernel.permissions import require
from thidua.scoring import phrases
from thidua.scoring.actions.cells import (
    Place,
    present_cell,
    read_text,
    refuse_closed,
    refuse_stranger,
    tick,
    write_cell,
)
from thidua.scoring.actions.marks import refuse_unreasoned, refuse_unusable
from thidua.scoring.actions.places import lock_sheet
from thidua.scoring.domain.columns import criterion_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.models import CellChange, ScoreSheet, SheetCell, SpokenOf
from thidua.scoring.queries.visible import table_in_use

MARK = "appraised"
REASON = "appraisal_reason"


class MarkChanged(Conflict):
    """Somebody else agreed on the cell first; ``values`` hold both marks and both reasons."""

    code = "mark_changed"
    sentence = phrases.MARK_CHANGED


def agree_mark(
    *,
    sheet_id: int,
    criterion: str,
    mark: str,
    reason: str,
    versions: tuple[int, int],
    actor: Actor,
    at: datetime,
) -> ScoreSheet:
    """Agree on a unit's mark with its reason; ``versions`` are those seen of mark and reason.

    Refuses what ``enter_cell`` refuses of a mark, and a mark or reason that is no longer the one
    that was seen (``MarkChanged``, with both values). Saying what stands there changes nothing.
    Not recorded: the sheet's next step records the difference.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        places = (Place(criterion, MARK), Place(criterion, REASON))
        refuse_stranger(sheet, places[0])
        require(actor, "score_sheet.appraise", sheet)
        refuse_closed(sheet, MARK)
        wanted = (read_text(places[0], mark), read_text(places[1], reason))
        cells = (present_cell(sheet, places[0]), present_cell(sheet, places[1]))
        if wanted == (cells[0].text, cells[1].text):
            return sheet
        _refuse_unseen(cells, versions, wanted)
        for cell, text in zip(cells, wanted, strict=True):
            write_cell(cell, text, actor, at)
        _refuse_unfit(sheet, criterion, *wanted)
        tick(sheet)
    return sheet


def undo_agreed(*, cluster_year_id: int, actor: Actor, at: datetime) -> SheetCell:
    """Take back the actor's last agreed mark of a year together with the reason of that step.

    Again takes back the one before. Refuses where nothing of the actor's is left, where somebody
    else has changed the cell since (``MarkChanged``), a closed sheet, and a mark that would stand
    without its reason. Not recorded.
    """
    with transaction.atomic():
        changes = CellChange.objects.filter(
            cell__sheet__cluster_year=cluster_year_id,
            cell__sheet__table__state="adopted",
            cell__column__in=(MARK, REASON),
            account_id=actor.account_id,
            undoable=True,
        ).select_related("cell")
        last = changes.order_by("-id").first() if actor.account_id is not None else None
        if last is None:
            raise Refused(phrases.NOTHING_TO_UNDO)
        sheet = lock_sheet(last.cell.sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        refuse_closed(sheet, MARK)
        criterion = last.cell.criterion
        step = changes.filter(cell__sheet=sheet, cell__criterion=criterion, at=last.at)
        seen: set[str] = set()
        for change in step.order_by("-id"):
            # One change a column: what was said before within the same moment is the next to undo.
            if change.cell.column not in seen:
                seen.add(change.cell.column)
                _take_back(change, actor, at)
        refuse_unusable(sheet, criterion, MARK)
        refuse_unreasoned(sheet, criterion, MARK)
        tick(sheet)
    return last.cell


def speak_of(
    *, cluster_year_id: int, criterion: str, unit_id: int | None, actor: Actor, at: datetime
) -> SpokenOf:
    """Put a criterion, and the unit whose mark is spoken of, on the meeting's projector.

    Refuses a criterion that the table in use does not have, and a unit without a sheet under it.
    Not recorded: nothing of the year changes.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        table = table_in_use(year.pk)
        if table is None:
            raise Refused(phrases.NO_TABLE.format(name=year.cluster.name, year=year.year))
        known = criterion_of(table_of(table.yaml), criterion) is not None
        if not known or (unit_id and not table.sheets.filter(unit=unit_id).exists()):
            column = phrases.COLUMNS[MARK]
            raise Refused(phrases.CELL_UNKNOWN.format(criterion=criterion, column=column))
        spoken, _made = SpokenOf.objects.update_or_create(
            cluster_year=year,
            defaults={"criterion": criterion, "unit_id": unit_id, "moved_at": at},
        )
    return spoken


def _refuse_unfit(sheet: ScoreSheet, criterion: str, mark: str, reason: str) -> None:
    try:
        refuse_unusable(sheet, criterion, MARK)
    except Refused as refused:
        if mark and not reason and str(phrases.COLUMNS[REASON]) in str(refused):
            sentence = phrases.AGREED_UNREASONED.format(
                criterion=criterion, mark=mark.replace(".", ",")
            )
            raise Refused(sentence, field=REASON) from None
        raise
    refuse_unreasoned(sheet, criterion, MARK)


def _take_back(change: CellChange, actor: Actor, at: datetime) -> None:
    cell = change.cell
    if cell.account_id != actor.account_id or cell.text != change.after:
        raise _changed(cell, change.before)
    change.undoable = False
    change.save(update_fields=["undoable"])
    write_cell(cell, change.before, actor, at, undoable=False)


def _refuse_unseen(
    cells: tuple[SheetCell, SheetCell], versions: tuple[int, int], wanted: tuple[str, str]
) -> None:
    for cell, version, text in zip(cells, versions, wanted, strict=True):
        if cell.version != version and cell.text != text:
            raise _changed(cell, text, versions=(cells[0].version, cells[1].version))


def _changed(cell: SheetCell, mine: str, *, versions: tuple[int, int] = (0, 0)) -> MarkChanged:
    numeric = cell.column == MARK
    return MarkChanged(
        field=cell.column,
        criterion=cell.criterion,
        column=phrases.COLUMNS[cell.column],
        by=cell.changed_by,
        at=f"{cell.changed_at.astimezone(VIETNAM):%H:%M}",
        theirs=_said(cell.text, numeric=numeric),
        mine=_said(mine, numeric=numeric),
        versions=versions,
    )


def _said(text: str, *, numeric: bool) -> str:
    return (text.replace(".", ",") if numeric else text) or str(phrases.CELL_EMPTIED)
