"""Decisions on awards: the list, and one decision with its list, paper and certificates."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.commendations.enums import WaitsFor
from thidua.commendations.queries import (
    MOST_SHEETS,
    DecisionRow,
    certificate_files_of,
    certificate_rows,
    certificates_of,
    certificates_to_sign,
    decision_rows,
    decisions_for,
    find_decision,
    line_rows,
    search_decisions,
)
from thidua.councils.queries import sessions_for
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("number", _("Số, ký hiệu")),
    Column("title", _("Trích yếu")),
    Column("issuer", _("Đơn vị ban hành")),
    Column("lines", _("Danh sách"), align="r"),
    Column("state", _("Trạng thái")),
)
RIGHTS = {
    "writes": "decision.write",
    "numbers": "decision.number",
    "signs": "decision.sign",
    "publishes": "decision.publish",
    "cancels": "decision.cancel",
    "prints": "certificate.print",
    "reissues": "certificate.reissue",
    "sends": "certificate.send",
}
STEPS = {
    WaitsFor.LIST: ("submit", "writes", _("Trình"), _("Hoàn thành danh sách rồi trình")),
    WaitsFor.NUMBER: ("number", "numbers", _("Nhập số"), _("Chờ văn thư cấp số")),
    WaitsFor.SIGNATURE: ("sign", "signs", _("Ghi đã ký"), _("Chờ người có thẩm quyền ký")),
    WaitsFor.PUBLICATION: ("publish", "publishes", _("Công bố"), _("Đã ký, chờ công bố")),
}
"""By what is waited for: the step, the right, its word, and what is said."""


@require_safe
@signed_in
def decision_list(request: DeskRequest) -> HttpResponse:
    """Decisions that the actor may see, the newest first."""
    today = clock.today()
    listing = Listing.read(request.GET, COLUMNS)
    decisions = decisions_for(request.actor, on=today)
    if listing.query:
        decisions = search_decisions(decisions, request.actor, listing.query, on=today)
    decisions = decisions.order_by("-id")
    if request.GET.get("format") == "xlsx":
        return _excel(decision_rows(decisions))
    page = listing.paginate(decisions)
    context = {
        "listing": listing,
        "page": page,
        "rows": decision_rows(page.object_list),
        "export": listing.address(format="xlsx"),
        "drafts": may(request.actor, "decision.begin"),
    }
    return render(request, "desk/decisions/decision_list.html", context)


@require_safe
@signed_in
def decision_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One decision: what it waits for, its list, its paper, its certificates."""
    today = clock.today()
    decision = find_decision(request.actor, public_id, on=today)
    (row,) = decision_rows([decision])
    can = {word: may(request.actor, verb, decision) for word, verb in RIGHTS.items()}
    certificates = certificate_rows(certificates_of(decision)) if row.published_at else []
    in_use = sum(each.state == "issued" for each in certificates)
    context = {
        "trail": [(_("Quyết định khen thưởng"), reverse("desk:decision_list"))],
        "decision": row,
        "lines": line_rows(decision, on=row.issued_on or today),
        "can": can,
        "next": _next(row, can),
        "certificates": certificates,
        "files": certificate_files_of(decision) if certificates else [],
        "sendable": bool(certificates)
        and can["sends"]
        and row.state != "cancelled"
        and certificates_to_sign(decision).exists(),
        "parts": range(1, -(-in_use // MOST_SHEETS) + 1),
        "bases": decision.bases,
        "session": sessions_for(request.actor).filter(decisions=decision).first(),
    }
    return render(request, "desk/decisions/decision_detail.html", context)


def _next(row: DecisionRow, can: dict[str, bool]) -> dict[str, Any] | None:
    """The next step: its address for who may take it, else only what is waited for."""
    waits = WaitsFor(row.waits)
    if waits is WaitsFor.NOTHING:
        return None
    step, right, word, said = STEPS[waits]
    if waits is WaitsFor.NUMBER and row.state == "signed":
        href = reverse("desk:document_number", args=[row.document_public_id])
    else:
        href = reverse(f"desk:decision_{step}", args=[row.public_id])
    return {"title": said, "action": word, "href": href if can[right] else ""}


def _excel(rows: list[DecisionRow]) -> HttpResponse:
    return excel_response(
        "quyet-dinh-khen-thuong",
        ["Số, ký hiệu", "Ngày", "Trích yếu", "Đơn vị ban hành", "Số khen thưởng", "Trạng thái"],
        (
            (row.number, row.issued_on, row.title, row.issuer, row.lines, row.state_label)
            for row in rows
        ),
        title="Quyết định khen thưởng",
    )
