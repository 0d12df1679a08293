"""Sessions that vote: the list, one session, one vote with its result, and their papers."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from thidua.councils.actions import mark_presence
from thidua.councils.enums import Presence
from thidua.councils.queries import (
    ballot_rows,
    find_ballot,
    find_roll_entry,
    find_session,
    printed_counting_minutes,
    printed_session_minutes,
    question_rows,
    roll_rows,
    search_sessions,
    session_rows,
    sessions_for,
    takes_part,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import demand
from thidua.documents.queries import Printed
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("day", _("Ngày"), sortable=True, align="r"),
    Column("name", _("Phiên họp")),
    Column("met", _("Ai họp")),
    Column("state", _("Trạng thái")),
)


@require_safe
@signed_in
def session_list(request: DeskRequest) -> HttpResponse:
    """Sessions, the newest first."""
    listing = Listing.read(request.GET, COLUMNS, default="-day")
    sessions = sessions_for(request.actor)
    if listing.query:
        sessions = search_sessions(sessions, listing.query)
    page = listing.paginate(sessions.order_by("-day" if listing.descending else "day", "-id"))
    context = {
        "listing": listing,
        "page": page,
        "rows": session_rows(page.object_list),
        "calls": may(request.actor, "council_session.begin"),
    }
    return render(request, "desk/sessions/session_list.html", context)


@require_safe
@signed_in
def session_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One session: who takes part, what is asked, which votes are taken, what comes next."""
    session = find_session(request.actor, public_id)
    [row] = session_rows([session])
    context = {
        "trail": [(_("Bình xét, bỏ phiếu"), reverse("desk:session_list"))],
        "session": row,
        "roll": roll_rows(session),
        "stated": session,
        "questions": question_rows(session),
        "ballots": ballot_rows(session.ballots.all()),
        "keeps": may(request.actor, "council_session.keep", session),
        "mine": takes_part(session, request.actor),
        "decides": may(request.actor, "decision.draft", session.body),
    }
    return render(request, "desk/sessions/session_detail.html", context)


@require_safe
@signed_in
def ballot_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One vote: its rule, its tellers, where they differ, its result with the arithmetic."""
    ballot = find_ballot(request.actor, public_id)
    [row] = ballot_rows(type(ballot).objects.filter(pk=ballot.pk))
    [session] = session_rows([ballot.session])
    tellers = list(ballot.tellers.order_by("place"))
    for each in tellers:
        each.ballot = ballot
    context = {
        "trail": [
            (_("Bình xét, bỏ phiếu"), reverse("desk:session_list")),
            (session.name, reverse("desk:session", args=[session.public_id])),
        ],
        "ballot": row,
        "session": session,
        "entering": [each.place for each in tellers if may(request.actor, "count.enter", each)],
        "keeps": may(request.actor, "council_session.keep", ballot.session),
    }
    return render(request, "desk/sessions/ballot_detail.html", context)


@require_POST
@signed_in
def roll_mark(request: DeskRequest, public_id: str, entry_id: str) -> HttpResponse:
    """Mark one line of the roll."""
    session = find_session(request.actor, public_id)
    demand(request, "council_session.keep", session)
    entry = find_roll_entry(session, entry_id)
    presence = request.POST.get("presence", "")
    if entry is None or presence not in Presence.values:
        raise NotFound
    mark_presence(
        entry_id=entry.pk, presence=Presence(presence), actor=request.actor, at=clock.now()
    )
    return redirect(f"{reverse('desk:session', args=[public_id])}#{entry.public_id}")


@require_safe
@signed_in
def session_paper(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The minutes of a session that has opened."""
    session = find_session(request.actor, public_id)
    demand(request, "council_session.keep", session)
    if session.state == "called":
        raise NotFound
    return _handed_out(printed_session_minutes(session, form))


@require_safe
@signed_in
def ballot_paper(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The counting minutes of a vote that has its result."""
    ballot = find_ballot(request.actor, public_id)
    demand(request, "council_session.keep", ballot.session)
    if ballot.state != "counted":
        raise NotFound
    return _handed_out(printed_counting_minutes(ballot, form))


def _handed_out(paper: Printed) -> HttpResponse:
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response
