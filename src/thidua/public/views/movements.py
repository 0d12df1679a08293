"""Movements made public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.kernel import clock
from thidua.movements.queries import (
    content_groups,
    find_public_movement,
    public_movement_rows,
    public_movements,
    search_movements,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (Column("year", _("Năm"), sortable=True),)


@require_safe
def movement_list(request: HttpRequest) -> HttpResponse:
    """Public movements, the newest first."""
    now = clock.now()
    listing = Listing.read(request.GET, COLUMNS, default="-year")
    movements = public_movements(now)
    if listing.query:
        movements = search_movements(movements, listing.query)
    page = listing.paginate(movements.order_by("-year", "-launched_at", "-id"))
    context = {
        "listing": listing,
        "page": page,
        "rows": public_movement_rows(page.object_list, at=now),
    }
    return render(request, "public/movement_list.html", context)


@require_safe
def movement_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One movement: theme, contents, the paper that launched it."""
    now = clock.now()
    movement = find_public_movement(public_id, now)
    (row,) = public_movement_rows([movement], at=now)
    context = {
        "movement": row,
        "contents": [group for group in content_groups(movement) if group.points],
    }
    return render(request, "public/movement_detail.html", context)
