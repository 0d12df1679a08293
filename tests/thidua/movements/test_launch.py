from datetime import date

import pytest
from django.db import transaction

from tests.support.sector import (
    acting,
    make_district,
    make_paper,
    make_province,
    make_unit,
)
from tests.thidua.movements.moments import DRAFTED, DUE, LAUNCHED, all_six
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.calendar.queries import deadlines_of
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import (
    cancel_movement,
    change_movement,
    draft_movement,
    launch_movement,
    publish_movement,
    set_contents,
)
from thidua.movements.enums import (
    ContentKind,
    DeliveryState,
    MovementKind,
    MovementScope,
    MovementState,
)
from thidua.movements.models import Movement
from thidua.movements.queries import (
    content_groups,
    find_public_movement,
    public_movement_rows,
    public_movements,
)
from thidua.org.enums import Kind, Sector
from thidua.people.enums import Role


def receivers(movement):
    return {each.unit for each in movement.deliveries.select_related("unit")}


@pytest.mark.parametrize("empty", list(ContentKind))
def test_a_themed_movement_waits_for_each_of_its_six_contents(draft, empty) -> None:
    movement = draft(kind=MovementKind.THEMED)
    all_six(movement, but={empty})
    with pytest.raises(Refused) as refusal:
        launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)
    [reason] = refusal.value.reasons
    assert f"“{empty.label}”" in reason
    assert f"mục {empty.label}" in reason
    movement.refresh_from_db()
    assert movement.state == MovementState.DRAFT
    assert not movement.deliveries.exists()


def test_every_missing_content_is_named_at_once(draft) -> None:
    movement = draft(kind=MovementKind.THEMED)
    with pytest.raises(Refused) as refusal:
        launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)
    assert len(refusal.value.reasons) == 6
    assert [group.missing for group in content_groups(movement)] == [True] * 6


def test_first_and_last_day_are_the_period_of_a_themed_movement(draft) -> None:
    movement = draft(kind=MovementKind.THEMED, start=date(2020, 3, 1), end=date(2020, 7, 26))
    all_six(movement, but={ContentKind.PERIOD})
    launched = launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)
    assert launched.state == MovementState.LAUNCHED


def test_a_launched_themed_movement_keeps_its_six_contents(draft) -> None:
    movement = draft(kind=MovementKind.THEMED)
    points = all_six(movement)
    launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)
    with pytest.raises(Refused, match="Mục đích"):
        all_six(movement, but={ContentKind.PURPOSE})
    assert movement.contents.count() == len(points)


def test_a_regular_movement_needs_none_of_them_and_goes_to_those_directly_below(
    sector, launch
) -> None:
    assert receivers(launch()) == {sector.long_an, sector.ben_tre}


def test_land_and_units_that_are_not_there_that_day_receive_nothing(sector, launch) -> None:
    make_province("Đồng Tháp", sector.supreme, since=date(2020, 6, 1))
    make_unit("tỉnh Long An", Kind.PROVINCE, sector.supreme, sector=Sector.TERRITORY)
    assert receivers(launch()) == {sector.long_an, sector.ben_tre}


def test_chosen_units_receive_instead(sector, launch) -> None:
    assert receivers(launch(unit_ids=[sector.ben_luc.pk])) == {sector.ben_luc}
    assert receivers(launch(unit_ids=[])) == set()


def test_a_unit_that_does_not_exist_that_day_is_refused_by_name(sector, launch) -> None:
    later = make_province("Đồng Tháp", sector.supreme, since=date(2020, 6, 1))
    with pytest.raises(Refused, match=r"VKSND tỉnh Đồng Tháp.*17/01/2020|17/01/2020.*Đồng Tháp"):
        launch(unit_ids=[later.pk])


def test_the_launcher_is_not_its_own_receiver(sector, launch) -> None:
    with pytest.raises(Refused, match="đơn vị phát động"):
        launch(unit_ids=[sector.supreme.pk])


