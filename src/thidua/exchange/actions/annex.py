"""A statistics annex: held between dry run and decision, then taken over by the action of scoring.

Knows one annex an account; refuses to keep one longer than a day. Enters nothing itself.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from thidua.clusters.models import ClusterYear
from thidua.exchange import phrases
from thidua.exchange.models import AnnexDraft
from thidua.exchange.queries.annex import AnnexPreview, FigureRow, preview_annex
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.scoring.actions import Figures, enter_figures
from thidua.scoring.models import FigureAnnex

HELD = timedelta(days=1)


def hold_annex(
    *, cluster_year_id: int, name: str, content: bytes, actor: Actor, at: datetime
) -> AnnexDraft:
    """Keep an annex that was looked at until its bearer decides; the bearer's earlier one goes.

    Not recorded: a dry run changes nothing.
    """
    with transaction.atomic():
        year = ClusterYear.objects.select_related("cluster__parent_body").get(pk=cluster_year_id)
        require(actor, "score_figures.bring", year)
        gone = Q(account_id=actor.account_id or 0) | Q(at__lt=at - HELD)
        AnnexDraft.objects.filter(gone).delete()
        return AnnexDraft.objects.create(
            cluster_year=year,
            name=name[:200],
            content=content,
            account_id=actor.account_id or 0,
            at=at,
        )


def apply_annex(
    *, draft_id: int, over_typed: Collection[str], actor: Actor, at: datetime
) -> FigureAnnex:
    """Take over the annex that waits: all of it, or nothing.

    ``over_typed`` names the rows whose hand-typed figures are replaced; of the other rows with
    such figures nothing is taken over. Refuses an annex that no longer waits or can no longer be
    used, and what ``enter_figures`` refuses, which records it as *score_figures.entered*.
    Not recorded: what calls it is.
    """
    with transaction.atomic():
        drafts = AnnexDraft.objects.select_for_update(of=("self",))
        draft = drafts.filter(pk=draft_id, account_id=actor.account_id or 0).first()
        if draft is None:
            raise Refused(phrases.HELD_GONE)
        years = ClusterYear.objects.select_related("cluster__parent_body")
        content = bytes(draft.content)
        preview = preview_annex(
            year=years.get(pk=draft.cluster_year_id),
            name=draft.name,
            content=content,
            actor=actor,
            at=at,
        )
        if preview.errors:
            count = phrases.FIGURES_ERRORS.format(count=len(preview.errors))
            raise Refused(count, str(preview.errors[0]))
        annex = enter_figures(
            [_figures(row, over_typed) for row in _chosen(preview, over_typed)],
            cluster_year_id=draft.cluster_year_id,
            name=draft.name,
            content=content,
            actor=actor,
            at=at,
        )
        draft.delete()
    return annex


def _chosen(preview: AnnexPreview, over_typed: Collection[str]) -> list[FigureRow]:
    return [row for row in preview.rows if not row.typed or row.key in over_typed]


def _figures(row: FigureRow, over_typed: Collection[str]) -> Figures:
    return Figures(
        sheet_id=row.sheet_id,
        criterion=row.line.criterion,
        texts={change.column: change.after for change in row.changes},
        cells={change.column: change.cell for change in row.changes},
        over_typed=row.key in over_typed,
    )
