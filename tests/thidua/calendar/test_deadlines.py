from datetime import UTC, date, timedelta

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_unit
from tests.support.writers import at_once
from thidua.calendar.actions import (
    drop_deadline,
    meet_deadline,
    move_deadline,
    pass_deadline,
    set_deadline,
)
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.calendar.queries import deadline_rows, deadlines_for, deadlines_of
from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor, Held
from thidua.kernel.clock import moment
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role

DUE = moment(date(2024, 4, 5), 16)


@pytest.fixture
def unit(db) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def set_it(unit):
    def make(due=DUE, **more) -> Deadline:
        facts = {
            "subject": unit,
            "label": "Gửi báo cáo",
            "unit_id": unit.pk,
            "actor": SYSTEM,
            "at": AT,
        }
        return set_deadline(due=due, **(facts | more))

    return make


def verbs() -> list[str]:
    kept = LedgerEntry.objects.filter(verb__startswith="deadline.").order_by("id")
    return list(kept.values_list("verb", flat=True))


def test_a_thing_is_due_from_a_unit_once(set_it, unit):
    first = set_it()
    assert set_it() == first
    assert set_it(unit_id=None) != first
    assert set_it(unit_id=None).pk == set_it(unit_id=None).pk
    assert set_it(key="lần 2") != first
    assert deadlines_of(unit).count() == 3
    assert verbs() == ["deadline.set"] * 3
    with pytest.raises(Refused, match=r"Chưa có tên việc phải làm"):
        set_it(label=" ", key="lần 3")
    with pytest.raises(Refused, match=r"dài 241 ký tự"):
        set_it(label="x" * 241, key="lần 3")


@pytest.mark.django_db(transaction=True)
def test_a_deadline_set_twice_at_the_same_moment_is_one(set_it):
    outcomes = at_once([set_it, set_it])
    assert all(isinstance(each, Deadline) for each in outcomes), outcomes
    assert Deadline.objects.count() == 1


def test_setting_it_to_another_moment_moves_it_in_one_entry(set_it):
    set_it()
    moved = set_it(moment(date(2024, 4, 12), 16), basis="Công văn 5")
    assert moved.due == moment(date(2024, 4, 12), 16)
    assert verbs() == ["deadline.set", "deadline.moved"]
    (row, *_earlier) = entry_rows(entries_for_subject(moved))
    assert row.sentence == (
        "dời hạn Gửi báo cáo từ 16:00 05/04/2024 sang 16:00 12/04/2024: Công văn 5"
    )


def test_moments_are_told_in_vietnam_whatever_zone_they_come_in(set_it):
    deadline = set_it(DUE.astimezone(UTC))
    (row,) = entry_rows(entries_for_subject(deadline))
    assert row.sentence == "đặt hạn Gửi báo cáo: 16:00 05/04/2024"
    assert deadline_rows([deadline], at=AT)[0].due == DUE


def test_a_deadline_is_moved_with_a_reason_and_to_the_same_moment_not_at_all(set_it):
    deadline = set_it()
    moving = {"deadline_id": deadline.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"Chưa có lý do"):
        move_deadline(due=DUE + timedelta(days=1), reason=" ", **moving)
    move_deadline(due=DUE, reason="như cũ", **moving)
    assert verbs() == ["deadline.set"]


def test_a_met_deadline_is_closed_for_good(set_it, unit):
    deadline = set_it()
    meeting = {"subject": unit, "unit_id": unit.pk, "actor": SYSTEM, "at": AT}
    assert meet_deadline(key="khác", **meeting) is None
    met = meet_deadline(**meeting)
    assert met is not None
    assert (met.state, met.closed_at) == (DeadlineState.MET, AT)
    assert meet_deadline(**meeting) is None
    assert verbs() == ["deadline.set", "deadline.met"]
    closed = {"deadline_id": deadline.pk, "reason": "x", "actor": SYSTEM, "at": AT}
    for change in (
        lambda: move_deadline(due=DUE + timedelta(days=1), **closed),
        lambda: drop_deadline(**closed),
        lambda: pass_deadline(unit_id=unit.pk, **closed),
    ):
        with pytest.raises(Refused, match=r"Hạn “Gửi báo cáo” đã đóng"):
            change()


