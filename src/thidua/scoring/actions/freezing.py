"""The whole cluster frozen at once, published, and corrected afterwards.

Scores are the core's, computed from the entries as they were frozen and kept beside them; nothing
is ever written over.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.clusters.actions import move_on, write_final_ranks
from thidua.clusters.enums import ClusterState
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people.actions import notify_all
from thidua.scoring import phrases
from thidua.scoring.actions.cells import Place, put_cell, read_text
from thidua.scoring.actions.marks import refuse_unreasoned, refuse_unusable
from thidua.scoring.actions.places import (
    keepers_of,
    lock_sheet,
    lock_year,
    name_of,
    of_year,
    unrecorded,
)
from thidua.scoring.domain.columns import criterion_of
from thidua.scoring.domain.course import waits_for_answer
from thidua.scoring.domain.reckoning import scores_of, scores_text, table_of
from thidua.scoring.enums import YEAR_CORRECTED, YEAR_FROZEN, YEAR_PUBLISHED, SheetState
from thidua.scoring.models import CriteriaTable, Ranking, ScoreSheet
from thidua.scoring.queries.ranking import final_ranks
from thidua.scoring.queries.visible import table_in_use
from thidua.scoring.queries.year import (
    UnitOfYear,
    cutoff_of,
    last_withdrawn,
    live_results,
    ranking_of,
    units_of,
)
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One agreed mark put right."""

    unit_id: int
    criterion: str
    mark: str
    reason: str


def freeze_year(*, cluster_year_id: int, actor: Actor, at: datetime) -> Ranking:
    """Freeze every sheet of a cluster's year at once and compute its scores.

    Leader-relative rules compare units, so all are frozen together; a unit that left in mid-year
    keeps its sheet as it stands and is neither ranked nor compared with. A second time changes
    nothing; after a withdrawal it is another version. Refuses a year without adopted table, a sheet whose marks are not agreed, an
    explanation without answer and a mark that nobody knows; every unit is named. Recorded as
    ``score_year.frozen`` with the hashes of entries and scores.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        there = ranking_of(year.pk)
        if there is not None:
            return there
        table = table_in_use(year.pk)
        if table is None:
            raise Refused(phrases.NO_TABLE.format(**of_year(year)))
        day = at.astimezone(VIETNAM).date()
        units = units_of(table)
        ranked = [unit for unit in units if unit.is_ranked(day)]
        sheets = {unit.unit_id: lock_sheet(unit.sheet_id) for unit in units}
        if not ranked:
            raise Refused(phrases.NO_MEMBERS.format(**of_year(year)))
        results = live_results(table, on=day)
        _refuse_open(table, ranked, sheets, results)
        changes = {name_of(sheet): unrecorded(sheet) for sheet in sheets.values()}
        states = _close_all(sheets.values())
        withdrawn = last_withdrawn(year.pk)
        cutoff = cutoff_of(year)
        ranking = Ranking.objects.create(
            cluster_year=year,
            table=table,
            version=withdrawn.version + 1 if withdrawn else 1,
            reason=withdrawn.withdrawn_because if withdrawn else "",
            sheet_states=states,
            results=results,
            scores=scores_text(table.yaml, results),
            units={unit.name: unit.unit_id for unit in ranked},
            frozen_at=at,
            frozen_by=actor.name,
            before_cutoff=bool(cutoff and at < cutoff),
        )
        record(
            YEAR_FROZEN,
            subject=year,
            also=[ranking, table],
            actor=actor,
            at=at,
            count=len(ranked),
            changes={unit: each for unit, each in changes.items() if each},
            results_sha256=_digest(ranking.results),
            scores_sha256=_digest(ranking.scores),
            **of_year(year),
        )
    return ranking


def publish_year(*, cluster_year_id: int, actor: Actor, at: datetime, address: str = "") -> Ranking:
    """Publish the frozen ranking: the year is ranked, ranks are written down, units are told.

    A second time changes nothing. Refuses a year that is not frozen, and marks that are still
    provisional because the body's figures are not final. Recorded as ``score_year.published``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        ranking = ranking_of(year.pk)
        if ranking is None:
            raise Refused(phrases.NOT_FROZEN.format(**of_year(year)))
        if ranking.published_at is not None:
            return ranking
        _refuse_provisional(year, ranking, at)
        ranking.published_at = at
        ranking.save(update_fields=["published_at"])
        _step_all(ranking, SheetState.PUBLISHED)
        record(
            YEAR_PUBLISHED,
            subject=year,
            also=[ranking],
            actor=actor,
            at=at,
            version=ranking.version,
            scores_sha256=_digest(ranking.scores),
            **of_year(year),
        )
        write_final_ranks(cluster_year_id=year.pk, ranks=final_ranks(ranking), actor=actor, at=at)
        if year.state == ClusterState.SCORING:
            move_on(cluster_year_id=year.pk, to=ClusterState.RANKED, actor=actor, at=at)
        sentence = phrases.TOLD_PUBLISHED.format(**of_year(year))
        _tell(ranking, sentence, at=at, address=address)
    return ranking


