"""Lines of a work calendar, written: added, changed, taken off."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.calendar.actions import change_work_entry, enter_work, remove_work_entry
from thidua.calendar.queries import find_work
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.days import read_as_of
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.diary import WorkEntryForm, WorkForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import Candidate, find_units
from thidua.kernel import clock
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import may
from thidua.org.queries import find_unit, rows_by_id
from thidua_core.periods import format_date_vn

WRITES = ["GET", "HEAD", "POST"]
NOT_KEPT = _(
    "Tài khoản này không giữ lịch của {unit}. Chọn đơn vị mình phụ trách, hoặc nhờ văn phòng nơi ấy."
)


@require_http_methods(WRITES)
@signed_in
def work_enter(request: DeskRequest) -> HttpResponse:
    """Add a line to the calendar of one's own unit, or of another that one keeps."""
    as_of = read_as_of(request)
    unit = find_unit(request.actor, request.GET.get("unit") or _own(request, as_of.today))
    demand(request, "work_entry.enter", unit)
    label = rows_by_id([unit.pk], as_of.today)[unit.pk].label
    here = Candidate(id=unit.pk, public_id=unit.public_id, label=label)
    form = WorkEntryForm(
        sent(request), initial={"unit": here.written, "day": as_of.day, "public": False}
    ).looking(find_units(request.actor, as_of.today))
    sheet = Sheet(
        title=_("Thêm lịch công tác"),
        consequence=_(
            "Mọi người có tài khoản xem được dòng này ngay; đánh dấu công khai thì ai cũng xem được."
        ),
        consent=_("Thêm vào lịch"),
        done=_("Đã thêm vào lịch."),
        back=_week(as_of.day, unit.public_id),
        trail=[_calendar()],
    )

    def act(typed: dict[str, Any]) -> str:
        chosen = typed["unit"]
        if not may(request.actor, "work_entry.enter", find_unit(request.actor, chosen.public_id)):
            raise Refused(NOT_KEPT.format(unit=chosen.label), field="unit")
        enter_work(form.work, unit_id=chosen.id, actor=request.actor, at=clock.now())
        return _week(typed["day"], chosen.public_id)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def work_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Change a line."""
    entry = find_work(request.actor, public_id)
    demand(request, "work_entry.change", entry)
    names = ("day", "start", "half_days", "subject", "place", "organiser", "duty", "public")
    written = {name: getattr(entry, name) for name in names} | {"who": ", ".join(entry.who)}
    form = WorkForm(sent(request), initial=written)
    whose = entry.unit.public_id if entry.unit else ""
    sheet = Sheet(
        title=_("Sửa lịch ngày {day}").format(day=format_date_vn(entry.day)),
        consequence=_(
            "Lịch của đơn vị và lịch đăng ký trên máy khác đổi theo; nhật ký giữ nội dung cũ."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=_week(entry.day, whose),
        trail=[_calendar()],
    )

    def act(typed: dict[str, Any]) -> str:
        change_work_entry(form.work, entry_id=entry.pk, actor=request.actor, at=clock.now())
        return _week(typed["day"], whose)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def work_cancel(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a line off the calendar."""
    entry = find_work(request.actor, public_id)
    demand(request, "work_entry.change", entry)
    sheet = Sheet(
        title=_("Bỏ “{subject}” khỏi lịch ngày {day}").format(
            subject=entry.subject, day=format_date_vn(entry.day)
        ),
        consequence=_(
            "Dòng này mất khỏi lịch của đơn vị và lịch đăng ký của mọi người; nhật ký giữ lại."
        ),
        consent=_("Bỏ khỏi lịch"),
        done=_("Đã bỏ khỏi lịch."),
        back=_week(entry.day, entry.unit.public_id if entry.unit else ""),
        trail=[_calendar()],
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: remove_work_entry(entry_id=entry.pk, actor=request.actor, at=clock.now()),
    )


def _own(request: DeskRequest, today: date) -> str:
    unit_id = request.actor.unit_id
    return rows_by_id([unit_id], today)[unit_id].public_id if unit_id else ""


def _week(day: date, unit: str) -> str:
    asked = {"on": format_date_vn(day)} | ({"unit": unit} if unit else {})
    return f"{reverse('desk:calendar')}?{urlencode(asked)}"


def _calendar() -> PlaceBefore:
    return _("Lịch công tác"), reverse("desk:calendar")
