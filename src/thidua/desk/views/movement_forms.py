"""Movements, written: drafted, corrected, filled with contents, launched, given up, published."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.contents import ContentsForm
from thidua.desk.forms.movements import (
    FIXED_BY_LAUNCH,
    LaunchForm,
    MovementForm,
    NewMovementForm,
    ReasonForm,
    find_launchers,
    find_launching_clusters,
    find_movements,
)
from thidua.desk.forms.papers import find_papers, written_paper
from thidua.desk.forms.people import ConsentForm
from thidua.kernel import clock
from thidua.movements.actions import (
    cancel_movement,
    change_movement,
    draft_movement,
    launch_movement,
    publish_movement,
    set_contents,
    unpublish_movement,
)
from thidua.movements.queries import (
    MovementRow,
    audiences_of,
    body_of,
    content_groups,
    find_movement,
    movement_rows,
    overlapping_movements,
)

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def movement_create(request: DeskRequest) -> HttpResponse:
    """Begin a movement."""
    demand(request, "movement.begin")
    now = clock.now()
    form = NewMovementForm(sent(request), initial=_beginning(request, now))
    _looking(form, request, now)
    form.of(find_launchers(request.actor, now.date()), find_launching_clusters(request.actor))
    sheet = Sheet(
        title=_("Soạn phong trào"),
        consequence=_(
            "Bản soạn chỉ người soạn thảo, phát động của đơn vị thấy. Đơn vị nhận thấy sau khi phát động."
        ),
        consent=_("Lưu bản soạn"),
        done=_("Đã lưu bản soạn. Tiếp theo: nhập sáu nội dung."),
        back=reverse("desk:movement_list"),
        trail=[_movements()],
    )

    def act(typed: dict[str, Any]) -> str:
        cluster = typed["cluster"]
        movement = draft_movement(
            launcher_id=body_of(cluster.id) if cluster else typed["launcher"].id,
            cluster_year_id=cluster.id if cluster else None,
            actor=request.actor,
            at=clock.now(),
            **form.particulars,
        )
        return reverse("desk:movement_contents", args=[movement.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct what a movement says of itself."""
    now = clock.now()
    movement, row = _found(request, public_id, "movement.change")
    form = _looking(MovementForm(sent(request), initial=_written(movement, row)), request, now)
    if row.launched_at is not None:
        form.without(FIXED_BY_LAUNCH)
    sheet = Sheet(
        title=_("Sửa “{name}”").format(name=row.name),
        consequence=_("Nhật ký thao tác giữ giá trị cũ và mới. Đơn vị đã nhận thấy bản sửa ngay."),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
    )

    def act(_typed: dict[str, Any]) -> None:
        change_movement(
            movement_id=movement.pk, actor=request.actor, at=clock.now(), **form.particulars
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_contents(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write the six contents."""
    movement, row = _found(request, public_id, "movement.change")
    form = ContentsForm(sent(request), groups=content_groups(movement))
    sheet = Sheet(
        title=_("Nội dung của “{name}”").format(name=row.name),
        consequence=_(
            "Cả sáu mục được lưu cùng lúc. Người xem được phong trào thấy ngay nội dung mới."
        ),
        consent=_("Lưu nội dung"),
        mends=True,
        done=_("Đã lưu nội dung."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
    )

    def act(_typed: dict[str, Any]) -> None:
        set_contents(
            movement_id=movement.pk, points=form.points, actor=request.actor, at=clock.now()
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_launch(request: DeskRequest, public_id: str) -> HttpResponse:
    """Choose who receives a movement and launch it."""
    now = clock.now()
    movement, row = _found(request, public_id, "movement.launch")
    audiences = audiences_of(movement, now.date())
    asked = request.GET.get("to", "")
    audience = next((each for each in audiences if each.key == asked), (*audiences, None)[0])
    form = LaunchForm(sent(request)).offering(audience)
    reached = {each.public_id: each.id for each in audience.receivers} if audience else {}
    sheet = Sheet(
        title=_("Phát động “{name}”").format(name=row.name),
        consequence=_(
            "Các đơn vị được chọn nhận phong trào ngay và phải xác nhận; mọi người dùng phần mềm đọc "
            "được nội dung. Sau đó không đổi được năm, loại, phạm vi."
        ),
        consent=_("Phát động"),
        done=_("Đã phát động. Trang này cho biết đơn vị nào đã nhận, đã phát động."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
        grave=True,
        template="desk/movements/movement_launch.html",
        shown={
            "movement": row,
            "audiences": audiences,
            "audience": audience,
            "missing": [group.label for group in content_groups(movement) if group.missing],
            "overlaps": overlapping_movements(movement, at=now, going_to=reached.values()),
        },
    )

    def act(typed: dict[str, Any]) -> None:
        launch_movement(
            movement_id=movement.pk,
            unit_ids=[reached[each] for each in typed.get("receivers", ())],
            due=typed["due"],
            address=reverse("desk:movement", args=[public_id]),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Give up a movement, drafted or launched."""
    movement, row = _found(request, public_id, "movement.cancel")
    launched = row.launched_at is not None
    sheet = Sheet(
        title=_("Hủy “{name}”").format(name=row.name),
        consequence=_(
            "Đơn vị nhận thấy phong trào đã hủy, hạn phát động của các đơn vị được bỏ. Không mở lại được."
        )
        if launched
        else _("Bản soạn không phát động được nữa và không mở lại được. Chưa đơn vị nào nhận."),
        consent=_("Hủy phong trào"),
        done=_("Đã hủy."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        cancel_movement(
            movement_id=movement.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_publish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Show a movement to everybody."""
    movement, row = _found(request, public_id, "movement.publish")
    sheet = Sheet(
        title=_("Công khai “{name}”").format(name=row.name),
        consequence=_(
            "Mọi người đọc được tên, chủ đề và nội dung phong trào trên trang công khai, không cần đăng nhập. "
            "Việc đơn vị nào đã nhận, đã phát động không hiện ở đó."
        ),
        consent=_("Công khai"),
        done=_("Đã công khai."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: publish_movement(
            movement_id=movement.pk, actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def movement_unpublish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a movement back from the public site."""
    movement, row = _found(request, public_id, "movement.publish")
    sheet = Sheet(
        title=_("Thôi công khai “{name}”").format(name=row.name),
        consequence=_(
            "Trang công khai của phong trào không còn mở được. Người đã đọc hoặc đã lưu vẫn giữ bản họ có."
        ),
        consent=_("Thôi công khai"),
        done=_("Đã thôi công khai."),
        back=reverse("desk:movement", args=[public_id]),
        trail=[_movements(), _place(row)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        unpublish_movement(
            movement_id=movement.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _found(request: DeskRequest, public_id: str, verb: str) -> tuple[Any, MovementRow]:
    now = clock.now()
    movement = find_movement(request.actor, public_id, on=now.date())
    demand(request, verb, movement)
    (row,) = movement_rows([movement], at=now)
    return movement, row


def _looking(form: MovementForm, request: DeskRequest, now: datetime) -> MovementForm:
    return form.looking(
        find_papers(request.actor, now.date()), find_movements(request.actor, now.date(), now)
    )


def _beginning(request: DeskRequest, now: datetime) -> dict[str, Any]:
    """What stands in a new movement's fields: one's own unit, and what it carries out."""
    begun: dict[str, Any] = {"year": now.year, "launcher": _own_unit(request, now.date())}
    parent = request.GET.get("parent")
    if parent:
        (row,) = movement_rows([find_movement(request.actor, parent, on=now.date())], at=now)
        begun |= {"parent": _picked(row), "year": row.year, "theme": row.theme, "kind": row.kind}
        begun |= {"start": row.start, "end": row.end, "scope": "unit"}
    return begun


def _own_unit(request: DeskRequest, day: date) -> str:
    found = find_launchers(request.actor, day)(request.actor.unit_name)
    own = next((each for each in found if each.id == request.actor.unit_id), None)
    return own.written if own else ""


def _written(movement: Any, row: MovementRow) -> dict[str, Any]:
    named = ("name", "theme", "kind", "scope", "year", "start", "end")
    return {name: getattr(row, name) for name in named} | {
        "launcher_label": movement.launcher_label,
        "directive": written_paper(row.directive),
        "parent": f"{row.parent} [{row.parent_public_id}]" if row.parent else "",
        "mottos": "\n".join(row.mottos),
    }


def _picked(row: MovementRow) -> str:
    return f"{row.name} · {row.launcher} [{row.public_id}]"


def _movements() -> PlaceBefore:
    return _("Phong trào"), reverse("desk:movement_list")


def _place(row: MovementRow) -> PlaceBefore:
    return row.name, reverse("desk:movement", args=[row.public_id])
