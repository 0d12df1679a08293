"""The cross marks of a whole sheet at once, as a list from the unit that scored it brings them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.scoring.actions.cells import Place, put_cells, read_text, refuse_closed, refuse_stranger
from thidua.scoring.actions.claiming import save_step
from thidua.scoring.actions.marks import refuse_unusable, sheet_with, unreasoned
from thidua.scoring.actions.places import cells_in, lock_sheet
from thidua.scoring.models import ScoreSheet
from thidua_core.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossMark:
    """One mark of a cross-scorer, with its reason where it differs from the figures."""

    criterion: str
    mark: str
    reason: str = ""


def give_cross_marks(
    *, sheet_id: int, marks: Sequence[CrossMark], actor: Actor, at: datetime
) -> ScoreSheet:
    """Enter the cross marks of a sheet, all or none.

    Refuses what ``enter_cell`` refuses of any of them; every mark without its reason is named. Not
    recorded: submitting records the difference.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.cross", sheet)
        refuse_closed(sheet, "crossed")
        texts: list[tuple[Place, str]] = []
        for each in marks:
            place = Place(each.criterion, "crossed")
            refuse_stranger(sheet, place)
            texts.append((place, read_text(place, each.mark)))
            if each.reason:
                beside = Place(each.criterion, "crossed_reason")
                texts.append((beside, read_text(beside, each.reason)))
        put_cells(sheet, texts, actor, at)
        _refuse_unusable(sheet, marks)
        if reasons := unreasoned(sheet, "crossed"):
            raise Refused(*reasons, field="crossed")
        save_step(sheet)
    return sheet


def _refuse_unusable(sheet: ScoreSheet, marks: Sequence[CrossMark]) -> None:
    """Ask the core once of the whole sheet, and of each mark only to name the one it refuses."""
    try:
        sheet_with(sheet, cells_in(sheet))
    except InputError:
        for each in marks:
            refuse_unusable(sheet, each.criterion, "crossed")
        raise
