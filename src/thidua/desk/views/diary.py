"""The weekly work calendar of a unit, and its feed for phones and Outlook."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from thidua.calendar.queries import week_of, work_for
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.days import read_as_of
from thidua.desk.export import excel_response
from thidua.org.queries import find_unit, rows_by_id


@require_safe
@signed_in
def calendar(request: DeskRequest) -> HttpResponse:
    """The week of a day, of one's own unit or of the one asked for."""
    as_of = read_as_of(request)
    asked = request.GET.get("unit", "")
    unit_id = find_unit(request.actor, asked).pk if asked else request.actor.unit_id
    days = week_of(work_for(request.actor, unit_id), as_of.day)
    unit = rows_by_id([unit_id], as_of.day)[unit_id].label if unit_id else ""
    if request.GET.get("format") == "xlsx":
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
                for day in days
                for row in day.rows
            ),
            title=f"Lịch công tác tuần từ {days[0].day:%d/%m/%Y}, {unit}",
        )
    context = {
        "as_of": as_of,
        "days": days,
        "unit": unit,
        "asked": asked,
        "before": days[0].day - timedelta(days=7),
        "after": days[0].day + timedelta(days=7),
        "feed": reverse("public:calendar"),
    }
    return render(request, "desk/calendar/week.html", context)