def test_a_dropped_deadline_waits_for_nobody(set_it, unit):
    deadline = set_it()
    with pytest.raises(Refused, match=r"Chưa có lý do"):
        drop_deadline(deadline_id=deadline.pk, reason="", actor=SYSTEM, at=AT)
    drop_deadline(deadline_id=deadline.pk, reason="không áp dụng", actor=SYSTEM, at=AT)
    assert not deadlines_for(actor_with(unit)).exists()


def test_a_unit_with_the_same_deadline_takes_over_none(set_it, unit):
    other = make_unit("VKSND tỉnh Giả Định")
    deadline = set_it()
    set_it(unit_id=other.pk)
    with pytest.raises(Refused, match=r"VKSND tỉnh Giả Định đã có hạn “Gửi báo cáo”"):
        pass_deadline(
            deadline_id=deadline.pk, unit_id=other.pk, reason="hợp nhất", actor=SYSTEM, at=AT
        )


def test_the_nearest_danger_comes_first(set_it, unit):
    for days, key in ((30, "sau"), (-1, "hôm qua"), (7, "tuần này"), (-20, "lâu rồi"), (8, "sau")):
        set_it(AT + timedelta(days=days), key=f"{key}{days}", label=key)
    rows = deadline_rows(deadlines_of(unit), at=AT)
    assert [(row.label, row.danger, row.days_left) for row in rows] == [
        ("lâu rồi", "stop", -20),
        ("hôm qua", "stop", -1),
        ("tuần này", "due", 7),
        ("sau", "idle", 8),
        ("sau", "idle", 30),
    ]


def test_danger_begins_at_the_minute_and_days_are_those_of_vietnam(set_it):
    deadline = set_it()
    for at, danger, days in (
        (DUE, "due", 0),
        (DUE + timedelta(minutes=1), "stop", 0),
        (DUE - timedelta(days=7), "due", 7),
        (DUE - timedelta(days=7, minutes=1), "idle", 7),
        (moment(date(2024, 4, 4), 23, 59), "due", 1),
    ):
        for zone in (at, at.astimezone(UTC)):
            (row,) = deadline_rows([deadline], at=zone)
            assert (row.danger, row.days_left) == (danger, days)


def test_a_deadline_waits_for_the_role_in_the_unit_that_it_names(set_it, unit):
    other = make_unit("VKSND tỉnh Giả Định")
    for_all = set_it(key="mọi người")
    for_clerk = set_it(key="văn thư", role=Role.RECORDS_CLERK)
    elsewhere = set_it(key="nơi khác", unit_id=other.pk, role=Role.RECORDS_CLERK)
    clerk_of_other = Actor(
        name="A",
        account_id=1,
        unit_id=unit.pk,
        roles=(Held(role=Role.RECORDS_CLERK, scope="unit", scope_id=other.pk),),
    )
    assert set(deadlines_for(actor_with(unit))) == {for_all}
    assert set(deadlines_for(actor_with(unit, Role.RECORDS_CLERK))) == {for_all, for_clerk}
    assert set(deadlines_for(clerk_of_other)) == {for_all, elsewhere}
    assert not deadlines_for(ANONYMOUS).exists()
    assert not deadlines_for(actor_with(make_unit("Người ngoài"), Role.UNIT_HEAD)).exists()


def test_one_row_and_three_take_the_same_queries(set_it, unit):
    units = [unit, make_unit("VKSND tỉnh Giả Định"), make_unit("VKSND tỉnh Thí Dụ")]
    for each in units:
        set_it(unit_id=each.pk)
    everything = deadlines_of(unit)
    assert len(deadline_rows(everything, at=AT)) == 3
    assert queries_of(lambda: deadline_rows(everything[:1], at=AT)) == queries_of(
        lambda: deadline_rows(everything[:3], at=AT)
    )
