"""The weekly work calendar of a unit, on the screen and on paper."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.calendar.queries import Day, holidays_of, week_of, work_for
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.days import AsOf, read_as_of
from thidua.desk.export import excel_response
from thidua.kernel.permissions import may
from thidua.org.queries import find_unit, rows_by_id
from thidua_core.periods import format_date_vn

SHORTCUTS = [("←", _("Tuần trước")), ("→", _("Tuần sau"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The week of a unit that an address asks for."""

    as_of: AsOf
    asked: str
    unit: str
    unit_public_id: str
    kept: bool
    """Whether the visitor keeps this calendar."""
    days: list[Day]

    @property
    def empty(self) -> bool:
        return not any(day.rows for day in self.days)

    def address(self, weeks: int = 0, **more: str) -> str:
        """The query of this week, or of one some weeks away."""
        first = self.days[0].day + timedelta(weeks=weeks)
        asked = {"on": format_date_vn(first)} | ({"unit": self.asked} if self.asked else {})
        return f"?{urlencode(asked | more)}"


@require_safe
@signed_in
def calendar(request: DeskRequest) -> HttpResponse:
    """The week of a day, of one's own unit or of the one asked for."""
    week = _read(request)
    if request.GET.get("format") == "xlsx":
        return _excel(week)
    feed = reverse("public:calendar")
    if week.unit_public_id:
        feed += f"?{urlencode({'unit': week.unit_public_id})}"
    context = _context(week) | {
        "feed": request.build_absolute_uri(feed),
        "shortcuts": SHORTCUTS,
        "enter": reverse("desk:work_enter") + week.address(),
        "print": reverse("desk:calendar_print") + week.address(),
    }
    return render(request, "desk/calendar/week.html", context)


@require_safe
@signed_in
def calendar_print(request: DeskRequest) -> HttpResponse:
    """The same week as a sheet of paper."""
    week = _read(request)
    back = reverse("desk:calendar") + week.address()
    return render(request, "desk/calendar/week_print.html", _context(week) | {"back": back})


def _read(request: DeskRequest) -> Week:
    as_of = read_as_of(request)
    asked = request.GET.get("unit", "")
    unit_id = find_unit(request.actor, asked).pk if asked else request.actor.unit_id
    row = rows_by_id([unit_id], as_of.day)[unit_id] if unit_id else None
    unit = find_unit(request.actor, row.public_id) if row else None
    table = holidays_of([unit.pk], as_of.day)[unit.pk] if unit else None
    return Week(
        as_of=as_of,
        asked=asked,
        unit=row.label if row else "",
        unit_public_id=row.public_id if row else "",
        kept=unit is not None and may(request.actor, "work_entry.enter", unit),
        days=week_of(work_for(request.actor, unit_id), as_of.day, table=table),
    )


def _context(week: Week) -> dict[str, Any]:
    return {
        "week": week,
        "days": week.days,
        "before": week.address(-1),
        "after": week.address(1),
        "now": f"?{urlencode({'unit': week.asked})}" if week.asked else "?",
        "excel": week.address(format="xlsx"),
    }


def _excel(week: Week) -> HttpResponse:
    return excel_response(
        "lich-cong-tac",
        ["Ngày", "Giờ", "Nội dung", "Thành phần", "Địa điểm", "Đơn vị tổ chức", "Thời lượng"],
        (
            (
                day.day,
                f"{row.start:%H:%M}" if row.start else "",
                row.subject,
                ", ".join(row.who),
                row.place,
                row.organiser,
                row.length,
            )
            for day in week.days
            for row in day.rows
        ),
        title=f"Lịch công tác tuần từ {week.days[0].day:%d/%m/%Y}, {week.unit}",
    )
