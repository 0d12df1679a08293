"""The ranking of a year as rows, each with *căn cứ và cách tính* in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from thidua.clusters.models import ClusterYear
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.scoring.domain.reckoning import near_outcomes, scores_of, table_of
from thidua.scoring.models import CriteriaTable, Ranking
from thidua.scoring.queries.visible import sees_whole_year, sheets_for, table_in_use
from thidua.scoring.queries.year import (
    UnitOfYear,
    before,
    cutoff_of,
    early_sheets,
    last_withdrawn,
    live_results,
    ranking_of,
    units_of,
)
from thidua_core.scoring import Goal, Scores, SectionKind, UnitScore


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShown:
    """What one top section comes to."""

    code: str
    title: str
    points: str
    maximum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingRow:
    """One unit of a ranking."""

    unit_id: int
    unit_public_id: str
    unit: str
    sheet_id: int
    rank: int | None
    """None for a unit that is not ranked."""
    points: str
    maximum: str
    share: str
    """In per cent with two decimals and a comma; empty where nothing is assigned."""
    grade: str
    grade_title: str
    bonus: str
    penalty: str
    sections: tuple[SectionShown, ...]
    provisional: bool
    """Marks are missing, or the body's figures are not final."""
    incomplete: tuple[str, ...]
    """Codes of the criteria whose mark is not known yet."""
    knocked_out: tuple[str, ...]
    not_for: tuple[str, ...]
    why: tuple[str, ...]
    """*Căn cứ và cách tính*, a sentence each."""
    left_on: date | None
    left_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingShown:
    """A ranking with its heading."""

    title: str
    version: int
    """0 while nothing is frozen."""
    rows: tuple[RankingRow, ...]
    ties: tuple[str, ...]
    warnings: tuple[str, ...]
    frozen_at: datetime | None
    frozen_by: str
    published_at: datetime | None
    reason: str
    """Why this version takes the place of the one before."""
    reopened_because: str
    """Why the freeze was withdrawn, while nothing is frozen again."""
    provisional: bool
    """The body's figures are not final, or were not when the marks were frozen."""
    cutoff: datetime | None
    yaml: str
    results: str
    """What the ranking was computed from, with its table."""
    invented: bool
    """Figures and marks are invented, though the cluster may be real."""
    whole: bool = True
    """Whether every unit is shown; else sentences that name another one are left out."""


def ranking_rows(cluster_year_id: int) -> list[RankingRow]:
    """Every unit of the year's ranking in its order, those not ranked at the end.

    The frozen one where there is one, else as the cells stand; empty before a table is adopted.
    """
    shown = ranking_shown(ClusterYear.objects.get(pk=cluster_year_id))
    return list(shown.rows) if shown else []


def ranking_for(actor: Actor, year: ClusterYear) -> RankingShown:
    """The ranking as far as an actor may see it: all units, or the own one only."""
    shown = ranking_shown(year)
    if shown is None:
        raise NotFound
    if sees_whole_year(actor, year):
        return shown
    own = set(sheets_for(actor).filter(cluster_year=year).values_list("pk", flat=True))
    rows = tuple(row for row in shown.rows if row.sheet_id in own)
    if not rows:
        raise NotFound
    others = [row.unit for row in shown.rows if row.sheet_id not in own]
    rows = tuple(
        replace(
            row, why=tuple(said for said in row.why if not any(name in said for name in others))
        )
        for row in rows
    )
    # Ties and warnings name other units.
    return replace(shown, rows=rows, ties=(), warnings=(), whole=False)


def outcomes_near(shown: RankingShown, row: RankingRow) -> tuple[str, ...]:
    """What would have changed a unit's rank or grade, a sentence each, as far as it is shown."""
    if row.rank is None:
        return ()
    found = near_outcomes(shown.yaml, shown.results, row.unit)
    return tuple(said for goal, said in found if shown.whole or goal == Goal.GRADE)


def ranking_shown(year: ClusterYear) -> RankingShown | None:
    """The whole ranking of a year; None before a table is adopted. For those who may see all."""
    ranking = ranking_of(year.pk)
    table = ranking.table if ranking else table_in_use(year.pk)
    if table is None:
        return None
    cutoff = cutoff_of(year)
    on = clock.today() if ranking is None else ranking.frozen_at.astimezone(clock.VIETNAM).date()
    units = units_of(table)
    if not any(unit.is_ranked(on) for unit in units):
        return None
    results = ranking.results if ranking else live_results(table, on=on)
    early = ranking.before_cutoff if ranking else before(clock.now(), cutoff)
    given_early = set() if ranking else early_sheets(table, cutoff)
    return _shown(
        table, ranking, results, units, cutoff=cutoff, early=early, given_early=given_early
    )


