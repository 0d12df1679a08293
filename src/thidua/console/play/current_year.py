"""The year in hand, invented from end to end: it gives every account something to do today.

Days are counted from the day on which the demonstration is built; building it again on a later
day moves nothing. Papers of this year are another module's.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.calendar.actions import ask_for_extension, enter_work
from thidua.calendar.actions.diary import Work
from thidua.calendar.queries import deadlines_for, emulation_year_of, work_for
from thidua.clusters.actions import add_member, name_lead, open_cluster_year, set_points
from thidua.clusters.enums import ClusterKind, ClusterState, LeadHow, LeadRole, PointKind
from thidua.conferences.actions import (
    AgendaLine,
    invite,
    move_conference_on,
    plan_conference,
    set_agenda,
)
from thidua.conferences.enums import ConferenceKind, ConferenceState
from thidua.conferences.queries import conferences_of_cluster_year
from thidua.console.play.campaigns import content_point
from thidua.console.play.groups import cluster_of, known_group, walk_to
from thidua.console.play.meeting_today import hold_meeting
from thidua.console.play.papers_2026 import make_guidances, make_own_papers, make_papers
from thidua.console.play.script import Script, Told, lived, read_script
from thidua.console.play.stage import Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.provenance import Mark
from thidua.movements.actions import (
    acknowledge_delivery,
    draft_movement,
    launch_below,
    launch_movement,
    publish_movement,
    review_movement,
    set_contents,
)
from thidua.movements.enums import MovementKind, MovementScope, ReviewKind
from thidua.movements.queries import cascade_rows, movements_for
from thidua.org.enums import Kind
from thidua.org.queries import living_on, units_for
from thidua.people.actions import begin_post, create_person, give_role
from thidua.people.enums import Leadership, Role, ScopeKind, Sex
from thidua.people.queries import actor_for, find_account, persons_for, roles_of
from thidua.pledges.actions import Clause, Signatory, enter_signed_pledge

YEAR = 2026
SINCE = date(2025, 7, 1)
OFFICER = "cumtruong"
"""The account that works for the head of the cluster."""
OLD_CLUSTER = ("Cụm thi đua số 10", 2020)


def load_current_year(stage: Stage) -> list[str]:
    """Make what is not there yet of the year, in one whole transaction."""
    script, today = read_script("year-2026"), clock.today()
    with transaction.atomic():
        _make(script, today)
    return [f"{script.made} mục mới"] if script.made else ["đã có sẵn"]


def _make(script: Script, today: date) -> None:
    for told in script.listed("people"):
        _person(script, told, today)
    make_papers(script, today)
    make_guidances(script, today)
    _movement(script, script.told["movement"], today)
    group_id = _group(script, script.told["group"])
    _conference(script, script.told["conference"], group_id, today)
    hold_meeting(script, script.told["meeting_today"], group_id, today)
    _officer(script, group_id)
    _calendar(script, script.told["calendar"], today)
    make_own_papers(script, today)


def _person(script: Script, told: Told, today: date) -> None:
    if persons_for(SYSTEM).filter(full_name=told["name"]).exists():
        return
    with lived(today) as at:
        person = create_person(
            full_name=told["name"], sex=Sex(told["sex"]), invented=True, actor=SYSTEM, at=at
        )
        begin_post(
            person_id=person.pk,
            unit_id=script.unit(told["unit"], today),
            position=told["position"],
            leadership=Leadership(told.get("leadership", Leadership.NONE.value)),
            start=SINCE,
            actor=SYSTEM,
            at=at,
        )
    script.made += 1


def _movement(script: Script, told: Told, today: date) -> None:
    launcher_id = script.unit(told["launcher"], today)
    known = movements_for(SYSTEM, on=today).filter(launcher=launcher_id, name=told["name"])
    if known.exists():
        return
    day = today + timedelta(days=told["days"])
    with lived(day) as at:
        movement = draft_movement(
            launcher_id=launcher_id,
            launcher_label=told["launcher_label"],
            name=told["name"],
            theme=told["theme"],
            year=YEAR,
            kind=MovementKind.THEMED,
            scope=MovementScope.WHOLE_SECTOR,
            start=day,
            end=date(YEAR, 12, 31),
            directive_id=script.key("papers", told["directive"]),
            source=script.source,
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        points = [content_point(each) for each in told["contents"]]
        set_contents(movement_id=movement.pk, points=points, actor=SYSTEM, at=at)
        procuracies = units_for(SYSTEM).filter(kind=Kind.PROVINCIAL_PROCURACY)
        launch_movement(
            movement_id=movement.pk,
            unit_ids=list(living_on(procuracies, day).values_list("pk", flat=True)),
            due=_due(told["due"], today),
            address=reverse("desk:movement", kwargs={"public_id": movement.public_id}),
            actor=SYSTEM,
            at=at,
        )
        publish_movement(movement_id=movement.pk, actor=SYSTEM, at=at)
        _answer(script, movement, told, today)
        _ask_for_time(told["more_time"], today, at=_due(told["more_time"]["asked"], today))
    _review(movement.pk, told["review"], today)
    script.made += 1


def _review(movement_id: int, told: Told, today: date) -> None:
    """What a review on the way has found."""
    day = today + timedelta(days=told["days"])
    with lived(day) as at:
        review_movement(
            movement_id=movement_id,
            kind=ReviewKind.MIDWAY,
            held_on=day,
            summary=told["summary"],
            actor=SYSTEM,
            at=at,
        )


def _answer(script: Script, movement: Any, told: Told, today: date) -> None:
    """What the units below have done: most have it, some have launched, some still wait."""
    waiting = {script.unit(each, today) for each in told["waiting"]}
    plans = {script.unit(unit, today): word for unit, word in told["launched_below"].items()}
    answered = clock.moment(today - timedelta(days=6), 9)
    with clock.at(answered):
        for row in cascade_rows(movement, at=answered):
            if row.unit_id in plans:
                launch_below(
                    delivery_id=row.id,
                    plan_id=script.keys[f"papers.{plans[row.unit_id]}"],
                    actor=SYSTEM,
                    at=answered,
                )
            elif row.unit_id not in waiting:
                acknowledge_delivery(delivery_id=row.id, actor=SYSTEM, at=answered)


def _ask_for_time(told: Told, today: date, *, at: datetime) -> None:
    """One unit asks for more time to launch it; whoever may move deadlines has an answer to give."""
    account = find_account(told["by"])
    assert account is not None, "the cast comes before the year"
    with clock.at(at):
        asker = actor_for(account, on=at.date())
        waiting = deadlines_for(asker).filter(subject_kind="movements.movementdelivery")
        ask_for_extension(
            deadline_id=waiting.get().pk,
            until=_due(told, today),
            reason=told["reason"],
            actor=asker,
            at=at,
        )


def _due(told: Told, today: date) -> datetime:
    return clock.moment(today + timedelta(days=told["days"]), told["hour"])


def _group(script: Script, told: Told) -> int:
    since = date(YEAR, 1, 1)
    body_id = script.unit(told["body"], since)
    known = known_group(body_id, ClusterKind.CLUSTER, told["name"], YEAR)
    if known is not None:
        return known
    members = [script.unit(each, since) for each in told["members"]]
    fields = ("members", "head", "deputies", "mottos")
    with lived(since) as at:
        year_id = open_cluster_year(
            cluster_id=cluster_of(body_id, ClusterKind.CLUSTER, told["name"], at=at),
            year=YEAR,
            emulation_year=emulation_year_of(body_id, since),
            members_complete=True,
            provenance=dict.fromkeys(fields, Mark.INVENTED.value),
            source=script.source,
            demonstration=True,
            actor=SYSTEM,
            at=at,
        ).pk
        for unit_id in members:
            add_member(cluster_year_id=year_id, unit_id=unit_id, start=since, actor=SYSTEM, at=at)
        for role in LeadRole:
            name_lead(
                cluster_year_id=year_id,
                unit_id=script.unit(told[role.value], since),
                role=role,
                how=LeadHow.DESIGNATED,
                start=since,
                actor=SYSTEM,
                at=at,
            )
        set_points(
            cluster_year_id=year_id,
            kind=PointKind.MOTTO,
            texts=told["mottos"],
            actor=SYSTEM,
            at=at,
        )
        walk_to(year_id, ClusterState.PLEDGED, told["signed_on"])
        _pledge(script, told, year_id, members)
    script.made += 1
    return year_id


def _pledge(script: Script, told: Told, year_id: int, members: list[int]) -> None:
    with lived(told["signed_on"], 17) as at:
        enter_signed_pledge(
            cluster_year_id=year_id,
            signed_on=told["signed_on"],
            discussed=True,
            clauses=[Clause(text=each) for each in told["clauses"]],
            signatories=[
                Signatory(unit_id=unit_id, role="Viện trưởng", order=order)
                for order, unit_id in enumerate(members, start=1)
            ],
            source=script.source,
            invented=True,
            actor=SYSTEM,
            at=at,
        )


def _conference(script: Script, told: Told, group_id: int, today: date) -> None:
    if conferences_of_cluster_year(group_id).filter(name=told["name"]).exists():
        return
    with lived(today) as at:
        conference = plan_conference(
            body_id=script.unit(script.told["group"]["body"], today),
            name=told["name"],
            kinds=[ConferenceKind.FINAL, ConferenceKind.ELECTION],
            day=today + timedelta(days=told["days"]),
            start=time.fromisoformat(told["start"]),
            place=told["place"],
            host_id=script.unit(told["host"], today),
            organiser_label=script.told["group"]["name"],
            cluster_year_ids=[group_id],
            source=script.source,
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        lines = [
            AgendaLine(**each | {"start": time.fromisoformat(each["start"])})
            for each in told["agenda"]
        ]
        set_agenda(conference_id=conference.pk, points=lines, actor=SYSTEM, at=at)
        for each in told["delegates"]:
            invite(
                conference_id=conference.pk,
                role=each["role"],
                unit_id=script.unit(each["unit"], today),
                count=each["count"],
                actor=SYSTEM,
                at=at,
            )
        move_conference_on(
            conference_id=conference.pk, to=ConferenceState.INVITED, actor=SYSTEM, at=at
        )
    script.made += 1


def _officer(script: Script, group_id: int) -> None:
    """The officer of the head works for the cluster of this year and for the one of 2020."""
    account = find_account(OFFICER)
    assert account is not None, "the cast comes before the year"
    assert account.person is not None, "the cast consists of persons"
    name, year = OLD_CLUSTER
    body_id = script.unit("VKSND tối cao", date(year, 1, 1))
    old_id = known_group(body_id, ClusterKind.CLUSTER, name, year)
    assert old_id is not None, "the systems come before the year"
    held = roles_of(account.person).filter(role=Role.CLUSTER_OFFICER)
    labels = {group_id: f"{script.told['group']['name']} năm {YEAR}", old_id: f"{name} năm {year}"}
    for scope_id, label in labels.items():
        if not held.filter(scope_kind=ScopeKind.CLUSTER_YEAR, scope_id=scope_id).exists():
            with lived(SINCE) as at:
                give_role(
                    person_id=account.person.pk,
                    role=Role.CLUSTER_OFFICER,
                    scope_kind=ScopeKind.CLUSTER_YEAR,
                    scope_id=scope_id,
                    scope_label=label,
                    start=SINCE,
                    actor=SYSTEM,
                    at=at,
                )
            script.made += 1


def _calendar(script: Script, told: Told, today: date) -> None:
    """The week of today and the one after; a calendar that has lines stays as it is."""
    unit_id = script.unit(told["unit"], today)
    if work_for(SYSTEM, unit_id).exists():
        return
    monday = today - timedelta(days=today.weekday())
    with lived(today, 7) as at:
        for first in (monday, monday + timedelta(days=7)):
            for line in told["work"]:
                enter_work(_work(line, first), unit_id=unit_id, actor=SYSTEM, at=at)
    script.made += 1


def _work(line: Told, monday: date) -> Work:
    particulars = {key: value for key, value in line.items() if key not in {"weekday", "start"}}
    return Work(
        day=monday + timedelta(days=line["weekday"]),
        start=time.fromisoformat(line["start"]) if "start" in line else None,
        public=True,
        **particulars | {"subject": f"{line['subject']} (giả định)"},
    )
