"""Hand-overs as rows, and the bytes that were handed over."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.clusters.enums import ClusterState, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear
from thidua.documents.queries import DocumentRow, document_rows
from thidua.documents.queries.files import KeptFile, path_of
from thidua.exchange import phrases
from thidua.exchange.domain.year_bundle import PartCount
from thidua.exchange.models import HandOver
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.org.queries.labels import label_on
from thidua.people.enums import Role, ScopeKind
from thidua_core.bundle import PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One hand-over as a page shows it."""

    receiver: str
    note: str
    sha256: str
    size: int
    files: int
    parts: tuple[PartCount, ...]
    by: str
    at: datetime
    minutes: DocumentRow


def hand_over_of(cluster_year_id: int) -> HandOverRow | None:
    """The hand-over of a cluster's year; None while there was none."""
    handed = (
        HandOver.objects.select_related("minutes__issuer")
        .filter(cluster_year=cluster_year_id)
        .first()
    )
    if handed is None:
        return None
    [minutes] = document_rows([handed.minutes])
    return HandOverRow(
        receiver=handed.receiver,
        note=handed.note,
        sha256=handed.sha256,
        size=handed.size,
        files=handed.files,
        parts=tuple(PartCount(part=part, count=handed.parts.get(part, 0)) for part in PARTS),
        by=handed.by,
        at=handed.at.astimezone(VIETNAM),
        minutes=minutes,
    )


def years_to_hand_over(actor: Actor) -> list[ClusterYear]:
    """The years that the actor's cluster has voted on and not handed over yet, oldest first."""
    led = actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR)
    if not led:
        return []
    years = ClusterYear.objects.filter(pk__in=led, state=ClusterState.VOTED, hand_over=None)
    return list(years.select_related("cluster").order_by("year", "id"))


def kept_bundle(digest: str) -> bytes:
    """The bytes that were handed over. Refuses bytes that no longer have that hash."""
    path = path_of(digest)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise Refused(phrases.BUNDLE_LOST.format(sha256=digest))
    return content


def kept_bundles() -> Iterator[KeptFile]:
    """The bundles that were handed over."""
    handed = HandOver.objects.select_related("cluster_year__cluster").order_by("id")
    for each in handed.iterator(500):
        yield KeptFile(name="bundle.zip", holder=str(each.cluster_year), sha256=each.sha256)


def next_head_of(cluster_year_id: int) -> str:
    """The head of the same cluster's next year, in words; empty where it is not known."""
    year = ClusterYear.objects.get(pk=cluster_year_id)
    head = ClusterLead.objects.filter(
        cluster_year__cluster=year.cluster_id,
        cluster_year__year=year.year + 1,
        role=LeadRole.HEAD,
        end=None,
    ).first()
    return "" if head is None else label_on(head.unit_id, head.start)
