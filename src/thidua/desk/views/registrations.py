"""Registrations of a cluster's year: the consolidated list, and the sheet of one unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.registering import (
    STATES,
    asks_reason,
    may_call,
    name_of,
    rights_on,
    way_to_summary,
)
from thidua.kernel import clock
from thidua.kernel.clock import VIETNAM
from thidua.registrations.queries import (
    RegistrationRow,
    SummaryRow,
    counted_codes,
    printed_summary,
    register_sheet,
    registration_call,
    registrations_for,
    registrations_of_unit,
    summary_rows,
)
from thidua.registrations.queries.summary import short_name
from thidua.ui.lists import Listing


@require_safe
@signed_in
def registration_summary(request: DeskRequest, public_id: str) -> HttpResponse:
    """One row a member, one column a title; what was sent counts."""
    year = find_cluster_year(request.actor, public_id)
    rows = summary_rows(year)
    codes = counted_codes(rows)
    names = [short_name(code, year.year) for code in codes]
    if request.GET.get("format") == "xlsx":
        return _excel_of_summary(str(year), rows, dict(zip(codes, names, strict=True)))
    call = registration_call(year.pk)
    totals = [sum(row.counts.get(code, 0) for row in rows) for code in codes]
    context = {
        "trail": way_to_summary(year)[:-1],
        "year": year,
        "heads": names,
        "rows": [
            (
                row,
                [(name, row.counts.get(code, 0)) for code, name in zip(codes, names, strict=True)],
                STATES[row.state],
            )
            for row in rows
        ],
        "totals": list(zip(names, totals, strict=True)),
        "initiatives": sum(row.initiatives for row in rows),
        "sent": sum(bool(row.lines) for row in rows),
        "waiting": sum(row.waiting for row in rows),
        "call": call,
        "due": call.due.astimezone(VIETNAM) if call else None,
        "late": call is not None and call.due < clock.now(),
        "calls": may_call(request.actor, year),
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/registrations/summary.html", context)


@require_safe
@signed_in
def registration_sheet(request: DeskRequest, public_id: str, unit: str) -> HttpResponse:
    """The lines of one unit, each with its state and, where it came back, the reason."""
    year = find_cluster_year(request.actor, public_id)
    member = register_sheet(year, unit)
    now = clock.now()
    lines = registrations_for(request.actor, on=clock.today())
    rows = registrations_of_unit(lines, year.pk, member.pk)
    name = name_of(year, member)
    if request.GET.get("format") == "xlsx":
        return _excel_of_sheet(f"{name}, {year}", rows)
    rights = rights_on(request.actor, year, member)
    call = registration_call(year.pk)
    listing = Listing.read(request.GET, ())
    # What came back stands first, so that it is found in a sheet of many pages.
    page = listing.paginate(sorted(rows, key=lambda row: row.state != "returned"))
    context = {
        "trail": way_to_summary(year),
        "listing": listing,
        "page": page,
        "year": year,
        "unit": member,
        "name": name,
        "rows": [(row, STATES[row.state]) for row in page.object_list],
        "rights": rights,
        "me": request.actor.person_id,
        "open": [row for row in rows if row.state in {"draft", "returned"}],
        "returned": [row for row in rows if row.state == "returned"],
        "waiting": [row for row in rows if row.state == "sent"],
        "due": call.due.astimezone(VIETNAM) if call else None,
        "late": asks_reason(year, now),
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/registrations/sheet.html", context)


@require_safe
@signed_in
def registration_paper_file(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The consolidated list as a paper."""
    paper = printed_summary(find_cluster_year(request.actor, public_id), form)
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response


def _excel_of_summary(title: str, rows: list[SummaryRow], heads: dict[str, str]) -> HttpResponse:
    return excel_response(
        "dang-ky-thi-dua",
        ["Đơn vị", "Danh hiệu, hình thức của tập thể", *heads.values(), "Sáng kiến", "Nhập thay"],
        (
            (
                row.unit,
                "; ".join(row.collectives) if row.lines else "Chưa gửi",
                *((row.counts.get(code, 0) if row.lines else None) for code in heads),
                row.initiatives if row.lines else None,
                row.entered_by if row.on_behalf else "",
            )
            for row in rows
        ),
        title=f"Tổng hợp đăng ký thi đua, {title}",
    )


def _excel_of_sheet(title: str, rows: list[RegistrationRow]) -> HttpResponse:
    return excel_response(
        "ban-dang-ky-thi-dua",
        ["Danh hiệu, hình thức", "Đối tượng", "Số lượng", "Trạng thái", "Lý do", "Ghi chú"],
        ((row.what, row.whom, row.count, row.state_label, row.reason, row.note) for row in rows),
        title=f"Đăng ký thi đua của {title}, tại ngày {clock.today():%d/%m/%Y}",
    )
