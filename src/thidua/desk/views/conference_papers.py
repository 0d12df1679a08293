"""The papers of a conference to take along: the calendar file, the invitation, the minutes."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries import (
    conference_rows,
    find_conference,
    find_delegate,
    invitation_file,
    invitation_file_name,
    printed_invitation,
    printed_minutes,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import demand
from thidua.desk.meetings import has_minutes
from thidua.documents.queries import Printed
from thidua.kernel import clock
from thidua.kernel.errors import NotFound


@require_safe
@signed_in
def conference_invitation(request: DeskRequest, public_id: str) -> HttpResponse:
    """The invitation as a calendar file."""
    conference = find_conference(request.actor, public_id)
    made = invitation_file(conference, host=request.get_host().split(":")[0], at=clock.now())
    return _handed_out(
        Printed(
            name=invitation_file_name(conference),
            media_type="text/calendar; charset=utf-8",
            content=made,
        )
    )


@require_safe
@signed_in
def invitation_paper_file(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The invitation as a paper to be signed; ``?delegate=`` addresses it to one of the list."""
    conference = find_conference(request.actor, public_id)
    demand(request, "conference.change", meeting_of(conference))
    wanted = request.GET.get("delegate", "")
    delegate = find_delegate(request.actor, wanted) if wanted else None
    if delegate is not None and delegate.conference_id != conference.pk:
        raise NotFound
    return _handed_out(printed_invitation(conference, form, delegate=delegate))


@require_safe
@signed_in
def minutes_paper_file(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The minutes as they stand now; there are none before the opening."""
    conference = find_conference(request.actor, public_id)
    demand(request, "conference.change", meeting_of(conference))
    [row] = conference_rows([conference])
    if not has_minutes(row):
        raise NotFound
    return _handed_out(printed_minutes(conference, form))


def _handed_out(paper: Printed) -> HttpResponse:
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response
