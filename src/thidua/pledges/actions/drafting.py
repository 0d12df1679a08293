"""Opening a draft, its head and its bases.

What is typed into a draft is saved field by field and is no entry of the ledger: sending it
records the difference.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.pledges import phrases
from thidua.pledges.actions.ground import (
    for_head,
    lock_cluster_year,
    lock_draft,
    refuse_closed_year,
    refuse_overtaken,
)
from thidua.pledges.enums import PLEDGE_OPENED, PledgeKind, PledgeState
from thidua.pledges.models import (
    Pledge,
    PledgeBasis,
    PledgeClause,
    PledgeTarget,
)
from thidua.pledges.queries.texts import clauses_of
from thidua_core.text import nfc, squash

HEAD = ("title", "preamble", "motto")
"""What ``change_draft`` may be given."""
_OPEN = (PledgeState.DRAFTING, PledgeState.SETTLED, PledgeState.FROZEN, PledgeState.SIGNING)


def open_draft(
    *,
    cluster_year_id: int,
    actor: Actor,
    at: datetime,
    copied_from_id: int | None = None,
    title: str = "",
    source: str = "",
    invented: bool = False,
) -> Pledge:
    """Open the draft of a cluster-year's pledge, empty or with the clauses of another pledge.

    Levels that were a unit's own are not copied: they are asked anew. Refuses a closed year, a
    year that has a pledge, and copying from a pledge without clauses. Recorded as
    ``pledge.opened``.
    """
    with transaction.atomic():
        year = lock_cluster_year(cluster_year_id)
        require(actor, "pledge.draft", year)
        refuse_closed_year(year)
        if year.pledges.filter(kind=PledgeKind.MAIN).exclude(state=PledgeState.WITHDRAWN).exists():
            raise Refused(phrases.PLEDGE_EXISTS.format(name=year.cluster.name, year=year.year))
        pledge = Pledge(
            cluster_year=year,
            title=squash(title) or f"năm {year.year} của {year.cluster.name}",
            source=source,
            invented=invented,
        )
        _open(pledge, copied_from_id, actor, at)
    return pledge


def open_appendix(
    *,
    cluster_year_id: int,
    actor: Actor,
    at: datetime,
    title: str = "",
    source: str = "",
    invented: bool = False,
) -> Pledge:
    """Open an appendix that amends the signed pledge of a cluster-year.

    A clause of it takes the place of the pledge's clause with the same code; all members sign it.
    Refuses a closed year, a year whose pledge is not signed, and a second appendix while one is
    open. Recorded as ``pledge.opened``.
    """
    with transaction.atomic():
        year = lock_cluster_year(cluster_year_id)
        require(actor, "pledge.draft", year)
        refuse_closed_year(year)
        where = {"name": year.cluster.name, "year": year.year}
        if not year.pledges.filter(kind=PledgeKind.MAIN, state=PledgeState.SIGNED).exists():
            raise Refused(phrases.NO_MAIN_SIGNED.format(**where))
        appendices = year.pledges.filter(kind=PledgeKind.APPENDIX)
        if appendices.filter(state__in=_OPEN).exists():
            raise Refused(phrases.APPENDIX_OPEN.format(**where))
        number = max((each.number for each in appendices), default=0) + 1
        pledge = Pledge(
            cluster_year=year,
            kind=PledgeKind.APPENDIX,
            number=number,
            title=squash(title)
            or f"năm {year.year} của {year.cluster.name} (phụ lục điều chỉnh số {number})",
            source=source,
            invented=invented,
        )
        _open(pledge, None, actor, at)
    return pledge


def change_draft(
    *, pledge_id: int, actor: Actor, at: datetime, seen: int | None = None, **changes: str
) -> Pledge:
    """Change title, preamble or motto of a draft; ``seen`` is the revision the edit began from.

    Refuses a pledge that is no draft, an empty title, and with ``Overtaken`` an edit of an older
    state. Not recorded: sending is.
    """
    if unknown := set(changes) - set(HEAD):
        raise ValueError(f"not fields of a draft: {unknown}")
    with transaction.atomic():
        pledge = lock_draft(pledge_id, actor)
        first = next(iter(changes), "title")
        refuse_overtaken(pledge, seen, getattr(pledge, first), first)
        for name, text in changes.items():
            setattr(pledge, name, _lines(text) if name == "preamble" else squash(text))
        if not pledge.title:
            raise Refused(phrases.TITLE_MISSING, field="title")
        _touch(pledge, actor, at)
    return pledge


def set_bases(
    *,
    pledge_id: int,
    bases: Sequence[tuple[str, int | None]],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Pledge:
    """Write the bases of a draft anew: words and, where the register has it, the paper.

    Empty lines are left out. Refuses a pledge that is no draft, and with ``Overtaken`` an edit of
    an older state. Not recorded: sending is.
    """
    with transaction.atomic():
        pledge = lock_draft(pledge_id, actor)
        now = "\n".join(pledge.bases.values_list("text", flat=True))
        refuse_overtaken(pledge, seen, now, "bases")
        wanted = [(squash(text).rstrip(";."), paper) for text, paper in bases if squash(text)]
        pledge.bases.all().delete()
        rows = [
            PledgeBasis(pledge=pledge, order=order, text=text, document_id=paper)
            for order, (text, paper) in enumerate(wanted, start=1)
        ]
        for row in rows:
            refuse_unfit_texts(row)
        PledgeBasis.objects.bulk_create(rows)
        _touch(pledge, actor, at)
    return pledge


def _open(pledge: Pledge, copied_from_id: int | None, actor: Actor, at: datetime) -> None:
    year = pledge.cluster_year
    pledge.saved_at, pledge.saved_by = at, actor.name
    refuse_unfit_texts(pledge)
    pledge.save()
    if copied_from_id is not None:
        _copy(Pledge.objects.get(pk=copied_from_id), pledge, actor, at)
    record(
        PLEDGE_OPENED,
        subject=pledge,
        also=[year],
        actor=actor,
        at=at,
        on_behalf_of=for_head(actor, year),
        what=pledge.what,
        name=str(year),
        copied_from=copied_from_id,
    )


def _copy(earlier: Pledge, pledge: Pledge, actor: Actor, at: datetime) -> None:
    clauses = clauses_of(earlier)
    if not clauses:
        raise Refused(phrases.COPIED_FROM_EMPTY, field="copied_from")
    pledge.preamble, pledge.motto = earlier.preamble, earlier.motto
    pledge.save(update_fields=["preamble", "motto"])
    for place, clause in enumerate(clauses, start=1):
        kept = PledgeClause.objects.create(
            pledge=pledge,
            order=place,
            # What was only restated from a publication has no code of its own.
            code=clause.code or str(place),
            heading=clause.heading,
            text=clause.text or clause.title,
            saved_at=at,
            saved_by=actor.name,
        )
        PledgeTarget.objects.bulk_create(
            PledgeTarget(
                clause=kept,
                order=each.order,
                indicator=each.indicator,
                name=each.name,
                direction=each.direction,
                measure=each.measure,
                level=each.level,
            )
            for each in clause.targets.all()
        )


def _touch(pledge: Pledge, actor: Actor, at: datetime) -> None:
    pledge.revision += 1
    pledge.saved_at, pledge.saved_by = at, actor.name
    refuse_unfit_texts(pledge)
    pledge.save()


def _lines(text: str) -> str:
    return nfc("\n".join(" ".join(line.split()) for line in text.strip().splitlines()))
