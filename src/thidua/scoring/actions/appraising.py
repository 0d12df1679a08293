"""Agreed marks sent to the unit, its explanation, and the answer.

Knows the order of these steps and what each must not leave open; marks are entered cell by cell.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.scoring import phrases
from thidua.scoring.actions.claiming import save_step, step_from, tell_unit
from thidua.scoring.actions.marks import unknown_marks, unreasoned
from thidua.scoring.actions.places import behalf_of, cells_in, lock_sheet, name_of, unrecorded
from thidua.scoring.domain.entries import half_given
from thidua.scoring.enums import (
    SHEET_ANSWERED,
    SHEET_APPRAISED,
    SHEET_EXPLAINED,
    SheetState,
)
from thidua.scoring.models import ScoreSheet


def appraise_sheet(*, sheet_id: int, actor: Actor, at: datetime, address: str = "") -> ScoreSheet:
    """Send the agreed marks of a sheet to its unit, which may explain.

    Refuses a sheet that was not sent, a criterion whose mark is not known, and an agreed mark that
    differs without reason; every one is named. Recorded as ``score_sheet.appraised`` with what
    changed.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        step_from(sheet, SheetState.CLAIMED, SheetState.CROSSED)
        refuse_open_marks(sheet)
        changes = unrecorded(sheet)
        sheet.state, sheet.appraised_at = SheetState.APPRAISED, at
        sheet.taken_at = sheet.taken_at or at
        save_step(sheet)
        record(
            SHEET_APPRAISED,
            subject=sheet,
            also=[sheet.cluster_year, sheet.unit],
            actor=actor,
            at=at,
            unit=name_of(sheet),
            year=sheet.table.year,
            count=len(changes),
            changes=changes,
        )
        sentence = phrases.TOLD_APPRAISED.format(unit=name_of(sheet), year=sheet.table.year)
        tell_unit(sheet, sentence, at=at, address=address)
    return sheet


def explain_sheet(*, sheet_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Send the unit's explanations of marks that it does not agree with.

    Refuses a sheet that has not been appraised, and one without any explanation. Recorded as
    ``score_sheet.explained`` with the criteria.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.fill", sheet)
        step_from(sheet, SheetState.APPRAISED)
        explained = [
            cell.criterion for cell in cells_in(sheet) if cell.column == "explanation" and cell.text
        ]
        if not explained:
            raise Refused(phrases.EXPLANATION_MISSING)
        changes = unrecorded(sheet)
        sheet.state, sheet.explained_at, sheet.answered_at = SheetState.EXPLAINED, at, None
        save_step(sheet)
        record(
            SHEET_EXPLAINED,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf_of(actor, sheet) else None,
            unit=name_of(sheet),
            year=sheet.table.year,
            criteria=", ".join(explained),
            changes=changes,
        )
    return sheet


def answer_explanation(
    *, sheet_id: int, actor: Actor, at: datetime, address: str = ""
) -> ScoreSheet:
    """Answer a unit's explanations: the agreed marks stand as they are now, each with its reason.

    Refuses a sheet without explanation that waits, and what ``appraise_sheet`` does. Recorded as
    ``score_sheet.answered`` with what changed.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        step_from(sheet, SheetState.EXPLAINED)
        refuse_open_marks(sheet)
        changes = unrecorded(sheet)
        sheet.answered_at = at
        save_step(sheet)
        record(
            SHEET_ANSWERED,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            unit=name_of(sheet),
            year=sheet.table.year,
            count=len(changes),
            changes=changes,
        )
        sentence = phrases.TOLD_ANSWERED.format(unit=name_of(sheet), year=sheet.table.year)
        tell_unit(sheet, sentence, at=at, address=address)
    return sheet


def refuse_open_marks(sheet: ScoreSheet) -> None:
    """Refuse a sheet with a mark that nobody knows, or that differs without reason."""
    reasons: list[object] = [
        phrases.HALF_GIVEN.format(criterion=code) for code in half_given(cells_in(sheet))
    ]
    reasons += [phrases.MARK_MISSING.format(criterion=code) for code in unknown_marks(sheet)]
    reasons += unreasoned(sheet, "appraised")
    if reasons:
        raise Refused(*reasons)
