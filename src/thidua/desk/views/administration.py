"""Administration: what there is to set, and whether the installation is well."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.filling import demand
from thidua.documents.queries import numbered_agencies, series_for, series_rows
from thidua.kernel.health import count_jobs, quick_symptoms
from thidua.kernel.permissions import may
from thidua.ledger.queries import count_unsealed, latest_checkpoint
from thidua.people.queries import accounts_for, roles_for
from thidua.ui.lists import Column, Listing

SERIES_COLUMNS = (
    Column("owner_label", _("Cơ quan"), sortable=True),
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("source", _("Ai cấp số")),
    Column("count", _("Đã ghi"), align="r"),
    Column("last", _("Số cuối"), align="r"),
)


@require_safe
@signed_in
def administration(request: DeskRequest) -> HttpResponse:
    """The rooms of administration that the actor may enter."""
    administers = may(request.actor, "account.manage")
    context: dict[str, Any] = {
        "administers": administers,
        "roles": roles_for(request.actor).count(),
        "series": series_for(request.actor).count(),
    }
    if administers:
        context["accounts"] = accounts_for(request.actor).count()
        context["symptoms"] = list(quick_symptoms())
    return render(request, "desk/administration/administration.html", context)


@require_safe
@signed_in
def health(request: DeskRequest) -> HttpResponse:
    """What is quickly asked of the installation; ``thidua doctor`` asks everything."""
    demand(request, "installation.view")
    found = list(quick_symptoms())
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration"))],
        "symptoms": found,
        "ill": any(each.level == "error" for each in found),
        "checkpoint": latest_checkpoint(),
        "unsealed": count_unsealed(),
        "jobs": count_jobs(),
    }
    return render(request, "desk/administration/health.html", context)


@require_safe
@signed_in
def series_list(request: DeskRequest) -> HttpResponse:
    """Number series: whose, which year, who gives the numbers."""
    listing = Listing.read(request.GET, SERIES_COLUMNS, default="-year")
    series = series_for(request.actor)
    if listing.query:
        series = series.filter(owner_label__icontains=listing.query)
    series = series.order_by(f"{'-' if listing.descending else ''}{listing.sort}", "id")
    if request.GET.get("format") == "xlsx":
        return excel_response(
            "day-so",
            ["Cơ quan", "Tên dãy", "Năm", "Ai cấp số", "Đã ghi", "Số cuối"],
            (
                (row.owner, row.name, row.year, row.source_label, row.count, row.last)
                for row in series_rows(series)
            ),
            title="Dãy số văn bản",
        )
    page = listing.paginate(series)
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration"))],
        "listing": listing,
        "page": page,
        "rows": series_rows(series.filter(pk__in=[each.pk for each in page])),
        "opens": numbered_agencies(request.actor).exists(),
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/administration/series_list.html", context)
