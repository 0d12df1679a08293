"""Each kind of step done, and each reason for refusing one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.thidua.org.domain.invented import BEGAN, DAY, EVE, life, named, new
from thidua.org.domain.effects import applied
from thidua.org.domain.hierarchy import UnitLife
from thidua.org.domain.reorganisation import plan_reorganisation
from thidua.org.domain.steps import (
    ChangeLevel,
    Dissolve,
    Establish,
    Merge,
    Move,
    Rename,
    Split,
    Step,
)
from thidua.org.domain.timeline import Slice, holding

UNITS = {
    each.ref: each
    for each in (
        life("top", name="VKSND tối cao"),
        life("long-an", name="VKSND tỉnh Long An", parent="top"),
        life("tay-ninh", name="VKSND tỉnh Tây Ninh", parent="top"),
        life("can-tho", name="VKSND thành phố Cần Thơ", parent="top"),
        life("chau-thanh", name="VKSND huyện Châu Thành", parent="long-an"),
        life("ben-luc", name="VKSND huyện Bến Lức", parent="long-an"),
        life("chau-thanh-tn", name="VKSND huyện Châu Thành", parent="tay-ninh"),
        life("gone", name="VKSND huyện Đã Thôi", parent="top", until=date(2020, 12, 31)),
        life("young", name="VKSND khu vực Mới", parent="top", since=date(2026, 1, 1)),
    )
}


def codes(*steps: Step, units: dict[str, UnitLife] = UNITS, day: date = DAY) -> list[str]:
    return [each.code for each in plan_reorganisation(units, steps, day).problems]


def after(*steps: Step, units: dict[str, UnitLife] = UNITS) -> dict[str, UnitLife]:
    plan = plan_reorganisation(units, steps, DAY)
    assert plan.problems == ()
    return applied(units, plan)


def arrows(*steps: Step) -> set[tuple[str, str | None, str, str]]:
    plan = plan_reorganisation(UNITS, steps, DAY)
    assert plan.problems == ()
    return {(each.before, each.after, each.kind, each.certainty) for each in plan.arrows}


def test_a_merger_ends_the_sources_and_begins_their_heir() -> None:
    step = Merge(
        sources=("ben-luc", "chau-thanh"), into=new("kv", "VKSND khu vực 1", parent="long-an")
    )
    units = after(step)
    assert units["ben-luc"].valid_to == units["chau-thanh"].valid_to == EVE
    assert units["kv"].valid_from == DAY
    assert arrows(step) == {
        ("ben-luc", "kv", "merge", "official"),
        ("chau-thanh", "kv", "merge", "official"),
    }


def test_a_unit_may_be_merged_into_one_that_goes_on() -> None:
    units = after(Merge(sources=("ben-luc",), into="chau-thanh"))
    assert units["chau-thanh"] == UNITS["chau-thanh"]
    assert not units["ben-luc"].lives_on(DAY)


def test_a_division_has_one_heir_and_others_who_take_a_part() -> None:
    into = (new("one", "VKSND khu vực 1", "long-an"), new("two", "VKSND khu vực 2", "long-an"))
    step = Split(source="ben-luc", into=into, heir="two")
    assert arrows(step) == {
        ("ben-luc", "one", "territory", "official"),
        ("ben-luc", "two", "split", "official"),
    }


def test_a_division_without_a_named_heir_is_followed_by_nobody_knows_whom() -> None:
    into = (new("one", "VKSND khu vực 1", "long-an"), "chau-thanh")
    step = Split(source="ben-luc", into=into)
    assert ("ben-luc", None, "split", "unknown") in arrows(step)


def test_a_part_may_be_taken_out_of_a_unit_that_goes_on() -> None:
    step = Split(source="ben-luc", into=(new("one", "VKSND khu vực 1", "long-an"),), continues=True)
    assert after(step)["ben-luc"] == UNITS["ben-luc"]
    assert arrows(step) == {("ben-luc", "one", "territory", "official")}


def test_a_change_of_level_takes_along_what_stands_below() -> None:
    step = ChangeLevel(unit="long-an", into=new("kv", "VKSND khu vực Long An", "top"))
    units = after(step)
    for ref in ("ben-luc", "chau-thanh"):
        above = holding(units[ref].parents, DAY)
        assert above is not None
        assert above.value == "kv"
        assert holding(units[ref].parents, EVE) == replace(UNITS[ref].parents[0], last=EVE)
    assert arrows(step) == {("long-an", "kv", "change_level", "official")}


def test_what_stands_below_a_changed_unit_may_be_ended_or_moved_instead() -> None:
    units = after(
        ChangeLevel(unit="long-an", into=new("kv", "VKSND khu vực Long An", "top")),
        Dissolve(unit="ben-luc"),
        Move(unit="chau-thanh", parent="can-tho"),
    )
    assert not units["ben-luc"].lives_on(DAY)
    assert units["chau-thanh"].parents[-1].value == "can-tho"


def test_steps_may_name_units_that_other_steps_make() -> None:
    units = after(
        Establish(unit=new("kv", "VKSND khu vực 9", "top")),
        Move(unit="ben-luc", parent="kv"),
    )
    assert units["ben-luc"].parents[-1].value == "kv"


def test_a_whole_province_ends_with_all_that_stood_below() -> None:
    units = after(
        Dissolve(unit="ben-luc"),
        Dissolve(unit="chau-thanh"),
        Merge(sources=("long-an", "tay-ninh"), into=new("new", "VKSND tỉnh Tây Ninh", "top")),
        Move(unit="chau-thanh-tn", parent="new"),
    )
    assert {ref for ref, each in units.items() if each.lives_on(DAY)} == {
        "top",
        "can-tho",
        "chau-thanh-tn",
        "new",
    }


REFUSED = [
    ("steps.none", []),
    ("unit.unknown", [Dissolve(unit="nobody")]),
    ("unit.unknown", [Move(unit="ben-luc", parent="nobody")]),
    ("unit.ended", [Rename(unit="gone", name="Tên mới", short_name="")]),
    ("unit.ended", [Move(unit="ben-luc", parent="gone")]),
    ("unit.ended", [Merge(sources=("ben-luc",), into="gone")]),
    ("unit.not_begun", [Dissolve(unit="young")]),
    ("unit.not_begun", [Move(unit="ben-luc", parent="young")]),
    ("unit.has_children", [Dissolve(unit="long-an")]),
    ("unit.has_children", [Merge(sources=("long-an",), into="can-tho")]),
    ("unit.has_children", [Dissolve(unit="long-an"), Dissolve(unit="ben-luc")]),
    ("unit.ends_twice", [Dissolve(unit="ben-luc"), Dissolve(unit="ben-luc")]),
    (
        "unit.ends_too",
        [Dissolve(unit="ben-luc"), Rename(unit="ben-luc", name="Tên mới", short_name="")],
    ),
    ("unit.ends_too", [Dissolve(unit="ben-luc"), Merge(sources=("chau-thanh",), into="ben-luc")]),
    ("unit.ends_too", [Dissolve(unit="can-tho"), Establish(unit=new("n", parent="can-tho"))]),
    (
        "unit.named_twice",
        [
            Rename(unit="ben-luc", name="Tên một", short_name=""),
            Rename(unit="ben-luc", name="Tên hai", short_name=""),
        ],
    ),
    (
        "unit.placed_twice",
        [Move(unit="ben-luc", parent="top"), Move(unit="ben-luc", parent="can-tho")],
    ),
    ("new.exists", [Establish(unit=new("ben-luc", "Tên khác", "top"))]),
    (
        "new.repeated",
        [
            Establish(unit=new("n", "Tên một", "top")),
            Establish(unit=new("n", "Tên hai", "top")),
        ],
    ),
    ("name.empty", [Rename(unit="ben-luc", name="  ", short_name="")]),
    ("name.empty", [Establish(unit=replace(new("n"), name=" "))]),
    ("name.unchanged", [Rename(unit="ben-luc", name="VKSND huyện Bến Lức", short_name="")]),
    ("name.taken", [Rename(unit="ben-luc", name="vksnd  huyện CHÂU THÀNH", short_name="")]),
    ("name.taken", [Establish(unit=new("n", "VKSND tỉnh Long An", "top"))]),
    ("name.taken", [Move(unit="chau-thanh-tn", parent="long-an")]),
    ("name.taken_at_top", [Establish(unit=new("n", "VKSND tối cao"))]),
    ("parent.unchanged", [Move(unit="ben-luc", parent="long-an")]),
    ("parent.unchanged", [Move(unit="top", parent=None)]),
    ("parent.ring", [Move(unit="long-an", parent="long-an")]),
    ("parent.ring", [Move(unit="long-an", parent="ben-luc")]),
    ("parent.ring", [Move(unit="top", parent="ben-luc")]),
    (
        "parent.ring",
        [Move(unit="long-an", parent="chau-thanh-tn"), Move(unit="tay-ninh", parent="ben-luc")],
    ),
    (
        "parent.ring",
        [
            Establish(unit=new("n1", "Tên một", "n2")),
            Establish(unit=new("n2", "Tên hai", "n1")),
        ],
    ),
    ("merge.one", [Merge(sources=("ben-luc",), into=new("n", "Tên mới", "top"))]),
    ("merge.itself", [Merge(sources=("ben-luc", "chau-thanh"), into="ben-luc")]),
    ("split.one", [Split(source="ben-luc", into=(new("n", "Tên mới", "top"),), heir="n")]),
    ("split.itself", [Split(source="ben-luc", into=("ben-luc", new("n", "Tên mới", "top")))]),
    (
        "split.heir",
        [Split(source="ben-luc", into=(new("n", "Tên mới", "top"), "can-tho"), heir="tay-ninh")],
    ),
    ("split.existing", [Split(source="ben-luc", into=("can-tho",), continues=True)]),
]


@pytest.mark.parametrize(("code", "steps"), REFUSED)
def test_a_wrong_step_is_refused_for_its_own_reason(code, steps) -> None:
    assert code in codes(*steps)


def test_namesakes_below_different_units_are_left_alone() -> None:
    assert codes(Establish(unit=new("n", "VKSND huyện Bến Lức", "tay-ninh"))) == []


def test_a_name_that_differs_by_a_mark_is_free() -> None:
    units = {**UNITS, "ba-to": life("ba-to", name="Xã Ba Tơ", parent="can-tho")}
    assert codes(Establish(unit=new("n", "Xã Ba Tô", "can-tho")), units=units) == []
    assert codes(Establish(unit=new("n", "Xã Ba Tơ", "can-tho")), units=units) == ["name.taken"]


def test_a_name_given_up_on_the_same_day_is_free() -> None:
    steps = [
        Rename(unit="ben-luc", name="VKSND khu vực 2", short_name=""),
        Rename(unit="chau-thanh", name="VKSND huyện Bến Lức", short_name=""),
    ]
    assert codes(*steps) == []


def test_two_units_made_at_once_may_not_share_a_name() -> None:
    made = [Establish(unit=new(ref, "VKSND khu vực 1", "top")) for ref in ("n1", "n2")]
    assert codes(*made) == ["name.taken"]


def test_a_later_change_stands_in_the_way_of_an_earlier_one() -> None:
    later = DAY + timedelta(days=90)
    ben_luc = replace(
        UNITS["ben-luc"],
        names=(
            Slice(value=named("VKSND huyện Bến Lức"), first=BEGAN, last=later - timedelta(1)),
            Slice(value=named("VKSND khu vực 2"), first=later, last=None),
        ),
        parents=(
            Slice(value="long-an", first=BEGAN, last=later - timedelta(1)),
            Slice(value="can-tho", first=later, last=None),
        ),
    )
    units = {**UNITS, "ben-luc": ben_luc}
    assert codes(Rename(unit="ben-luc", name="Tên", short_name=""), units=units) == ["name.later"]
    assert codes(Move(unit="ben-luc", parent="top"), units=units) == ["parent.later"]
    assert codes(Dissolve(unit="ben-luc"), units=units) == ["name.later", "parent.later"]


def test_a_ring_that_only_a_later_move_closes_is_seen() -> None:
    later = DAY + timedelta(days=90)
    can_tho = replace(
        UNITS["can-tho"],
        parents=(
            Slice(value="top", first=BEGAN, last=later - timedelta(1)),
            Slice(value="ben-luc", first=later, last=None),
        ),
    )
    plan = plan_reorganisation(
        {**UNITS, "can-tho": can_tho}, [Move(unit="long-an", parent="can-tho")], DAY
    )
    (ring,) = plan.problems
    assert (ring.code, ring.facts["day"]) == ("parent.ring", later)


def test_one_who_is_to_come_below_stands_in_the_way_of_an_end() -> None:
    units = {**UNITS, "young": life("young", parent="can-tho", since=date(2026, 1, 1))}
    assert codes(Dissolve(unit="can-tho"), units=units) == ["unit.has_children"]


def test_a_unit_cannot_be_renamed_on_the_day_on_which_it_began() -> None:
    step = Rename(unit="young", name="Tên khác", short_name="")
    assert codes(step, day=date(2026, 1, 1)) == ["name.later", "name.same_day"]
    assert codes(step, day=date(2026, 1, 2)) == []
    assert codes(step, day=date(2025, 12, 31)) == ["unit.not_begun"]
