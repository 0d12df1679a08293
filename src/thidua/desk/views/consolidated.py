"""The consolidated table of a cluster's year: read, agreed on cell by cell, handed out as files."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.consolidating import (
    FILTERS,
    Opened,
    excel_headers,
    excel_rows,
    filtered,
    filters_of,
    has_crossed,
    opened,
)
from thidua.desk.export import excel_response
from thidua.desk.scoring_work import trail_of, work_of_year
from thidua.kernel import clock
from thidua.kernel.errors import Conflict, NotFound, Refused
from thidua.kernel.permissions import may
from thidua.scoring.actions import agree_mark, speak_of, undo_agreed
from thidua.scoring.queries import (
    MINUTES_FORMS,
    consolidated_for,
    consolidated_version,
    find_sheet,
    printed_minutes,
    sees_whole_year,
)

WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def consolidated(request: DeskRequest, public_id: str) -> HttpResponse:
    """The table; asked for by its own script it is the table alone, 204 while nothing moved."""
    year = find_cluster_year(request.actor, public_id)
    chosen = _chosen(request)
    alone = "HX-Request" in request.headers
    tag = ""
    if alone:
        tag = quote_etag(f"{consolidated_version(request.actor, year)}-{chosen}-{get_language()}")
    if alone and request.headers.get("If-None-Match") == tag:
        # Chromium reports a 304 to a script's own fetch as a request that failed.
        return HttpResponse(status=204, headers={"ETag": tag})
    table = consolidated_for(request.actor, year)
    context = {
        "year": year,
        "table": filtered(table, chosen),
        "filters": filters_of(table, chosen),
        "chosen": chosen,
        "crossed": has_crossed(table),
        "waiting": sum(cell.waits for row in table.rows for cell in row.cells),
        "version": tag,
    }
    if not alone:
        work = work_of_year(request.actor, year)
        context |= {
            "whole": work.conducts or sees_whole_year(request.actor, year),
            "trail": trail_of(year, scoring=True),
            "work": work,
        }
    template = "table" if alone else "page"
    response = render(request, f"desk/scoring/consolidated_{template}.html", context)
    response.headers["ETag" if alone else "Vary"] = tag if alone else "HX-Request"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(WRITES)
@signed_in
def consolidated_cell(request: DeskRequest, public_id: str, criterion: str) -> HttpResponse:
    """One cell opened: its marks and reasons, and the form in which the mark is agreed."""
    sheet = find_sheet(request.actor, public_id)
    year = sheet.cluster_year
    said, status = "", 200
    if request.method == "POST":
        said, status = _agree(request, sheet, criterion)
        if not said and "HX-Request" in request.headers:
            return JsonResponse(
                {"saved": _("Đã lưu lúc {at}").format(at=f"{clock.now():%H:%M:%S}")}
            )
        if not said:
            messages.success(request, _("Đã thống nhất {criterion}.").format(criterion=criterion))
            return redirect(f"{_place(year)}#o-{public_id}-{criterion}")
    shown = opened(
        consolidated_for(request.actor, year),
        public_id,
        criterion,
        conducts=may(request.actor, "score_year.conduct", year),
    )
    context: dict[str, Any] = {
        "year": year,
        "opened": shown,
        "said": said,
        "typed": _typed(request, shown),
        "trail": [*trail_of(year, scoring=True), (_("Bảng tổng hợp"), _place(year))],
    }
    alone = "HX-Request" in request.headers
    template = f"desk/scoring/consolidated_cell{'' if alone else '_page'}.html"
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@signed_in
def consolidated_undo(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back the actor's last agreed mark of the year."""
    year = find_cluster_year(request.actor, public_id)
    cell = undo_agreed(cluster_year_id=year.pk, actor=request.actor, at=clock.now())
    messages.success(request, _("Đã hoàn tác ô {criterion}.").format(criterion=cell.criterion))
    place = f"#o-{cell.sheet.public_id}-{cell.criterion}"
    return redirect(f"{_place(year)}{place}")


@require_POST
@signed_in
def consolidated_speak(request: DeskRequest, public_id: str, criterion: str) -> HttpResponse:
    """Put the cell on the meeting's projector."""
    sheet = find_sheet(request.actor, public_id)
    speak_of(
        cluster_year_id=sheet.cluster_year_id,
        criterion=criterion,
        unit_id=sheet.unit_id,
        actor=request.actor,
        at=clock.now(),
    )
    if "HX-Request" in request.headers:
        return HttpResponse(status=204)
    messages.success(request, _("Màn hình đang chiếu {criterion}.").format(criterion=criterion))
    return redirect("desk:consolidated_cell", public_id=public_id, criterion=criterion)


@require_safe
@signed_in
def consolidated_minutes(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The minutes of what was agreed with the table as their annex, as Word or PDF."""
    year = find_cluster_year(request.actor, public_id)
    if form not in MINUTES_FORMS or not sees_whole_year(request.actor, year):
        raise NotFound
    paper = printed_minutes(year, consolidated_for(request.actor, year), form)
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response


@require_safe
@signed_in
def consolidated_export(request: DeskRequest, public_id: str) -> HttpResponse:
    """The rows that are shown, as Excel."""
    year = find_cluster_year(request.actor, public_id)
    table = filtered(consolidated_for(request.actor, year), _chosen(request))
    return excel_response(
        f"bang-tong-hop-{year.year}-{year.public_id}",
        excel_headers(table),
        excel_rows(table),
        title=_("Bảng tổng hợp điểm của {name} năm {year}").format(
            name=year.cluster.name, year=year.year
        ),
    )


def _agree(request: DeskRequest, sheet: Any, criterion: str) -> tuple[str, int]:
    """Keep what was typed; what to say where it was refused, and with which status."""
    try:
        agree_mark(
            sheet_id=sheet.pk,
            criterion=criterion,
            mark=request.POST.get("mark", ""),
            reason=request.POST.get("reason", ""),
            versions=(_version(request, "mark_version"), _version(request, "reason_version")),
            actor=request.actor,
            at=clock.now(),
        )
    except Conflict as changed:
        return str(changed), 409
    except Refused as refused:
        return str(refused), 422
    return "", 200


def _typed(request: DeskRequest, shown: Opened) -> tuple[str, str]:
    """The mark and the reason in the form: what was typed, else what stands."""
    if request.method == "POST":
        return request.POST.get("mark", ""), request.POST.get("reason", "")
    return shown.cell.agreed.replace(".", ","), shown.cell.appraisal_reason


def _version(request: DeskRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _chosen(request: DeskRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in FILTERS else "all"


def _place(year: Any) -> str:
    return reverse("desk:consolidated", args=[year.public_id])
