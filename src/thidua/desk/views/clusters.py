"""Clusters and blocks: the list by year, and one year with its nineteen links."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.enums import ClusterKind, PointKind
from thidua.clusters.queries import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_for,
    cluster_years_in,
    find_cluster_year,
    lead_rows,
    member_rows,
    points_by_kind,
    search_cluster_years,
)
from thidua.conferences.permissions import meeting_for
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.cluster_work import work_on
from thidua.desk.course import phases_of, stages_of
from thidua.desk.export import excel_response
from thidua.desk.known import (
    known_of,
    papers_of,
    with_figures,
    with_hand_over,
    with_scoring,
    with_votes,
)
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.pledges.queries import pledge_rows, pledges_of_year
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("name", _("Cụm, khối")),
    Column("head", _("Trưởng")),
    Column("members", _("Đơn vị"), align="r"),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def cluster_list(request: DeskRequest) -> HttpResponse:
    """Cluster-years, the newest first; by year, kind and words."""
    listing = Listing.read(request.GET, COLUMNS, default="-year")
    years = cluster_years_for(request.actor)
    offered = cluster_years_in(years)
    year, kind = request.GET.get("year", ""), request.GET.get("kind", "")
    if year.isdigit():
        years = years.filter(year=int(year))
    if kind in ClusterKind.values:
        years = years.filter(cluster__kind=kind)
    if listing.query:
        years = search_cluster_years(years, listing.query)
    order = "-year" if listing.descending else "year"
    years = years.order_by(order, "cluster__parent_body_id", "cluster__name", "id")
    if request.GET.get("format") == "xlsx":
        return _excel(cluster_year_rows(years))
    page = listing.paginate(years)
    context = {
        "listing": listing,
        "page": page,
        "rows": cluster_year_rows(page.object_list),
        "year": year,
        "kind": kind,
        "years": [("", _("Mọi năm")), *((str(each), str(each)) for each in offered)],
        "kinds": [("", _("Cụm và khối")), *ClusterKind.choices],
        "export": listing.address(format="xlsx"),
        "founds": may(request.actor, "cluster.found"),
    }
    return render(request, "desk/clusters/cluster_list.html", context)


@require_safe
@signed_in
def cluster_year(request: DeskRequest, public_id: str) -> HttpResponse:
    """One cluster in one year: where it stands, who belongs to it, what it rests on."""
    found = find_cluster_year(request.actor, public_id)
    leads = lead_rows(found)
    members = member_rows(found, leads=leads)
    (row,) = cluster_year_rows([found])
    pledge, pledges = pledges_of_year(request.actor, found.pk)
    papers = papers_of(found, pledge)
    known = with_scoring(known_of(papers, seen={each.pk for each in pledges}), found)
    known = with_hand_over(with_figures(known, request.actor, found), request.actor, found)
    known = with_votes(known, found)
    stages, points = stages_of(row, known), points_by_kind(found)
    context = {
        "trail": [
            (row.body, reverse("desk:unit", args=[row.body_public_id])),
            (_("Cụm, khối thi đua"), reverse("desk:cluster_list")),
            (row.year, f"{reverse('desk:cluster_list')}?year={row.year}"),
        ],
        "year": row,
        "source": found.source,
        "overseer": found.overseer_label,
        "stages": stages,
        "phases": phases_of(stages),
        "members": members,
        "leads": leads,
        "mottos": points[PointKind.MOTTO],
        "tasks": points[PointKind.TASK],
        "member_kinds": points[PointKind.MEMBER_KIND],
        "known": known,
        "papers": papers,
        "drafts_pledge": may(request.actor, "pledge.draft", found),
        "appendices": pledge_rows(
            [each for each in pledges if each.kind == "appendix"], on=clock.today()
        ),
        "work": work_on(request.actor, found),
        "meets": may(request.actor, "conference.plan", meeting_for(found)),
    }
    return render(request, "desk/clusters/cluster_year.html", context)


def _excel(rows: list[ClusterYearRow]) -> HttpResponse:
    return excel_response(
        "cum-khoi",
        ["Năm", "Cụm, khối", "Cơ quan chủ quản", "Trưởng", "Phó", "Số đơn vị", "Trạng thái"],
        (
            (
                row.year,
                row.name,
                row.body,
                row.head,
                "; ".join(row.deputies),
                row.member_count,
                row.state_label,
            )
            for row in rows
        ),
        title="Cụm, khối thi đua",
    )
