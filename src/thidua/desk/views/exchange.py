"""Importing units, people and papers: a file, its dry run, the decision, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.forms.exchange import ImportForm
from thidua.exchange.actions import apply_held, hold_import, undo_import
from thidua.exchange.domain.archive import MAX_BYTES
from thidua.exchange.domain.book import template_of
from thidua.exchange.enums import ImportKind
from thidua.exchange.queries import (
    Preview,
    find_run,
    held_preview,
    preview_import,
    run_rows,
    runs_for,
)
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may, require

SHOWN = 20
SHOWN_ERRORS = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_start(request: DeskRequest) -> HttpResponse:
    """Choose a file; with errors the report comes at once, without them the dry run waits."""
    require(request.actor, "import.run", None)
    kinds = [each for each in ImportKind.choices if may(request.actor, "import.run", each[0])]
    posted = request.method == "POST"
    form = ImportForm(
        request.POST if posted else None, request.FILES if posted else None, kinds=kinds
    )
    context: dict[str, Any] = {
        "form": form,
        "kinds": kinds,
        "runs": run_rows(runs_for(request.actor)[:SHOWN]),
    }
    if not posted:
        return render(request, "desk/exchange/import.html", context)
    if not form.is_valid():
        return render(request, "desk/exchange/import.html", context, status=422)
    upload, now = form.cleaned_data["file"], clock.now()
    # One byte over the bound is enough for the refusal; the rest is never held.
    content = upload.read(MAX_BYTES + 1)
    preview = preview_import(
        kind=form.cleaned_data["kind"],
        name=upload.name,
        content=content,
        actor=request.actor,
        at=now,
    )
    if not preview.ready:
        return render(request, "desk/exchange/import.html", context | _report(preview), status=422)
    run = hold_import(preview=preview, content=content, actor=request.actor, at=now)
    return redirect("desk:import_run", public_id=run.public_id)


@require_safe
@signed_in
def import_run(request: DeskRequest, public_id: str) -> HttpResponse:
    """The dry run with its decision, or what became of it."""
    run = find_run(request.actor, public_id)
    (row,) = run_rows([run])
    preview = held_preview(run, request.actor, clock.now())
    context = {
        "trail": [(_("Nhập danh sách"), reverse("desk:import"))],
        "run": row,
        **(_report(preview) if preview else {}),
    }
    return render(request, "desk/exchange/run.html", context)


@require_POST
@signed_in
def import_apply(request: DeskRequest, public_id: str) -> HttpResponse:
    """Import the file that waits."""
    run = find_run(request.actor, public_id)
    applied = apply_held(run_id=run.pk, actor=request.actor, at=clock.now())
    if applied.run is None or applied.already:
        messages.info(request, _("Mọi dòng của tệp đã có từ trước. Không thêm gì."))
        return redirect("desk:import")
    messages.success(request, _("Đã nhập {count} dòng.").format(count=applied.run.added))
    return redirect("desk:import_run", public_id=public_id)


@require_POST
@signed_in
def import_undo(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take the import back."""
    run = find_run(request.actor, public_id)
    undo_import(run_id=run.pk, actor=request.actor, at=clock.now())
    messages.success(request, _("Đã rút lại lần nhập này."))
    return redirect("desk:import_run", public_id=public_id)


@require_safe
@signed_in
def import_template(request: DeskRequest, kind: str) -> HttpResponse:
    """An Excel file with the right header and one example."""
    if kind not in ImportKind.values:
        raise NotFound
    require(request.actor, "import.run", kind)
    response = HttpResponse(template_of(kind), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="mau-{kind}.xlsx"'
    return response


def _report(preview: Preview) -> dict[str, Any]:
    return {
        "preview": preview,
        "errors": preview.errors[:SHOWN_ERRORS],
        "first_rows": preview.new[:SHOWN],
        "notes": preview.notes[:SHOWN],
    }
