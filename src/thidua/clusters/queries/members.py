"""Members, heads and texts of one cluster-year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.clusters.enums import LeadHow, LeadRole, PointKind
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.clusters.queries.cluster_years import cluster_years_for
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member unit."""

    id: int
    public_id: str
    unit_id: int
    unit_public_id: str
    name: str
    role: str
    """``Cụm trưởng``, ``Cụm phó`` or empty."""
    start: date
    end: date | None
    end_reason: str
    final_rank: int | None
    """As published; None before, and for a unit that is not ranked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """One head or deputy of the year."""

    id: int
    public_id: str
    unit_id: int
    unit_public_id: str
    name: str
    role: str
    word: str
    how: str
    how_label: str
    document: str
    start: date
    end: date | None


def member_rows(year: ClusterYear, *, leads: Iterable[LeadRow] | None = None) -> list[MemberRow]:
    """The members in their order, named as at the beginning of the year; constant in queries.

    ``leads`` are the year's, of who has asked for them already.
    """
    memberships = list(year.memberships.select_related("unit"))
    known = lead_rows(year) if leads is None else list(leads)
    roles = {lead.unit_id: lead.word for lead in reversed(known) if lead.end is None}
    names = labels_on([each.unit_id for each in memberships], _day_of(year))
    return [
        MemberRow(
            id=each.pk,
            public_id=each.public_id,
            unit_id=each.unit_id,
            unit_public_id=each.unit.public_id,
            name=names[each.unit_id],
            role=roles.get(each.unit_id, ""),
            start=each.start,
            end=each.end,
            end_reason=each.end_reason,
            final_rank=each.final_rank,
        )
        for each in memberships
    ]


def lead_rows(year: ClusterYear) -> list[LeadRow]:
    """Heads first, then deputies, in order of time."""
    leads = list(year.leads.select_related("unit", "document"))
    leads.sort(key=lambda lead: (lead.role != LeadRole.HEAD, lead.start, lead.pk))
    names = labels_on([each.unit_id for each in leads], _day_of(year))
    return [
        LeadRow(
            id=each.pk,
            public_id=each.public_id,
            unit_id=each.unit_id,
            unit_public_id=each.unit.public_id,
            name=names[each.unit_id],
            role=each.role,
            word=LeadRole(each.role).of(year.cluster.kind),
            how=each.how,
            how_label=str(LeadHow(each.how).label),
            document=each.document.citation if each.document else "",
            start=each.start,
            end=each.end,
        )
        for each in leads
    ]


def find_membership(actor: Actor, public_id: str) -> Membership:
    """One membership of a year that the actor may see; raises ``NotFound`` otherwise."""
    found = (
        Membership.objects.filter(public_id=public_id, cluster_year__in=cluster_years_for(actor))
        .select_related("cluster_year__cluster__parent_body")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def find_lead(actor: Actor, public_id: str) -> ClusterLead:
    """One headship of a year that the actor may see; raises ``NotFound`` otherwise."""
    found = (
        ClusterLead.objects.filter(public_id=public_id, cluster_year__in=cluster_years_for(actor))
        .select_related("cluster_year__cluster__parent_body")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def points_of(year: ClusterYear, kind: PointKind) -> list[str]:
    """Texts of one kind, in order."""
    return points_by_kind(year)[kind]


def points_by_kind(year: ClusterYear) -> dict[PointKind, list[str]]:
    """Texts of every kind, in order; one query."""
    texts: dict[PointKind, list[str]] = {kind: [] for kind in PointKind}
    for kind, text in year.points.values_list("kind", "text"):
        texts[PointKind(kind)].append(text)
    return texts


def _day_of(year: ClusterYear) -> date:
    return date(year.year, 1, 15)
