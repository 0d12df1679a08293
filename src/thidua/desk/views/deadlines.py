"""One deadline: who set it, why, how much time is left, and what can be done about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.calendar.actions import (
    ask_for_extension,
    cancel_deadline,
    close_deadline,
    decline_extension,
    shift_deadline,
)
from thidua.calendar.enums import DeadlineState
from thidua.calendar.queries import deadline_rows, find_deadline
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.deadlines import MomentForm, ReasonForm
from thidua.desk.forms.people import ConsentForm
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ledger.queries import entries_for_subject, entry_rows

WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def deadline(request: DeskRequest, public_id: str) -> HttpResponse:
    """What is due, from whom, why; its course so far; the next step."""
    found = find_deadline(request.actor, public_id)
    (row,) = deadline_rows([found], at=clock.now())
    course = entry_rows(entries_for_subject(found))
    is_open = row.state == DeadlineState.OPEN
    changes = is_open and may(request.actor, "deadline.change", found)
    context = {
        "trail": [_waiting()],
        "deadline": row,
        "set_by": course[-1] if course else None,
        "course": course,
        "is_open": is_open,
        "may_close": is_open and not row.address and may(request.actor, "deadline.meet", found),
        "may_ask": is_open and not changes and may(request.actor, "deadline.ask_extension", found),
        "may_change": changes,
    }
    return render(request, "desk/calendar/deadline.html", context)


@require_http_methods(WRITES)
@signed_in
def deadline_close(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mark it as done."""
    found = find_deadline(request.actor, public_id)
    demand(request, "deadline.meet", found)
    sheet = Sheet(
        title=_("Ghi đã xong: {label}").format(label=found.label),
        consequence=_(
            "Việc này rời khỏi danh sách chờ của mọi người trong đơn vị; nhật ký ghi ai xác nhận."
        ),
        consent=_("Ghi đã xong"),
        done=_("Đã ghi xong."),
        back=_place(public_id),
        trail=[_waiting(), _this(found.label, public_id)],
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: close_deadline(deadline_id=found.pk, actor=request.actor, at=clock.now()),
    )


@require_http_methods(WRITES)
@signed_in
def deadline_ask(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask for more time."""
    found = find_deadline(request.actor, public_id)
    demand(request, "deadline.ask_extension", found)
    form = MomentForm(sent(request))
    sheet = Sheet(
        title=_("Đề nghị dời hạn: {label}").format(label=found.label),
        consequence=_(
            "Thường trực Hội đồng nhận đề nghị và trả lời; trước khi có trả lời, hạn cũ vẫn giữ."
        ),
        consent=_("Gửi đề nghị"),
        done=_("Đã gửi đề nghị."),
        back=_place(public_id),
        trail=[_waiting(), _this(found.label, public_id)],
    )

    def act(typed: dict[str, Any]) -> None:
        ask_for_extension(
            deadline_id=found.pk,
            until=form.moment,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def deadline_move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Move it, asked for or not."""
    found = find_deadline(request.actor, public_id)
    demand(request, "deadline.change", found)
    (row,) = deadline_rows([found], at=clock.now())
    moment = row.asked_until or row.due
    form = MomentForm(
        sent(request),
        initial={"day": moment.date(), "hour": moment.time(), "reason": row.asked_reason},
    )
    sheet = Sheet(
        title=_("Dời hạn: {label}").format(label=found.label),
        consequence=_("{unit} được báo hạn mới; nhật ký giữ hạn cũ và lý do.").format(
            unit=row.unit
        ),
        consent=_("Dời hạn"),
        done=_("Đã dời hạn."),
        back=_place(public_id),
        trail=[_waiting(), _this(found.label, public_id)],
    )

    def act(typed: dict[str, Any]) -> None:
        shift_deadline(
            deadline_id=found.pk,
            due=form.moment,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def deadline_decline(request: DeskRequest, public_id: str) -> HttpResponse:
    """Leave it as it is although more time was asked for."""
    found = find_deadline(request.actor, public_id)
    demand(request, "deadline.change", found)
    sheet = Sheet(
        title=_("Giữ nguyên hạn: {label}").format(label=found.label),
        consequence=_("Người đề nghị được báo hạn không đổi, kèm lý do này."),
        consent=_("Giữ nguyên hạn"),
        done=_("Đã trả lời đề nghị."),
        back=_place(public_id),
        trail=[_waiting(), _this(found.label, public_id)],
    )

    def act(typed: dict[str, Any]) -> None:
        decline_extension(
            deadline_id=found.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def deadline_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Drop it."""
    found = find_deadline(request.actor, public_id)
    demand(request, "deadline.change", found)
    sheet = Sheet(
        title=_("Bỏ hạn: {label}").format(label=found.label),
        consequence=_("Đơn vị không còn phải làm việc này và được báo như vậy; nhật ký giữ lý do."),
        consent=_("Bỏ hạn"),
        done=_("Đã bỏ hạn."),
        back=_place(public_id),
        trail=[_waiting(), _this(found.label, public_id)],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        cancel_deadline(
            deadline_id=found.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _waiting() -> PlaceBefore:
    return _("Việc chờ tôi"), reverse("desk:home")


def _this(label: str, public_id: str) -> PlaceBefore:
    return label, _place(public_id)


def _place(public_id: str) -> str:
    return reverse("desk:deadline", args=[public_id])
