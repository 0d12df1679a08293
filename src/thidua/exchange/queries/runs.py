"""Imports as rows, for those who made them and for administrators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from thidua.exchange.enums import ImportState
from thidua.exchange.models import ImportRun
from thidua.exchange.queries.preview import Preview, preview_import
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.org.permissions import is_administrator


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One import as a page shows it."""

    public_id: str
    kind: str
    kind_label: str
    file_name: str
    state: str
    state_label: str
    by: str
    at: datetime
    added: int
    present: int
    undoable: bool


def runs_for(actor: Actor) -> QuerySet[ImportRun]:
    """Imports and dry runs of the actor; of everybody for administrators, dry runs aside."""
    seen = Q(account_id=actor.account_id or 0)
    if actor.system or is_administrator(actor, None):
        seen |= ~Q(state=ImportState.DRY_RUN)
    return ImportRun.objects.filter(seen).defer("content")


def find_run(actor: Actor, public_id: str) -> ImportRun:
    """One import, or the same refusal for unknown and forbidden."""
    run = runs_for(actor).filter(public_id=public_id).first()
    if run is None:
        raise NotFound
    return run


def held_preview(run: ImportRun, actor: Actor, at: datetime) -> Preview | None:
    """The dry run of a file that waits, as things stand now; None when none waits."""
    if run.state != ImportState.DRY_RUN or run.content is None:
        return None
    content = bytes(run.content)
    return preview_import(kind=run.kind, name=run.file_name, content=content, actor=actor, at=at)


def run_rows(runs: Iterable[ImportRun]) -> list[RunRow]:
    """Rows in the given order; no query of its own."""
    return [
        RunRow(
            public_id=run.public_id,
            kind=run.kind,
            kind_label=run.get_kind_display(),
            file_name=run.file_name,
            state=run.state,
            state_label=run.get_state_display(),
            by=run.by,
            at=run.at.astimezone(VIETNAM),
            added=run.added,
            present=run.present,
            undoable=run.state == ImportState.APPLIED,
        )
        for run in runs
    ]
