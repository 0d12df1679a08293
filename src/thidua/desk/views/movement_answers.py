"""What follows a launching: units answer, are reminded, and the movement is reviewed."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.movements import AnswerForm, ReasonForm, ReceiptForm, ReviewForm
from thidua.desk.forms.papers import find_papers
from thidua.desk.forms.people import ConsentForm
from thidua.kernel import clock
from thidua.movements.actions import (
    acknowledge_delivery,
    launch_below,
    remind_receivers,
    review_movement,
    withdraw_review,
)
from thidua.movements.enums import ReviewKind
from thidua.movements.queries import (
    CascadeRow,
    delivery_rows,
    find_delivery,
    find_movement,
    find_review,
    own_answers,
)

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def delivery_answer(request: DeskRequest, public_id: str) -> HttpResponse:
    """Say with which plan or movement of its own a unit has launched."""
    now = clock.now()
    delivery = find_delivery(request.actor, public_id)
    demand(request, "delivery.launch", delivery)
    (row,) = delivery_rows([delivery], at=now)
    own = {each.public_id: each for each in own_answers(delivery)}
    form = AnswerForm(sent(request)).looking(
        find_papers(request.actor, now.date()), [(key, each.name) for key, each in own.items()]
    )
    sheet = Sheet(
        title=_("Phát động tại {unit}").format(unit=row.unit),
        consequence=_(
            "Cơ quan phát động thấy ngay kế hoạch của đơn vị, người và giờ ghi; hạn của đơn vị được đóng."
        ),
        consent=_("Ghi đã phát động"),
        done=_("Đã ghi. Hạn phát động của đơn vị đã đóng."),
        back=reverse("desk:movement", args=[row.movement_public_id]),
        trail=_trail(row),
        template="desk/movements/delivery_answer.html",
        shown={"delivery": row, "own": list(own)},
    )

    def act(typed: dict[str, Any]) -> None:
        answer = own.get(typed.get("own_movement", ""))
        launch_below(
            delivery_id=delivery.pk,
            plan_id=typed["plan"].id if typed["plan"] else None,
            own_movement_id=answer.pk if answer else None,
            happened_at=typed["happened_at"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def delivery_record(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down for a unit that it has received a movement."""
    delivery = find_delivery(request.actor, public_id)
    (row,) = delivery_rows([delivery], at=clock.now())
    sheet = Sheet(
        title=_("Ghi {unit} đã nhận").format(unit=row.unit),
        consequence=_("Dòng của đơn vị ghi rõ bạn nhập thay. Đơn vị thấy phong trào đã xác nhận."),
        consent=_("Ghi đã nhận"),
        done=_("Đã ghi."),
        back=reverse("desk:movement", args=[row.movement_public_id]),
        trail=_trail(row),
    )

    def act(typed: dict[str, Any]) -> None:
        acknowledge_delivery(
            delivery_id=delivery.pk,
            by=typed["by"],
            happened_at=typed["happened_at"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, ReceiptForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_remind(request: DeskRequest, public_id: str) -> HttpResponse:
    """Remind the units that have not launched."""
    movement = find_movement(request.actor, public_id, on=clock.today())
    demand(request, "movement.remind", movement)
    place = reverse("desk:movement", args=[public_id])
    sheet = Sheet(
        title=_("Nhắc các đơn vị chưa phát động"),
        consequence=_(
            "Người làm việc cho từng đơn vị chưa phát động nhận một thông báo, mỗi ngày một lần."
        ),
        consent=_("Gửi lời nhắc"),
        done=_("Đã nhắc."),
        back=place,
        trail=[_movements(), (movement.name, place)],
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: remind_receivers(
            movement_id=movement.pk, address=place, actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def movement_review(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down a review on the way, or the final one."""
    movement = find_movement(request.actor, public_id, on=clock.today())
    demand(request, "movement.review", movement)
    place = reverse("desk:movement", args=[public_id])
    form = ReviewForm(sent(request)).looking(find_papers(request.actor, clock.today()))
    sheet = Sheet(
        title=_("Ghi sơ kết, tổng kết"),
        consequence=_(
            "Ai xem được phong trào thấy ngay. Tổng kết đóng phong trào: đơn vị chưa phát động không còn "
            "hạn và không bị nhắc nữa."
        ),
        consent=_("Ghi"),
        done=_("Đã ghi."),
        back=place,
        trail=[_movements(), (movement.name, place)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        review_movement(
            movement_id=movement.pk,
            kind=ReviewKind(typed["kind"]),
            held_on=typed["held_on"],
            paper_id=typed["paper"].id if typed["paper"] else None,
            summary=typed["summary"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def movement_review_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back a review that was written down wrongly."""
    review = find_review(request.actor, public_id)
    movement = review.movement
    place = reverse("desk:movement", args=[movement.public_id])
    sheet = Sheet(
        title=_("Bỏ lần {kind} ngày {day}").format(
            kind=str(ReviewKind(review.kind).label).lower(), day=f"{review.held_on:%d/%m/%Y}"
        ),
        consequence=_(
            "Lần này không còn trên trang; nhật ký thao tác giữ nguyên điều đã ghi. Bỏ lần tổng kết thì phong "
            "trào chạy tiếp, đơn vị chưa phát động có lại hạn."
        ),
        consent=_("Bỏ"),
        done=_("Đã bỏ."),
        back=place,
        trail=[_movements(), (movement.name, place)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_review(
            review_id=review.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _movements() -> PlaceBefore:
    return _("Phong trào"), reverse("desk:movement_list")


def _trail(row: CascadeRow) -> list[PlaceBefore]:
    place = reverse("desk:movement", args=[row.movement_public_id])
    return [_movements(), (row.movement, place)]
