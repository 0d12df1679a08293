"""Single changes of a unit, and every reason for refusing one."""

from datetime import date, timedelta

import pytest

from tests.thidua.org.conftest import ADMIN, AT, BEGAN, Small, enter, nothing_changes
from thidua.kernel.errors import NotFound
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import (
    Correction,
    correct_unit,
    create_unit,
    dissolve_unit,
    move_unit,
    rename_unit,
    set_code,
)
from thidua.org.enums import Certainty, Kind, LegalPersonality, Level, LineageKind, Scheme, Sector
from thidua.org.errors import ChangeRefused
from thidua.org.models import Unit
from thidua.org.queries import children_on, name_on, parent_on, unit_by_code

DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
WHO = {"actor": ADMIN, "at": AT}


def test_a_unit_is_entered_with_its_first_name_and_superior(small: Small) -> None:
    unit = small.chau_thanh
    assert unit.label == "VKSND huyện Châu Thành (tỉnh Long An)"
    assert (unit.valid_from, unit.valid_to, unit.key) == (BEGAN, None, None)
    assert parent_on(unit, BEGAN) == small.long_an
    assert parent_on(unit, BEGAN - timedelta(days=1)) is None
    (row,) = entry_rows(entries_for_subject(unit))
    assert row.sentence == "lập đơn vị VKSND huyện Châu Thành (tỉnh Long An)"


def test_nobody_need_know_since_when_a_unit_exists(small: Small) -> None:
    assert small.top.valid_from is None
    assert small.top.from_certainty == Certainty.UNKNOWN
    name = name_on(small.top, date(1980, 1, 1))
    assert name is not None
    assert name.short_name == "VKSND tối cao"


def test_a_new_name_holds_from_its_day_and_the_old_one_until_the_eve(small: Small) -> None:
    rename_unit(
        unit_id=small.ben_luc.pk,
        name="Viện kiểm sát nhân dân khu vực 2",
        short_name="VKSND khu vực 2",
        since=DAY,
        **WHO,
    )
    names = [name_on(small.ben_luc, day) for day in (EVE, DAY)]
    assert [name.short_name for name in names if name] == ["VKSND huyện Bến Lức", "VKSND khu vực 2"]
    unit = Unit.objects.get(pk=small.ben_luc.pk)
    assert unit.label == "VKSND khu vực 2 (tỉnh Long An)"
    newest = entry_rows(entries_for_subject(unit))[0]
    assert newest.sentence == (
        "đổi tên VKSND huyện Bến Lức (tỉnh Long An) thành VKSND khu vực 2 (tỉnh Long An) "
        "từ ngày 01/07/2025"
    )


def test_the_label_of_those_below_follows_the_name_of_the_unit_above(small: Small) -> None:
    rename_unit(
        unit_id=small.long_an.pk,
        name="Viện kiểm sát nhân dân tỉnh Tây Ninh Mới",
        short_name="VKSND tỉnh Tây Ninh Mới",
        since=DAY,
        **WHO,
    )
    below = Unit.objects.get(pk=small.chau_thanh.pk)
    assert below.label == "VKSND huyện Châu Thành (tỉnh Tây Ninh Mới)"


def test_a_unit_moves_from_one_superior_to_another(small: Small) -> None:
    move_unit(unit_id=small.ben_luc.pk, parent_id=small.tay_ninh.pk, since=DAY, **WHO)
    assert [parent_on(small.ben_luc, day) for day in (EVE, DAY)] == [small.long_an, small.tay_ninh]
    assert list(children_on(small.long_an, DAY)) == [small.chau_thanh]
    assert set(children_on(small.long_an, EVE)) == {small.chau_thanh, small.ben_luc}
    assert Unit.objects.get(pk=small.ben_luc.pk).latest_place == "tỉnh Tây Ninh"


def test_a_unit_may_be_put_at_the_top(small: Small) -> None:
    move_unit(unit_id=small.ben_luc.pk, parent_id=None, since=DAY, **WHO)
    assert parent_on(small.ben_luc, DAY) is None
    assert parent_on(small.ben_luc, EVE) == small.long_an


