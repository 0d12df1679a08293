"""The packaged organisation: its sums, its hard cases, and that each check can fail."""

from collections import Counter
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from thidua.org.domain.dataset import load_dataset
from thidua.org.domain.dataset_checks import ReusedCode, check_dataset, codes_of_two_provinces
from thidua.org.domain.dataset_records import Dataset, UnitRecord
from thidua.org.domain.dataset_tables import DatasetError
from thidua.org.domain.vocabulary import Certainty, Kind, Scheme, StepKind

VKS = "Viện kiểm sát nhân dân"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_dataset()


def names_on(dataset: Dataset, unit: str, day: date) -> list[str]:
    return [one.name for one in dataset.names if one.unit == unit and one.period.contains(day)]


def units_named(dataset: Dataset, name: str, day: date) -> list[str]:
    return [one.unit for one in dataset.names if one.name == name and one.period.contains(day)]


def successors(dataset: Dataset, unit: str) -> list[tuple[str | None, Certainty]]:
    return [(one.to_unit, one.certainty) for one in dataset.lineage if one.from_unit == unit]


def alive(dataset: Dataset, kind: Kind, day: date) -> list[UnitRecord]:
    return [unit for unit in dataset.units if unit.kind is kind and unit.period.contains(day)]


def test_nothing_is_wrong_with_the_packaged_dataset(dataset):
    assert check_dataset(dataset) == []


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Kind.PROVINCE, 63, 34),
        (Kind.PROVINCIAL_PROCURACY, 63, 34),
        (Kind.DISTRICT, 696, 0),
        (Kind.DISTRICT_PROCURACY, 696, 0),
        (Kind.REGIONAL_PROCURACY, 0, 213),
        (Kind.COMMUNE, 0, 3321),
        (Kind.HIGH_PROCURACY, 3, 0),
        (Kind.SUPREME_UNIT, 24, 27),
    ],
)
def test_units_on_the_eve_and_the_day_of_two_tiers(dataset, kind, before, after):
    assert len(alive(dataset, kind, BEFORE)) == before
    assert len(alive(dataset, kind, AFTER)) == after


def test_supreme_units_were_twenty_seven_in_2015(dataset):
    assert len(alive(dataset, Kind.SUPREME_UNIT, date(2015, 6, 1))) == 27


def test_eleven_provincial_procuracies_go_on_and_fifty_two_became_twenty_three(dataset):
    before = {unit.key for unit in alive(dataset, Kind.PROVINCIAL_PROCURACY, BEFORE)}
    after = {unit.key for unit in alive(dataset, Kind.PROVINCIAL_PROCURACY, AFTER)}
    merged = {
        one.from_unit: one.to_unit
        for one in dataset.lineage
        if one.from_unit in before and one.kind is StepKind.MERGE
    }
    assert len(before & after) == 11
    assert merged.keys() == before - after
    assert len(merged) == 52
    assert set(merged.values()) == after - before
    assert len(after - before) == 23


def test_three_provinces_became_vinh_long(dataset):
    sources = {one.from_unit for one in dataset.lineage if one.to_unit == "vks-p-vinh-long-2025"}
    assert sources == {"vks-p-vinh-long", "vks-p-ben-tre", "vks-p-tra-vinh"}
    assert names_on(dataset, "vks-p-vinh-long", BEFORE) == names_on(
        dataset, "vks-p-vinh-long-2025", AFTER
    )


def test_seven_province_codes_mean_two_provinces_on_two_dates(dataset):
    assert codes_of_two_provinces(dataset) == [
        ReusedCode("15", "Yên Bái", "Lào Cai"),
        ReusedCode("24", "Bắc Giang", "Bắc Ninh"),
        ReusedCode("44", "Quảng Bình", "Quảng Trị"),
        ReusedCode("52", "Bình Định", "Gia Lai"),
        ReusedCode("80", "Long An", "Tây Ninh"),
        ReusedCode("82", "Tiền Giang", "Đồng Tháp"),
        ReusedCode("91", "Kiên Giang", "An Giang"),
    ]


def test_short_sign_t3_means_two_units_and_its_old_meaning_is_unsure(dataset):
    holders = [
        (one.unit, one.certainty)
        for one in sorted(dataset.codes, key=lambda one: one.period.start)
        if one.scheme is Scheme.PROCURACY_SHORT and one.code == "T3"
    ]
    assert holders == [
        ("vks-s-truong-dao-tao-tphcm", Certainty.UNKNOWN),
        ("vks-s-vien-khoa-hoc-kiem-sat", Certainty.OFFICIAL),
    ]


