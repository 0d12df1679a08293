"""Councils: the list, and one council with its members of today, those before, and its sessions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.councils.queries import (
    council_rows,
    councils_for,
    find_council,
    member_rows,
    search_councils,
    session_rows,
    sessions_for,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("name", _("Hội đồng")),
    Column("body", _("Cơ quan, đơn vị")),
    Column("start", _("Nhiệm kỳ"), sortable=True, align="r"),
    Column("voters", _("Có quyền biểu quyết"), align="r"),
)
_SESSIONS_SHOWN = 12


@require_safe
@signed_in
def council_list(request: DeskRequest) -> HttpResponse:
    """Councils, the newest term first."""
    today = clock.today()
    listing = Listing.read(request.GET, COLUMNS, default="-start")
    councils = councils_for(request.actor)
    if listing.query:
        councils = search_councils(councils, listing.query, on=today)
    page = listing.paginate(councils.order_by("-start" if listing.descending else "start", "-id"))
    context = {
        "listing": listing,
        "page": page,
        "rows": council_rows(page.object_list, on=today),
        "sets_up": may(request.actor, "council.begin"),
    }
    return render(request, "desk/councils/council_list.html", context)


@require_safe
@signed_in
def council_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One council: who may vote today, who has left and why, and its sessions."""
    today = clock.today()
    council = find_council(request.actor, public_id)
    [row] = council_rows([council], on=today)
    members = member_rows(council, on=today)
    sessions = sessions_for(request.actor).filter(council=council)
    context = {
        "trail": [
            (_("Bình xét, bỏ phiếu"), reverse("desk:session_list")),
            (_("Hội đồng"), reverse("desk:council_list")),
        ],
        "council": row,
        "seated": [each for each in members if each.end is None or each.end >= today],
        "left": [each for each in members if each.end is not None and each.end < today],
        "sessions": session_rows(sessions.order_by("-day", "-id")[:_SESSIONS_SHOWN]),
        "keeps": may(request.actor, "council.keep", council.body),
    }
    return render(request, "desk/councils/council_detail.html", context)
