"""Cross-scoring: one member marks another's sheet, never each the other's.

Knows who marks whom; a mark is entered as every cell is.
"""

from datetime import date, datetime

from django.db import transaction

from thidua.clusters.models import Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import may, require
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.scoring import phrases
from thidua.scoring.actions.claiming import save_step, step_from
from thidua.scoring.actions.marks import unreasoned
from thidua.scoring.actions.places import cells_in, lock_sheet, name_of, of_year, unrecorded
from thidua.scoring.enums import CROSSING_ASSIGNED, SHEET_CROSSED, SheetState
from thidua.scoring.models import ScoreSheet


def assign_scorer(*, sheet_id: int, unit_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Let a member cross-score another's sheet.

    Refuses a unit that is no member, the unit itself, two units that mark each other, and a sheet
    that has gone further. Recorded as ``score_sheet.assigned``.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.appraise", sheet)
        step_from(sheet, SheetState.OPEN, SheetState.CLAIMED)
        scorer = label_on(unit_id, date(sheet.table.year, 1, 15))
        year = sheet.cluster_year
        if unit_id == sheet.unit_id:
            raise Refused(phrases.SCORER_SELF, field="unit")
        if not Membership.objects.filter(cluster_year=year, unit=unit_id, end=None).exists():
            raise Refused(
                phrases.SCORER_NOT_MEMBER.format(unit=scorer, **of_year(year)), field="unit"
            )
        other_way = ScoreSheet.objects.filter(
            table=sheet.table, unit=unit_id, crossed_by=sheet.unit_id
        )
        if other_way.exists():
            raise Refused(
                phrases.SCORER_MUTUAL.format(unit=name_of(sheet), scorer=scorer), field="unit"
            )
        sheet.crossed_by_id = unit_id
        save_step(sheet)
        record(
            CROSSING_ASSIGNED,
            subject=sheet,
            also=[year],
            actor=actor,
            at=at,
            scorer=scorer,
            unit=name_of(sheet),
            year=sheet.table.year,
        )
    return sheet


def submit_crossing(*, sheet_id: int, actor: Actor, at: datetime) -> ScoreSheet:
    """Send the cross marks of a sheet.

    Refuses a sheet without any, and a cross mark that differs from the figures without reason.
    Recorded as ``score_sheet.crossed`` with what changed.
    """
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.cross", sheet)
        step_from(sheet, SheetState.CLAIMED)
        if not any(cell.column == "crossed" and cell.text for cell in cells_in(sheet)):
            raise Refused(phrases.CROSSING_MISSING)
        reasons = unreasoned(sheet, "crossed")
        if reasons:
            raise Refused(*reasons)
        changes = unrecorded(sheet)
        sheet.state = SheetState.CROSSED
        save_step(sheet)
        scorer = sheet.crossed_by_id
        own = not actor.system and may(actor, "score_sheet.score", sheet)
        record(
            SHEET_CROSSED,
            subject=sheet,
            also=[sheet.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=(
                None if own or scorer is None else label_on(scorer, date(sheet.table.year, 1, 15))
            ),
            unit=name_of(sheet),
            year=sheet.table.year,
            count=len(changes),
            changes=changes,
        )
    return sheet
