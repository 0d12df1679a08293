"""Writes of a year's scoring: tables, files of absent units, the freeze, publication, corrections."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.consent import WordForm
from thidua.desk.forms.scoring import (
    AdoptForm,
    CorrectionForm,
    ReopenForm,
    ResultsForm,
    TableForm,
    TryForm,
)
from thidua.desk.scoring_work import trail_of
from thidua.documents.queries import documents_for
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.scoring.actions import (
    Basis,
    Correction,
    adopt_table,
    apply_results,
    correct_year,
    draft_table,
    freeze_year,
    publish_year,
    simulate_table,
    withdraw_freeze,
)
from thidua.scoring.queries import (
    adopted_notes_of,
    find_table,
    preview_results,
    ranking_rows,
    table_in_use,
)

WRITES = ["GET", "HEAD", "POST"]
MOST_BYTES = 20 * 1024 * 1024


@require_http_methods(WRITES)
@signed_in
def table_draft(request: DeskRequest, public_id: str) -> HttpResponse:
    """Bring another version of a year's criteria table."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "criteria_table.draft", year)
    present = table_in_use(year.pk)
    form = TableForm(
        sent(request), sent_files(request), initial={"yaml": present.yaml if present else ""}
    )
    sheet = Sheet(
        title=_("Tải lên bảng tiêu chí"),
        consequence=_(
            "Bảng được kiểm tra rồi lưu thành một bản dự thảo. Chưa đơn vị nào chấm theo bản này."
        ),
        consent=_("Lưu dự thảo"),
        done=_("Đã lưu dự thảo. Tiếp theo: chấm thử trên kết quả năm trước."),
        back=_place(year),
        trail=trail_of(year, scoring=True),
    )

    def act(_typed: dict[str, Any]) -> str:
        table = draft_table(
            cluster_year_id=year.pk,
            yaml=form.text(),
            base=form.base_text(),
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:criteria_table", args=[table.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def table_try(request: DeskRequest, public_id: str) -> HttpResponse:
    """Try a table on known results."""
    table, year = _table(request, public_id, "criteria_table.draft")
    back = reverse("desk:criteria_table", args=[public_id])
    sheet = Sheet(
        title=_("Chấm thử bảng tiêu chí"),
        consequence=_(
            "Trang của bảng ghi lại tiêu chí nào không phân biệt được các đơn vị, đơn vị nào sát "
            "trần điểm. Không điểm nào của năm nay thay đổi."
        ),
        consent=_("Chấm thử"),
        done=_("Đã chấm thử. Xem kết quả ở trang của bảng."),
        back=back,
        trail=trail_of(year, scoring=True),
    )

    def act(typed: dict[str, Any]) -> None:
        simulate_table(
            table_id=table.pk,
            results=typed["results"].read(MOST_BYTES + 1),
            source=typed["source"],
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, TryForm(sent(request), sent_files(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def table_adopt(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put a table into use."""
    table, year = _table(request, public_id, "criteria_table.adopt")
    form = AdoptForm(sent(request)).offering(adopted_notes_of(year.pk))
    form.fields["document"].among(documents_for(request.actor, on=clock.today()))
    sheet = Sheet(
        title=_("Thông qua bảng tiêu chí"),
        consequence=_(
            "Mỗi đơn vị thành viên có một phiếu chấm điểm, chỉ tiêu lấy từ giao ước đã ký, và nhận "
            "thông báo; năm chuyển sang bước “Đang chấm điểm”. Bản đang dùng, nếu có, giữ nguyên số liệu và thôi dùng."
        ),
        consent=_("Thông qua"),
        done=_("Đã thông qua. Các đơn vị đã có phiếu chấm điểm."),
        back=_place(year),
        trail=trail_of(year, scoring=True),
    )

    def act(typed: dict[str, Any]) -> None:
        document = typed["document"]
        adopt_table(
            table_id=table.pk,
            basis=Basis(
                note_id=int(typed["note"]) if typed["note"] else None,
                document_id=document.id if document else None,
                adopted_on=typed["adopted_on"],
            ),
            untried_because=typed["untried_because"],
            claims_due=typed["claims_due"],
            members_see_all=typed["members_see_all"],
            actor=request.actor,
            at=clock.now(),
            address=_place(year),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def results_enter(request: DeskRequest, public_id: str) -> HttpResponse:
    """Enter a results file for absent units: looked through first, then kept."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_year.conduct", year)
    table = table_in_use(year.pk)
    if table is None:
        raise NotFound
    form = ResultsForm(sent(request), sent_files(request))
    context: dict[str, Any] = {
        "form": form,
        "year": year,
        "trail": trail_of(year, scoring=True),
        "back": _place(year),
    }
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "desk/scoring/results.html", context, status=status)
    upload = form.cleaned_data["file"]
    content = upload.read(MOST_BYTES + 1)
    if "apply" in request.POST:
        preview = preview_results(table, content)
        if not preview.errors:
            apply_results(
                cluster_year_id=year.pk,
                content=content,
                file_name=upload.name,
                actor=request.actor,
                at=clock.now(),
            )
            messages.success(request, _now("Đã nhập {count} ô.").format(count=len(preview.changes)))
            return redirect("desk:scoring_year", public_id=public_id)
    context["preview"] = preview_results(table, content)
    status = 422 if context["preview"].errors else 200
    return render(request, "desk/scoring/results.html", context, status=status)


@require_http_methods(WRITES)
@signed_in
def year_freeze(request: DeskRequest, public_id: str) -> HttpResponse:
    """Freeze the marks of the whole cluster."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_year.conduct", year)
    if table_in_use(year.pk) is None:
        raise NotFound
    sheet = Sheet(
        title=_("Khóa bảng điểm"),
        consequence=_(
            "Mọi phiếu của Cụm khóa cùng một lúc, điểm và thứ hạng được tính từ số liệu đã khóa. "
            "Trước khi công bố còn rút khóa được, có lý do; sau đó chỉ đính chính."
        ),
        consent=_("Khóa bảng điểm"),
        done=_("Đã khóa bảng điểm. Xem lại thứ hạng rồi công bố."),
        back=_ranking(year),
        trail=trail_of(year, scoring=True),
        grave=True,
    )
    return fill(
        request,
        WordForm(sent(request), word=_("khóa")),
        sheet,
        lambda _typed: _freeze(request, year),
    )


@require_http_methods(WRITES)
@signed_in
def year_reopen(request: DeskRequest, public_id: str) -> HttpResponse:
    """Withdraw the freeze before anything was published."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_year.conduct", year)
    if table_in_use(year.pk) is None:
        raise NotFound
    sheet = Sheet(
        title=_("Rút khóa bảng điểm"),
        consequence=_(
            "Mọi phiếu của Cụm mở lại ở bước trước khi khóa; các đơn vị nhận thông báo kèm lý do. "
            "Bản đã khóa vẫn được lưu, lần khóa sau là một bản mới."
        ),
        consent=_("Rút khóa"),
        done=_("Đã rút khóa. Sửa xong thì khóa lại."),
        back=_ranking(year),
        trail=trail_of(year, scoring=True),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_freeze(
            cluster_year_id=year.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
            address=_place(year),
        )

    return fill(request, ReopenForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def year_publish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Publish the frozen ranking."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_year.conduct", year)
    if table_in_use(year.pk) is None:
        raise NotFound
    sheet = Sheet(
        title=_("Công bố kết quả xếp hạng"),
        consequence=_(
            "Các đơn vị thành viên xem được cả bảng xếp hạng và nhận thông báo; năm chuyển sang "
            "bước “Đã xếp hạng”."
        ),
        consent=_("Công bố"),
        done=_("Đã công bố."),
        back=_ranking(year),
        trail=trail_of(year, scoring=True),
    )

    def act(_typed: dict[str, Any]) -> None:
        publish_year(
            cluster_year_id=year.pk,
            actor=request.actor,
            at=clock.now(),
            address=_ranking(year),
        )

    return fill(request, Form(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def year_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Put one agreed mark right after the freeze."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "score_year.conduct", year)
    if table_in_use(year.pk) is None:
        raise NotFound
    units = [(row.unit_id, row.unit) for row in ranking_rows(year.pk) if row.left_on is None]
    form = CorrectionForm(sent(request)).offering(units)
    sheet = Sheet(
        title=_("Đính chính điểm"),
        consequence=_(
            "Điểm và thứ hạng được tính lại thành một bản mới; bản trước vẫn còn. Khi đã công bố, "
            "các đơn vị nhận thông báo kèm lý do."
        ),
        consent=_("Đính chính"),
        done=_("Đã đính chính."),
        back=_ranking(year),
        trail=trail_of(year, scoring=True),
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        correct_year(
            cluster_year_id=year.pk,
            corrections=[
                Correction(
                    unit_id=int(typed["unit"]),
                    criterion=typed["criterion"].strip(),
                    mark=typed["mark"],
                    reason=typed["mark_reason"],
                )
            ],
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
            address=_ranking(year),
        )

    return fill(request, form, sheet, act)


def _freeze(request: DeskRequest, year: Any) -> None:
    freeze_year(cluster_year_id=year.pk, actor=request.actor, at=clock.now())


def _table(request: DeskRequest, public_id: str, verb: str) -> tuple[Any, Any]:
    table = find_table(request.actor, public_id)
    if table.cluster_year is None:
        raise NotFound
    demand(request, verb, table.cluster_year)
    return table, table.cluster_year


def _place(year: Any) -> str:
    return reverse("desk:scoring_year", args=[year.public_id])


def _ranking(year: Any) -> str:
    return reverse("desk:ranking", args=[year.public_id])
