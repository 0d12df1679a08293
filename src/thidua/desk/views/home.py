"""*Việc chờ tôi*: what waits, what the unit has in motion, where the year stands."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.calendar.queries import DeadlineRow, deadline_rows, deadlines_for
from thidua.clusters.queries import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_of_unit,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.course import phases_of, stages_of
from thidua.desk.known import known_of, papers_of
from thidua.kernel import clock
from thidua.ledger.queries import entries_by_unit, entry_rows
from thidua.org.queries.descent import predecessor_ids

GROUPS = {
    "stop": ("octagon-alert", _("Quá hạn")),
    "due": ("clock", _("Tuần này")),
    "idle": ("calendar", _("Sau đó")),
}


@require_safe
@signed_in
def home(request: DeskRequest) -> HttpResponse:
    """The desk's first page."""
    now = clock.now()
    rows = deadline_rows(deadlines_for(request.actor), at=now)
    years = _years(request)
    stages = stages_of(years[0], known_of(papers_of(years[0].id))) if years else ()
    context = {
        "now": now,
        "groups": _groups(rows),
        "overdue": sum(row.danger == "stop" for row in rows),
        "this_week": sum(row.danger == "due" for row in rows),
        "year": years[0] if years else None,
        "other_years": years[1:5],
        "stages": stages,
        "phases": phases_of(stages) if stages else (),
        "here": next((stage for stage in stages if stage.current), None),
        "news": entry_rows(entries_by_unit(request.actor.unit_name)[:6]),
    }
    return render(request, "desk/home/home.html", context)


def _years(request: DeskRequest) -> list[ClusterYearRow]:
    unit = request.actor.unit_id
    if unit is None:
        return []
    return cluster_year_rows(cluster_years_of_unit([unit, *predecessor_ids(unit)]), unit_id=unit)


def _groups(rows: list[DeadlineRow]) -> list[tuple[str, str, object, list[DeadlineRow]]]:
    return [
        (danger, *GROUPS[danger], list(some))
        for danger, some in groupby(rows, key=lambda row: row.danger)
    ]