def test_each_receiver_gets_the_deadline_once(sector, launch) -> None:
    movement = launch(due=DUE)
    deadlines = [deadlines_of(each).get() for each in movement.deliveries.all()]
    assert {each.unit_id for each in deadlines} == {sector.long_an.pk, sector.ben_tre.pk}
    assert {each.due for each in deadlines} == {DUE}


def test_a_deadline_that_has_passed_is_refused(launch) -> None:
    with pytest.raises(Refused, match="16:00 ngày 16/01/2020"):
        launch(due=moment(date(2020, 1, 16), 16))
    assert not Deadline.objects.exists()


def test_launching_twice_is_refused_with_the_day_of_the_first(launch) -> None:
    movement = launch()
    with pytest.raises(Refused, match="17/01/2020"):
        launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)


def test_launching_is_one_entry_that_names_the_number_of_units(launch) -> None:
    movement = launch()
    told = entry_rows(entries_for_subject(movement))
    assert [each.verb for each in told] == ["movement.launched", "movement.drafted"]
    assert "gửi 2 đơn vị" in told[0].sentence


def test_a_cluster_movement_goes_to_its_members(sector, draft, cluster_year) -> None:
    movement = draft(cluster_year_id=cluster_year.pk, scope=MovementScope.CLUSTER)
    launch_movement(movement_id=movement.pk, actor=SYSTEM, at=LAUNCHED)
    assert receivers(movement) == {sector.long_an}


def test_a_cluster_of_another_body_is_refused(sector, draft, cluster_year) -> None:
    with pytest.raises(Refused, match="Cụm thi đua số 10"):
        draft(cluster_year_id=cluster_year.pk, launcher_id=sector.long_an.pk)


def test_cancelling_drops_what_units_wait_for_and_is_final(launch) -> None:
    movement = launch(due=DUE)
    cancel_movement(movement_id=movement.pk, reason="thay chỉ thị", actor=SYSTEM, at=DUE)
    assert set(Deadline.objects.values_list("state", flat=True)) == {DeadlineState.DROPPED}
    for forbidden in (
        lambda: cancel_movement(movement_id=movement.pk, reason="nữa", actor=SYSTEM, at=DUE),
        lambda: launch_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE),
        lambda: change_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE, theme="mới"),
        lambda: set_contents(movement_id=movement.pk, points=[], actor=SYSTEM, at=DUE),
        lambda: publish_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE),
    ):
        with pytest.raises(Refused), transaction.atomic():
            forbidden()


def test_cancelling_needs_a_reason(launch) -> None:
    with pytest.raises(Refused, match="lý do"):
        cancel_movement(movement_id=launch().pk, reason=" ", actor=SYSTEM, at=DUE)


def test_only_a_launched_movement_is_made_public(draft, launch) -> None:
    with pytest.raises(Refused, match="Phát động trước"):
        publish_movement(movement_id=draft().pk, actor=SYSTEM, at=DUE)
    movement = launch()
    publish_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE)
    publish_movement(movement_id=movement.pk, actor=SYSTEM, at=moment(date(2020, 5, 1)))
    assert list(public_movements(DUE)) == [movement]
    assert list(public_movements(LAUNCHED)) == []
    assert find_public_movement(movement.public_id, DUE) == movement
    assert len(entries_for_subject(movement).filter(verb="movement.published")) == 1


def test_everybody_sees_a_directive_only_when_it_is_public(sector, launch) -> None:
    directive = make_paper(
        DocumentKind.DIRECTIVE, "02", "CT-VKSTC", date(2020, 1, 10), sector.supreme
    )
    movement = launch(directive_id=directive.pk)
    publish_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE)
    [row] = public_movement_rows(public_movements(DUE), at=DUE)
    assert row.directive is None
    directive.public_from = LAUNCHED
    directive.save()
    [row] = public_movement_rows(public_movements(DUE), at=DUE)
    assert row.directive is not None
    assert row.directive.number == "02/CT-VKSTC"


