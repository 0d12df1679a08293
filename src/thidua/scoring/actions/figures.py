"""Figures of a statistics annex entered into the sheets of several units: all of them or none.

What the file says and whether its cells can be read is found out beforehand; whether a sheet takes
them is asked here again. What was typed by hand is replaced only where that was chosen.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.clusters.models import ClusterYear
from thidua.documents.actions.files import keep_content
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.scoring import phrases
from thidua.scoring.actions.cells import (
    Place,
    Source,
    put_cell,
    refuse_closed,
    refuse_stranger,
)
from thidua.scoring.actions.marks import refuse_unusable
from thidua.scoring.actions.places import behalf_of, lock_sheet, lock_year, name_of
from thidua.scoring.domain.entries import Cell
from thidua.scoring.enums import FIGURES_ENTERED
from thidua.scoring.models import FigureAnnex, ScoreSheet, SheetCell
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What an annex says of one criterion of one sheet: every column of figures, empty ones too."""

    sheet_id: int
    criterion: str
    texts: Mapping[str, str]
    """By column, in the writing of results files."""
    cells: Mapping[str, str]
    """By column, the cell of the annex."""
    over_typed: bool = False
    """Whether what was typed by hand is replaced."""


def enter_figures(
    figures: Sequence[Figures],
    *,
    cluster_year_id: int,
    name: str,
    content: bytes,
    actor: Actor,
    at: datetime,
) -> FigureAnnex:
    """Enter the figures of an annex; what an earlier annex filled is replaced.

    Refuses a sheet that is not the actor's to fill or no longer open, what the core cannot use, a
    cell typed by hand whose replacement was not chosen, and an annex that changes nothing.
    Recorded as ``score_figures.entered`` with every cell before and after, on behalf of the units
    whose own people did not bring it.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "score_figures.bring", year)
        annex = _kept(year, name, content, actor, at)
        sheets = {key: lock_sheet(key) for key in sorted({each.sheet_id for each in figures})}
        for sheet in sheets.values():
            require(actor, "score_sheet.fill", sheet)
        changes: dict[int, dict[str, list[str]]] = {}
        for each in figures:
            sheet = sheets[each.sheet_id]
            changed = _enter(each, sheet, annex, actor, at)
            if changed:
                changes.setdefault(sheet.pk, {}).update(changed)
        if not changes:
            raise Refused(phrases.FIGURES_NONE, field="file")
        _tell(annex, [sheets[key] for key in changes], changes, actor, at)
    return annex


def _kept(year: ClusterYear, name: str, content: bytes, actor: Actor, at: datetime) -> FigureAnnex:
    digest = hashlib.sha256(content).hexdigest()
    annex = FigureAnnex(
        cluster_year=year,
        sha256=digest,
        name=squash(name)[:200],
        size=len(content),
        brought_at=at,
        brought_by=actor.name,
    )
    refuse_unfit_texts(annex)
    keep_content(digest, content)
    annex.save()
    return annex


def _enter(
    figures: Figures, sheet: ScoreSheet, annex: FigureAnnex, actor: Actor, at: datetime
) -> dict[str, list[str]]:
    """The cells of one criterion that differed, old and new text by place."""
    held = {
        cell.column: cell
        for cell in SheetCell.objects.filter(
            sheet=sheet, criterion=figures.criterion, event="", column__in=figures.texts
        )
    }
    changed: dict[str, list[str]] = {}
    for column, text in figures.texts.items():
        there = held.get(column)
        before = there.text if there else ""
        if before == text:
            continue
        place = Place(figures.criterion, column)
        refuse_stranger(sheet, place)
        refuse_closed(sheet, column)
        if there is not None and before and there.annex_id is None and not figures.over_typed:
            raise Refused(
                phrases.FIGURES_TYPED.format(
                    unit=name_of(sheet),
                    criterion=figures.criterion,
                    column=phrases.COLUMNS[column],
                    text=before,
                )
            )
        source = Source(annex, figures.cells.get(column, "")) if text else None
        if put_cell(sheet, place, text, actor, at, source=source):
            changed[Cell(figures.criterion, "", column, text).key] = [before, text]
    if changed:
        refuse_unusable(sheet, figures.criterion, next(iter(figures.texts)))
    return changed


def _tell(
    annex: FigureAnnex,
    sheets: Iterable[ScoreSheet],
    changes: Mapping[int, Mapping[str, list[str]]],
    actor: Actor,
    at: datetime,
) -> None:
    told = list(sheets)
    for sheet in told:
        sheet.version += 1
        sheet.save(update_fields=["version"])
    names = {sheet.pk: name_of(sheet) for sheet in told}
    absent = [names[sheet.pk] for sheet in told if behalf_of(actor, sheet)]
    every = [pair for of_sheet in changes.values() for pair in of_sheet.values()]
    record(
        FIGURES_ENTERED,
        subject=annex.cluster_year,
        also=told,
        actor=actor,
        at=at,
        on_behalf_of=", ".join(absent) or None,
        units=", ".join(names.values()),
        year=annex.cluster_year.year,
        file=annex.name,
        sha256=annex.sha256,
        count=len(every),
        replaced=sum(bool(before) for before, _after in every),
        changes={names[key]: dict(of_sheet) for key, of_sheet in changes.items()},
    )