def test_a_dissolved_unit_ends_with_everything_of_it(small: Small) -> None:
    set_code(unit_id=small.ben_luc.pk, scheme=Scheme.OWN, code="BL", since=BEGAN, **WHO)
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    unit = Unit.objects.get(pk=small.ben_luc.pk)
    assert (unit.valid_to, unit.to_certainty) == (EVE, Certainty.OFFICIAL)
    for rows in (unit.names, unit.codes, unit.parent_links):
        assert [row.valid_to for row in rows.all()] == [EVE]
    (link,) = unit.successions.all()
    assert (link.kind, link.successor, link.on) == (LineageKind.DISSOLVE, None, DAY)


def test_a_code_goes_to_another_unit_after_its_time(small: Small) -> None:
    set_code(unit_id=small.long_an.pk, scheme=Scheme.OWN, code="80", since=BEGAN, **WHO)
    set_code(unit_id=small.long_an.pk, scheme=Scheme.OWN, code="81", since=DAY, **WHO)
    set_code(unit_id=small.tay_ninh.pk, scheme=Scheme.OWN, code="80", since=DAY, **WHO)
    assert unit_by_code(Scheme.OWN, "80", EVE) == small.long_an
    assert unit_by_code(Scheme.OWN, "80", DAY) == small.tay_ninh
    assert unit_by_code(Scheme.OWN, "80", BEGAN - timedelta(days=1)) is None
    assert unit_by_code(Scheme.GSO, "80", DAY) is None


def test_a_correction_mends_in_place_and_keeps_old_and_new(small: Small) -> None:
    correct_unit(
        unit_id=small.ben_luc.pk,
        correction=Correction(
            name="Viện kiểm sát nhân dân thị xã Bến Lức",
            short_name="VKSND thị xã Bến Lức",
            valid_from=date(2016, 1, 1),
            legal_personality=LegalPersonality.YES,
        ),
        **WHO,
    )
    unit = Unit.objects.get(pk=small.ben_luc.pk)
    assert unit.label == "VKSND thị xã Bến Lức (tỉnh Long An)"
    assert unit.names.get().valid_from == unit.valid_from == date(2016, 1, 1)
    entry = LedgerEntry.objects.get(verb="unit.corrected")
    assert entry.content is not None
    values = entry.content["payload"]["values"]
    assert values["valid_from"] == ["2015-06-01", "2016-01-01"]
    assert values["legal_personality"] == ["unknown", "yes"]


def refused(action, reason: str, /, **arguments) -> ChangeRefused:
    with nothing_changes(), pytest.raises(ChangeRefused) as refusal:
        action(**arguments, **WHO)
    assert reason in [each.code for each in refusal.value.problems]
    assert all(each.step is None for each in refusal.value.problems)
    return refusal.value


NEW = {
    "kind": Kind.DISTRICT_PROCURACY,
    "level": Level.DISTRICT,
    "sector": Sector.PROCURACY,
    "since": BEGAN,
}


def test_a_namesake_below_the_same_unit_is_refused_in_words(small: Small) -> None:
    refusal = refused(
        create_unit,
        "name.taken",
        name="viện kiểm sát nhân dân huyện CHÂU THÀNH",
        parent_id=small.long_an.pk,
        **NEW,
    )
    assert str(refusal) == (
        "Thuộc “VKSND tỉnh Long An” đã có “viện kiểm sát nhân dân huyện CHÂU THÀNH” vào ngày "
        "01/06/2015. Ghi tên khác, hoặc dùng chính đơn vị đã có."
    )
    assert refusal.field == "name"


def test_a_namesake_is_free_once_the_first_has_ended(small: Small) -> None:
    dissolve_unit(unit_id=small.chau_thanh.pk, last_day=EVE, **WHO)
    name = "Viện kiểm sát nhân dân huyện Châu Thành"
    refused(
        create_unit, "name.taken", name=name, parent_id=small.long_an.pk, **NEW | {"since": EVE}
    )
    again = enter(name, small.long_an, since=DAY)
    assert again.pk != small.chau_thanh.pk


def test_a_unit_cannot_stand_above_itself(small: Small) -> None:
    refusal = refused(
        move_unit, "parent.ring", unit_id=small.long_an.pk, parent_id=small.ben_luc.pk, since=DAY
    )
    assert "“VKSND tỉnh Long An” không thể trực thuộc “VKSND huyện Bến Lức" in str(refusal)
    assert "Chọn đơn vị cấp trên khác." in str(refusal)
    assert refusal.field == "parent"


