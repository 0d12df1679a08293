from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.support.sector import make_paper, make_province
from tests.thidua.movements.moments import DUE
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import Refused
from thidua.movements.actions import (
    Duty,
    acknowledge_delivery,
    enter_guidance,
    launch_below,
    set_obligation,
)
from thidua.movements.enums import Addressee, DeliveryState
from thidua.movements.queries import cascade_rows
from thidua.org.actions import (
    Decision,
    apply_reorganisation,
    dissolve_unit,
    revoke_reorganisation,
)
from thidua.org.domain.steps import Merge, NewUnit, Split
from thidua.org.enums import Certainty
from thidua.org.models import Unit

MERGED_ON = date(2020, 2, 1)
AT = moment(date(2020, 1, 31), 10)


@pytest.fixture
def sector(sector):
    """Two provinces more; to Đồng Tháp nothing is sent."""
    sector.tien_giang = make_province("Tiền Giang", sector.supreme)
    sector.dong_thap = make_province("Đồng Tháp", sector.supreme)
    return sector


@pytest.fixture
def movement(sector, launch):
    return launch(due=DUE, unit_ids=[sector.ben_tre.pk, sector.tien_giang.pk])


def new_province(sector, name):
    return NewUnit(
        ref="new",
        name=f"VKSND tỉnh {name}",
        short_name=f"VKSND tỉnh {name}",
        kind="provincial_procuracy",
        level="provincial",
        sector="procuracy",
        parent=sector.supreme.public_id,
    )


def merge(sector, *sources):
    """The provinces, and Đồng Tháp with them, become Tây Ninh."""
    step = Merge(
        sources=tuple(each.public_id for each in (*sources, sector.dong_thap)),
        into=new_province(sector, "Tây Ninh"),
    )
    return apply_reorganisation(
        decision=Decision(title="Sắp xếp thử"),
        effective_on=MERGED_ON,
        steps=[step],
        actor=SYSTEM,
        at=AT,
    )


def open_deadlines(movement):
    of = movement.deliveries.values_list("public_id", flat=True)
    return Deadline.objects.filter(subject_public_id__in=list(of), state=DeadlineState.OPEN)


def test_an_open_delivery_and_its_deadline_follow_the_single_successor(sector, movement) -> None:
    delivery = movement.deliveries.get(unit=sector.ben_tre)
    acknowledge_delivery(delivery_id=delivery.pk, actor=SYSTEM, at=AT)
    merge(sector, sector.ben_tre)
    follower = Unit.objects.get(latest_name="VKSND tỉnh Tây Ninh")
    delivery.refresh_from_db()
    assert delivery.unit == follower
    assert delivery.passed_from == sector.ben_tre
    assert delivery.state == DeliveryState.ACKNOWLEDGED
    assert {each.unit_id for each in open_deadlines(movement)} == {
        follower.pk,
        sector.tien_giang.pk,
    }
    [row] = cascade_rows(movement, at=AT, unit_ids=[follower.pk])
    assert row.passed_from == "VKSND tỉnh Bến Tre"
    assert "01/02/2020" in row.note


def test_two_predecessors_leave_one_delivery_to_follow(sector, movement) -> None:
    merge(sector, sector.ben_tre, sector.tien_giang)
    states = sorted(movement.deliveries.values_list("state", flat=True))
    assert states == [DeliveryState.ENDED, DeliveryState.SENT]
    ended = movement.deliveries.get(state=DeliveryState.ENDED)
    assert "VKSND tỉnh Tây Ninh kế tục và đã nhận" in ended.note
    assert open_deadlines(movement).count() == 1


def test_what_was_launched_stays_where_it_was_done(sector, movement) -> None:
    plan = make_paper(DocumentKind.PLAN, "05", "KH-VKS", date(2020, 1, 20), sector.ben_tre)
    delivery = movement.deliveries.get(unit=sector.ben_tre)
    launch_below(delivery_id=delivery.pk, plan_id=plan.pk, actor=SYSTEM, at=AT)
    merge(sector, sector.ben_tre)
    delivery.refresh_from_db()
    assert delivery.unit == sector.ben_tre
    assert delivery.passed_from is None


