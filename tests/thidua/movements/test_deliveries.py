from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.support.sector import acting, for_cluster, make_paper
from tests.thidua.movements.moments import DUE, LAUNCHED
from thidua.calendar.enums import DeadlineState
from thidua.calendar.queries import deadlines_of
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import (
    acknowledge_delivery,
    cancel_movement,
    end_delivery,
    launch_below,
    pass_delivery,
)
from thidua.movements.domain.cascade import Lateness
from thidua.movements.enums import DeliveryState, MovementScope
from thidua.movements.queries import (
    cascade_rows,
    cascade_tally,
    find_delivery,
    waiting_deliveries,
)
from thidua.people.enums import Role

ANSWERED = moment(date(2020, 1, 20), 10)
PLANNED = date(2020, 2, 3)
LATER = moment(date(2020, 2, 4), 10)


@pytest.fixture
def delivery(sector, launch):
    """The movement on its way to Long An, due on 15/02/2020 at 16:00."""
    return launch(due=DUE).deliveries.get(unit=sector.long_an)


@pytest.fixture
def plan(sector):
    return make_paper(DocumentKind.PLAN, "09", "KH-VKS", PLANNED, sector.long_an)


def told(movement):
    return entry_rows(entries_for_subject(movement))[0]


def test_a_unit_acknowledges_for_itself(sector, delivery) -> None:
    acknowledge_delivery(delivery_id=delivery.pk, actor=sector.long_an_officer, at=ANSWERED)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.ACKNOWLEDGED
    assert delivery.acknowledged_by == "Trần Văn Ví Dụ"
    assert delivery.on_behalf_by == ""
    entry = told(delivery.movement)
    assert entry.verb == "movement_delivery.acknowledged"
    assert entry.on_behalf_of == ""


@pytest.mark.parametrize("by", ["công văn 15/VKS-VP ngày 19/01/2020", ""])
def test_the_launcher_enters_on_behalf_and_is_marked_so(sector, delivery, by) -> None:
    acknowledge_delivery(delivery_id=delivery.pk, actor=sector.office, at=ANSWERED, by=by)
    delivery.refresh_from_db()
    assert delivery.acknowledged_by == by
    assert delivery.on_behalf_by.startswith("Nguyễn Thị Mẫu")
    assert told(delivery.movement).on_behalf_of == "VKSND tỉnh Long An"


def test_the_officer_of_the_cluster_head_enters_for_members(sector, launch, cluster_year) -> None:
    movement = launch(cluster_year_id=cluster_year.pk, scope=MovementScope.CLUSTER)
    [delivery] = movement.deliveries.all()
    acknowledge_delivery(delivery_id=delivery.pk, actor=for_cluster(cluster_year.pk), at=ANSWERED)
    assert told(movement).on_behalf_of == "VKSND tỉnh Long An"


@pytest.mark.parametrize("action", [acknowledge_delivery, launch_below])
def test_another_unit_has_no_say(sector, delivery, action) -> None:
    with pytest.raises(NotPermitted):
        action(delivery_id=delivery.pk, actor=sector.ben_tre_officer, at=ANSWERED)
    with pytest.raises(NotFound):
        find_delivery(sector.ben_tre_officer, delivery.public_id)
    assert find_delivery(sector.long_an_officer, delivery.public_id) == delivery


def test_a_second_acknowledgement_is_refused_with_the_first_day(delivery) -> None:
    acknowledge_delivery(delivery_id=delivery.pk, actor=SYSTEM, at=ANSWERED)
    with pytest.raises(Refused, match="20/01/2020"):
        acknowledge_delivery(delivery_id=delivery.pk, actor=SYSTEM, at=LATER)


@pytest.mark.parametrize(
    ("happened_at", "says"),
    [
        (LAUNCHED - timedelta(seconds=1), "trước khi phong trào được gửi"),
        (ANSWERED + timedelta(seconds=1), "sau lúc nhập"),
    ],
)
def test_a_moment_before_the_sending_or_after_now_is_refused(delivery, happened_at, says) -> None:
    with pytest.raises(Refused, match=says):
        acknowledge_delivery(
            delivery_id=delivery.pk, actor=SYSTEM, at=ANSWERED, happened_at=happened_at
        )


def test_launching_below_acknowledges_and_meets_the_deadline(sector, delivery, plan) -> None:
    launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=sector.long_an_officer, at=LATER)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.LAUNCHED
    assert delivery.acknowledged_at == delivery.launched_at == LATER
    assert deadlines_of(delivery).get().state == DeadlineState.MET
    assert "bằng Kế hoạch 09/KH-VKS ngày 03/02/2020" in told(delivery.movement).sentence


def test_a_unit_launches_with_a_movement_of_its_own(sector, launch, delivery) -> None:
    own = launch(launcher_id=sector.long_an.pk, parent_id=delivery.movement_id, launched_at=LATER)
    launch_below(delivery_id=delivery.pk, own_movement_id=own.pk, actor=SYSTEM, at=LATER)
    [row] = cascade_rows(delivery.movement, at=LATER, unit_ids=[sector.long_an.pk])
    assert row.own_movement_public_id == own.public_id
    assert row.plan is None
    assert {each.unit for each in own.deliveries.all()} == {sector.ben_luc, sector.can_duoc}


