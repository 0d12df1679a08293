"""Cross-scoring: one member marks another's sheet, never each the other's.

Knows who marks whom; a mark is entered as every cell is.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from thidua.clusters.models import Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import may, require
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.scoring import phrases
from thidua.scoring.actions.claiming import save_step, step_from
from thidua.scoring.actions.marks import unreasoned
from thidua.scoring.actions.places import (
    cells_in,
    lock_sheet,
    lock_year,
    name_of,
    of_year,
    unrecorded,
)
from thidua.scoring.domain.lots import FEWEST, drawn_round
from thidua.scoring.enums import CROSSING_ASSIGNED, SCORERS_DRAWN, SHEET_CROSSED, SheetState
from thidua.scoring.models import ScoreSheet
from thidua_core.text import squash


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


def draw_scorers(
    *, cluster_year_id: int, code: str, actor: Actor, at: datetime
) -> list[ScoreSheet]:
    """Let all members cross-score each other in a round, drawn with a number that all know.

    What was assigned before is replaced. Refuses an empty number, fewer than three sheets, and a
    sheet that has gone further. Recorded as ``score_year.drawn`` with the round.
    """
    number = squash(code)
    if not number:
        raise Refused(phrases.LOTS_NUMBER_MISSING, field="code")
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        found = ScoreSheet.objects.filter(cluster_year=year, table__state="adopted")
        sheets = {name_of(each): each for each in map(lock_sheet, _keys(found))}
        for sheet in sheets.values():
            require(actor, "score_sheet.appraise", sheet)
            step_from(sheet, SheetState.OPEN, SheetState.CLAIMED)
        if len(sheets) < FEWEST:
            raise Refused(phrases.LOTS_TOO_FEW.format(least=FEWEST, **of_year(year)))
        drawn = drawn_round(sheets, number)
        for scorer, scored in zip(drawn, (*drawn[1:], drawn[0]), strict=True):
            sheets[scored].crossed_by_id = sheets[scorer].unit_id
            save_step(sheets[scored])
        record(
            SCORERS_DRAWN,
            subject=year,
            also=list(sheets.values()),
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            code=number,
            round=list(drawn),
        )
    return list(sheets.values())


def _keys(sheets: QuerySet[ScoreSheet]) -> list[int]:
    return list(sheets.order_by("id").values_list("pk", flat=True))


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
