"""Movements: the list, and one with its six contents and its cascade."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.movement_work import work_on
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.movements.actions import acknowledge_delivery
from thidua.movements.enums import MovementKind
from thidua.movements.queries import (
    CascadeRow,
    MovementRow,
    cascade_rows,
    cascade_tally,
    content_groups,
    find_delivery,
    find_movement,
    movement_rows,
    movements_for,
    overlapping_movements,
    review_rows,
    search_movements,
    waiting_deliveries,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("name", _("Phong trào")),
    Column("launcher", _("Phát động")),
    Column("cascade", _("Hưởng ứng")),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def movement_list(request: DeskRequest) -> HttpResponse:
    """Movements that the actor may see, the newest first."""
    now = clock.now()
    listing = Listing.read(request.GET, COLUMNS, default="-year")
    movements = movements_for(request.actor, on=now.date())
    kind = request.GET.get("kind", "")
    if kind in MovementKind.values:
        movements = movements.filter(kind=kind)
    if listing.query:
        movements = search_movements(movements, listing.query)
    order = "-year" if listing.descending else "year"
    movements = movements.order_by(order, "-launched_at", "-id")
    if request.GET.get("format") == "xlsx":
        return _excel_of_list(movement_rows(movements, at=now))
    page = listing.paginate(movements)
    context = {
        "listing": listing,
        "page": page,
        "rows": movement_rows(page.object_list, at=now),
        "kind": kind,
        "kinds": [("", _("Mọi loại")), *MovementKind.choices],
        "export": listing.address(format="xlsx"),
        "begins": may(request.actor, "movement.begin"),
    }
    return render(request, "desk/movements/movement_list.html", context)


@require_safe
@signed_in
def movement_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One movement: contents, directive, who has acknowledged and who has launched."""
    now = clock.now()
    movement = find_movement(request.actor, public_id, on=now.date())
    (row,) = movement_rows([movement], at=now)
    cascade = cascade_rows(movement, at=now)
    if request.GET.get("format") == "xlsx":
        return _excel_of_cascade(row.name, cascade)
    groups, tally = content_groups(movement), cascade_tally(cascade)
    context = {
        "trail": [(_("Phong trào"), reverse("desk:movement_list"))],
        "movement": row,
        "contents": [group for group in groups if group.points or row.state == "draft"],
        "missing": [group.label for group in groups if group.missing],
        "cascade": cascade,
        "tally": tally,
        "work": work_on(request.actor, movement, waiting=tally.sent - tally.launched),
        "reviews": review_rows(movement),
        "waiting": waiting_deliveries(request.actor).filter(movement=movement).first(),
        "overlaps": overlapping_movements(movement, at=now),
    }
    return render(request, "desk/movements/movement_detail.html", context)


@require_POST
@signed_in
def delivery_acknowledge(request: DeskRequest, public_id: str) -> HttpResponse:
    """Say for one's unit that the movement has arrived."""
    delivery = find_delivery(request.actor, public_id)
    acknowledge_delivery(delivery_id=delivery.pk, actor=request.actor, at=clock.now())
    messages.success(request, _("Đã xác nhận. Cơ quan phát động thấy ngay."))
    return redirect("desk:movement", public_id=delivery.movement.public_id)


def _excel_of_list(rows: list[MovementRow]) -> HttpResponse:
    return excel_response(
        "phong-trao",
        [
            "Năm",
            "Phong trào",
            "Chủ đề",
            "Loại",
            "Phát động",
            "Chỉ thị",
            "Đã nhận",
            "Đã gửi",
            "Trạng thái",
        ],
        (
            (
                row.year,
                row.name,
                row.theme,
                row.kind_label,
                row.launcher,
                row.directive.number if row.directive else "",
                row.tally.acknowledged if row.tally.sent else None,
                row.tally.sent or None,
                row.state_label,
            )
            for row in rows
        ),
        title="Phong trào thi đua",
    )


def _excel_of_cascade(name: str, rows: list[CascadeRow]) -> HttpResponse:
    return excel_response(
        "huong-ung",
        ["Đơn vị", "Trạng thái", "Gửi lúc", "Nhận lúc", "Phát động lúc", "Kế hoạch", "Nhập thay"],
        (
            (
                row.unit,
                row.state_label,
                row.sent_at,
                row.acknowledged_at,
                row.launched_at,
                row.plan.citation if row.plan else "",
                row.on_behalf_by,
            )
            for row in rows
        ),
        title=name,
    )
