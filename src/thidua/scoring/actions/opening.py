"""Sheets opened for the members of a year, with what is known beforehand.

Knows which units get a sheet and what is carried over into it; not how a table came into use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.clusters.models import Membership
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people.actions import notify_all
from thidua.pledges.queries import pledged_levels
from thidua.scoring import phrases
from thidua.scoring.actions.cells import Place, put_cell
from thidua.scoring.actions.places import keepers_of, lock_year, name_of, of_year
from thidua.scoring.domain.columns import OF_UNIT, figures_of, written
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import SHEETS_OPENED, SheetState, TableState
from thidua.scoring.models import CriteriaTable, ScoreSheet, SheetCell
from thidua.scoring.queries.visible import table_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledged:
    """A target that a unit has signed for."""

    unit_id: int
    criterion: str
    target: str


def open_missing_sheets(
    *,
    cluster_year_id: int,
    actor: Actor,
    at: datetime,
    pledged: Iterable[Pledged] | None = None,
    address: str = "",
) -> list[ScoreSheet]:
    """Open sheets for members who joined after the table was adopted, with what they pledged.

    Refuses a year without adopted table, and one in which every member has a sheet. Recorded as
    ``score_sheet.opened``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        table = table_in_use(year.pk)
        if table is None:
            raise Refused(phrases.NO_TABLE.format(**of_year(year)))
        sheets = _open(table, None, pledged, actor=actor, at=at)
        if not sheets:
            raise Refused(phrases.NOTHING_TO_OPEN)
        record(
            SHEETS_OPENED,
            subject=year,
            also=sheets,
            actor=actor,
            at=at,
            year=year.year,
            units=", ".join(map(name_of, sheets)),
        )
        tell_opened(table, sheets, replaces=None, at=at, address=address)
    return sheets


def open_for_members(
    table: CriteriaTable,
    before: CriteriaTable | None,
    pledged: Iterable[Pledged] | None,
    *,
    actor: Actor,
    at: datetime,
) -> list[ScoreSheet]:
    """One sheet for every member of the year; refuses a year without members."""
    assert table.cluster_year is not None, "sheets are a cluster's"
    sheets = _open(table, before, pledged, actor=actor, at=at)
    if not sheets:
        raise Refused(phrases.NO_MEMBERS.format(**of_year(table.cluster_year)))
    if before is not None:
        earlier = ScoreSheet.objects.filter(table=before)
        earlier.exclude(state=SheetState.FROZEN).update(state=SheetState.FROZEN)
    return sheets


def tell_opened(
    table: CriteriaTable,
    sheets: Iterable[ScoreSheet],
    *,
    replaces: CriteriaTable | None,
    at: datetime,
    address: str,
) -> None:
    """Tell the units that a sheet waits for them, or that the table has changed."""
    assert table.cluster_year is not None, "sheets are a cluster's"
    day = at.astimezone(VIETNAM).date()
    for sheet in sheets:
        unit = name_of(sheet)
        sentence = (
            phrases.TOLD_REPLACED.format(
                unit=unit, version=table.version, **of_year(table.cluster_year)
            )
            if replaces
            else phrases.TOLD_OPENED.format(unit=unit, year=table.year, table=table.title)
        )
        notify_all(
            person_ids=keepers_of([sheet.unit_id], day),
            key=f"score_sheet.opened:{sheet.public_id}",
            text=str(sentence),
            at=at,
            address=address,
        )


def _open(
    table: CriteriaTable,
    before: CriteriaTable | None,
    pledged: Iterable[Pledged] | None,
    *,
    actor: Actor,
    at: datetime,
) -> list[ScoreSheet]:
    day = at.astimezone(VIETNAM).date()
    members = Membership.objects.filter(cluster_year=table.cluster_year_id)
    there = set(ScoreSheet.objects.filter(table=table).values_list("unit_id", flat=True))
    targets = _signed_for(table, day) if pledged is None else list(pledged)
    opened = []
    for membership in members:
        left = membership.end is not None and membership.end < day
        if membership.unit_id in there or left:
            continue
        sheet = ScoreSheet.objects.create(
            table=table, cluster_year_id=membership.cluster_year_id, unit_id=membership.unit_id
        )
        if before is not None:
            _carry_over(sheet, before)
        for each in targets:
            if each.unit_id == sheet.unit_id:
                place = Place(each.criterion, "target")
                put_cell(sheet, place, written("target", each.target), actor, at, pledged=True)
        opened.append(sheet)
    return opened


def _signed_for(table: CriteriaTable, day: date) -> list[Pledged]:
    """The targets of the signed pledge for the indicators that the table measures by a target."""
    assert table.cluster_year_id is not None, "sheets are a cluster's"
    levels = {each.indicator: each for each in pledged_levels(table.cluster_year_id, on=day)}
    units = Membership.objects.filter(cluster_year=table.cluster_year_id)
    return [
        Pledged(
            unit_id=unit_id, criterion=criterion.code, target=levels[criterion.code].of(unit_id)
        )
        for unit_id in units.values_list("unit_id", flat=True)
        for criterion in table_of(table.yaml).all_criteria()
        if criterion.code in levels and "target" in figures_of(criterion)
        if levels[criterion.code].of(unit_id)
    ]


def _carry_over(sheet: ScoreSheet, before: CriteriaTable) -> None:
    """Copy what the unit entered for the criteria that stand unchanged in the new version."""
    assert before.state == TableState.SUPERSEDED, "the version before is out of use"
    earlier = ScoreSheet.objects.filter(table=before, unit=sheet.unit_id).first()
    if earlier is None:
        return
    old = {each.code: each for each in table_of(before.yaml).all_criteria()}
    same = [
        each.code
        for each in table_of(sheet.table.yaml).all_criteria()
        if old.get(each.code) == each
    ]
    kept = SheetCell.objects.filter(sheet=earlier, criterion__in=same, column__in=OF_UNIT)
    SheetCell.objects.bulk_create(
        SheetCell(
            sheet=sheet,
            criterion=cell.criterion,
            event=cell.event,
            column=cell.column,
            text=cell.text,
            pledged=cell.pledged,
            changed_at=cell.changed_at,
            changed_by=cell.changed_by,
            account_id=cell.account_id,
            behalf=cell.behalf,
        )
        for cell in kept.exclude(text="")
    )