def test_chau_thanh_exists_ten_times_each_in_another_province(dataset):
    districts = units_named(dataset, "Huyện Châu Thành", BEFORE)
    provinces = {one.parent for one in dataset.parents if one.unit in districts}
    assert len(districts) == len(provinces) == 10
    assert len(units_named(dataset, "Viện kiểm sát nhân dân huyện Châu Thành", BEFORE)) == 10


def test_ky_anh_is_a_town_and_a_district(dataset):
    assert units_named(dataset, "Thị xã Kỳ Anh", BEFORE) == ["district-42-449"]
    assert units_named(dataset, "Huyện Kỳ Anh", BEFORE) == ["district-42-447"]


def test_ba_to_differ_by_one_diacritic_in_one_province(dataset):
    assert units_named(dataset, "Huyện Ba Tơ", BEFORE) == ["district-51-535"]
    communes = {one.name: one for one in dataset.communes if one.name in ("Xã Ba Tơ", "Xã Ba Tô")}
    assert {one.code for one in communes.values()} == {"21484", "21523"}
    assert {one.province for one in communes.values()} == {"province-quang-ngai-2025"}
    assert {one.former_districts for one in communes.values()} == {("district-51-535",)}


def test_kinds_of_district_are_kept(dataset):
    kinds = Counter(
        one.name.removesuffix(one.short_name).strip() or "Quận"
        for one in dataset.names
        if one.unit.startswith("district-") and one.period.contains(BEFORE)
    )
    assert kinds == {"Huyện": 508, "Thành phố": 87, "Thị xã": 52, "Quận": 49}


def test_nong_son_went_into_que_son_half_a_year_early(dataset):
    assert successors(dataset, "district-49-519") == [("district-49-509", Certainty.OFFICIAL)]
    assert successors(dataset, "vks-d-49-519") == [("vks-d-49-509", Certainty.DERIVED)]
    assert names_on(dataset, "district-49-519", date(2024, 12, 31)) == ["Huyện Nông Sơn"]
    assert names_on(dataset, "district-49-519", date(2025, 1, 1)) == []


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2021, 11, 1), 705),
        (date(2024, 8, 31), 705),
        (date(2024, 9, 1), 704),
        (date(2024, 12, 1), 701),
        (date(2024, 12, 31), 701),
        (date(2025, 1, 1), 696),
    ],
)
def test_districts_and_their_procuracies_grew_fewer(dataset, day, number):
    assert len(alive(dataset, Kind.DISTRICT, day)) == number
    assert len(alive(dataset, Kind.DISTRICT_PROCURACY, day)) == number


def test_a_town_and_a_district_became_hoa_lu_and_took_over_its_code(dataset):
    hoa_lu = units_named(dataset, "Thành phố Hoa Lư", BEFORE)
    sources = {one.from_unit for one in dataset.lineage if one.to_unit in hoa_lu}
    assert sources == {"district-37-369", "district-37-374-2024"}
    holders = {one.unit for one in dataset.codes if one.code == "374"}
    assert holders == {"district-37-374-2024", "district-37-374"}


def test_the_old_city_of_hue_split_and_luc_ngan_gave_a_part(dataset):
    assert {to for to, _ in successors(dataset, "district-46-474-2024")} == {
        "district-46-474",
        "district-46-475",
    }
    assert ("district-24-224", Certainty.OFFICIAL) in successors(dataset, "district-24-219")
    assert names_on(dataset, "district-24-219", BEFORE) == ["Huyện Lục Ngạn"]


def test_a_unit_that_goes_on_can_change_its_code(dataset):
    codes = {one.code: one.unit for one in dataset.codes if one.unit == "district-68-682"}
    assert codes.keys() == {"681", "682"}
    assert units_named(dataset, "Huyện Đạ Huoai", date(2020, 1, 1)) == ["district-68-682"]


def test_a_resolution_that_names_the_heir_makes_the_lineage_official(dataset):
    assert successors(dataset, "vks-d-40-413") == [("vks-d-40-412", Certainty.OFFICIAL)]
    assert successors(dataset, "vks-d-77-753-2024") == [("vks-d-77-753", Certainty.OFFICIAL)]


