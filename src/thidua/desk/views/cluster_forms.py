"""Clusters and their years, written: set up, opened, corrected, moved on."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.clusters.actions import (
    describe_cluster_year,
    found_cluster,
    move_on,
    take_over_year,
)
from thidua.clusters.domain.course import next_state
from thidua.clusters.enums import ClusterKind, ClusterState, PointKind
from thidua.clusters.queries import (
    candidates_after,
    creating_document,
    find_cluster_year,
    points_of,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.cluster_work import CLOSING_WORD, step_of
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.clusters import ClusterForm, MoveForm, NextYearForm, YearForm
from thidua.desk.forms.papers import find_papers, written_paper
from thidua.desk.forms.picking import (
    Candidate,
    find_bodies,
)
from thidua.documents.queries import find_document
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def cluster_create(request: DeskRequest) -> HttpResponse:
    """Set up a cluster or block with its first year."""
    demand(request, "cluster.found")
    today, actor = clock.today(), request.actor
    written = {"parent_body": actor.unit_name, "year": today.year}
    form = ClusterForm(sent(request), initial=written).looking(
        parent_body=find_bodies(actor, today), created_by=find_papers(actor, today)
    )
    sheet = Sheet(
        title=_("Lập cụm, khối"),
        consequence=_(
            "Mọi người đăng nhập thấy cụm, khối mới trong danh sách của năm. Cụm, khối đã có từ "
            "năm trước thì mở năm mới ở trang của nó."
        ),
        consent=_("Lập cụm, khối"),
        done=_("Đã lập. Tiếp theo: thêm đơn vị thành viên."),
        back=reverse("desk:cluster_list"),
        trail=[_clusters()],
    )

    def act(typed: dict[str, Any]) -> str:
        year = found_cluster(
            parent_body_id=typed["parent_body"].id,
            kind=ClusterKind(typed["kind"]),
            name=typed["name"],
            number=typed["number"],
            year=typed["year"],
            actor=actor,
            at=clock.now(),
            **_particulars(actor, typed),
        )
        return reverse("desk:cluster_year", args=[year.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def cluster_year_open(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open the year after, beginning with the members that this one ended with."""
    before = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_year.open", before.cluster)
    first_day = date(before.year + 1, 1, 1)
    candidates = candidates_after(before, first_day)
    form = NextYearForm(sent(request), initial={"year": first_day.year, "start": first_day})
    form.offering(candidates).looking(created_by=find_papers(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Mở năm mới của {name}").format(name=before.cluster.name),
        consequence=_(
            "Năm mới có trang riêng với các thành viên được đánh dấu; năm {year} giữ nguyên."
        ).format(year=before.year),
        consent=_("Mở năm"),
        done=_("Đã mở năm. Tiếp theo: ghi trưởng, phó."),
        back=reverse("desk:cluster_year", args=[public_id]),
        trail=[_clusters(), year_place(before)],
    )
    units = {each.public_id: each.unit_id for each in candidates}

    def act(typed: dict[str, Any]) -> str:
        opened = take_over_year(
            cluster_year_id=before.pk,
            year=typed["year"],
            unit_ids=[units[each] for each in typed["units"]],
            start=typed["start"],
            actor=request.actor,
            at=clock.now(),
            **_particulars(request.actor, typed),
        )
        return reverse("desk:cluster_year", args=[opened.public_id])

    return fill(request, form, sheet, act)


POINTS = {
    "mottos": PointKind.MOTTO,
    "tasks": PointKind.TASK,
    "member_kinds": PointKind.MEMBER_KIND,
}
"""Which field of the form holds which texts."""


@require_http_methods(WRITES)
@signed_in
def cluster_year_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct the particulars and texts of a year."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_year.correct", year)
    paper = creating_document(year.pk)
    written = {
        "theme": year.theme,
        "stated_member_count": year.stated_member_count,
        "members_complete": year.members_complete,
        "created_by": written_paper(paper),
    } | {field: points_of(year, kind) for field, kind in POINTS.items()}
    form = YearForm(sent(request), initial=written).looking(
        created_by=find_papers(request.actor, clock.today())
    )
    sheet = Sheet(
        title=_("Sửa thông tin {name}").format(name=year),
        consequence=_("Trang của năm hiện ngay; nhật ký thao tác giữ giá trị cũ và mới."),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=reverse("desk:cluster_year", args=[public_id]),
        trail=[_clusters(), year_place(year)],
    )

    def act(typed: dict[str, Any]) -> None:
        describe_cluster_year(
            cluster_year_id=year.pk,
            points={kind: typed[field] for field, kind in POINTS.items()},
            members_complete=typed["members_complete"],
            actor=request.actor,
            at=clock.now(),
            **_particulars(request.actor, typed),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def cluster_year_move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Move a year on to its next state."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_year.move", year)
    following = next_state(year.state)
    if following is None and request.method != "POST":
        raise NotFound
    step = step_of(ClusterState(following or year.state), str(year))
    form = MoveForm(sent(request), initial={"to": following})
    sheet = Sheet(
        title=step.title,
        consequence=step.consequence,
        consent=step.consent,
        done=_("Đã chuyển bước."),
        back=reverse("desk:cluster_year", args=[public_id]),
        trail=[_clusters(), year_place(year)],
        grave=step.final,
    )
    return fill(
        request,
        form.closing(CLOSING_WORD) if step.final else form,
        sheet,
        lambda typed: move_on(
            cluster_year_id=year.pk,
            to=ClusterState(typed["to"]),
            actor=request.actor,
            at=clock.now(),
        ),
    )


def year_place(year: Any) -> PlaceBefore:
    """The way back to a year's page."""
    return str(year), reverse("desk:cluster_year", args=[year.public_id])


def _clusters() -> PlaceBefore:
    return _("Cụm, khối thi đua"), reverse("desk:cluster_list")


def _particulars(actor: Actor, typed: dict[str, Any]) -> dict[str, Any]:
    paper: Candidate | None = typed["created_by"]
    return {
        "created_by": paper and find_document(actor, paper.public_id, on=clock.today()),
        "theme": typed["theme"],
        "stated_member_count": typed["stated_member_count"],
    }
