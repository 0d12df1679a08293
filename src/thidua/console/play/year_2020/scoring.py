"""The sheets of the played year: claimed, cross-scored, appraised, explained, frozen, published.

Five of the six units are not on the software: the officer of the head enters for them, and every
entry says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    MEMBERS,
    OFFICER,
    actor_of,
    cluster_year_id,
    unit_id,
)
from thidua.console.play.year_2020.data import Row, claimed_csv, rows
from thidua.kernel.actors import SYSTEM
from thidua.scoring.actions import (
    CrossMark,
    answer_explanation,
    apply_results,
    appraise_sheet,
    enter_cell,
    explain_sheet,
    freeze_year,
    give_cross_marks,
    publish_year,
    submit_crossing,
    submit_sheet,
    take_sheet,
)
from thidua.scoring.enums import SheetState
from thidua.scoring.queries import ranking_of, ranking_rows, sheets_for

ASSIGNED, CLAIMED = date(2020, 7, 16), date(2020, 12, 2)
CROSSED, APPRAISED = date(2020, 12, 7), date(2020, 12, 8)
ANSWERED, FROZEN = date(2020, 12, 9), date(2020, 12, 11)
CROSSING = (
    *("long-an", "tien-giang", "ben-tre"),
    *("vinh-long", "tra-vinh", "dong-thap"),
)
"""Each scores the next one, the last the first; nobody scores the one that scores it."""
Sheets = dict[str, Any]


def claim_sheets(stage: Stage) -> list[str]:
    """Drop the figures of twelve months in, and send the six sheets."""
    sheets = _sheets(SheetState.OPEN)
    if not sheets:
        return ["đã có sẵn"]
    with transaction.atomic(), lived(CLAIMED, 15) as at:
        officer = actor_of(OFFICER, CLAIMED)
        read = apply_results(
            cluster_year_id=cluster_year_id(),
            content=claimed_csv(),
            file_name="ket-qua-12-thang.csv",
            actor=officer,
            at=at,
        )
        for sheet in sheets.values():
            submit_sheet(sheet_id=sheet.pk, actor=officer, at=at)
    return [f"{read.rows} dòng", "06 bảng tự chấm, 05 bảng do Cụm trưởng nhập thay"]


def cross_sheets(stage: Stage) -> list[str]:
    """Enter the marks that each unit gave the one that the lots of July had put after it."""
    sheets = _sheets(SheetState.CLAIMED)
    if not sheets:
        return ["đã có sẵn"]
    given = 0
    with transaction.atomic(), lived(CROSSED, 10) as at:
        officer = actor_of(OFFICER, CROSSED)
        for word, sheet in sheets.items():
            marks = [
                CrossMark(criterion=row.criterion, mark=row.crossed, reason=row.remark)
                for row in rows()
                if row.crossed and _word(row) == word
            ]
            give_cross_marks(sheet_id=sheet.pk, marks=marks, actor=officer, at=at)
            submit_crossing(sheet_id=sheet.pk, actor=officer, at=at)
            given += len(marks)
    return [f"{given} điểm chấm chéo"]


def appraise_sheets(stage: Stage) -> list[str]:
    """Agree the marks, hear the units, and answer each explanation."""
    sheets = _sheets(SheetState.CROSSED)
    if not sheets:
        return ["đã có sẵn"]
    explained = [row for row in rows() if row.explanation]
    with transaction.atomic():
        with lived(APPRAISED, 9) as at:
            officer = actor_of(OFFICER, APPRAISED)
            for row, sheet in _of_sheets(sheets):
                if row.appraised:
                    _Desk(officer, at).enter(sheet, row, "appraised", row.answer)
            for sheet in sheets.values():
                take_sheet(sheet_id=sheet.pk, actor=officer, at=at)
                appraise_sheet(sheet_id=sheet.pk, actor=officer, at=at)
        _answer(sheets)
    return [f"{len(explained)} giải trình được trả lời"]


def _answer(sheets: Sheets) -> None:
    """What the units say to marks that they do not agree with, and what the cluster answers."""
    explained = [(row, sheet) for row, sheet in _of_sheets(sheets) if row.explanation]
    with lived(ANSWERED, 9) as at:
        desk = _Desk(actor_of(OFFICER, ANSWERED), at)
        for row, sheet in explained:
            desk.enter(sheet, row, "explanation", None)
        concerned = dict.fromkeys(sheet.pk for _row, sheet in explained)
        for key in concerned:
            explain_sheet(sheet_id=key, actor=desk.actor, at=at)
        for row, sheet in explained:
            if not row.appraised:
                desk.keep(sheet, row)
        for key in concerned:
            answer_explanation(sheet_id=key, actor=desk.actor, at=at)


def rank_units(stage: Stage) -> list[str]:
    """Freeze all sheets at once in the conference, and publish the ranks."""
    year_id = cluster_year_id()
    if ranking_of(year_id) is not None:
        return ["đã có sẵn"]
    with transaction.atomic():
        with lived(FROZEN, 9, 30) as at:
            freeze_year(cluster_year_id=year_id, actor=actor_of(OFFICER, FROZEN), at=at)
        with lived(FROZEN, 9, 40) as at:
            publish_year(cluster_year_id=year_id, actor=actor_of(OFFICER, FROZEN), at=at)
    first = min(ranking_rows(year_id), key=lambda row: row.rank or 0)
    return ["06 đơn vị được xếp hạng", f"hạng 1: {first.unit}"]


def _sheets(state: SheetState) -> Sheets:
    """The six sheets by their unit's word, when they are in that state."""
    sheets = sheets_for(SYSTEM).filter(cluster_year=cluster_year_id(), state=state)
    by_unit = {each.unit_id: each for each in sheets}
    found = {word: by_unit.get(unit_id(word)) for word in CROSSING}
    return {word: sheet for word, sheet in found.items() if sheet is not None}


def _of_sheets(sheets: Sheets) -> Iterator[tuple[Row, Any]]:
    for row in rows():
        yield row, sheets[_word(row)]


def _word(row: Row) -> str:
    return next(word for word in CROSSING if MEMBERS[word] == row.unit)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who enters, and when."""

    actor: Any
    at: datetime

    def enter(self, sheet: Any, row: Row, column: str, reason: str | None) -> None:
        """Put what the row says in a column into the sheet, its reason beside it."""
        enter_cell(
            sheet_id=sheet.pk,
            criterion=row.criterion,
            column=column,
            text=getattr(row, column),
            version=0,
            reason=reason,
            actor=self.actor,
            at=self.at,
        )

    def keep(self, sheet: Any, row: Row) -> None:
        """Say why the mark of the figures stands, where none was agreed in its place."""
        enter_cell(
            sheet_id=sheet.pk,
            criterion=row.criterion,
            column="appraisal_reason",
            text=row.answer,
            version=0,
            actor=self.actor,
            at=self.at,
        )