def test_a_unit_cannot_stand_directly_above_itself(small: Small) -> None:
    refused(
        move_unit, "parent.ring", unit_id=small.long_an.pk, parent_id=small.long_an.pk, since=DAY
    )


def test_a_second_name_from_an_earlier_day_would_overlap(small: Small) -> None:
    rename_unit(unit_id=small.ben_luc.pk, name="Tên hai", since=DAY, **WHO)
    refusal = refused(rename_unit, "name.later", unit_id=small.ben_luc.pk, name="Tên ba", since=EVE)
    assert "đã có tên khác từ ngày 01/07/2025" in str(refusal)
    assert refusal.field == "since"
    refused(rename_unit, "name.later", unit_id=small.ben_luc.pk, name="Tên ba", since=DAY)
    rename_unit(unit_id=small.ben_luc.pk, name="Tên ba", since=DAY + timedelta(days=1), **WHO)


def test_a_second_superior_from_an_earlier_day_would_overlap(small: Small) -> None:
    move_unit(unit_id=small.ben_luc.pk, parent_id=small.tay_ninh.pk, since=DAY, **WHO)
    refused(move_unit, "parent.later", unit_id=small.ben_luc.pk, parent_id=small.top.pk, since=EVE)


def test_a_day_before_the_unit_began_is_refused(small: Small) -> None:
    day = BEGAN - timedelta(days=1)
    unit = small.ben_luc.pk
    refused(rename_unit, "unit.not_begun", unit_id=unit, name="Tên hai", since=day)
    refused(move_unit, "unit.not_begun", unit_id=unit, parent_id=small.top.pk, since=day)
    refused(set_code, "unit.not_begun", unit_id=unit, scheme=Scheme.OWN, code="X", since=day)
    refused(dissolve_unit, "unit.not_begun", unit_id=unit, last_day=day)


def test_a_unit_that_has_ended_does_not_change_any_more(small: Small) -> None:
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    unit = small.ben_luc.pk
    refused(rename_unit, "unit.ended", unit_id=unit, name="Tên hai", since=DAY)
    refused(set_code, "unit.ended", unit_id=unit, scheme=Scheme.OWN, code="X", since=DAY)
    refused(dissolve_unit, "unit.ended", unit_id=unit, last_day=DAY)
    refused(create_unit, "parent.ended", name="Phòng 1", parent_id=unit, **NEW | {"since": BEGAN})


def test_a_unit_with_others_below_it_is_not_dissolved(small: Small) -> None:
    refusal = refused(dissolve_unit, "unit.has_children", unit_id=small.long_an.pk, last_day=EVE)
    assert "còn 2 đơn vị trực thuộc" in str(refusal)
    assert "VKSND huyện Bến Lức (tỉnh Long An)" in str(refusal)


def test_a_superior_that_is_not_yet_there_is_refused(small: Small) -> None:
    young = enter("Viện kiểm sát nhân dân tỉnh Mới", small.top, since=DAY)
    refused(move_unit, "unit.not_begun", unit_id=small.ben_luc.pk, parent_id=young.pk, since=EVE)
    refused(create_unit, "unit.not_begun", name="Phòng 1", parent_id=young.pk, **NEW)
    unknown = refused(
        create_unit,
        "unit.no_beginning",
        name="Phòng 1",
        parent_id=young.pk,
        **NEW | {"since": None},
    )
    assert "Ghi ngày bắt đầu từ 01/07/2025 trở đi." in str(unknown)
    assert unknown.field == "since"


def test_an_empty_or_unchanged_fact_is_refused(small: Small) -> None:
    unit = small.ben_luc.pk
    refused(create_unit, "name.empty", name="  ", parent_id=small.top.pk, **NEW)
    refused(rename_unit, "name.empty", unit_id=unit, name="", since=DAY)
    same = "Viện kiểm sát nhân dân huyện Bến Lức"
    refused(
        rename_unit,
        "name.unchanged",
        unit_id=unit,
        name=same,
        short_name="VKSND huyện Bến Lức",
        since=DAY,
    )
    refused(move_unit, "parent.unchanged", unit_id=unit, parent_id=small.long_an.pk, since=DAY)
    refused(set_code, "code.empty", unit_id=unit, scheme=Scheme.OWN, code=" ", since=DAY)
    refused(correct_unit, "correction.none", unit_id=unit, correction=Correction())