@pytest.mark.parametrize(
    ("unit", "eve", "old", "new"),
    [
        ("province-hue", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        ("province-dong-nai-2025", date(2026, 4, 29), "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
        ("province-quang-ninh", date(2026, 8, 31), "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh"),
        ("province-bac-ninh-2025", date(2026, 9, 19), "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh"),
        ("commune-26368", date(2026, 4, 29), "Xã Long Thành", "Phường Long Thành"),
        ("commune-07840", date(2026, 9, 19), "Xã Hiệp Hòa", "Phường Hiệp Hòa"),
        (
            "vks-d-31-311",
            date(2024, 12, 31),
            f"{VKS} huyện Thủy Nguyên",
            f"{VKS} thành phố Thủy Nguyên",
        ),
    ],
)
def test_a_unit_gets_its_new_name_on_its_day(dataset, unit, eve, old, new):
    assert names_on(dataset, unit, eve) == [old]
    assert names_on(dataset, unit, date.fromordinal(eve.toordinal() + 1)) == [new]


def test_vu_16_became_a_room_of_the_office(dataset):
    assert successors(dataset, "vks-s-v16") == [
        ("vks-s-phong-thi-dua-khen-thuong", Certainty.DERIVED)
    ]
    room = next(unit for unit in dataset.units if unit.key == "vks-s-phong-thi-dua-khen-thuong")
    assert room.kind is Kind.ROOM
    assert [one.parent for one in dataset.parents if one.unit == room.key] == ["vks-s-van-phong"]


def test_high_procuracies_became_institutes_of_the_supreme_one(dataset):
    assert successors(dataset, "vks-h-da-nang") == [
        ("vks-s-vien-phuc-tham-da-nang", Certainty.DERIVED)
    ]


def test_a_regional_procuracy_is_named_with_its_province(dataset):
    assert units_named(dataset, "Viện kiểm sát nhân dân khu vực 3 - Vĩnh Long", AFTER) == [
        "vks-r-86-3"
    ]
    regional = [one for one in dataset.names if one.unit.startswith("vks-r-")]
    assert all(" - " in one.name and " - " in one.short_name for one in regional)


def test_regional_procuracies_beyond_the_named_exist_only_as_counts(dataset):
    known = [count for count in dataset.regional_counts if count.expected is not None]
    assert len(dataset.regional_counts) == 34
    assert sum(count.named for count in dataset.regional_counts) == 213
    assert sum(count.expected for count in known) == 184
    assert len(known) == 17


def test_a_district_procuracy_has_one_successor_or_an_unknown_one(dataset):
    arrows = [
        one
        for one in dataset.lineage
        if one.reorganisation == "nq-84-2025-ubtvqh15" and one.from_unit.startswith("vks-d-")
    ]
    assert len({one.from_unit for one in arrows}) == len(arrows) == 696
    known = [one for one in arrows if one.to_unit is not None]
    assert len(known) == 295
    assert all(one.certainty is Certainty.UNKNOWN for one in arrows if one.to_unit is None)


def test_names_follow_the_spelling_of_the_house(dataset):
    spelt = {one.name for one in dataset.names}
    assert {"Tỉnh Thanh Hóa", "Tỉnh Khánh Hòa", "Thành phố Thủy Nguyên"} <= spelt
    assert "Viện kiểm sát nhân dân Thành phố Hồ Chí Minh" in spelt


@pytest.fixture(scope="module")
def core(dataset) -> Dataset:
    """The dataset without its communes, which are many; their count is then the one finding."""
    few = {
        table: tuple(one for one in getattr(dataset, table) if not one.unit.startswith("commune-"))
        for table in ("names", "codes", "parents", "communes")
    }
    units = tuple(unit for unit in dataset.units if unit.kind is not Kind.COMMUNE)
    lineage = tuple(one for one in dataset.lineage if not one.from_unit.startswith("commune-"))
    return replace(dataset, units=units, lineage=lineage, **few)


def planted(dataset: Dataset, table: str, number: int, **changes: object) -> list[str]:
    rows = list(getattr(dataset, table))
    rows[number] = replace(rows[number], **changes)
    return [finding.code for finding in check_dataset(replace(dataset, **{table: tuple(rows)}))]


def index_of(dataset: Dataset, table: str, unit: str) -> int:
    rows = getattr(dataset, table)
    return next(place for place, row in enumerate(rows) if row.unit == unit)


@pytest.mark.parametrize(
    ("table", "unit", "changes", "code"),
    [
        ("names", "province-ha-noi", {"name": "Thành phố  Hà Nội"}, "name.spaces"),
        ("names", "province-ha-noi", {"name": "Tỉnh Thanh Hoá"}, "name.tone-mark"),
        ("names", "province-ha-noi", {"name": "Ha\u0300 No\u0323\u0302i"}, "name.not-nfc"),
        ("names", "province-ha-noi", {"name": "thành phố Hà Nội"}, "name.form"),
        ("names", "vks-r-86-3", {"name": "Viện kiểm sát nhân dân khu vực 3"}, "name.no-province"),
        ("names", "province-hue", {"valid_to": date(2025, 1, 1)}, "name.overlap"),
        ("names", "province-hue", {"valid_to": date(2024, 12, 30)}, "name.gap"),
        ("names", "province-ben-tre", {"valid_to": AFTER}, "name.outside"),
        ("codes", "province-lao-cai-2025", {"valid_from": BEFORE}, "code.two-units"),
        ("parents", "vks-r-86-3", {"parent": "vks-p-vinh-long"}, "parent.not-alive"),
        ("parents", "vks-p-ha-noi", {"parent": "vks-p-ha-noi"}, "parent.ring"),
        ("parents", "vks-p-ha-noi", {"valid_from": BEFORE}, "parent.gap"),
        ("parents", "vks-r-86-3", {"parent": "vks-p-ca-mau-2025"}, "lineage.other-province"),
    ],
)
def test_a_planted_mistake_is_found(core, table, unit, changes, code):
    assert code in planted(core, table, index_of(core, table, unit), **changes)


def test_a_wrong_ending_day_and_a_missing_unit_are_found(core):
    place = next(i for i, unit in enumerate(core.units) if unit.key == "vks-h-ha-noi")
    found = planted(core, "units", place, valid_to=date(2025, 6, 29))
    assert {"lineage.source-day", "count"} <= set(found)


def test_an_ended_unit_without_a_step_is_found(core):
    lineage = tuple(one for one in core.lineage if one.from_unit != "vks-h-ha-noi")
    found = [finding.code for finding in check_dataset(replace(core, lineage=lineage))]
    assert found == ["lineage.none", "count"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for source in (files("thidua.org") / "data").iterdir():
        lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
        if source.name == "communes.csv":
            lines = lines[:2]
        kept = [line for line in lines if "commune-" not in line]
        (tmp_path / source.name).write_text("".join(kept), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "row", "column"),
    [
        ("names.csv", "province-ha-noi,Hà Nội,Hà Nội,1/7/2025,,official", 2, "valid_from"),
        ("names.csv", "province-ha-noi,Hà Nội,Hà Nội,2025-02-30,,official", 2, "valid_from"),
        ("names.csv", "province-ha-noi,Hà Nội,,,,official", 2, "short_name"),
        ("names.csv", "province-ha-noi,Hà Nội, Hà Nội,,,official", 2, "short_name"),
        ("names.csv", "province-ha-noi,Hà Nội,Hà Nội,,,perhaps", 2, "certainty"),
        ("names.csv", "province-ha-noi,Hà Nội", 2, "-"),
        ("names.csv", "province-atlantis,Hà Nội,Hà Nội,,,official", 2, "unit"),
        ("codes.csv", "province-ha-noi,gso,01,2025-07-01,2025-06-30,official", 2, "valid_to"),
        ("parents.csv", "vks-p-ha-noi,vks-atlantis,,,official", 2, "parent"),
        ("lineage.csv", "nowhere,1,merge,vks-s-v5,vks-s-v3,derived,", 2, "reorganisation"),
        ("lineage.csv", "nq-84-2025-ubtvqh15,1,merge,vks-s-v5,,derived,", 2, "to_unit"),
        ("regional_counts.csv", "vks-p-ha-noi,twelve,12,12,official", 2, "expected"),
        ("communes.csv", "00004,Phường Ba Đình,province-ha-noi,,999", 2, "former_districts"),
    ],
)
def test_a_bad_cell_is_named_by_file_row_and_column(folder, file, line, row, column):
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    lines.insert(1, line)
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DatasetError) as refusal:
        load_dataset(folder)
    assert (refusal.value.file, refusal.value.row, refusal.value.column) == (file, row, column)


def test_an_unknown_a_missing_and_a_misplaced_column_are_refused(folder):
    path = folder / "parents.csv"
    whole = path.read_text(encoding="utf-8")
    for header, column in (
        ("unit,parent,valid_from,valid_to,certainty,colour", "colour"),
        ("unit,parent,valid_from,valid_to", "certainty"),
        ("parent,unit,valid_from,valid_to,certainty", "parent"),
    ):
        path.write_text(whole.replace(whole.splitlines()[0], header), encoding="utf-8")
        with pytest.raises(DatasetError) as refusal:
            load_dataset(folder)
        assert (refusal.value.row, refusal.value.column) == (1, column)


def test_a_key_given_twice_is_refused(folder):
    path = folder / "units.csv"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + whole.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="given twice"):
        load_dataset(folder)
