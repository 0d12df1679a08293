"""Cluster-years as rows, for lists, for a unit's history and for a page's head."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from thidua.clusters.enums import ClusterKind, ClusterState, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterYearRow:
    """One cluster in one year."""

    id: int
    public_id: str
    name: str
    number: str
    kind: str
    kind_label: str
    year: int
    body: str
    body_public_id: str
    state: str
    state_label: str
    head: str
    """Empty where the head is not known."""
    deputies: tuple[str, ...]
    member_count: int
    """How many members are entered."""
    stated_member_count: int | None
    members_complete: bool
    theme: str
    demonstration: bool
    role_of_unit: str = ""
    """Head, deputy or member, when the row is one of a unit's history."""


def cluster_years_for(actor: Actor) -> QuerySet[ClusterYear]:
    """The cluster-years that an actor may see: the only door to them."""
    if not may(actor, "cluster.list"):
        return ClusterYear.objects.none()
    return ClusterYear.objects.select_related("cluster__parent_body")


def find_cluster_year(actor: Actor, public_id: str) -> ClusterYear:
    """One cluster-year, or the same refusal for unknown and forbidden."""
    year = (
        cluster_years_for(actor)
        .filter(public_id=public_id)
        .select_related("created_by", "emulation_year", "overseer")
        .first()
    )
    if year is None:
        raise NotFound
    return year


def search_cluster_years(years: QuerySet[ClusterYear], text: str) -> QuerySet[ClusterYear]:
    """Those whose name holds every word of ``text``, or whose year is that word."""
    matching = Q()
    for word in fold(text).split():
        one = Q(cluster__folded__contains=word)
        if word.isdigit() and len(word) == 4:
            one |= Q(year=int(word))
        matching &= one
    return years.filter(matching)


def cluster_years_in(years: QuerySet[ClusterYear]) -> list[int]:
    """The calendar years that occur among ``years``, the newest first."""
    return list(years.order_by("-year").values_list("year", flat=True).distinct())


def cluster_years_of_unit(unit_ids: Iterable[int]) -> QuerySet[ClusterYear]:
    """The cluster-years in which any of the units is or was a member, newest first."""
    years = Membership.objects.filter(unit__in=list(unit_ids)).values("cluster_year")
    return (
        ClusterYear.objects.filter(pk__in=years)
        .select_related("cluster__parent_body", "created_by")
        .order_by("-year", "cluster__name")
    )


def cluster_year_rows(
    years: Iterable[ClusterYear], *, unit_id: int | None = None
) -> list[ClusterYearRow]:
    """Rows in the given order; the number of queries does not grow with the list.

    ``unit_id`` asks for the role of that unit in each row. Units bear the names that they had
    at the beginning of the year concerned.
    """
    listed = list(years)
    leads, counts = _belonging(listed)
    names = _names(listed, leads)
    return [
        _row(each, leads.get(each.pk, []), counts.get(each.pk, 0), names, unit_id)
        for each in listed
    ]


@dataclass(frozen=True, slots=True)
class _Lead:
    """A headship, or a deputy's."""

    role: str
    start: date
    unit_id: int
    end: date | None


def _belonging(years: list[ClusterYear]) -> tuple[dict[int, list[_Lead]], dict[int, int]]:
    """The leads of each year by role and time, and how many members it has; one query."""
    kept = ("cluster_year_id", "role", "start", "unit_id", "end")
    led = ClusterLead.objects.filter(cluster_year__in=years).order_by()
    members = Membership.objects.filter(cluster_year__in=years).order_by().annotate(role=Value(""))
    leads: dict[int, list[_Lead]] = {}
    counts: dict[int, int] = {}
    for year_id, role, *more in led.values_list(*kept).union(members.values_list(*kept), all=True):
        if role:
            leads.setdefault(year_id, []).append(_Lead(role, *more))
        else:
            counts[year_id] = counts.get(year_id, 0) + 1
    for each in leads.values():
        each.sort(key=lambda lead: (lead.role, lead.start))
    return leads, counts


def _names(years: list[ClusterYear], leads: dict[int, list[_Lead]]) -> dict[tuple[int, date], str]:
    return labels_at(
        (unit_id, _day_of(each.year))
        for each in years
        for unit_id in (
            each.cluster.parent_body_id,
            *(lead.unit_id for lead in leads.get(each.pk, [])),
        )
    )


def _day_of(year: int) -> date:
    return date(year, 1, 15)


def _row(
    year: ClusterYear,
    leads: list[_Lead],
    count: int,
    names: dict[tuple[int, date], str],
    unit_id: int | None,
) -> ClusterYearRow:
    day = _day_of(year.year)
    heads = [lead for lead in leads if lead.role == LeadRole.HEAD]
    deputies = [lead for lead in leads if lead.role == LeadRole.DEPUTY]
    own = next((lead for lead in leads if lead.unit_id == unit_id), None)
    return ClusterYearRow(
        id=year.pk,
        public_id=year.public_id,
        name=year.cluster.name,
        number=year.cluster.number,
        kind=year.cluster.kind,
        kind_label=str(ClusterKind(year.cluster.kind).label),
        year=year.year,
        body=names.get((year.cluster.parent_body_id, day), ""),
        body_public_id=year.cluster.parent_body.public_id,
        state=year.state,
        state_label=str(ClusterState(year.state).label),
        head=names[_leading(heads).unit_id, day] if heads else "",
        deputies=tuple(names[lead.unit_id, day] for lead in deputies if lead.end is None),
        member_count=count,
        stated_member_count=year.stated_member_count,
        members_complete=year.members_complete,
        theme=year.theme,
        demonstration=year.demonstration,
        role_of_unit=_role_word(year, own) if unit_id is not None else "",
    )


def _leading(heads: list[_Lead]) -> _Lead:
    """The head of the day, else the last that the year had."""
    return next((lead for lead in heads if lead.end is None), heads[-1])


def _role_word(year: ClusterYear, lead: _Lead | None) -> str:
    return str(_("Thành viên")) if lead is None else LeadRole(lead.role).of(year.cluster.kind)


def creating_document(cluster_year_id: int) -> DocumentRow | None:
    """The paper that created the cluster for that year, as far as it is known."""
    papers = Document.objects.filter(created_cluster_years=cluster_year_id)
    return next(iter(document_rows(papers)), None)


def document_creating(year: ClusterYear) -> DocumentRow | None:
    """The same of a year that was read with its paper; no query but for the issuer's name."""
    return document_rows([year.created_by])[0] if year.created_by else None
