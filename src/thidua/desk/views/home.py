"""*Việc chờ tôi*: what waits, what the unit has in motion, where the year stands."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.queries import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_for,
    cluster_years_of_unit,
    document_creating,
)
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.at_hand import AtHand, at_hand
from thidua.desk.context import contexts_from
from thidua.desk.course import Stage, phases_of, stages_of
from thidua.desk.known import known_from, with_scoring
from thidua.desk.motion import in_motion
from thidua.desk.waiting import WaitingGroup, waiting_groups
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.gathering import gathered
from thidua.ledger.queries import entries_by_unit, entry_rows
from thidua.org.queries.descent import predecessor_ids
from thidua.people.enums import Role
from thidua.pledges.queries import PledgeStanding, pledge_standing

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
    known, led = _years(actor, now)
    years = cluster_year_rows(known, unit_id=actor.unit_id)
    year = years[0] if years else None
    hand = at_hand(actor, year.id if year else None, at=now)
    pledge = pledge_standing(year.id, on=now.date()) if year else None
    stages = _stages(known[0], year, hand, pledge) if year else ()
    groups = waiting_groups(actor, hand, at=now)
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
        "motion": in_motion(actor, hand, year, pledge, led=led, at=now),
        "news": entry_rows(entries_by_unit(actor.unit_name)[:6]),
        **contexts_from(known),
    }
    return render(request, "desk/home/home.html", context)


def _count(groups: tuple[WaitingGroup, ...], danger: str) -> int:
    return sum(len(group.rows) for group in groups if group.danger == danger)


def _years(actor: Actor, at: datetime) -> tuple[list[Any], int]:
    """The clusters of the actor's unit, newest year first; how many it leads itself this year."""
    unit = actor.unit_id
    if unit is None:
        return [], 0
    year = at.astimezone(clock.VIETNAM).year
    own, led = gathered(
        cluster_years_of_unit([unit, *predecessor_ids(unit)]),
        cluster_years_for(actor).filter(cluster__parent_body=unit, year=year),
    )
    return own, len(led)


def _stages(
    found: Any, year: ClusterYearRow, hand: AtHand, pledge: PledgeStanding | None
) -> tuple[Stage, ...]:
    known = known_from(
        movements=hand.movements.year,
        conferences=hand.conferences.year,
        pledge=pledge,
        creating=document_creating(found),
        registrations=hand.registrations.standing,
        decisions=hand.decided,
    )
    return stages_of(year, with_scoring(known, found))
