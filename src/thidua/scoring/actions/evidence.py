"""Evidence attached to a criterion of a sheet: typed by its content, kept by its hash.

That one file supports two criteria, units or years is not refused; whoever looks is told where.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from thidua.documents.actions.files import keep_content
from thidua.documents.domain.file_types import type_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.scoring import phrases
from thidua.scoring.actions.places import behalf_of, lock_sheet, name_of
from thidua.scoring.domain.columns import criterion_of
from thidua.scoring.domain.reckoning import table_of
from thidua.scoring.enums import (
    EVIDENCE_ADDED,
    EVIDENCE_BROUGHT,
    EVIDENCE_WITHDRAWN,
    SheetState,
)
from thidua.scoring.models import Evidence, ScoreSheet
from thidua_core.text import squash

LIMIT_MB = 20
ADDED_IN = (SheetState.OPEN, SheetState.APPRAISED)
"""While the unit scores itself, and while it may explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file and the criterion that it supports."""

    criterion: str
    name: str
    content: bytes


def add_evidence(
    *, sheet_id: int, criterion: str, name: str, content: bytes, actor: Actor, at: datetime
) -> Evidence:
    """Attach a file to a criterion of a sheet; the same bytes there twice are one.

    Refuses a stranger among criteria, a sheet that is with the other side, an empty or too large
    file, and one whose content is not what its name says. Recorded as ``score_evidence.added``
    with the hash.
    """
    with transaction.atomic():
        sheet = _open_sheet(sheet_id, actor)
        behalf = behalf_of(actor, sheet)
        wanted = _read(Piece(criterion=criterion, name=name, content=content), sheet, at)
        present = Evidence.objects.filter(sheet=sheet, withdrawn_at=None)
        known = present.filter(criterion=criterion, sha256=wanted.sha256).first()
        if known is not None:
            return known
        wanted.added_by, wanted.behalf = actor.name, behalf
        keep_content(wanted.sha256, content)
        wanted.save()
        _tick(sheet)
        record(
            EVIDENCE_ADDED,
            subject=sheet,
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf else None,
            file=wanted.name,
            criterion=criterion,
            unit=name_of(sheet),
            year=sheet.table.year,
            sha256=wanted.sha256,
        )
    return wanted


def bring_evidence(
    pieces: Sequence[Piece], *, sheet_id: int, actor: Actor, at: datetime
) -> list[Evidence]:
    """Attach a unit's whole folder of files at once, all or none; returns what was not there yet.

    Refuses what ``add_evidence`` refuses, naming the file. Recorded as ``score_evidence.brought``
    with every hash; nothing new is no entry.
    """
    with transaction.atomic():
        sheet = _open_sheet(sheet_id, actor)
        behalf = behalf_of(actor, sheet)
        present = Evidence.objects.filter(sheet=sheet, withdrawn_at=None)
        held = set(present.values_list("criterion", "sha256"))
        fresh: list[Evidence] = []
        for piece in pieces:
            wanted = _read(piece, sheet, at)
            if (wanted.criterion, wanted.sha256) in held:
                continue
            held.add((wanted.criterion, wanted.sha256))
            wanted.added_by, wanted.behalf = actor.name, behalf
            keep_content(wanted.sha256, piece.content)
            fresh.append(wanted)
        if not fresh:
            return []
        made = Evidence.objects.bulk_create(fresh)
        _tick(sheet)
        record(
            EVIDENCE_BROUGHT,
            subject=sheet,
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf else None,
            count=len(made),
            unit=name_of(sheet),
            year=sheet.table.year,
            files=[[each.criterion, each.name, each.sha256] for each in made],
        )
    return made


def withdraw_evidence(*, evidence_id: int, actor: Actor, at: datetime) -> Evidence:
    """Take a file away from a criterion; what was recorded of it stays.

    Refuses a sheet that is with the other side; a second time changes nothing. Recorded as
    ``score_evidence.withdrawn``.
    """
    with transaction.atomic():
        found = Evidence.objects.get(pk=evidence_id)
        sheet = lock_sheet(found.sheet_id)
        require(actor, "score_sheet.fill", sheet)
        _refuse_closed(sheet)
        found = Evidence.objects.select_for_update().get(pk=evidence_id)
        if found.withdrawn_at is not None:
            return found
        found.withdrawn_at = at
        found.save(update_fields=["withdrawn_at"])
        _tick(sheet)
        record(
            EVIDENCE_WITHDRAWN,
            subject=sheet,
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf_of(actor, sheet) else None,
            file=found.name,
            criterion=found.criterion,
            unit=name_of(sheet),
            year=sheet.table.year,
            sha256=found.sha256,
        )
    return found


def _open_sheet(sheet_id: int, actor: Actor) -> ScoreSheet:
    sheet = lock_sheet(sheet_id)
    require(actor, "score_sheet.fill", sheet)
    _refuse_closed(sheet)
    return sheet


def _read(piece: Piece, sheet: ScoreSheet, at: datetime) -> Evidence:
    """A piece as a row that is still to be saved."""
    proper = squash(PurePath(piece.name.replace("\\", "/")).name)
    media_type = _media_type(proper, piece.content)
    if criterion_of(table_of(sheet.table.yaml), piece.criterion) is None:
        raise Refused(
            phrases.CRITERION_UNKNOWN.format(criterion=piece.criterion), field="criterion"
        )
    kept = Evidence(
        sheet=sheet,
        criterion=piece.criterion,
        sha256=hashlib.sha256(piece.content).hexdigest(),
        name=proper,
        media_type=media_type,
        size=len(piece.content),
        added_at=at,
    )
    refuse_unfit_texts(kept)
    return kept


def _refuse_closed(sheet: ScoreSheet) -> None:
    if sheet.state not in ADDED_IN or sheet.table.state != "adopted":
        raise Refused(
            phrases.EVIDENCE_CLOSED.format(state=SheetState(sheet.state).label), field="file"
        )


def _tick(sheet: ScoreSheet) -> None:
    sheet.version += 1
    sheet.save(update_fields=["version"])


def _media_type(name: str, content: bytes) -> str:
    if not content:
        raise Refused(phrases.FILE_EMPTY.format(name=name), field="file")
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise Refused(phrases.FILE_TOO_LARGE.format(name=name, limit=LIMIT_MB), field="file")
    media_type = type_of(name, content)
    if media_type is None:
        raise Refused(phrases.FILE_TYPE.format(name=name), field="file")
    return media_type
