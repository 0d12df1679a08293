"""The year's guidance: the list, what holds at one body, one duty and who owes it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.kernel import clock
from thidua.kernel.permissions import may
from thidua.movements.queries import (
    StandingRow,
    addressee_label,
    duty_rows,
    find_obligation,
    guidance_rows,
    guidance_years,
    guidances_for,
    guidances_of,
    may_hand_over,
    obligation_row,
    search_guidances,
    standing_rows,
)
from thidua.org.queries import find_unit, unit_rows, units_for
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("year", _("Năm"), sortable=True, align="r"),
    Column("body", _("Đơn vị ban hành")),
    Column("document", _("Văn bản")),
    Column("obligations", _("Quy định"), align="r"),
)


@require_safe
@signed_in
def guidance_list(request: DeskRequest) -> HttpResponse:
    """The guidance of all bodies, the newest year first."""
    listing = Listing.read(request.GET, COLUMNS, default="-year")
    guidances = guidances_for(request.actor)
    years = guidance_years(guidances)
    asked = request.GET.get("year", "")
    if asked.isdecimal():
        guidances = guidances.filter(year=int(asked))
    if listing.query:
        guidances = search_guidances(guidances, listing.query)
    order = "-year" if listing.descending else "year"
    page = listing.paginate(guidances.order_by(order, "body__sort_key", "id"))
    own = units_for(request.actor).filter(pk=request.actor.unit_id or 0).first()
    context = {
        "listing": listing,
        "page": page,
        "rows": guidance_rows(page.object_list),
        "year": asked,
        "years": [("", _("Mọi năm")), *((str(each), str(each)) for each in years)],
        "begins": may(request.actor, "guidance.begin"),
        "own": own,
        "this_year": clock.today().year,
    }
    return render(request, "desk/guidance/guidance_list.html", context)


@require_safe
@signed_in
def guidance_detail(request: DeskRequest, public_id: str, year: int) -> HttpResponse:
    """What holds at one body in a year: its own guidance, and what it inherits."""
    now = clock.now()
    body = find_unit(request.actor, public_id)
    own = list(guidances_of(body.pk, year))
    sets = bool(own) and may(request.actor, "obligation.set", own[-1])
    (row,) = unit_rows([body], now.date())
    context = {
        "trail": [(_("Hướng dẫn năm"), reverse("desk:guidance_list"))],
        "body": row,
        "year": year,
        "guidances": guidance_rows(own),
        "duties": duty_rows(body.pk, year, at=now),
        "adds_to": own[-1].public_id if sets else "",
        "enters": may(request.actor, "guidance.enter", body),
    }
    return render(request, "desk/guidance/guidance_detail.html", context)


@require_safe
@signed_in
def obligation_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One duty as one body has set it, and how the units that owe it stand."""
    now = clock.now()
    obligation = find_obligation(request.actor, public_id)
    guidance = obligation.guidance
    row, standings = obligation_row(obligation), standing_rows(obligation, at=now)
    if request.GET.get("format") == "xlsx":
        return _excel(row.paper, standings)
    own = next((each for each in standings if each.unit_id == request.actor.unit_id), None)
    waiting = own if own is not None and own.handed_at is None else None
    if waiting and not may_hand_over(request.actor, obligation, waiting.unit_id):
        waiting = None
    place = reverse("desk:guidance", args=[guidance.body.public_id, guidance.year])
    context = {
        "trail": [
            (_("Hướng dẫn năm"), reverse("desk:guidance_list")),
            (f"{row.body}, {guidance.year}", place),
        ],
        "duty": row,
        "year": guidance.year,
        "invented": guidance.invented,
        "addressed": addressee_label(obligation),
        "standings": standings,
        "handed": sum(each.handed_at is not None for each in standings),
        "waiting": waiting,
        "changes": may(request.actor, "obligation.change", obligation),
    }
    return render(request, "desk/guidance/obligation_detail.html", context)


def _excel(paper: str, rows: list[StandingRow]) -> HttpResponse:
    return excel_response(
        "phai-gui",
        ["Đơn vị", "Hạn", "Gửi lúc", "Văn bản", "Cách gửi", "Nhập thay"],
        (
            (
                row.unit,
                row.due,
                row.handed_at,
                row.paper.citation if row.paper else "",
                row.note,
                row.on_behalf_by,
            )
            for row in rows
        ),
        title=paper,
    )
