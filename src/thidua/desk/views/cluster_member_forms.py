"""Members, heads, deputies and overseers of a cluster's year, written."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.clusters.actions import (
    add_members,
    end_lead,
    end_membership,
    name_lead,
    name_overseer,
    restore_membership,
)
from thidua.clusters.enums import LeadHow, LeadRole
from thidua.clusters.queries import (
    candidates_below,
    find_cluster_year,
    find_lead,
    find_membership,
    member_rows,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.clusters import EndForm, LeadForm, MembersForm, OverseerForm
from thidua.desk.forms.papers import find_papers
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_people, find_units
from thidua.desk.views.cluster_forms import year_place
from thidua.kernel import clock
from thidua.org.queries.labels import label_on
from thidua.people.queries import person_rows

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def cluster_members_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add several units at once."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_member.change", year)
    start = date(year.year, 1, 1)
    candidates = candidates_below(year, start)
    form = MembersForm(sent(request), initial={"start": start})
    form.offering(candidates, start, find_units(request.actor, clock.today()))
    units = {each.public_id: each.unit_id for each in candidates}
    back = reverse("desk:cluster_year", args=[public_id])
    sheet = Sheet(
        title=_("Thêm thành viên {name}").format(name=year),
        consequence=_(
            "Các đơn vị được chọn vào danh sách ngay; trang của từng đơn vị cũng hiện. Có một đơn "
            "vị không vào được thì chưa đơn vị nào vào."
        ),
        consent=_("Thêm vào danh sách"),
        done=_("Đã thêm vào danh sách."),
        back=f"{back}#thanh-vien",
        trail=[year_place(year)],
    )

    def act(typed: dict[str, Any]) -> None:
        picked = [units[each] for each in typed.get("units", ())]
        add_members(
            cluster_year_id=year.pk,
            unit_ids=[*picked, *(each.id for each in typed["others"])],
            start=typed["start"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def cluster_member_end(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down that a unit leaves the cluster in mid-year."""
    membership = find_membership(request.actor, public_id)
    year = membership.cluster_year
    demand(request, "cluster_member.change", year)
    sheet = Sheet(
        title=_("Cho {unit} thôi là thành viên").format(
            unit=label_on(membership.unit_id, membership.start)
        ),
        consequence=_(
            "Sau ngày ghi dưới đây đơn vị không còn ở {name}; vai trò trưởng, phó của đơn vị, nếu "
            "có, cũng thôi. Dòng cũ vẫn hiện kèm lý do."
        ).format(name=year),
        consent=_("Cho thôi"),
        done=_("Đã ghi ngày thôi."),
        back=year_place(year)[1],
        trail=[year_place(year)],
    )
    return fill(
        request,
        EndForm(sent(request)),
        sheet,
        lambda typed: end_membership(
            membership_id=membership.pk,
            end=typed["end"],
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def cluster_member_restore(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back the end of a membership that was written down wrongly."""
    membership = find_membership(request.actor, public_id)
    year = membership.cluster_year
    demand(request, "cluster_member.change", year)
    sheet = Sheet(
        title=_("Ghi {unit} vẫn là thành viên").format(
            unit=label_on(membership.unit_id, membership.start)
        ),
        consequence=_(
            "Ngày thôi và lý do đã ghi được bỏ; vai trò trưởng, phó thôi cùng ngày ấy cũng trở "
            "lại. Nhật ký thao tác giữ cả hai lần ghi."
        ),
        consent=_("Ghi vẫn là thành viên"),
        done=_("Đã ghi vẫn là thành viên."),
        back=year_place(year)[1],
        trail=[year_place(year)],
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: restore_membership(
            membership_id=membership.pk, actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def cluster_lead_name(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down a head or deputy and how it was chosen."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_lead.change", year)
    members = member_rows(year)
    form = LeadForm(sent(request), initial={"start": date(year.year, 1, 1)})
    form.among(members, year.cluster.kind, find_papers(request.actor, clock.today()))
    units = {each.unit_public_id: each.unit_id for each in members}
    sheet = Sheet(
        title=_("Ghi trưởng, phó {name}").format(name=year),
        consequence=_("Trang của năm và trang của đơn vị hiện vai trò này ngay."),
        consent=_("Ghi vai trò"),
        done=_("Đã ghi."),
        back=year_place(year)[1],
        trail=[year_place(year)],
    )

    def act(typed: dict[str, Any]) -> None:
        name_lead(
            cluster_year_id=year.pk,
            unit_id=units[typed["unit"]],
            role=LeadRole(typed["role"]),
            how=LeadHow(typed["how"]),
            start=typed["start"],
            document_id=typed["document"] and typed["document"].id,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def cluster_lead_end(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down the last day of a headship."""
    lead = find_lead(request.actor, public_id)
    year = lead.cluster_year
    demand(request, "cluster_lead.change", year)
    role = LeadRole(lead.role).of(year.cluster.kind)
    sheet = Sheet(
        title=_("Cho {unit} thôi làm {role}").format(
            unit=label_on(lead.unit_id, lead.start), role=role.lower()
        ),
        consequence=_(
            "Sau ngày ghi dưới đây đơn vị chỉ còn là thành viên; có thể ghi đơn vị khác thay."
        ),
        consent=_("Cho thôi"),
        done=_("Đã ghi ngày thôi."),
        back=year_place(year)[1],
        trail=[year_place(year)],
    )
    return fill(
        request,
        EndForm(sent(request)),
        sheet,
        lambda typed: end_lead(
            lead_id=lead.pk,
            end=typed["end"],
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def cluster_overseer_name(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down who follows the cluster."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "cluster_lead.change", year)
    people = person_rows([year.overseer] if year.overseer else [], on=clock.today())
    written = {
        "overseer": year.overseer_label,
        "person": next((f"{row.full_name} [{row.public_id}]" for row in people), ""),
    }
    form = OverseerForm(sent(request), initial=written)
    form.looking(find_people(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Ghi người theo dõi {name}").format(name=year),
        consequence=_("Trang của năm hiện người này ở mục Phụ trách, thay cho người đã ghi trước."),
        consent=_("Ghi người theo dõi"),
        mends=True,
        done=_("Đã ghi."),
        back=year_place(year)[1],
        trail=[year_place(year)],
    )
    return fill(
        request,
        form,
        sheet,
        lambda typed: name_overseer(
            cluster_year_id=year.pk,
            label=typed["overseer"],
            person_id=typed["person"] and typed["person"].id,
            actor=request.actor,
            at=clock.now(),
        ),
    )