def test_a_correction_of_the_days_keeps_the_record_whole(small: Small) -> None:
    before = Correction(name="Tên cũ", on=BEGAN - timedelta(days=1))
    refused(correct_unit, "days.outside", unit_id=small.ben_luc.pk, correction=before)
    refused(correct_unit, "name.empty", unit_id=small.ben_luc.pk, correction=Correction(name=" "))
    long = Correction(name="Viện " * 99)
    refused(correct_unit, "text.long", unit_id=small.ben_luc.pk, correction=long)
    basis = Correction(basis="Quyết định " * 99)
    refused(correct_unit, "text.long", unit_id=small.ben_luc.pk, correction=basis)
    known = Correction(valid_from=date(1960, 7, 26))
    correct_unit(unit_id=small.top.pk, correction=known, **WHO)
    top = Unit.objects.get(pk=small.top.pk)
    assert (top.valid_from, top.from_certainty) == (date(1960, 7, 26), Certainty.OFFICIAL)
    assert top.names.get().valid_from == date(1960, 7, 26)
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    after = Correction(valid_from=DAY)
    refused(correct_unit, "days.order", unit_id=small.ben_luc.pk, correction=after)


def test_what_can_only_be_a_slip_is_refused(small: Small) -> None:
    unit = small.ben_luc.pk
    for day in (date(25, 7, 1), date(2525, 7, 1), date.min, date.max):
        refused(rename_unit, "days.range", unit_id=unit, name="Tên hai", since=day)
        refused(move_unit, "days.range", unit_id=unit, parent_id=small.top.pk, since=day)
        refused(dissolve_unit, "days.range", unit_id=unit, last_day=day)
        refused(correct_unit, "days.range", unit_id=unit, correction=Correction(valid_from=day))
        code = {"scheme": Scheme.OWN, "code": "X"}
        refused(set_code, "days.range", unit_id=unit, since=day, **code)
    refused(rename_unit, "name.long", unit_id=unit, name="Viện " * 99, since=DAY)
    refused(create_unit, "name.long", name="Viện " * 99, parent_id=small.top.pk, **NEW)
    refused(set_code, "code.long", unit_id=unit, scheme=Scheme.OWN, code="8" * 41, since=DAY)


def test_a_code_that_another_unit_bears_is_refused(small: Small) -> None:
    set_code(unit_id=small.long_an.pk, scheme=Scheme.OWN, code="80", since=DAY, **WHO)
    refusal = refused(
        set_code,
        "code.taken",
        unit_id=small.tay_ninh.pk,
        scheme=Scheme.OWN,
        code="80",
        since=BEGAN,
    )
    assert "Mã 80 đã thuộc “VKSND tỉnh Long An” vào ngày 01/07/2025" in str(refusal)
    assert refusal.field == "code"
    refused(
        set_code,
        "code.unchanged",
        unit_id=small.long_an.pk,
        scheme=Scheme.OWN,
        code="80",
        since=DAY + timedelta(days=9),
    )
    refused(
        set_code,
        "code.later",
        unit_id=small.long_an.pk,
        scheme=Scheme.OWN,
        code="82",
        since=EVE,
    )


def test_a_correction_that_would_make_namesakes_is_refused(small: Small) -> None:
    correction = Correction(name="Viện kiểm sát nhân dân huyện Châu Thành")
    refused(correct_unit, "name.taken", unit_id=small.ben_luc.pk, correction=correction)


def test_a_first_day_outside_the_known_facts_is_refused(small: Small) -> None:
    rename_unit(unit_id=small.ben_luc.pk, name="Tên hai", since=DAY, **WHO)
    beyond = Correction(valid_from=DAY + timedelta(days=1))
    refused(correct_unit, "days.outside", unit_id=small.ben_luc.pk, correction=beyond)
    too_early = Correction(valid_from=date(2010, 1, 1))
    young = enter("Viện kiểm sát nhân dân tỉnh Mới", small.top, since=DAY)
    below = enter("Viện kiểm sát nhân dân huyện Mới", young, since=DAY)
    refused(correct_unit, "parent.not_begun", unit_id=below.pk, correction=too_early)


def test_a_unit_that_is_not_there_is_not_found(small: Small) -> None:
    for missing in ({"parent_id": 0, "unit_id": small.ben_luc.pk}, {"parent_id": 1, "unit_id": 0}):
        with nothing_changes(), pytest.raises(NotFound):
            move_unit(**missing, since=DAY, **WHO)
