"""Evidence attached to a criterion of a sheet: typed by its content, kept by its hash.

That one file supports two criteria, units or years is not refused; whoever looks is told where.
"""

import hashlib
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
from thidua.scoring.enums import EVIDENCE_ADDED, EVIDENCE_WITHDRAWN, SheetState
from thidua.scoring.models import Evidence, ScoreSheet
from thidua_core.text import squash

LIMIT_MB = 20
ADDED_IN = (SheetState.OPEN, SheetState.APPRAISED)
"""While the unit scores itself, and while it may explain."""


def add_evidence(
    *, sheet_id: int, criterion: str, name: str, content: bytes, actor: Actor, at: datetime
) -> Evidence:
    """Attach a file to a criterion of a sheet; the same bytes there twice are one.

    Refuses a stranger among criteria, a sheet that is with the other side, an empty or too large
    file, and one whose content is not what its name says. Recorded as ``score_evidence.added``
    with the hash.
    """
    proper = squash(PurePath(name.replace("\\", "/")).name)
    media_type = _media_type(proper, content)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        sheet = lock_sheet(sheet_id)
        require(actor, "score_sheet.fill", sheet)
        _refuse_closed(sheet)
        if criterion_of(table_of(sheet.table.yaml), criterion) is None:
            raise Refused(phrases.CRITERION_UNKNOWN.format(criterion=criterion), field="criterion")
        present = Evidence.objects.filter(sheet=sheet, withdrawn_at=None)
        known = present.filter(criterion=criterion, sha256=digest).first()
        if known is not None:
            return known
        behalf = behalf_of(actor, sheet)
        kept = Evidence(
            sheet=sheet,
            criterion=criterion,
            sha256=digest,
            name=proper,
            media_type=media_type,
            size=len(content),
            added_at=at,
            added_by=actor.name,
            behalf=behalf,
        )
        refuse_unfit_texts(kept)
        keep_content(digest, content)
        kept.save()
        _tick(sheet)
        record(
            EVIDENCE_ADDED,
            subject=sheet,
            actor=actor,
            at=at,
            on_behalf_of=name_of(sheet) if behalf else None,
            file=proper,
            criterion=criterion,
            unit=name_of(sheet),
            year=sheet.table.year,
            sha256=digest,
        )
    return kept


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
