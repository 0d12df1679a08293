"""One score sheet: read, filled cell by cell or as a plain form, sent on, with its evidence."""

import json
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.refusing import take_refusal
from thidua.desk.forms.scoring import EvidenceForm, ReasonForm, ScorerForm
from thidua.desk.scoring_entry import enter_all, step_named, with_problems
from thidua.desk.scoring_work import trail_of, work_of_sheet
from thidua.kernel import clock
from thidua.kernel.errors import Conflict, NotFound, NotPermitted, Refused
from thidua.kernel.permissions import may
from thidua.scoring.actions import (
    add_evidence,
    assign_scorer,
    enter_cell,
    return_sheet,
    undo_cell,
    withdraw_evidence,
)
from thidua.scoring.queries import (
    evidence_of,
    file_of,
    find_evidence,
    find_sheet,
    sheet_shown,
    units_of,
)

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def score_sheet(request: DeskRequest, public_id: str) -> HttpResponse:
    """The sheet; sent as a plain form it keeps every cell that was changed."""
    sheet = find_sheet(request.actor, public_id)
    said: dict[str, str] = {}
    if request.method == "POST":
        said, kept = enter_all(request.actor, sheet, request.POST)
        if not said:
            messages.success(request, _now("Đã lưu {count} ô.").format(count=kept))
            return redirect("desk:score_sheet", public_id=public_id)
        sheet = find_sheet(request.actor, public_id)
    shown = sheet_shown(request.actor, sheet)
    seen = {
        cell.name: [cell.version, cell.shown]
        for row in shown.rows
        for cell in row.cells
        if cell.editable
    }
    context = {
        "trail": trail_of(sheet.cluster_year, scoring=True),
        "year": sheet.cluster_year,
        "sheet": with_problems(shown, said, request.POST),
        "work": work_of_sheet(request.actor, sheet, shown),
        "seen": json.dumps(seen, ensure_ascii=False),
        "refused": len(said),
        "marks_shown": shown.state != "open",
    }
    return render(request, "desk/scoring/score_sheet.html", context, status=422 if said else 200)


@require_POST
@signed_in
def score_cell(request: DeskRequest, public_id: str) -> HttpResponse:
    """Keep one cell at once; a stale version answers with the value that stands there."""
    sheet = find_sheet(request.actor, public_id)
    criterion, _bar, rest = request.POST.get("name", "").partition("|")
    event, _bar, column = rest.partition("|")
    version = request.POST.get("version", "")
    try:
        cell = enter_cell(
            sheet_id=sheet.pk,
            criterion=criterion,
            event=event,
            column=column,
            text=request.POST.get("text", ""),
            version=int(version) if version.isdigit() else 0,
            actor=request.actor,
            at=clock.now(),
        )
    except Conflict as changed:
        present = {"present": changed.values["present"], "version": changed.values["version"]}
        return JsonResponse({"said": str(changed), **present}, status=409)
    except (Refused, NotPermitted) as refused:
        return JsonResponse({"said": str(refused)}, status=422)
    return JsonResponse(
        {
            "text": cell.text,
            "version": cell.version,
            "saved": _now("Đã lưu lúc {at}").format(at=f"{clock.now():%H:%M:%S}"),
        }
    )


