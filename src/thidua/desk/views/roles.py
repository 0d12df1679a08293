"""Roles: the list, giving, lending and ending."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.picking import find_clusters, find_people, find_units
from thidua.desk.forms.roles import LoanForm, RoleEndForm, RoleForm
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.people.actions import delegate_role, end_role, give_role
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import find_person, find_role, role_rows, roles_for, search_roles
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("person__sort_key", _("Người"), sortable=True),
    Column("role", _("Vai trò")),
    Column("scope_label", _("Phạm vi"), sortable=True),
    Column("start", _("Từ ngày"), sortable=True, align="r"),
    Column("end", _("Đến ngày"), align="r"),
    Column("acts", _("Việc"), silent=True),
)
ROLES = [("", _("Mọi vai trò")), *Role.choices]
WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def role_list(request: DeskRequest) -> HttpResponse:
    """All roles for who gives them; one's own and those one lent for everybody else."""
    today = clock.today()
    listing = Listing.read(request.GET, COLUMNS, default="person__sort_key")
    roles = roles_for(request.actor)
    if listing.query:
        roles = search_roles(roles, listing.query)
    role = request.GET.get("role", "")
    if role in Role.values:
        roles = roles.filter(role=role)
    roles = roles.order_by(f"{'-' if listing.descending else ''}{listing.sort}", "id")
    if request.GET.get("format") == "xlsx":
        return _excel(role_rows(roles, on=today))
    page = listing.paginate(roles)
    rows = role_rows(roles.filter(pk__in=[each.pk for each in page]), on=today)
    gives = may(request.actor, "role.give")
    own = request.actor.name
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration"))],
        "listing": listing,
        "page": page,
        "rows": [
            (
                row,
                row.current and (gives or row.delegated_by == own),
                row.current and not row.delegated_by,
            )
            for row in rows
        ],
        "role": role,
        "roles": ROLES,
        "gives": gives,
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/administration/role_list.html", context)


@require_http_methods(WRITES)
@signed_in
def role_give(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give a person a role."""
    person = find_person(request.actor, public_id)
    demand(request, "role.give", person)
    today = clock.today()
    form = RoleForm(sent(request), initial={"start": today}).looking(
        find_units(request.actor, today), find_clusters(request.actor)
    )
    sheet = Sheet(
        title=_("Giao vai trò cho {name}").format(name=person.full_name),
        consequence=_("Quyền có từ ngày ghi dưới đây; nhật ký thao tác ghi ai giao và căn cứ."),
        consent=_("Giao vai trò"),
        done=_("Đã giao vai trò."),
        back=reverse("desk:person", args=[public_id]),
        trail=[_roles()],
    )

    def act(typed: dict[str, Any]) -> None:
        place = None if typed["scope_kind"] == ScopeKind.SYSTEM else typed["place"]
        give_role(
            person_id=person.pk,
            role=Role(typed["role"]),
            scope_kind=ScopeKind(typed["scope_kind"]),
            scope_id=place.id if place else None,
            scope_label=place.label if place else "",
            start=typed["start"],
            end=typed["end"],
            basis=typed["basis"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def role_delegate(request: DeskRequest, public_id: str) -> HttpResponse:
    """Lend a role to another person until a day."""
    role = find_role(request.actor, public_id)
    demand(request, "role.delegate", role)
    today = clock.today()
    form = LoanForm(sent(request), initial={"start": today}).looking(
        find_people(request.actor, today)
    )
    (row,) = role_rows(roles_for(request.actor).filter(pk=role.pk), on=today)
    sheet = Sheet(
        title=_("Ủy quyền vai trò {role}").format(role=row.role),
        consequence=_(
            "Người nhận làm được mọi việc của vai trò này, phạm vi {scope}, đến hết ngày ghi dưới "
            "đây; {name} vẫn giữ vai trò. Mỗi việc đều ghi “theo ủy quyền”."
        ).format(scope=row.scope, name=row.person),
        consent=_("Ủy quyền"),
        done=_("Đã ủy quyền."),
        back=reverse("desk:role_list"),
        trail=[_roles()],
    )

    def act(typed: dict[str, Any]) -> None:
        delegate_role(
            role_id=role.pk,
            to_person_id=typed["to_person"].id,
            start=typed["start"],
            end=typed["end"],
            capacity=typed["capacity"],
            basis=typed["basis"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def role_end(request: DeskRequest, public_id: str) -> HttpResponse:
    """Set the last day of a role."""
    role = find_role(request.actor, public_id)
    demand(request, "role.end", role)
    today = clock.today()
    (row,) = role_rows(roles_for(request.actor).filter(pk=role.pk), on=today)
    sheet = Sheet(
        title=_("Thôi vai trò {role} của {name}").format(role=row.role, name=row.person),
        consequence=_("Sau ngày ghi dưới đây vai trò hết hiệu lực, kể cả phần đã ủy quyền lại."),
        consent=_("Thôi vai trò"),
        done=_("Đã ghi ngày thôi vai trò."),
        back=reverse("desk:role_list"),
        trail=[_roles()],
        grave=True,
    )
    return fill(
        request,
        RoleEndForm(sent(request), initial={"end": today}),
        sheet,
        lambda typed: end_role(
            role_id=role.pk, end=typed["end"], actor=request.actor, at=clock.now()
        ),
    )


def _roles() -> PlaceBefore:
    return _("Vai trò"), reverse("desk:role_list")


def _excel(rows: list[Any]) -> HttpResponse:
    return excel_response(
        "vai-tro",
        ["Người", "Vai trò", "Phạm vi", "Từ ngày", "Đến ngày", "Theo ủy quyền của", "Căn cứ"],
        (
            (row.person, row.role, row.scope, row.start, row.end, row.delegated_by, row.basis)
            for row in rows
        ),
        title=f"Vai trò tại ngày {clock.today():%d/%m/%Y}",
    )
