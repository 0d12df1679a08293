"""*Việc chờ tôi*: what waits, what the unit has in motion, where the year stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.queries import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_of_unit,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.course import phases_of, stages_of
from thidua.desk.known import known_of, papers_of
from thidua.desk.motion import in_motion
from thidua.desk.waiting import WaitingGroup, waiting_groups
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.ledger.queries import entries_by_unit, entry_rows
from thidua.org.queries.descent import predecessor_ids
from thidua.people.enums import Role

WILL_COME: tuple[tuple[Role, Promise], ...] = (
    (
        Role.ADMINISTRATOR,
        _("Điều bất thường của nơi cài đặt và đề nghị dời hạn sẽ hiện ở đây."),
    ),
    (
        Role.STANDING_OFFICE,
        _(
            "Phong trào còn đơn vị chưa phát động, hội nghị sắp họp và đề nghị dời hạn sẽ hiện ở đây."
        ),
    ),
    (
        Role.COUNCIL_MEMBER,
        _(
            "Hội nghị mời ông/bà dự và việc có hạn của ông/bà sẽ hiện ở đây, việc gấp nhất đứng đầu."
        ),
    ),
    (
        Role.RECORDS_CLERK,
        _("Văn bản đã ký chờ số và việc có hạn của văn thư sẽ hiện ở đây."),
    ),
    (
        Role.UNIT_HEAD,
        _("Dự thảo chờ ký, hội nghị mời đơn vị và việc có hạn của đơn vị sẽ hiện ở đây."),
    ),
)
WILL_COME_TO_ALL = _("Việc mới có hạn sẽ hiện ở đây, việc gấp nhất đứng đầu.")


@require_safe
@signed_in
def home(request: DeskRequest) -> HttpResponse:
    """The desk's first page."""
    now, actor = clock.now(), request.actor
    groups = waiting_groups(actor, at=now)
    years = _years(actor)
    papers = papers_of(years[0].id) if years else None
    stages = stages_of(years[0], known_of(papers)) if papers else ()
    year = years[0] if years else None
    context = {
        "now": now,
        "groups": groups,
        "overdue": _count(groups, "stop"),
        "this_week": _count(groups, "due"),
        "open": _count(groups, "active"),
        "will_come": next(
            (words for role, words in WILL_COME if actor.holds(role)), WILL_COME_TO_ALL
        ),
        "year": year,
        "other_years": years[1:4],
        "stages": stages,
        "phases": phases_of(stages) if stages else (),
        "here": next((stage for stage in stages if stage.current), None),
        "motion": in_motion(actor, year, papers, at=now),
        "news": entry_rows(entries_by_unit(actor.unit_name)[:6]),
    }
    return render(request, "desk/home/home.html", context)


def _count(groups: tuple[WaitingGroup, ...], danger: str) -> int:
    return sum(len(group.rows) for group in groups if group.danger == danger)


def _years(actor: Actor) -> list[ClusterYearRow]:
    unit = actor.unit_id
    if unit is None:
        return []
    return cluster_year_rows(cluster_years_of_unit([unit, *predecessor_ids(unit)]), unit_id=unit)
