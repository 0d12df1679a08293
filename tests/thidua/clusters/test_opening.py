from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_unit
from thidua.calendar.actions import define_year
from thidua.clusters.actions import (
    add_members,
    describe_cluster_year,
    end_membership,
    found_cluster,
    move_on,
    name_overseer,
    take_over_year,
)
from thidua.clusters.enums import ClusterKind, ClusterState, PointKind
from thidua.clusters.models import Cluster, ClusterYear, Membership
from thidua.clusters.queries import (
    bodies_kept,
    candidates_after,
    candidates_below,
    points_of,
    year_after,
)
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import Decision, apply_reorganisation, dissolve_unit
from thidua.org.domain.steps import Merge
from thidua.people.enums import Role

NEXT = date(2025, 1, 1)


def add(year: ClusterYear, *units, start: date = date(2024, 1, 1)) -> list[Membership]:
    return add_members(
        cluster_year_id=year.pk,
        unit_ids=[unit.pk for unit in units],
        start=start,
        actor=SYSTEM,
        at=AT,
    )


def take_over(year: ClusterYear, *units, start: date = NEXT, **more) -> ClusterYear:
    return take_over_year(
        cluster_year_id=year.pk,
        year=2025,
        unit_ids=[unit.pk for unit in units],
        start=start,
        actor=SYSTEM,
        at=AT,
        **more,
    )


def test_a_cluster_whose_year_is_refused_is_not_there_either(supreme):
    founding = {
        "parent_body_id": supreme.pk,
        "kind": ClusterKind.BLOCK,
        "name": "Khối thi đua số 2",
        "at": AT,
    }
    with pytest.raises(Refused, match=r"Năm 1900 chưa đúng"):
        found_cluster(year=1900, actor=SYSTEM, **founding)
    with pytest.raises(NotPermitted):
        found_cluster(year=2024, actor=actor_with(supreme, Role.UNIT_OFFICER), **founding)
    assert not Cluster.objects.exists()
    own = define_year(
        body_id=supreme.pk,
        year=2024,
        start=date(2023, 10, 1),
        end=date(2024, 9, 30),
        actor=SYSTEM,
        at=AT,
    )
    year = found_cluster(year=2024, actor=SYSTEM, **founding)
    assert year.emulation_year == own


def test_all_join_or_none_and_each_reason_is_told_once(open_year, units):
    first, second = open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")
    add(first, units[0], units[1], units[0])
    assert [each.order for each in first.memberships.all()] == [1, 2]
    with pytest.raises(Refused) as refusal:
        add(second, *units)
    assert len(refusal.value.reasons) == 2
    assert refusal.value.field == "units"
    with pytest.raises(Refused, match=r"sau ngày cuối") as late:
        add(second, units[2], start=NEXT)
    assert late.value.field == "start"
    with pytest.raises(Refused, match=r"Chưa chọn đơn vị nào"):
        add(second)
    assert not second.memberships.exists()
    assert LedgerEntry.objects.filter(verb="cluster_member.joined").count() == 2


def test_a_closed_year_takes_nobody(open_year, units):
    year = open_year()
    ClusterYear.objects.update(state=ClusterState.CLOSED)
    with pytest.raises(Refused, match=r"đã khép năm") as refusal:
        add(year, *units)
    assert (len(refusal.value.reasons), refusal.value.field) == (1, None)
    opened = take_over(year, units[0], theme="Chủ đề mới")
    assert (opened.theme, opened.memberships.count()) == ("Chủ đề mới", 1)
    assert year_after(year) == opened
    assert year_after(opened) is None


def test_a_year_that_takes_nobody_over_is_not_opened(open_year, units):
    year = open_year()
    with pytest.raises(Refused, match=r"sau ngày cuối 31/12/2025"):
        take_over(year, units[0], start=date(2026, 1, 1))
    assert not ClusterYear.objects.filter(year=2025).exists()
    assert take_over(year).memberships.count() == 0


