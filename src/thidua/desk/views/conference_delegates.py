"""Who is invited to a conference and who came: the list, by hand and by the code in the room."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.conferences import phrases
from thidua.conferences.actions import (
    arrive_by_code,
    invite,
    invite_units,
    mark_absent,
    mark_arrival,
    mark_represented,
    report_at_door,
    unmark_attendance,
    withdraw_delegate,
)
from thidua.conferences.domain.course import takes_attendance
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    arrival_code,
    attendance_of,
    conference_rows,
    delegate_at_door,
    delegate_rows,
    find_conference,
    find_delegate,
    is_code_of,
    stranger_rows,
    units_not_invited,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.conferences import DelegateForm, StandInForm, UnitsForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import find_people, find_units
from thidua.desk.meetings import may_write, page_of, tabs_of, trail_to
from thidua.kernel import clock
from thidua.kernel.errors import Refused
from thidua.ui.codes import draw_code

WRITES = ["GET", "HEAD", "POST"]
MARKS = {"present": mark_arrival, "absent": mark_absent, "invited": unmark_attendance}


@require_safe
@signed_in
def conference_delegates(request: DeskRequest, public_id: str) -> HttpResponse:
    """The list of delegates, with who came."""
    conference = _kept(request, find_conference(request.actor, public_id))
    [row] = conference_rows([conference])
    delegates = delegate_rows(conference)
    context = {
        "trail": trail_to(row),
        "tabs": tabs_of(row, "conference_delegates"),
        "conference": row,
        "delegates": delegates,
        "attendance": attendance_of(delegates),
        "strangers": stranger_rows(conference),
        "units": len(units_not_invited(conference)),
        "writes": may_write(row),
        "marks": takes_attendance(row.state),
    }
    return render(request, "desk/conferences/delegates.html", context)


@require_http_methods(WRITES)
@signed_in
def delegate_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Invite a person, somebody by name, or a role."""
    conference = _kept(request, find_conference(request.actor, public_id))
    today = clock.today()
    form = DelegateForm(sent(request)).looking(
        find_people(request.actor, today), find_units(request.actor, conference.day)
    )
    sheet = _sheet(
        conference,
        title=_("Thêm đại biểu"),
        consequence=_(
            "Tên hiện trong thành phần cho mọi người đăng nhập. Nếu lời mời đã gửi, người được thêm "
            "nhận thông báo ngay."
        ),
        consent=_("Thêm đại biểu"),
        done=_("Đã thêm."),
    )

    def act(typed: dict[str, Any]) -> None:
        person, unit = typed["person"], typed["unit"]
        invite(
            conference_id=conference.pk,
            role=typed["role"],
            name=typed["name"],
            person_id=person.id if person else None,
            unit_id=unit.id if unit else None,
            count=typed["count"],
            address=page_of("conference", conference.public_id),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def delegate_units(request: DeskRequest, public_id: str) -> HttpResponse:
    """Invite the units of the cluster that are not on the list yet."""
    conference = _kept(request, find_conference(request.actor, public_id))
    sheet = _sheet(
        conference,
        title=_("Mời các đơn vị của Cụm"),
        consequence=_(
            "Mỗi đơn vị thành một dòng của thành phần. Nếu lời mời đã gửi, cán bộ thi đua của đơn vị "
            "nhận thông báo ngay."
        ),
        consent=_("Mời các đơn vị đã chọn"),
        done=_("Đã thêm các đơn vị."),
    )

    def act(typed: dict[str, Any]) -> None:
        invite_units(
            conference_id=conference.pk,
            unit_ids=[int(each) for each in typed["units"]],
            role=typed["role"],
            count=typed["count"],
            address=page_of("conference", conference.public_id),
            actor=request.actor,
            at=clock.now(),
        )

    form = UnitsForm(sent(request)).offering(units_not_invited(conference))
    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def delegate_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a delegate off the list."""
    delegate = find_delegate(request.actor, public_id)
    conference = _kept(request, delegate.conference)
    sheet = _sheet(
        conference,
        title=_("Bỏ {who} khỏi thành phần").format(who=delegate.called),
        consequence=_(
            "Dòng này thôi hiện trong thành phần. Người đã nhận lời mời không được báo lại."
        ),
        consent=_("Bỏ khỏi thành phần"),
        done=_("Đã bỏ."),
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: withdraw_delegate(
            conference_id=conference.pk,
            delegate_id=delegate.pk,
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_POST
@signed_in
def delegate_attendance(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mark one delegate as present or absent; sent twice it is written once."""
    delegate = find_delegate(request.actor, public_id)
    conference = _kept(request, delegate.conference)
    mark = MARKS.get(request.POST.get("attendance", ""))
    if mark is None:
        raise Refused(phrases.ATTENDANCE_MISSING)
    mark(
        conference_id=conference.pk,
        delegate_id=delegate.pk,
        actor=request.actor,
        at=clock.now(),
    )
    return redirect(f"{page_of('conference_delegates', conference.public_id)}#{public_id}")


@require_http_methods(WRITES)
@signed_in
def delegate_stand_in(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down who came in a delegate's stead."""
    delegate = find_delegate(request.actor, public_id)
    conference = _kept(request, delegate.conference)
    sheet = _sheet(
        conference,
        title=_("Người dự thay {who}").format(who=delegate.called),
        consequence=_("Biên bản soạn sẵn ghi cả người được mời và người dự thay."),
        consent=_("Ghi người dự thay"),
        done=_("Đã ghi."),
    )

    def act(typed: dict[str, Any]) -> None:
        mark_represented(
            conference_id=conference.pk,
            delegate_id=delegate.pk,
            stand_in=typed["stand_in"],
            actor=request.actor,
            at=clock.now(),
        )

    form = StandInForm(sent(request), initial={"stand_in": delegate.stand_in})
    return fill(request, form, sheet, act)


@require_safe
@signed_in
def conference_code(request: DeskRequest, public_id: str) -> HttpResponse:
    """The code to be shown in the room."""
    conference = _kept(request, find_conference(request.actor, public_id))
    [row] = conference_rows([conference])
    way = reverse("desk:conference_arrive", args=[public_id, arrival_code(conference)])
    address = request.build_absolute_uri(way)
    context = {
        "trail": trail_to(row),
        "tabs": tabs_of(row, "conference_code"),
        "conference": row,
        "address": address,
        "code": draw_code(address),
        "attendance": attendance_of(delegate_rows(conference)),
    }
    return render(request, "desk/conferences/code.html", context)


@require_http_methods(WRITES)
@signed_in
def conference_arrive(request: DeskRequest, public_id: str, code: str) -> HttpResponse:
    """Where the code leads: the delegate says that they are there, a stranger tells the desk."""
    conference = find_conference(request.actor, public_id)
    [row] = conference_rows([conference])
    context: dict[str, Any] = {"conference": row}
    status = 200
    try:
        context["delegate"] = delegate_at_door(conference, code, request.actor)
    except Refused as refused:
        context["refused"], status = str(refused), 403
        context["reports"] = is_code_of(conference, code) and request.actor.person_id is not None
    if request.method == "POST" and context.get("reports"):
        try:
            report_at_door(
                conference_id=conference.pk, code=code, actor=request.actor, at=clock.now()
            )
        except Refused as refused:
            context |= {"refused": str(refused), "reports": False}
        else:
            context["reported"] = True
    if request.method == "POST" and status == 200:
        try:
            arrive_by_code(
                conference_id=conference.pk, code=code, actor=request.actor, at=clock.now()
            )
        except Refused as refused:
            context["refused"], status = str(refused), 422
        else:
            messages.success(request, said("Đã ghi có mặt. Cảm ơn ông/bà."))
            return redirect(request.path)
    return render(request, "desk/conferences/arrive.html", context, status=status)


def _kept(request: DeskRequest, conference: Any) -> Any:
    demand(request, "conference.change", meeting_of(conference))
    return conference


def _sheet(conference: Any, **words: Any) -> Sheet:
    [row] = conference_rows([conference])
    back = page_of("conference_delegates", row.public_id)
    return Sheet(back=back, trail=[*trail_to(row), (_("Thành phần, điểm danh"), back)], **words)
