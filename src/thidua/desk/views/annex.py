"""A statistics annex brought into the score sheets of a year: file, dry run, decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import demand
from thidua.desk.forms.annex import AnnexForm, OverTypedForm
from thidua.desk.forms.refusing import take_refusal
from thidua.desk.scoring_work import trail_of
from thidua.exchange.actions import apply_annex, hold_annex
from thidua.exchange.domain.annex import ANNEX
from thidua.exchange.domain.archive import MAX_BYTES
from thidua.exchange.domain.book import write_book
from thidua.exchange.queries import AnnexPreview, draft_of, preview_annex, template_rows
from thidua.kernel import clock
from thidua.kernel.errors import NotFound, Refused
from thidua.scoring.queries import table_in_use

WRITES = ["GET", "HEAD", "POST"]
SHOWN = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(WRITES)
@signed_in
def figures_bring(request: DeskRequest, public_id: str) -> HttpResponse:
    """Choose an annex; with errors the report comes at once, without them it waits for a word."""
    year = _year(request, public_id)
    posted = request.method == "POST"
    form = AnnexForm(request.POST if posted else None, request.FILES if posted else None)
    context: dict[str, Any] = {"year": year, "trail": trail_of(year, scoring=True), "form": form}
    if not posted or not form.is_valid():
        return render(request, "desk/exchange/annex.html", context, status=422 if posted else 200)
    upload, now = form.cleaned_data["file"], clock.now()
    # One byte over the bound is enough for the refusal; the rest is never held.
    content = upload.read(MAX_BYTES + 1)
    given = {"name": upload.name, "content": content, "actor": request.actor, "at": now}
    preview = preview_annex(year=year, **given)
    if preview.errors or not preview.rows:
        context |= _report(preview)
        return render(request, "desk/exchange/annex.html", context, status=422)
    hold_annex(cluster_year_id=year.pk, **given)
    return redirect("desk:figures_decide", public_id=public_id)


@require_http_methods(WRITES)
@signed_in
def figures_decide(request: DeskRequest, public_id: str) -> HttpResponse:
    """The dry run of the annex that waits, and taking it over."""
    year = _year(request, public_id)
    draft = draft_of(request.actor, year)
    if draft is None:
        return redirect("desk:figures_bring", public_id=public_id)
    preview = preview_annex(
        year=year,
        name=draft.name,
        content=bytes(draft.content),
        actor=request.actor,
        at=clock.now(),
    )
    posted = request.method == "POST"
    keys = [row.key for row in preview.typed]
    form = OverTypedForm(request.POST if posted else None, keys=keys)
    if posted and form.is_valid():
        try:
            apply_annex(
                draft_id=draft.pk,
                over_typed=form.cleaned_data["over"],
                actor=request.actor,
                at=clock.now(),
            )
        except Refused as refused:
            take_refusal(form, refused)
        else:
            messages.success(request, _("Đã nhập số liệu từ {name}.").format(name=draft.name))
            return redirect("desk:scoring_year", public_id=public_id)
    context = {"year": year, "trail": trail_of(year, scoring=True), "draft": draft, "form": form}
    context |= _report(preview)
    status = 422 if posted else 200
    return render(request, "desk/exchange/annex_decide.html", context, status=status)


@require_safe
@signed_in
def figures_template(request: DeskRequest, public_id: str) -> HttpResponse:
    """An Excel file with a line for each unit and criterion that the reader may fill."""
    year = _year(request, public_id)
    book = write_book(_("Số liệu"), ANNEX, template_rows(year, request.actor))
    response = HttpResponse(book, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-lieu-{year.year}.xlsx"'
    return response


def _year(request: DeskRequest, public_id: str) -> Any:
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_figures.bring", year)
    if table_in_use(year.pk) is None:
        raise NotFound
    return year


def _report(preview: AnnexPreview) -> dict[str, Any]:
    return {
        "preview": preview,
        "errors": preview.errors[:SHOWN],
        "typed": preview.typed,
        "plain": preview.plain[:SHOWN],
    }
