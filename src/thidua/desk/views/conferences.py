"""Conferences: the list, one with agenda, delegates and notes, and its invitation file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.conferences.enums import NoteKind
from thidua.conferences.queries import (
    ConferenceRow,
    agenda_rows,
    attendance_of,
    conference_rows,
    conferences_for,
    delegate_rows,
    find_conference,
    invitation_file,
    invitation_file_name,
    note_rows,
    search_conferences,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.kernel import clock
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("day", _("Ngày"), sortable=True, align="r"),
    Column("name", _("Hội nghị")),
    Column("body", _("Cơ quan")),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def conference_list(request: DeskRequest) -> HttpResponse:
    """Conferences, the newest first."""
    listing = Listing.read(request.GET, COLUMNS, default="-day")
    conferences = conferences_for(request.actor)
    if listing.query:
        conferences = search_conferences(conferences, listing.query)
    order = "-day" if listing.descending else "day"
    conferences = conferences.order_by(order, "-id")
    if request.GET.get("format") == "xlsx":
        return _excel(conference_rows(conferences))
    page = listing.paginate(conferences)
    context = {
        "listing": listing,
        "page": page,
        "rows": conference_rows(page.object_list),
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/conferences/conference_list.html", context)


@require_safe
@signed_in
def conference_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One conference: what was planned, who came, what was said and adopted."""
    conference = find_conference(request.actor, public_id)
    (row,) = conference_rows([conference])
    delegates = delegate_rows(conference)
    notes = note_rows(conference)
    context = {
        "trail": [(_("Hội nghị"), reverse("desk:conference_list"))],
        "conference": row,
        "agenda": agenda_rows(conference),
        "delegates": delegates,
        "attendance": attendance_of(delegates),
        "groups": [
            (kind.label, [note for note in notes if note.kind == kind.value])
            for kind in NoteKind
            if any(note.kind == kind.value for note in notes)
        ],
    }
    return render(request, "desk/conferences/conference_detail.html", context)


@require_safe
@signed_in
def conference_invitation(request: DeskRequest, public_id: str) -> HttpResponse:
    """The invitation as a calendar file."""
    conference = find_conference(request.actor, public_id)
    made = invitation_file(conference, host=request.get_host().split(":")[0], at=clock.now())
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    name = invitation_file_name(conference)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _excel(rows: list[ConferenceRow]) -> HttpResponse:
    return excel_response(
        "hoi-nghi",
        ["Ngày", "Buổi", "Hội nghị", "Nội dung", "Cơ quan", "Nơi họp", "Trạng thái"],
        (
            (
                row.day,
                row.part_of_day_label,
                row.name,
                ", ".join(row.kind_labels),
                row.body,
                row.place,
                row.state_label,
            )
            for row in rows
        ),
        title="Hội nghị",
    )