def test_a_plan_that_came_in_time_is_not_late_though_entered_after(sector, delivery, plan) -> None:
    entered = DUE + timedelta(days=10)
    launch_below(
        delivery_id=delivery.pk,
        plan_id=plan.pk,
        actor=sector.office,
        at=entered,
        happened_at=moment(PLANNED, 16),
    )
    [row] = cascade_rows(delivery.movement, at=entered, unit_ids=[sector.long_an.pk])
    assert row.lateness == Lateness.ON_TIME
    assert row.on_behalf_by


def test_launching_below_needs_something_of_the_unit_s_own(sector, launch, delivery) -> None:
    others = make_paper(DocumentKind.PLAN, "10", "KH-VKS", PLANNED, sector.ben_tre)
    void = make_paper(DocumentKind.PLAN, "11", "KH-VKS", PLANNED, sector.long_an)
    void_document(document_id=void.pk, reason="in hỏng", actor=SYSTEM, at=LATER)
    unrelated = launch(launcher_id=sector.long_an.pk)
    for given, says in (
        ({}, "Chưa có kế hoạch của VKSND tỉnh Long An"),
        ({"plan_id": others.pk}, "không phải của VKSND tỉnh Long An"),
        ({"plan_id": void.pk}, "chưa ban hành hoặc đã hủy"),
        ({"own_movement_id": unrelated.pk}, "không phải phong trào do VKSND tỉnh Long An"),
    ):
        with pytest.raises(Refused, match=says), transaction.atomic():
            launch_below(delivery_id=delivery.pk, actor=SYSTEM, at=LATER, **given)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


def test_a_unit_s_own_draft_does_not_answer(sector, draft, delivery) -> None:
    own = draft(launcher_id=sector.long_an.pk, parent_id=delivery.movement_id)
    with pytest.raises(Refused, match="chưa phát động"):
        launch_below(delivery_id=delivery.pk, own_movement_id=own.pk, actor=SYSTEM, at=LATER)


def test_a_second_launch_below_names_the_plan_that_is_there(delivery, plan) -> None:
    launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=LATER)
    with pytest.raises(Refused, match="09/KH-VKS"):
        launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=DUE)
    with pytest.raises(Refused, match="09/KH-VKS"):
        end_delivery(delivery_id=delivery.pk, reason="nhầm", actor=SYSTEM, at=DUE)


def test_nothing_is_entered_for_a_cancelled_movement(delivery, plan) -> None:
    cancel_movement(
        movement_id=delivery.movement_id, reason="thay chỉ thị", actor=SYSTEM, at=ANSWERED
    )
    for action in (
        lambda: acknowledge_delivery(delivery_id=delivery.pk, actor=SYSTEM, at=LATER),
        lambda: launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=LATER),
        lambda: end_delivery(delivery_id=delivery.pk, reason="thôi", actor=SYSTEM, at=LATER),
    ):
        with pytest.raises(Refused, match="không còn ở trạng thái"), transaction.atomic():
            action()


def test_the_launcher_sees_who_has_and_who_has_not(sector, delivery, plan) -> None:
    launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=LATER)
    overdue = DUE + timedelta(days=2, seconds=1)
    rows = cascade_rows(delivery.movement, at=overdue)
    assert [(row.unit, row.lateness, row.days_late) for row in rows] == [
        ("VKSND tỉnh Bến Tre", Lateness.OVERDUE, 3),
        ("VKSND tỉnh Long An", Lateness.ON_TIME, 0),
    ]
    counted = cascade_tally(rows)
    assert (counted.sent, counted.acknowledged, counted.launched, counted.late) == (2, 1, 1, 1)


def test_what_waits_for_an_officer_leaves_when_it_is_done(sector, delivery, plan) -> None:
    assert list(waiting_deliveries(sector.long_an_officer)) == [delivery]
    acknowledge_delivery(delivery_id=delivery.pk, actor=SYSTEM, at=ANSWERED)
    assert list(waiting_deliveries(sector.long_an_officer)) == [delivery]
    launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=LATER)
    assert list(waiting_deliveries(sector.long_an_officer)) == []


def test_passing_by_hand_is_the_launcher_s_and_needs_a_reason(sector, delivery) -> None:
    passing = {"delivery_id": delivery.pk, "unit_id": sector.ben_luc.pk, "at": LATER}
    with pytest.raises(NotPermitted), transaction.atomic():
        pass_delivery(**passing, reason="nhờ", actor=sector.long_an_officer)
    with pytest.raises(Refused, match="lý do"), transaction.atomic():
        pass_delivery(**passing, reason=" ", actor=sector.office)
    taken = {**passing, "unit_id": sector.ben_tre.pk}
    with pytest.raises(Refused, match="đã nhận"), transaction.atomic():
        pass_delivery(**taken, reason="gộp", actor=sector.office)
    pass_delivery(**passing, reason="giao Bến Lức thực hiện", actor=sector.office)
    [open_deadline] = deadlines_of(delivery).filter(state=DeadlineState.OPEN)
    assert open_deadline.unit_id == sector.ben_luc.pk
    assert open_deadline.due == DUE


def test_a_clerk_of_the_unit_acts_for_it_but_an_accountant_does_not(sector, delivery) -> None:
    clerk = acting(Role.RECORDS_CLERK, sector.long_an)
    acknowledge_delivery(delivery_id=delivery.pk, actor=clerk, at=ANSWERED)
    delivery.refresh_from_db()
    assert delivery.on_behalf_by == ""
    with pytest.raises(NotPermitted):
        launch_below(
            delivery_id=delivery.pk, actor=acting(Role.ACCOUNTANT, sector.long_an), at=LATER
        )