def _shown(
    table: CriteriaTable,
    ranking: Ranking | None,
    results: str,
    units: list[UnitOfYear],
    *,
    cutoff: datetime | None,
    early: bool,
    given_early: set[int],
) -> RankingShown:
    scores = scores_of(table.yaml, results)
    by_name = {unit.name: unit for unit in units}
    if ranking is not None:
        by_key = {unit.unit_id: unit for unit in units}
        by_name = {name: by_key[key] for name, key in ranking.units.items()}
    rows = [
        _row(scores, each, unit, early or unit.sheet_id in given_early)
        for each in scores.units
        for unit in [by_name[each.sheet.unit]]
    ]
    counted = {row.unit_id for row in rows}
    rows += [_departed(unit) for unit in units if unit.unit_id not in counted]
    return RankingShown(
        title=table.title,
        version=ranking.version if ranking else 0,
        rows=tuple(rows),
        ties=tuple(tie.text for tie in scores.ties),
        warnings=scores.warnings,
        frozen_at=ranking.frozen_at if ranking else None,
        frozen_by=ranking.frozen_by if ranking else "",
        published_at=ranking.published_at if ranking else None,
        reason=ranking.reason if ranking else "",
        reopened_because=_reopened(table) if ranking is None else "",
        provisional=early,
        cutoff=cutoff,
        yaml=table.yaml,
        invented=table.invented,
        results=results,
    )


def _reopened(table: CriteriaTable) -> str:
    assert table.cluster_year_id is not None, "rankings are a cluster's"
    withdrawn = last_withdrawn(table.cluster_year_id)
    return withdrawn.withdrawn_because if withdrawn else ""


def _row(scores: Scores, scored: UnitScore, unit: UnitOfYear, early: bool) -> RankingRow:
    sheet = scored.sheet
    titles = {grade.code: grade.title or grade.code for grade in scores.table.grades}
    points = {section.code: section for section in sheet.sections}
    return RankingRow(
        unit_id=unit.unit_id,
        unit_public_id=unit.public_id,
        unit=unit.name,
        sheet_id=unit.sheet_id,
        rank=scored.rank,
        points=str(sheet.points),
        maximum=str(sheet.maximum),
        share=""
        if sheet.share is None
        else per_cent(sheet.share.numerator, sheet.share.denominator),
        grade=scored.grade or "",
        grade_title=titles.get(scored.grade or "", ""),
        bonus=str(sheet.bonus),
        penalty=str(sheet.penalty),
        sections=tuple(
            SectionShown(
                code=section.code,
                title=section.title,
                points=str(points[section.code].points),
                maximum=str(points[section.code].maximum),
            )
            for section in scores.table.sections
            if section.kind is SectionKind.ORDINARY
        ),
        provisional=sheet.provisional or early,
        incomplete=tuple(sheet.incomplete),
        knocked_out=tuple(sheet.knocked_out),
        not_for=tuple(scored.not_for),
        why=tuple(scored.why),
        left_on=unit.left_on,
        left_because=unit.left_because,
    )


def _departed(unit: UnitOfYear) -> RankingRow:
    """A unit that left in mid-year: its sheet stays, it is neither ranked nor compared with."""
    return RankingRow(
        unit_id=unit.unit_id,
        unit_public_id=unit.public_id,
        unit=unit.name,
        sheet_id=unit.sheet_id,
        rank=None,
        points="",
        maximum="",
        share="",
        grade="",
        grade_title="",
        bonus="",
        penalty="",
        sections=(),
        provisional=False,
        incomplete=(),
        knocked_out=(),
        not_for=(),
        why=(),
        left_on=unit.left_on,
        left_because=unit.left_because,
    )


def per_cent(numerator: int, denominator: int) -> str:
    """A share in per cent with two decimals, rounded half up."""
    hundredths = (2 * numerator * 10_000 + denominator) // (2 * denominator)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def final_ranks(ranking: Ranking) -> Mapping[int, int | None]:
    """Ranks of a frozen ranking by unit."""
    scores = scores_of(ranking.table.yaml, ranking.results)
    return {ranking.units[each.sheet.unit]: each.rank for each in scores.units}


def grades_of(table: CriteriaTable) -> dict[str, str]:
    """Titles of the grades by code."""
    return {each.code: each.title or each.code for each in table_of(table.yaml).grades}