def test_a_dissolved_unit_is_marked_and_waits_for_nothing(sector, movement) -> None:
    dissolve_unit(
        unit_id=sector.ben_tre.pk, last_day=MERGED_ON - timedelta(days=1), actor=SYSTEM, at=AT
    )
    delivery = movement.deliveries.get(unit=sector.ben_tre)
    assert delivery.state == DeliveryState.ENDED
    assert "không có đơn vị kế tục" in delivery.note
    assert {each.unit_id for each in open_deadlines(movement)} == {sector.tien_giang.pk}


def test_an_unknown_successor_is_said_to_be_unknown(sector, movement) -> None:
    dissolve_unit(
        unit_id=sector.ben_tre.pk,
        last_day=MERGED_ON - timedelta(days=1),
        actor=SYSTEM,
        at=AT,
        certainty=Certainty.UNKNOWN,
    )
    assert "chưa rõ đơn vị kế tục" in movement.deliveries.get(unit=sector.ben_tre).note


def test_a_unit_that_goes_on_after_giving_a_part_away_keeps_its_delivery(sector, movement) -> None:
    apply_reorganisation(
        decision=Decision(title="Tách thử"),
        effective_on=MERGED_ON,
        steps=[
            Split(
                source=sector.ben_tre.public_id,
                into=(new_province(sector, "Mẫu"),),
                continues=True,
            )
        ],
        actor=SYSTEM,
        at=AT,
    )
    assert movement.deliveries.get(unit=sector.ben_tre).state == DeliveryState.SENT


def test_taking_a_reorganisation_back_gives_deliveries_back(sector, movement) -> None:
    merged = merge(sector, sector.ben_tre, sector.tien_giang)
    revoke_reorganisation(reorganisation_id=merged.pk, reason="nhập nhầm", actor=SYSTEM, at=AT)
    assert {(each.unit, each.state) for each in movement.deliveries.select_related("unit")} == {
        (sector.ben_tre, DeliveryState.SENT),
        (sector.tien_giang, DeliveryState.SENT),
    }
    assert {each.unit_id for each in open_deadlines(movement)} == {
        sector.ben_tre.pk,
        sector.tien_giang.pk,
    }


def test_a_reorganisation_under_which_a_successor_launched_stays(sector, movement) -> None:
    merged = merge(sector, sector.ben_tre)
    follower = Unit.objects.get(latest_name="VKSND tỉnh Tây Ninh")
    plan = make_paper(DocumentKind.PLAN, "01", "KH-VKS", date(2020, 2, 3), follower)
    launch_below(
        delivery_id=movement.deliveries.get(unit=follower).pk,
        plan_id=plan.pk,
        actor=SYSTEM,
        at=moment(date(2020, 2, 3), 12),
    )
    with pytest.raises(Refused, match="VKSND tỉnh Tây Ninh đã phát động"), transaction.atomic():
        revoke_reorganisation(reorganisation_id=merged.pk, reason="nhập nhầm", actor=SYSTEM, at=DUE)
    assert Unit.objects.filter(pk=follower.pk).exists()


@pytest.mark.parametrize("addressee", [Addressee.BELOW, Addressee.NAMED])
def test_who_follows_a_unit_owes_what_it_still_owed(sector, addressee) -> None:
    paper = make_paper(DocumentKind.GUIDANCE, "15", "HD-VKS", date(2020, 1, 2), sector.supreme)
    guidance = enter_guidance(
        body_id=sector.supreme.pk, year=2020, document_id=paper.pk, actor=SYSTEM, at=AT
    )
    duty = Duty(
        key="bao-cao",
        who="Các đơn vị",
        paper="Báo cáo",
        due=DUE,
        addressee=addressee,
        unit_ids=[sector.ben_tre.pk],
    )
    obligation = set_obligation(guidance_id=guidance.pk, duty=duty, actor=SYSTEM, at=AT)

    def owing():
        found = Deadline.objects.filter(
            subject_public_id=obligation.public_id, state=DeadlineState.OPEN
        )
        return set(found.values_list("unit", flat=True))

    before = owing()
    assert sector.ben_tre.pk in before
    reorganisation = merge(sector, sector.ben_tre)
    follower = Unit.objects.get(latest_name="VKSND tỉnh Tây Ninh")
    assert owing() == before - {sector.ben_tre.pk, sector.dong_thap.pk} | {follower.pk}
    revoke_reorganisation(
        reorganisation_id=reorganisation.pk, reason="ghi nhầm", actor=SYSTEM, at=AT
    )
    assert owing() == before
