"""The packaged organisation as loaded: whole, once, and found as people ask for it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.thidua.org.conftest import ADMIN, AT, STRANGER, TODAY, nothing_changes
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import create_unit, load_organisation, revoke_reorganisation
from thidua.org.actions import load_dataset as loading
from thidua.org.actions.derived import refresh
from thidua.org.domain.dataset import load_dataset
from thidua.org.enums import Certainty, Kind, Level, LineageKind, Scheme, Sector
from thidua.org.errors import ChangeRefused
from thidua.org.models import Lineage, Reorganisation, Unit, UnitCode, UnitName, UnitParent
from thidua.org.queries import (
    children_on,
    counts_below,
    history_of,
    level_counts,
    predecessors_of,
    search_units,
    step_rows,
    successors_of,
    unit_by_code,
    unit_rows,
    units_by_name,
    units_for,
)
from thidua.org.queries.labels import label_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("packaged")]
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def find(text: str, day: date = TODAY, limit: int = 40):
    return search_units(units_for(ADMIN), text, day, limit=limit)


def labels(text: str, day: date = TODAY) -> list[str]:
    return [hit.unit.label for hit in find(text, day)]


def test_everything_of_the_dataset_is_there() -> None:
    dataset = load_dataset()
    assert Unit.objects.count() == len(dataset.units)
    assert UnitName.objects.count() == len(dataset.names)
    assert UnitCode.objects.count() == len(dataset.codes)
    assert UnitParent.objects.count() == len(dataset.parents)
    assert Reorganisation.objects.count() == len(dataset.reorganisations)
    counts = {each.kind: each.count for each in level_counts(units_for(ADMIN), TODAY)}
    assert counts[Kind.PROVINCE] == counts[Kind.PROVINCIAL_PROCURACY] == 34
    assert counts[Kind.COMMUNE] == 3321
    before = {each.kind: each.count for each in level_counts(units_for(ADMIN), BEFORE)}
    assert before[Kind.PROVINCE] == before[Kind.PROVINCIAL_PROCURACY] == 63
    assert before[Kind.DISTRICT] == before[Kind.DISTRICT_PROCURACY] == 696


def test_the_entry_of_the_loading_names_counts_and_digest() -> None:
    entry = LedgerEntry.objects.get(verb="organisation.loaded")
    assert entry.content is not None
    payload = entry.content["payload"]
    assert payload["sha256"] == loading.dataset_sha256()
    assert payload["units"] == Unit.objects.count()
    assert payload["lineages"] == Lineage.objects.count()


def test_a_second_loading_changes_nothing_and_says_so() -> None:
    with nothing_changes():
        again = load_organisation(actor=SYSTEM, at=AT)
    assert again.already
    assert again.units == Unit.objects.count()
    assert again.lineages == Lineage.objects.count()


def test_a_half_loaded_database_is_refused_in_words() -> None:
    lonely = Unit.objects.exclude(key=None).get(key="vks-s-uy-ban-kiem-sat")
    lonely.key = None
    lonely.save(update_fields=["key"])
    with nothing_changes(), pytest.raises(ChangeRefused, match="một phần bộ dữ liệu"):
        load_organisation(actor=SYSTEM, at=AT)


def test_the_repeated_columns_are_what_refreshing_would_make_them() -> None:
    columns = ("latest_name", "latest_short_name", "latest_place", "searchable", "sort_key")
    chosen = Unit.objects.filter(kind__in=[Kind.SUPREME_UNIT, Kind.REGIONAL_PROCURACY, Kind.ROOM])
    before = list(chosen.values_list("pk", *columns))
    refresh(chosen.values_list("pk", flat=True))
    assert list(chosen.values_list("pk", *columns)) == before


def test_ten_districts_of_one_name_are_told_apart_by_label_and_by_search() -> None:
    day = date(2019, 6, 1)
    named = units_by_name("Viện kiểm sát nhân dân huyện Châu Thành", day)
    rows = unit_rows(named, day)
    provinces = {
        "An Giang", "Bến Tre", "Đồng Tháp", "Hậu Giang", "Kiên Giang",
        "Long An", "Sóc Trăng", "Tây Ninh", "Tiền Giang", "Trà Vinh",
    }  # fmt: skip
    assert {row.label for row in rows} == {
        f"VKSND huyện Châu Thành (tỉnh {province})" for province in provinces
    }
    for province in provinces:
        found = labels(f"vks châu thành {province}", day)
        assert found[0] == f"VKSND huyện Châu Thành (tỉnh {province})"
    districts = units_by_name("Huyện Châu Thành", day)
    assert len({row.label for row in unit_rows(districts, day)}) == 10


def test_names_that_differ_by_a_mark_are_two_and_found_by_one_word() -> None:
    assert labels("ba to")[:2] == ["Xã Ba Tô (tỉnh Quảng Ngãi)", "Xã Ba Tơ (tỉnh Quảng Ngãi)"]
    assert labels("ba tơ")[0] == "Xã Ba Tơ (tỉnh Quảng Ngãi)"
    assert labels("BA TÔ")[0] == "Xã Ba Tô (tỉnh Quảng Ngãi)"
    assert units_by_name("Xã Ba Tơ", TODAY).get() != units_by_name("Xã Ba Tô", TODAY).get()


def test_a_code_means_two_provinces_on_two_days() -> None:
    before = unit_by_code(Scheme.GSO, "24", BEFORE)
    after = unit_by_code(Scheme.GSO, "24", AFTER)
    assert before is not None
    assert after is not None
    assert label_on(before.pk, BEFORE) == "Tỉnh Bắc Giang"
    assert label_on(after.pk, AFTER) == "Tỉnh Bắc Ninh"


def test_a_unit_of_2019_is_found_under_its_successor_with_how_sure_it_is() -> None:
    hit = find("VKSND tỉnh Long An")[0]
    assert (hit.unit.label, hit.unit.living) == ("VKSND tỉnh Long An", False)
    (follower,) = hit.followers
    assert follower.unit is not None
    assert follower.unit.label == "VKSND tỉnh Tây Ninh"
    assert (follower.certainty_label, follower.document) == ("Theo văn bản", "84/2025/UBTVQH15")
    then = find("VKSND tỉnh Long An", date(2019, 6, 1))[0]
    assert (then.unit.living, then.followers) == (True, ())


@pytest.mark.parametrize(
    ("text", "label", "certainty"),
    [
        ("vks châu thành bến tre", "VKSND khu vực 5 - Vĩnh Long", Certainty.DERIVED),
        ("vks châu thành an giang", None, Certainty.UNKNOWN),
        ("huyện châu thành an giang", None, Certainty.OFFICIAL),
    ],
)
def test_derived_unknown_and_no_successors_are_told_apart(text, label, certainty) -> None:
    followers = next(hit.followers for hit in find(text) if not hit.unit.living)
    assert [each.unit.label if each.unit else None for each in followers] == [label]
    assert [each.certainty for each in followers] == [certainty]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("vksnd tối cao", "VKSND tối cao"),
        ("VIEN KIEM SAT NHAN DAN TOI CAO", "VKSND tối cao"),
        ("vksndtc", "VKSND tối cao"),
        ("Viện kiểm sát nhân dân tối cao", "VKSND tối cao"),
        ("tp. hcm", "Thành phố Hồ Chí Minh"),
        ("vks tp cần thơ", "VKSND thành phố Cần Thơ"),
        ("kv 3 hà tĩnh", "VKSND khu vực 3 - Hà Tĩnh"),
        ("vks khu vuc 3 ha tinh", "VKSND khu vực 3 - Hà Tĩnh"),
        ("v16", "Vụ 16"),
        ("  vũng   tàu ", "Phường Vũng Tàu (thành phố Hồ Chí Minh)"),
    ],
)
def test_units_are_found_as_people_type_them(text, first) -> None:
    assert labels(text)[0] == first


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "|", "\x00", "không có đơn vị như thế"])
def test_nothing_is_found_for_nothing(text) -> None:
    assert find(text) == []


@pytest.mark.parametrize("text", ["từ " * 5000, "\x00tơ\x00" * 99, "vks\n\tlong\u200ban", "'; --"])
def test_a_query_of_any_form_is_answered(text) -> None:
    assert len(find(text, limit=3)) <= 3


def test_search_may_be_narrowed_to_kinds_and_limited() -> None:
    hits = search_units(
        units_for(ADMIN), "châu thành", TODAY, kinds=[Kind.DISTRICT_PROCURACY], limit=3
    )
    assert [hit.unit.kind for hit in hits] == [Kind.DISTRICT_PROCURACY] * 3


def test_what_exists_comes_before_what_has_ended() -> None:
    living = [hit.unit.living for hit in find("VKSND thành phố Cần Thơ")[:2]]
    assert living == [True, False]


def test_a_unit_known_by_a_former_name_says_so() -> None:
    hit = find("vụ thực hành quyền công tố và kiểm sát điều tra án ma túy")[0]
    assert (hit.unit.label, hit.unit.living) == ("Vụ 4", True)
    assert hit.unit.name == "Vụ Công tố và kiểm sát điều tra án ma túy"
    assert hit.former_name == "Vụ 4"


def test_a_page_of_results_asks_as_many_questions_whatever_its_length() -> None:
    def questions(text: str, limit: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(find(text, limit=limit)) == limit
        return len(captured)

    assert questions("vks long an", 1) == questions("vks long an", 3) == questions("vks", 15) + 4


def test_the_page_of_a_merged_province_has_its_origins_and_counts() -> None:
    merged = unit("vks-p-vinh-long-2025")
    origins = {(each.unit.label, each.certainty) for each in predecessors_of(merged) if each.unit}
    assert origins == {
        ("VKSND tỉnh Bến Tre", "official"),
        ("VKSND tỉnh Trà Vinh", "official"),
        ("VKSND tỉnh Vĩnh Long", "official"),
    }
    below = {each.kind: each.count for each in counts_below([merged.pk], TODAY)[merged.pk]}
    assert below == {Kind.REGIONAL_PROCURACY: 14, Kind.COMMUNE: 124}
    old = unit("vks-p-vinh-long")
    then = {each.kind: each.count for each in counts_below([old.pk], BEFORE)[old.pk]}
    assert then == {Kind.DISTRICT_PROCURACY: 8}
    assert {row.document for row in history_of(merged) if row.what == "origin"} == {
        "84/2025/UBTVQH15"
    }


def test_the_steps_of_the_great_reorganisation_show_both_sides() -> None:
    reorganisation = Reorganisation.objects.get(key="nq-84-2025-ubtvqh15")
    first = list(reorganisation.steps.all()[:1])
    (row,) = step_rows(reorganisation, steps=first)
    assert [unit.label for unit in row.before] == ["VKSND tỉnh Hà Giang", "VKSND tỉnh Tuyên Quang"]
    assert [unit.label for unit in row.after] == ["VKSND tỉnh Tuyên Quang"]
    unknown = reorganisation.steps.filter(lineages__successor=None)[:1]
    (row,) = step_rows(reorganisation, steps=list(unknown))
    assert (row.successor_unknown, row.certainty) == (True, Certainty.UNKNOWN)


def test_a_packaged_reorganisation_is_not_taken_back() -> None:
    packaged = Reorganisation.objects.get(key="nq-202-2025-qh15")
    with nothing_changes(), pytest.raises(ChangeRefused, match="bộ dữ liệu tổ chức kèm theo"):
        revoke_reorganisation(reorganisation_id=packaged.pk, reason="x", actor=ADMIN, at=AT)


def test_legal_lineage_leads_from_the_ended_to_the_living_and_so_never_back() -> None:
    legal = Lineage.objects.exclude(kind=LineageKind.TERRITORY).select_related(
        "predecessor", "successor"
    )
    for link in legal:
        assert link.predecessor.ends < link.on
        assert link.successor is None or link.successor.holds_on(link.on)


def test_a_unit_that_gave_a_part_away_goes_on_and_has_no_heir() -> None:
    source = units_by_name("Huyện Lục Ngạn", BEFORE).get()
    (given,) = source.successions.filter(on=date(2025, 1, 1))
    assert given.successor is not None
    assert (given.kind, given.successor.label) == (
        LineageKind.TERRITORY,
        "Thị xã Chũ (tỉnh Bắc Giang)",
    )
    divided = units_by_name("Thành phố Huế", date(2024, 12, 31)).get(kind=Kind.DISTRICT)
    heirs = {str(each.unit) for each in successors_of(divided, date(2025, 1, 1))}
    assert {heir.partition(" (")[0] for heir in heirs} == {"Quận Thuận Hóa", "Quận Phú Xuân"}


def test_a_namesake_of_a_packaged_unit_is_refused() -> None:
    with nothing_changes(), pytest.raises(ChangeRefused, match="Thuộc “VKSND tối cao” đã có"):
        create_unit(
            name="Viện kiểm sát nhân dân tỉnh Tây Ninh",
            kind=Kind.PROVINCIAL_PROCURACY,
            level=Level.PROVINCIAL,
            sector=Sector.PROCURACY,
            parent_id=unit("vks-supreme").pk,
            since=AFTER,
            actor=ADMIN,
            at=AT,
        )


def test_a_district_says_where_its_land_went_when_asked() -> None:
    district = units_by_name("Huyện Ba Tơ", BEFORE).get()
    (ended,) = successors_of(district, TODAY)
    assert (ended.unit, ended.certainty) == (None, Certainty.OFFICIAL)
    took = [each for each in successors_of(district, TODAY, territory=True) if each.unit]
    assert "Xã Ba Tơ (tỉnh Quảng Ngãi)" in {str(each.unit) for each in took}
    assert {each.certainty for each in took} == {Certainty.DERIVED}


def test_the_communes_of_a_province_come_in_vietnamese_order() -> None:
    communes = list(children_on(unit("province-quang-ngai-2025"), TODAY, Kind.COMMUNE))
    assert len(communes) == len({each.label for each in communes}) > 50
    assert [each.sort_key for each in communes] == sorted(each.sort_key for each in communes)


def test_a_stranger_finds_units_too_but_loads_none() -> None:
    assert search_units(units_for(STRANGER), "long an", TODAY)
