"""Conferences: the list, and one with agenda, delegates and notes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.conferences.domain.course import takes_cancelling
from thidua.conferences.enums import NoteKind
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    ConferenceRow,
    NoteRow,
    agenda_rows,
    attendance_of,
    conference_rows,
    conferences_for,
    delegate_rows,
    find_conference,
    note_rows,
    search_conferences,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.meetings import has_minutes, may_write, next_step, tabs_of
from thidua.kernel import clock
from thidua.kernel.permissions import may
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
        "plans": may(request.actor, "conference.begin"),
    }
    return render(request, "desk/conferences/conference_list.html", context)


@require_safe
@signed_in
def conference_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One conference: what was planned, who came, what was said and adopted."""
    conference = find_conference(request.actor, public_id)
    (row,) = conference_rows([conference])
    agenda, delegates, notes = (
        agenda_rows(conference),
        delegate_rows(conference),
        note_rows(conference),
    )
    keeps = may(request.actor, "conference.change", meeting_of(conference))
    context = {
        "trail": [(_("Hội nghị"), reverse("desk:conference_list"))],
        "conference": row,
        "agenda": [(each, [note for note in notes if note.point_id == each.id]) for each in agenda],
        "delegates": delegates,
        "attendance": attendance_of(delegates),
        "groups": _loose(notes),
        "keeps": keeps,
        "tabs": tabs_of(row, "conference") if keeps else [],
        "step": next_step(row, agenda, delegates, today=clock.today()) if keeps else None,
        "writes": may_write(row),
        "cancels": takes_cancelling(row.state),
        "told": has_minutes(row),
    }
    return render(request, "desk/conferences/conference_detail.html", context)


def _loose(notes: list[NoteRow]) -> list[tuple[object, list[NoteRow]]]:
    """Notes that stand under no point of the agenda, by kind."""
    loose = [note for note in notes if note.point_id is None]
    return [
        (kind.label, [note for note in loose if note.kind == kind.value])
        for kind in NoteKind
        if any(note.kind == kind.value for note in loose)
    ]


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