@require_POST
@signed_in
def score_undo(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back the actor's last cell."""
    sheet = find_sheet(request.actor, public_id)
    cell = undo_cell(sheet_id=sheet.pk, actor=request.actor, at=clock.now())
    messages.success(request, _now("Đã hoàn tác ô {criterion}.").format(criterion=cell.criterion))
    return redirect("desk:score_sheet", public_id=public_id)


@require_POST
@signed_in
def score_step(request: DeskRequest, public_id: str, step: str) -> HttpResponse:
    """Take a step of the sheet: claim, recall, take, cross, appraise, explain, answer."""
    sheet = find_sheet(request.actor, public_id)
    act, done = step_named(step)
    address = reverse("desk:score_sheet", args=[public_id])
    act(sheet.pk, request.actor, clock.now(), address)
    messages.success(request, str(done))
    return redirect(address)


@require_http_methods(WRITES)
@signed_in
def score_return(request: DeskRequest, public_id: str) -> HttpResponse:
    """Ask the unit to complete its sheet."""
    found, sheet = _conducted(
        request,
        public_id,
        title=_("Đề nghị bổ sung"),
        consequence=_("Phiếu mở lại cho đơn vị; đơn vị nhận thông báo kèm nội dung cần bổ sung."),
        consent=_("Đề nghị bổ sung"),
        done=_("Đã đề nghị đơn vị bổ sung."),
    )

    def act(typed: dict[str, Any]) -> None:
        return_sheet(
            sheet_id=found.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
            address=sheet.back,
        )

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def score_assign(request: DeskRequest, public_id: str) -> HttpResponse:
    """Let another member cross-score the sheet."""
    found, sheet = _conducted(
        request,
        public_id,
        title=_("Phân công chấm chéo"),
        consequence=_("Đơn vị được phân công xem được phiếu này và nhập điểm chấm chéo."),
        consent=_("Phân công"),
        done=_("Đã phân công."),
    )
    others = [
        (each.unit_id, each.name)
        for each in units_of(found.table)
        if each.unit_id != found.unit_id and each.left_on is None
    ]

    def act(typed: dict[str, Any]) -> None:
        assign_scorer(
            sheet_id=found.pk,
            unit_id=int(typed["unit"]),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, ScorerForm(sent(request)).offering(others), sheet, act)


@require_http_methods(WRITES)
@signed_in
def score_evidence(request: DeskRequest, public_id: str, criterion: str) -> HttpResponse:
    """The evidence of one criterion: what is attached, where else it is used, and more of it."""
    found = find_sheet(request.actor, public_id)
    shown = sheet_shown(request.actor, found)
    row = next((each for each in shown.rows if each.code == criterion), None)
    if row is None or row.kind != "criterion":
        raise NotFound
    work = work_of_sheet(request.actor, found, shown)
    form: Form = EvidenceForm(sent(request), sent_files(request))
    if request.method == "POST":
        if not may(request.actor, "score_sheet.fill", found):
            raise NotPermitted
        if form.is_valid() and _added(request, found, criterion, form):
            messages.success(request, _now("Đã gắn minh chứng."))
            return redirect(request.path)
    context = {
        "trail": [
            *trail_of(found.cluster_year, scoring=True),
            (shown.unit, reverse("desk:score_sheet", args=[public_id])),
        ],
        "sheet": shown,
        "row": row,
        "evidence": [
            each for each in evidence_of(request.actor, found) if each.criterion == criterion
        ],
        "work": work,
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/scoring/evidence.html", context, status=status)


@require_safe
@signed_in
def evidence_file(request: DeskRequest, public_id: str) -> HttpResponseBase:
    """One file, as an attachment, never shown inside the page."""
    found = file_of(find_evidence(request.actor, public_id))
    if not found.path.is_file():
        raise NotFound
    return FileResponse(found.path.open("rb"), as_attachment=True, filename=found.name)


@require_POST
@signed_in
def evidence_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a file away from its criterion."""
    found = find_evidence(request.actor, public_id)
    withdraw_evidence(evidence_id=found.pk, actor=request.actor, at=clock.now())
    messages.success(request, _now("Đã rút minh chứng."))
    return redirect(
        "desk:score_evidence", public_id=found.sheet.public_id, criterion=found.criterion
    )


def _added(request: DeskRequest, found: Any, criterion: str, form: Form) -> bool:
    upload = form.cleaned_data["file"]
    try:
        add_evidence(
            sheet_id=found.pk,
            criterion=criterion,
            name=upload.name,
            content=upload.read(),
            actor=request.actor,
            at=clock.now(),
        )
    except Refused as refused:
        take_refusal(form, refused)
        return False
    return True


def _conducted(request: DeskRequest, public_id: str, **words: Any) -> tuple[Any, Sheet]:
    found = find_sheet(request.actor, public_id)
    demand(request, "score_sheet.appraise", found)
    back = reverse("desk:score_sheet", args=[public_id])
    trail = trail_of(found.cluster_year, scoring=True)
    return found, Sheet(back=back, trail=trail, **words)
