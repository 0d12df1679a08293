"""A cluster's year handed over: its bundle is kept, its minutes written, the year closed.

Knows the order in which this is done; what the bundle holds is a query's, and how a paper and a
state change are recorded is theirs.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.clusters.actions import move_on
from thidua.clusters.actions.clusters import lock_year
from thidua.clusters.enums import ClusterState, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear
from thidua.conferences.actions.minutes import keeper_of_paper
from thidua.documents.actions import Particulars, draft_document
from thidua.documents.actions.files import keep_content
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.exchange import phrases
from thidua.exchange.domain.year_bundle import HandedOver, counted_parts, lacking, minutes_of
from thidua.exchange.enums import YEAR_HANDED_OVER
from thidua.exchange.models import HandOver
from thidua.exchange.queries.year_bundle import bundle_parts, year_bundle
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua_core.bundle import Manifest, manifest_in
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def hand_over_year(
    *,
    cluster_year_id: int,
    receiver: str,
    actor: Actor,
    at: datetime,
    note: str = "",
    knows_lacking: bool = False,
) -> HandOver:
    """Keep the year's bundle, write the minutes that list its files, and close the year.

    Refuses a year that is not voted yet or handed over already, an empty receiver, and a bundle
    that lacks an essential part unless ``knows_lacking``. Recorded as
    ``cluster_year.handed_over`` with the hash of the bundle, besides *document.drafted* and
    *cluster_year.moved*.
    """
    taker = squash(receiver)
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "year_bundle.hand_over", year)
        _refuse_wrong_moment(year)
        if not taker:
            raise Refused(phrases.RECEIVER_MISSING, field="receiver")
        if not knows_lacking:
            _refuse_lacking(year)
        bundle = year_bundle(year.pk)
        manifest, digest = manifest_in(bundle), hashlib.sha256(bundle).hexdigest()
        handed = HandOver(
            cluster_year=year,
            receiver=taker,
            note=squash(note),
            sha256=digest,
            size=len(bundle),
            files=len(manifest.files),
            parts={each.part: each.count for each in counted_parts(manifest)},
            by=actor.name,
            at=at,
        )
        refuse_unfit_texts(handed)
        keep_content(digest, bundle)
        handed.minutes = _minutes(year, handed, manifest, actor, at)
        handed.save()
        move_on(cluster_year_id=year.pk, to=ClusterState.CLOSED, actor=actor, at=at)
        record(
            YEAR_HANDED_OVER,
            subject=year,
            also=[handed, handed.minutes],
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            receiver=taker,
            files=handed.files,
            sha256=digest,
            absent=list(manifest.absent),
        )
    return handed


def _refuse_wrong_moment(year: ClusterYear) -> None:
    done = HandOver.objects.filter(cluster_year=year).first()
    if done is not None:
        day = format_date_vn(done.at.astimezone(VIETNAM).date())
        raise Refused(phrases.HANDED_OVER_ALREADY.format(name=year, day=day))
    if year.state != ClusterState.VOTED:
        raise Refused(
            phrases.HAND_OVER_EARLY.format(
                name=year,
                state=ClusterState(year.state).label,
                voted=ClusterState.VOTED.label,
            )
        )


def _refuse_lacking(year: ClusterYear) -> None:
    parts = lacking(bundle_parts(year.pk))
    if parts:
        named = "; ".join(str(phrases.BUNDLE_PARTS[part]).lower() for part in parts)
        raise Refused(phrases.BUNDLE_LACKS.format(parts=named), field="knows_lacking")


def _minutes(
    year: ClusterYear, handed: HandOver, manifest: Manifest, actor: Actor, at: datetime
) -> Document:
    """The minutes as a draft of the unit that gives: the head, else the parent body."""
    day = at.astimezone(VIETNAM).date()
    giver_id = _giver(year, day)
    told = HandedOver(
        name=str(year),
        body=label_on(year.cluster.parent_body_id, day),
        giver=label_on(giver_id, day),
        receiver=handed.receiver,
        sha256=handed.sha256,
        size=handed.size,
        files=manifest.files,
        absent=_words(manifest.absent),
        note=handed.note,
        at=at.astimezone(VIETNAM),
    )
    tree = minutes_of(told)
    particulars = Particulars(
        kind=DocumentKind.MINUTES,
        title=tree["title"],
        issuer_id=giver_id,
        invented=year.demonstration,
    )
    keeper = keeper_of_paper(actor, giver_id)
    return draft_document(particulars, paper=tree, actor=keeper, at=at)


def _giver(year: ClusterYear, day: date) -> int:
    heads = ClusterLead.objects.filter(cluster_year=year, role=LeadRole.HEAD)
    head = heads.filter(end=None).first() or heads.order_by("-start").first()
    return year.cluster.parent_body_id if head is None else head.unit_id


def _words(parts: Sequence[str]) -> list[str]:
    return [str(phrases.BUNDLE_PARTS[part]).lower() for part in parts]
