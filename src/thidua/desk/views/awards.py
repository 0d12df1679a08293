"""The register of awards: the list, one award with its chain, and how far the register is known."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.awards.enums import AwardState, KnownKind
from thidua.awards.queries import (
    AwardRow,
    all_coverage,
    award_rows,
    awards_for,
    coverage_rows,
    find_award,
    narrowed,
    relying_on,
    rests_on,
    search_awards,
    title_choices,
    years_of,
)
from thidua.commendations.queries import decision_behind
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("sort_key", _("Người, đơn vị"), sortable=True),
    Column("award", _("Danh hiệu, hình thức")),
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("decided_on", _("Quyết định"), sortable=True),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def award_list(request: DeskRequest) -> HttpResponse:
    """Awards by words, kind, title, year and state, the newest decision first."""
    listing = Listing.read(request.GET, COLUMNS, default="-decided_on")
    everything = awards_for(request.actor)
    chosen = {name: request.GET.get(name, "") for name in ("kind", "award", "year", "state")}
    awards = narrowed(everything, **chosen)
    if listing.query:
        awards = search_awards(awards, listing.query)
    awards = awards.order_by(f"{'-' if listing.descending else ''}{listing.sort}", "-id")
    if request.GET.get("format") == "xlsx":
        return _excel(award_rows(awards, on=clock.today()))
    page = listing.paginate(awards)
    years = [(str(year), str(year)) for year in years_of(everything)]
    context = {
        "listing": listing,
        "page": page,
        "rows": award_rows(page.object_list, on=clock.today()),
        **chosen,
        "kinds": [("", _("Mọi loại")), *KnownKind.choices],
        "titles": [("", _("Mọi danh hiệu, hình thức")), *title_choices(chosen["kind"])],
        "years": [("", _("Mọi năm")), *years],
        "states": [("", _("Mọi trạng thái")), *AwardState.choices],
        "export": listing.address(format="xlsx"),
        "enters": may(request.actor, "award.begin"),
        "imports": may(request.actor, "import.run", "awards"),
    }
    return render(request, "desk/awards/award_list.html", context)


@require_safe
@signed_in
def award_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One award: what it says, the decision behind it, what it rests on and what rests on it."""
    award, today = find_award(request.actor, public_id), clock.today()
    earlier, later = rests_on(award), relying_on([award.pk])
    rows = award_rows([award, *earlier, *later], on=today)
    context = {
        "trail": [(_("Sổ khen thưởng"), reverse("desk:award_list"))],
        "award": rows[0],
        "earlier": rows[1 : 1 + len(earlier)],
        "later": rows[1 + len(earlier) :],
        "decision": decision_behind(request.actor, award.pk, on=today),
        "corrects": may(request.actor, "award.correct", award),
        "cancels": may(request.actor, "award.cancel", award),
    }
    return render(request, "desk/awards/award_detail.html", context)


@require_safe
@signed_in
def coverage_list(request: DeskRequest) -> HttpResponse:
    """Of which units and years the register is known to be whole."""
    coverage = list(all_coverage()) if may(request.actor, "award.list") else []
    changing = [may(request.actor, "coverage.declare", each.unit) for each in coverage]
    rows = coverage_rows(coverage, on=clock.today())
    context = {
        "trail": [(_("Sổ khen thưởng"), reverse("desk:award_list"))],
        "rows": list(zip(rows, changing, strict=True)),
        "declares": may(request.actor, "award.begin"),
    }
    return render(request, "desk/awards/coverage_list.html", context)


def _excel(rows: Iterable[AwardRow]) -> HttpResponse:
    headers = [
        "Họ và tên, tên tập thể",
        "Chức vụ",
        "Đơn vị",
        "Danh hiệu, hình thức",
        "Loại hình",
        "Thời gian tính thành tích",
        "Năm",
        "Số quyết định",
        "Ngày quyết định",
        "Cấp quyết định",
        "Số sổ vàng",
        "Trạng thái",
    ]
    lines = (
        (
            row.name,
            row.office,
            row.unit,
            row.award_name,
            row.ground_label,
            row.period,
            row.year,
            row.decision,
            row.decided_on,
            row.authority,
            row.golden_number,
            row.state_label,
        )
        for row in rows
    )
    return excel_response("so-khen-thuong", headers, lines, title="Sổ khen thưởng")