def correct_year(
    *,
    cluster_year_id: int,
    corrections: Sequence[Correction],
    reason: str,
    actor: Actor,
    at: datetime,
    address: str = "",
) -> Ranking:
    """Put agreed marks of a frozen year right: a new version beside the one before.

    Everything is computed anew; of a published year the ranks are written down again and the units
    are told. Refuses an empty reason, a year that is not frozen, a unit without frozen sheet, a
    mark that the core cannot use or that has no reason of its own, and a correction that changes
    nothing. Recorded as ``score_year.corrected`` with old and new marks.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_year.conduct", year)
        before = ranking_of(year.pk)
        if before is None:
            raise Refused(phrases.NOT_FROZEN.format(**of_year(year)))
        changed = _put_right(before, corrections, actor, at)
        ranking = _next_version(before, why, year, actor, at)
        record(
            YEAR_CORRECTED,
            subject=year,
            also=[ranking, *changed],
            actor=actor,
            at=at,
            units=", ".join(name_of(sheet) for sheet in changed),
            reason=why,
            changes={name_of(sheet): each for sheet, each in changed.items()},
            scores_sha256=_digest(ranking.scores),
            **of_year(year),
        )
        if ranking.published_at is not None:
            ranks = final_ranks(ranking)
            write_final_ranks(cluster_year_id=year.pk, ranks=ranks, actor=actor, at=at)
            sentence = phrases.TOLD_CORRECTED.format(reason=why, **of_year(year))
            _tell(ranking, sentence, at=at, address=address)
    return ranking


def _close_all(sheets: Iterable[ScoreSheet]) -> dict[str, str]:
    """Freeze sheets; at which step each stood, by its key."""
    states = {}
    for sheet in sheets:
        states[str(sheet.pk)] = sheet.state
        sheet.state = SheetState.FROZEN
        sheet.version += 1
        sheet.save()
    return states


def _refuse_open(
    table: CriteriaTable,
    ranked: list[UnitOfYear],
    sheets: dict[int, ScoreSheet],
    results: str,
) -> None:
    reasons: list[object] = []
    for unit in ranked:
        sheet = sheets[unit.unit_id]
        if sheet.state not in {SheetState.APPRAISED, SheetState.EXPLAINED}:
            label = SheetState(sheet.state).label
            reasons.append(phrases.FREEZE_OPEN.format(unit=unit.name, state=label))
        elif waits_for_answer(sheet.state, sheet.answered_at is not None):
            reasons.append(phrases.FREEZE_ANSWER.format(unit=unit.name))
    if not reasons:
        reasons += _incomplete(table, results)
    if reasons:
        raise Refused(*reasons)


def _incomplete(table: CriteriaTable, results: str) -> Iterator[object]:
    for unit in scores_of(table.yaml, results).units:
        if unit.sheet.incomplete:
            yield phrases.FREEZE_INCOMPLETE.format(
                unit=unit.sheet.unit, criteria=", ".join(unit.sheet.incomplete)
            )


def _refuse_provisional(year: ClusterYear, ranking: Ranking, at: datetime) -> None:
    cutoff = cutoff_of(year)
    if cutoff is None:
        return
    when = f"{cutoff:%H:%M %d/%m/%Y}"
    if at < cutoff:
        raise Refused(phrases.BEFORE_CUTOFF.format(when=when))
    if ranking.before_cutoff:
        raise Refused(phrases.PROVISIONAL_FROZEN.format(when=when))


def _put_right(
    before: Ranking, corrections: Sequence[Correction], actor: Actor, at: datetime
) -> dict[ScoreSheet, dict[str, list[str]]]:
    """Write the marks and their reasons; what changed, by sheet."""
    units = {each.unit_id: each for each in units_of(before.table)}
    table = table_of(before.table.yaml)
    sheets: dict[int, ScoreSheet] = {}
    for each in corrections:
        if each.unit_id not in units or each.unit_id not in before.units.values():
            raise Refused(phrases.CORRECT_UNKNOWN.format(unit=each.unit_id), field="unit")
        if criterion_of(table, each.criterion) is None:
            raise Refused(
                phrases.CRITERION_UNKNOWN.format(criterion=each.criterion), field="criterion"
            )
        sheet = sheets.get(each.unit_id) or lock_sheet(units[each.unit_id].sheet_id)
        sheets[each.unit_id] = sheet
        for column, text in (("appraised", each.mark), ("appraisal_reason", each.reason)):
            place = Place(each.criterion, column)
            put_cell(sheet, place, read_text(place, text), actor, at)
        refuse_unusable(sheet, each.criterion, "appraised")
        refuse_unreasoned(sheet, each.criterion, "appraised")
    changed = {sheet: unrecorded(sheet) for sheet in sheets.values()}
    changed = {sheet: each for sheet, each in changed.items() if each}
    if not changed:
        raise Refused(phrases.NOTHING_TO_CORRECT, field="mark")
    for sheet in changed:
        sheet.state = SheetState.CORRECTED
        sheet.version += 1
        sheet.save()
    return changed


def _next_version(
    before: Ranking, reason: str, year: ClusterYear, actor: Actor, at: datetime
) -> Ranking:
    """The ranking anew, of the same units that were frozen."""
    day = before.frozen_at.astimezone(VIETNAM).date()
    results = live_results(before.table, on=day, only=set(before.units.values()))
    cutoff = cutoff_of(year)
    ranking = Ranking(
        cluster_year=before.cluster_year,
        table=before.table,
        version=before.version + 1,
        results=results,
        scores=scores_text(before.table.yaml, results),
        units=before.units,
        frozen_at=at,
        frozen_by=actor.name,
        before_cutoff=bool(cutoff and at < cutoff),
        sheet_states=before.sheet_states,
        published_at=at if before.published_at else None,
        reason=reason,
    )
    refuse_unfit_texts(ranking)
    ranking.save()
    return ranking


def _step_all(ranking: Ranking, state: SheetState) -> None:
    for sheet in ScoreSheet.objects.select_for_update().filter(table=ranking.table):
        if sheet.state == SheetState.FROZEN:
            sheet.state = state
            sheet.version += 1
            sheet.save(update_fields=["state", "version"])


def _tell(ranking: Ranking, text: object, *, at: datetime, address: str) -> None:
    notify_all(
        person_ids=keepers_of(ranking.units.values(), at.astimezone(VIETNAM).date()),
        key=f"score_year.ranked:{ranking.public_id}",
        text=str(text),
        at=at,
        address=address,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
