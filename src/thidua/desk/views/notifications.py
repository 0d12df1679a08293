"""What a person was told."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.told import place_of
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.people.actions import mark_all_read, mark_read
from thidua.people.queries import notification_rows, notifications_for
from thidua.ui.lists import Column, Listing

COLUMNS = (Column("text", _("Nội dung")), Column("at", _("Lúc")))


@require_safe
@signed_in
def notifications(request: DeskRequest) -> HttpResponse:
    """All messages, newest first, or the unread ones."""
    listing = Listing.read(request.GET, COLUMNS)
    told = notifications_for(request.actor)
    unread_only = request.GET.get("show") == "unread"
    page = listing.paginate(told.filter(read_at=None) if unread_only else told)
    context = {
        "listing": listing,
        "page": page,
        "rows": [
            replace(row, address=place_of(row.key, row.address))
            for row in notification_rows(page.object_list)
        ],
        "unread_only": unread_only,
    }
    return render(request, "desk/account/notifications.html", context)


@require_POST
@signed_in
def notification_read(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mark one as read and go to the page that it speaks of."""
    told = notifications_for(request.actor).filter(public_id=public_id).first()
    if told is None:
        raise NotFound
    mark_read(public_id=public_id, actor=request.actor, at=clock.now())
    address = place_of(told.key, told.address)
    here = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return redirect(address if address and here else "desk:notifications")


@require_POST
@signed_in
def notifications_read(request: DeskRequest) -> HttpResponse:
    """Mark all as read."""
    mark_all_read(actor=request.actor, at=clock.now())
    return redirect("desk:notifications")
