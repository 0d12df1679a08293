"""Reads on a day: names, ancestry, rows, history; as many questions for three rows as for one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.thidua.org.conftest import ADMIN, AT, BEGAN, TODAY, Small, enter
from thidua.kernel.actors import ANONYMOUS
from thidua.kernel.errors import NotFound
from thidua.org.actions import (
    Decision,
    apply_reorganisation,
    dissolve_unit,
    move_unit,
    rename_unit,
    set_code,
)
from thidua.org.domain.steps import Merge, NewUnit, Split
from thidua.org.enums import Certainty, Kind, LineageKind, Scheme
from thidua.org.models import Lineage, Unit
from thidua.org.queries import (
    ancestor_ids,
    ancestors_on,
    annotate_name_on,
    annotate_parent_on,
    children_on,
    descendants_on,
    find_unit,
    history_of,
    level_counts,
    name_on,
    predecessors_of,
    search_units,
    successors_of,
    tree_below,
    unit_rows,
    units_by_name,
    units_for,
)
from thidua.org.queries.labels import label_on, labels_on

DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
WHO = {"actor": ADMIN, "at": AT}


def queries(action) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def test_the_line_of_superiors_is_that_of_the_day(small: Small) -> None:
    room = enter("Phòng 1", small.ben_luc, kind=Kind.ROOM)
    move_unit(unit_id=small.ben_luc.pk, parent_id=small.tay_ninh.pk, since=DAY, **WHO)
    assert ancestors_on(room, EVE) == [small.ben_luc, small.long_an, small.top]
    assert ancestors_on(room, DAY) == [small.ben_luc, small.tay_ninh, small.top]
    assert set(descendants_on(small.tay_ninh, DAY)) == {small.ben_luc, room, small.chau_thanh_tn}
    assert set(descendants_on(small.tay_ninh, EVE)) == {small.chau_thanh_tn}
    assert ancestors_on(small.top, DAY) == []


def test_the_lines_of_many_units_cost_no_more_than_that_of_one(small: Small) -> None:
    districts = [small.chau_thanh.pk, small.ben_luc.pk, small.chau_thanh_tn.pk]
    one = queries(lambda: ancestor_ids(districts[:1], TODAY))
    assert queries(lambda: ancestor_ids(districts, TODAY)) == one


def test_children_are_asked_by_kind_and_come_in_vietnamese_order(small: Small) -> None:
    room = enter("Phòng 1", small.long_an, kind=Kind.ROOM)
    assert list(children_on(small.long_an, TODAY)) == [room, small.ben_luc, small.chau_thanh]
    assert list(children_on(small.long_an, TODAY, Kind.ROOM)) == [room]


def test_names_of_a_list_are_those_of_the_day_or_the_nearest(small: Small) -> None:
    rename_unit(unit_id=small.long_an.pk, name="Tên hai", since=DAY, **WHO)
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    young = enter("Tên của tương lai", small.top, since=date(2030, 1, 1))

    def names(day: date) -> dict[int, str]:
        listed = annotate_parent_on(annotate_name_on(Unit.objects.all(), day), day)
        return {unit.pk: unit.short_name_on for unit in listed}

    assert names(EVE)[small.long_an.pk] == "VKSND tỉnh Long An"
    assert names(DAY)[small.long_an.pk] == "Tên hai"
    assert names(DAY)[small.ben_luc.pk] == "VKSND huyện Bến Lức"
    assert names(DAY)[young.pk] == "Tên của tương lai"
    assert name_on(young, DAY) is None
    rows = {row.id: row for row in unit_rows(Unit.objects.all(), DAY)}
    assert {key: row.short_name for key, row in rows.items()} == names(DAY)


def test_a_unit_that_has_ended_keeps_the_place_of_its_time(small: Small) -> None:
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    rename_unit(
        unit_id=small.long_an.pk,
        name="Viện kiểm sát nhân dân tỉnh Khác",
        short_name="VKSND tỉnh Khác",
        since=DAY,
        **WHO,
    )
    assert label_on(small.ben_luc.pk, TODAY) == "VKSND huyện Bến Lức (tỉnh Long An)"
    assert label_on(small.chau_thanh.pk, TODAY) == "VKSND huyện Châu Thành (tỉnh Khác)"
    assert label_on(small.chau_thanh.pk, EVE) == "VKSND huyện Châu Thành (tỉnh Long An)"
    assert labels_on([], TODAY) == {}


def test_units_by_name_tell_marks_apart_when_marks_are_given(small: Small) -> None:
    kind = {"kind": Kind.COMMUNE}
    to = enter("Xã Ba Tơ", small.long_an, **kind)
    other = enter("Xã Ba Tô", small.long_an, **kind)
    assert set(units_by_name("xa ba to", TODAY)) == {to, other}
    assert list(units_by_name("XÃ BA TƠ", TODAY)) == [to]
    assert list(units_by_name("Xã Ba Tô", TODAY)) == [other]
    found = units_by_name("VKSND huyen Chau Thanh", TODAY)
    assert set(found) == {small.chau_thanh, small.chau_thanh_tn}
    assert not units_by_name("Châu Thành", TODAY)
    assert not units_by_name("Xã Ba Tơ", BEGAN - timedelta(days=1))


def test_everyone_who_signed_in_sees_units_and_nobody_else(small: Small) -> None:
    assert units_for(ADMIN).count() == 6
    assert find_unit(ADMIN, small.top.public_id.upper()) == small.top
    assert not units_for(ANONYMOUS).exists()
    assert search_units(units_for(ANONYMOUS), "vksnd", TODAY) == []
    for actor, public_id in ((ANONYMOUS, small.top.public_id), (ADMIN, "0" * 12)):
        with pytest.raises(NotFound):
            find_unit(actor, public_id)


def new(ref: str, name: str, parent: Unit) -> NewUnit:
    return NewUnit(
        ref=ref,
        name=name,
        short_name=name,
        kind=Kind.REGIONAL_PROCURACY.value,
        level="regional",
        sector="procuracy",
        parent=parent.public_id,
    )


def merge(sources: list[Unit], ref: str, parent: Unit, day: date, certainty: str) -> Unit:
    step = Merge(
        sources=tuple(each.public_id for each in sources),
        into=new(ref, f"VKSND {ref}", parent),
        certainty=certainty,
    )
    apply_reorganisation(
        decision=Decision(title=f"Sắp xếp {ref}", number="1", symbol="NQ"),
        effective_on=day,
        steps=[step],
        **WHO,
    )
    return Unit.objects.get(latest_short_name=f"VKSND {ref}")


def test_a_descent_is_as_sure_as_its_weakest_link(small: Small) -> None:
    first = merge([small.ben_luc, small.chau_thanh], "khu vực 1", small.long_an, DAY, "derived")
    later = date(2026, 1, 1)
    second = merge([first, small.chau_thanh_tn], "khu vực 2", small.tay_ninh, later, "official")
    (descent,) = successors_of(fresh(small.ben_luc), TODAY)
    assert (descent.unit, descent.certainty, len(descent.path)) == (second, "derived", 2)
    (near,) = successors_of(fresh(small.ben_luc), DAY)
    assert near.unit == first
    assert successors_of(fresh(small.ben_luc), EVE) == []
    assert {(each.unit, each.certainty) for each in predecessors_of(second)} == {
        (first, "official"),
        (small.chau_thanh_tn, "official"),
        (small.ben_luc, "derived"),
        (small.chau_thanh, "derived"),
    }


def test_of_two_lines_to_one_heir_the_surer_counts(small: Small) -> None:
    first = merge([small.ben_luc, small.chau_thanh], "khu vực 1", small.long_an, DAY, "derived")
    last = merge([first, small.chau_thanh_tn], "khu vực 2", small.top, date(2026, 1, 1), "official")
    (line,) = successors_of(fresh(small.ben_luc), TODAY)
    assert (line.certainty, len(line.path)) == (Certainty.DERIVED, 2)
    Lineage.objects.create(
        predecessor=small.ben_luc,
        successor=last,
        on=date(2026, 1, 1),
        kind=LineageKind.MERGE,
        certainty=Certainty.OFFICIAL,
    )
    (line,) = successors_of(fresh(small.ben_luc), TODAY)
    assert (line.unit, line.certainty, len(line.path)) == (last, Certainty.OFFICIAL, 1)


def test_who_took_a_part_is_told_only_when_asked(small: Small) -> None:
    split = Split(
        source=small.ben_luc.public_id,
        into=(
            new("a", "VKSND khu vực 1", small.long_an),
            new("b", "VKSND khu vực 2", small.long_an),
        ),
        heir="a",
    )
    apply_reorganisation(
        decision=Decision(title="Chia tách"), effective_on=DAY, steps=[split], **WHO
    )
    source = fresh(small.ben_luc)
    names = [each.unit.latest_short_name for each in successors_of(source, TODAY) if each.unit]
    assert names == ["VKSND khu vực 1"]
    assert len(successors_of(source, TODAY, territory=True)) == 2
    other = Unit.objects.get(latest_short_name="VKSND khu vực 2")
    assert predecessors_of(other) == []
    assert [each.unit for each in predecessors_of(other, territory=True)] == [source]


def test_an_unknown_successor_is_shown_as_unknown(small: Small) -> None:
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    Lineage.objects.filter(predecessor=small.ben_luc).update(
        kind=LineageKind.MERGE, certainty=Certainty.UNKNOWN
    )
    (descent,) = successors_of(fresh(small.ben_luc), TODAY)
    assert (descent.unit, descent.is_known) == (None, False)
    assert descent.certainty_label == "Chưa đủ căn cứ"
    last = history_of(fresh(small.ben_luc))[-1]
    assert (last.sentence, last.certainty) == ("Chưa rõ đơn vị kế thừa", "unknown")


def test_the_history_of_a_unit_names_documents_and_certainty(small: Small) -> None:
    set_code(unit_id=small.long_an.pk, scheme=Scheme.OWN, code="LA", since=DAY, **WHO)
    heir = merge([small.ben_luc, small.chau_thanh], "khu vực 1", small.long_an, DAY, "derived")
    told = [(row.what, row.day, row.sentence, row.document) for row in history_of(heir)]
    assert told == [
        ("began", DAY, "Bắt đầu hoạt động", "1/NQ"),
        (
            "origin",
            DAY,
            "Hợp nhất, sáp nhập từ VKSND huyện Bến Lức (tỉnh Long An)",
            "1/NQ",
        ),
        (
            "origin",
            DAY,
            "Hợp nhất, sáp nhập từ VKSND huyện Châu Thành (tỉnh Long An)",
            "1/NQ",
        ),
        ("name", DAY, "Mang tên VKSND khu vực 1", ""),
        ("parent", DAY, "Trực thuộc VKSND tỉnh Long An", ""),
    ]
    ended = history_of(fresh(small.ben_luc))
    assert [row.what for row in ended] == ["began", "name", "parent", "ended", "succession"]
    assert (ended[-1].certainty_label, ended[-1].others[0].id) == ("Suy ra", heir.pk)
    codes = [row for row in history_of(small.long_an) if row.what == "code"]
    assert codes[0].sentence == "Mã LA, mã do đơn vị tự đặt"


def test_browsing_from_the_top_counts_what_stands_below(small: Small) -> None:
    rows, below = tree_below(units_for(ADMIN), small.top, TODAY)
    assert [(each.kind, each.count) for each in below] == [(Kind.PROVINCIAL_PROCURACY, 2)]
    assert [(row.unit.label, [each.count for each in row.below]) for row in rows] == [
        ("VKSND tỉnh Long An", [2]),
        ("VKSND tỉnh Tây Ninh", [1]),
    ]
    assert tree_below(units_for(ADMIN), small.top, BEGAN - timedelta(days=1)) == ([], ())
    counted = {each.kind: each.count for each in level_counts(units_for(ADMIN), TODAY)}
    assert counted == {
        Kind.SUPREME_PROCURACY: 1,
        Kind.PROVINCIAL_PROCURACY: 2,
        Kind.DISTRICT_PROCURACY: 3,
    }


def test_a_page_with_three_rows_asks_no_more_than_one_with_one(small: Small) -> None:
    listed = Unit.objects.filter(kind=Kind.DISTRICT_PROCURACY)
    one = Unit.objects.filter(pk=small.ben_luc.pk)
    assert queries(lambda: unit_rows(listed, TODAY)) == queries(lambda: unit_rows(one, TODAY))
    more = [enter(f"Viện kiểm sát nhân dân huyện Số {place}", small.tay_ninh) for place in (7, 8)]
    assert len(more) == 2
    assert queries(lambda: tree_below(units_for(ADMIN), small.long_an, TODAY)) == queries(
        lambda: tree_below(units_for(ADMIN), small.tay_ninh, TODAY)
    )
    for unit in (small.ben_luc, small.chau_thanh, small.chau_thanh_tn):
        dissolve_unit(unit_id=unit.pk, last_day=EVE, **WHO)

    def find(text: str) -> int:
        return queries(lambda: search_units(units_for(ADMIN), text, TODAY))

    assert len(search_units(units_for(ADMIN), "vksnd huyện", TODAY)) == 5
    assert len(search_units(units_for(ADMIN), "bến lức", TODAY)) == 1
    assert find("vksnd huyện") == find("bến lức")