def test_what_receivers_rely_on_does_not_change_after_the_launch(launch) -> None:
    movement = launch()
    with pytest.raises(Refused, match="phạm vi"):
        change_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE, scope=MovementScope.PROVINCE)
    change_movement(movement_id=movement.pk, actor=SYSTEM, at=DUE, theme="Đoàn kết")
    movement.refresh_from_db()
    assert movement.theme == "Đoàn kết"


def test_a_change_tells_old_and_new_in_words_and_nothing_when_nothing_differs(draft) -> None:
    movement = draft(theme="Đoàn kết")
    change_movement(movement_id=movement.pk, actor=SYSTEM, at=DRAFTED, theme=" Đoàn   kết ")
    assert len(entries_for_subject(movement)) == 1
    change_movement(movement_id=movement.pk, actor=SYSTEM, at=DRAFTED, theme="Kỷ cương")
    latest = entries_for_subject(movement)[0]
    assert latest.content["payload"]["changes"] == {"theme": ["Đoàn kết", "Kỷ cương"]}
    assert "sửa chủ đề" in entry_rows([latest])[0].sentence


def test_a_movement_below_names_a_launched_one_above_and_never_itself(
    sector, draft, launch
) -> None:
    above = draft()
    with pytest.raises(Refused, match="đã phát động"):
        draft(parent_id=above.pk, launcher_id=sector.long_an.pk)
    above = launch()
    below = launch(parent_id=above.pk, launcher_id=sector.long_an.pk)
    with pytest.raises(Refused):
        change_movement(movement_id=above.pk, actor=SYSTEM, at=DUE, parent_id=below.pk)
    fresh = draft()
    Movement.objects.filter(pk=fresh.pk).update(state=MovementState.LAUNCHED, parent=below)
    Movement.objects.filter(pk=above.pk).update(state=MovementState.DRAFT)
    with pytest.raises(Refused, match="cấp dưới"):
        change_movement(movement_id=above.pk, actor=SYSTEM, at=DUE, parent_id=fresh.pk)


@pytest.mark.parametrize(
    "wrong", [{"name": "  "}, {"start": date(2020, 5, 2), "end": date(2020, 5, 1)}]
)
def test_a_draft_without_name_or_with_days_out_of_order_is_not_saved(draft, wrong) -> None:
    with pytest.raises(Refused):
        draft(**wrong)
    assert not Movement.objects.exists()


def test_who_may_draft_and_who_may_launch(sector, draft) -> None:
    ours = {"launcher_id": sector.long_an.pk, "name": "Đợt thi đua tháng 7"}
    movement = draft(actor=sector.long_an_officer, **ours)
    with pytest.raises(NotPermitted), transaction.atomic():
        launch_movement(movement_id=movement.pk, actor=sector.long_an_officer, at=LAUNCHED)
    with pytest.raises(NotPermitted), transaction.atomic():
        draft(actor=sector.ben_tre_officer, **ours)
    head = acting(Role.UNIT_HEAD, sector.long_an)
    assert launch_movement(movement_id=movement.pk, actor=head, at=LAUNCHED)


def test_a_district_below_an_unlaunched_province_hears_nothing(sector, launch) -> None:
    make_district("Tân Trụ", sector.long_an)
    movement = launch(unit_ids=[sector.long_an.pk])
    assert set(movement.deliveries.values_list("state", flat=True)) == {DeliveryState.SENT}
    assert receivers(movement) == {sector.long_an}


def test_a_movement_of_somebody_who_is_not_there_is_nobody_s(sector) -> None:
    with pytest.raises(NotPermitted):
        draft_movement(
            launcher_id=sector.supreme.pk,
            name="Phong trào",
            year=2020,
            kind=MovementKind.REGULAR,
            scope=MovementScope.UNIT,
            actor=acting(Role.ACCOUNTANT, sector.supreme),
            at=DRAFTED,
        )
