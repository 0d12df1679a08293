"""A unit's own step: its sheet sent, taken back while nobody has opened it, returned for more.

Knows when a sheet may change hands; what its marks come to is the core's.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people.actions import notify_all
from thidua.scoring import phrases
from thidua.scoring.actions.marks import unreasoned
from thidua.scoring.actions.places import (
    behalf_of,
    cells_in,
    keepers_of,
    lock_sheet,
    name_of,
    unrecorded,
)
from thidua.scoring.domain.entries import half_given
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import (
    SHEET_CLAIMED,
    SHEET_RECALLED,
    SHEET_RETURNED,
    SHEET_TAKEN,
    SheetState,
)
from thidua.scoring.models import Evidence, ScoreSheet
from thidua_core.text import squash


def submit_sheet(*, sheet_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Send a unit's sheet to who conducts the year.

    Refuses a sheet that is not open or has nothing in it, half a ratio, a claimed mark that
    differs from the figures without reason, and a criterion whose evidence is required and
    missing; every one is named. Recorded as ``score_sheet.claimed`` with what changed.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.fill", sheet)
        step_from(sheet, SheetState.OPEN)
        _refuse_unready(sheet)
        changes = unrecorded(sheet)
        behalf = behalf_of(actor, sheet)
        sheet.state, sheet.claimed_at, sheet.claimed_behalf = SheetState.CLAIMED, at, behalf
        sheet.taken_at, sheet.returned_reason = None, ""
        save_step(sheet)
        record(
            SHEET_CLAIMED,
            subject=sheet,
            also=[sheet.cluster_year, sheet.unit],
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf else None,
            unit=name_of(sheet),
            year=sheet.table.year,
            count=len(changes),
            changes=changes,
        )
    return sheet


def recall_sheet(*, sheet_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Take a sent sheet back, as long as the other side has not opened it.

    Recorded as ``score_sheet.recalled``.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.fill", sheet)
        step_from(sheet, SheetState.CLAIMED)
        if sheet.taken_at is not None:
            when = f"{sheet.taken_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
            raise Refused(phrases.SHEET_TAKEN_ALREADY.format(when=when))
        sheet.state, sheet.claimed_at = SheetState.OPEN, None
        save_step(sheet)
        record(
            SHEET_RECALLED,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf_of(actor, sheet) else None,
            unit=name_of(sheet),
            year=sheet.table.year,
        )
    return sheet


def take_sheet(*, sheet_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Open a sent sheet to look at it: from now on the unit does not take it back.

    A second time changes nothing. Recorded as ``score_sheet.taken``.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        if sheet.taken_at is not None:
            return sheet
        step_from(sheet, SheetState.CLAIMED, SheetState.CROSSED)
        sheet.taken_at = at
        save_step(sheet)
        record(
            SHEET_TAKEN,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            unit=name_of(sheet),
            year=sheet.table.year,
        )
    return sheet


def return_sheet(
    *, sheet_id: int, reason: str, actor: Actor, at: datetime, address: str = ""
) -> ScoreSheet:
    """Ask the unit to complete its sheet: it is open again, and the unit is told why.

    Refuses an empty reason. Recorded as ``score_sheet.returned``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        step_from(sheet, SheetState.CLAIMED, SheetState.CROSSED, SheetState.APPRAISED)
        sheet.state, sheet.claimed_at, sheet.taken_at = SheetState.OPEN, None, None
        sheet.returned_reason = why[:500]
        save_step(sheet)
        record(
            SHEET_RETURNED,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            unit=name_of(sheet),
            year=sheet.table.year,
            reason=why,
            changes=unrecorded(sheet),
        )
        sheet.save(update_fields=["recorded"])
        tell_unit(
            sheet,
            phrases.TOLD_RETURNED.format(unit=name_of(sheet), year=sheet.table.year, reason=why),
            at=at,
            address=address,
        )
    return sheet


def step_from(sheet: ScoreSheet, *states: SheetState) -> None:
    """Refuse unless the sheet is in one of the states and its table in use."""
    if sheet.state not in states or sheet.table.state != "adopted":
        raise Refused(
            phrases.SHEET_STATE.format(unit=name_of(sheet), state=SheetState(sheet.state).label)
        )


def save_step(sheet: ScoreSheet) -> None:
    """Save a sheet that has made a step."""
    sheet.version += 1
    sheet.save()


def tell_unit(sheet: ScoreSheet, text: object, *, at: datetime, address: str) -> None:
    """Tell those who keep the unit's work."""
    notify_all(
        person_ids=keepers_of([sheet.unit_id], at.astimezone(VIETNAM).date()),
        key=f"score_sheet.step:{sheet.public_id}:{sheet.version}",
        text=str(text),
        at=at,
        address=address,
    )


def _refuse_unready(sheet: ScoreSheet) -> None:
    cells = [cell for cell in cells_in(sheet) if cell.text]
    if not cells:
        raise Refused(phrases.SHEET_EMPTY.format(unit=name_of(sheet)))
    reasons: list[object] = [
        phrases.HALF_GIVEN.format(criterion=code) for code in half_given(cells)
    ]
    reasons += unreasoned(sheet, "claimed")
    kept = Evidence.objects.filter(sheet=sheet, withdrawn_at=None)
    there = set(kept.values_list("criterion", flat=True))
    claimed = {cell.criterion for cell in cells if cell.column == "claimed"}
    reasons += [
        phrases.EVIDENCE_MISSING.format(criterion=each.code)
        for each in table_of(sheet.table.yaml).all_criteria()
        if each.evidence_required and each.code in claimed and each.code not in there
    ]
    if reasons:
        raise Refused(*reasons)