def test_successors_are_offered_for_members_that_are_gone(open_year, units, supreme):
    year = open_year()
    stays, left, gone = add(year, *units)
    end_membership(
        membership_id=left.pk, end=date(2024, 6, 30), reason="rời cụm", actor=SYSTEM, at=AT
    )
    other = make_unit("VKSND tỉnh Kế Tục", parent=supreme)
    apply_reorganisation(
        decision=Decision(title="Hợp nhất"),
        effective_on=date(2024, 10, 1),
        steps=[Merge(sources=(units[2].public_id,), into=other.public_id)],
        actor=SYSTEM,
        at=AT,
    )
    gone.refresh_from_db()
    assert gone.end == date(2024, 9, 30)
    first, second = candidates_after(year, NEXT)
    assert (first.unit_id, first.note) == (stays.unit_id, "")
    assert (second.unit_id, second.note) == (
        other.pk,
        "kế tục VKSND tỉnh Thí Dụ (VKSND tối cao)",
    )


def test_units_of_the_body_are_offered_that_no_group_of_it_has(open_year, units, supreme):
    first, second = open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")
    add(first, units[0])
    dissolve_unit(unit_id=units[1].pk, last_day=date(2024, 2, 1), actor=SYSTEM, at=AT)
    make_unit("Phòng 1", parent=units[0])
    offered = [each.unit_id for each in candidates_below(second, date(2024, 3, 1))]
    assert offered == [units[2].pk]
    assert candidates_below(first, date(2024, 1, 1))[0].unit_id == units[1].pk


def test_offering_one_unit_and_three_takes_the_same_queries(open_year, units):
    few, many = open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")
    assert len(candidates_below(few, NEXT)) == 3
    three = queries_of(lambda: candidates_below(few, NEXT))
    add(many, *units[1:])
    assert len(candidates_below(few, date(2024, 1, 1))) == 1
    assert queries_of(lambda: candidates_below(few, date(2024, 1, 1))) == three
    add(few, units[0])
    assert queries_of(lambda: candidates_after(few, NEXT)) == queries_of(
        lambda: candidates_after(many, NEXT)
    )


def test_bodies_are_kept_by_their_standing_office_and_all_by_an_administrator(supreme, units):
    room = make_unit("Phòng 1", parent=units[0])
    kept = bodies_kept(actor_with(units[0], Role.STANDING_OFFICE), AT.date())
    assert set(kept) == {units[0], room}
    assert not bodies_kept(actor_with(units[0], Role.UNIT_OFFICER), AT.date()).exists()
    assert set(bodies_kept(SYSTEM, AT.date())) == {supreme, *units, room}


def test_particulars_and_texts_are_written_together_or_not(open_year):
    year = open_year()
    change = {"cluster_year_id": year.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"dài 601 ký tự"):
        describe_cluster_year(theme="Mới", points={PointKind.TASK: ["x" * 601]}, **change)
    year.refresh_from_db()
    assert year.theme == ""
    describe_cluster_year(theme="Mới", points={PointKind.TASK: ["Việc"]}, **change)
    assert points_of(year, PointKind.TASK) == ["Việc"]


def test_a_second_click_says_so_and_writes_nothing(open_year):
    year = open_year()
    moving = {"cluster_year_id": year.pk, "to": ClusterState.PLANNED, "actor": SYSTEM, "at": AT}
    move_on(**moving)
    with pytest.raises(Refused, match=r"đã ở bước “Đã có kế hoạch”"):
        move_on(**moving)
    naming = {"cluster_year_id": year.pk, "label": "Vụ Thi đua", "actor": SYSTEM, "at": AT}
    for _twice in range(2):
        name_overseer(**naming)
    verbs = list(LedgerEntry.objects.values_list("verb", flat=True))
    assert verbs.count("cluster_year.moved") == verbs.count("cluster_overseer.named") == 1
