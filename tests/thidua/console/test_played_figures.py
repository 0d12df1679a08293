"""The figures of the played year, one by one, as the product's queries tell them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.support.site import BUILT, ROOT, build_demonstration, environment
from thidua.scoring.domain.lots import drawn_round

pytestmark = pytest.mark.site

TELL = "import django; django.setup(); from tests.thidua.console.played_figures import tell; tell()"

GOVERNMENT, SECTOR = "Cờ thi đua của Chính phủ", "Cờ thi đua của ngành Kiểm sát nhân dân"
ROUND = ("Long An", "Tiền Giang", "Bến Tre", "Vĩnh Long", "Trà Vinh", "Đồng Tháp")
EXCELLENT = "Tập thể Lao động xuất sắc"
REGISTERED = {
    "VKSND tỉnh Long An": [GOVERNMENT, 5, 41, 12],
    "VKSND tỉnh Tiền Giang": [SECTOR, 4, 36, 10],
    "VKSND tỉnh Bến Tre": [SECTOR, 3, 33, 9],
    "VKSND tỉnh Vĩnh Long": [GOVERNMENT, 4, 29, 8],
    "VKSND tỉnh Trà Vinh": [EXCELLENT, 2, 26, 7],
    "VKSND tỉnh Đồng Tháp": [SECTOR, 4, 36, 10],
}
"""Title of the unit, fighters of the sector and of the base, initiatives."""


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Mapping[str, Any]:
    there = os.environ.get(BUILT)
    built = Path(there) if there else tmp_path_factory.mktemp("figures")
    if there is None:
        build_demonstration(built)
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=ROOT,
        env=environment(built / "home"),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: Mapping[str, Any] = json.loads(done.stdout)
    return figures


def test_registrations_are_those_of_the_six_units_and_approved(told) -> None:
    assert {unit: row[:4] for unit, row in told["registrations"].items()} == REGISTERED
    assert {row[4] for row in told["registrations"].values()} == {"approved"}


def test_registrations_of_five_units_were_entered_for_them(told) -> None:
    own = [unit for unit, row in told["registrations"].items() if not row[5]]
    assert own == ["VKSND tỉnh Long An"]


def test_23_comments_came_from_five_units(told) -> None:
    assert (told["comments"]["count"], told["comments"]["units"]) == (23, 5)


def test_17_comments_were_accepted_4_in_part_2_not(told) -> None:
    assert told["comments"]["outcomes"] == {"accepted": 17, "partly": 4, "kept": 2}


def test_49_claims_differ(told) -> None:
    assert told["marks"]["claimed_differ"] == 49


def test_39_of_them_the_units_took_as_they_were_counted(told) -> None:
    assert told["marks"]["taken_as_counted"] == 39


def test_10_of_them_the_units_explained(told) -> None:
    assert told["marks"]["explained"] == 10


def test_4_explanations_were_accepted(told) -> None:
    assert told["marks"]["accepted"] == 4


def test_6_marks_were_kept(told) -> None:
    assert told["marks"]["kept"] == 6


def test_8_marks_of_cross_scorers_differ_from_the_figures(told) -> None:
    assert told["marks"]["crossed_differ"] == 8


def test_312_files_of_evidence_support_the_sheets(told) -> None:
    assert told["evidence"]["count"] == 312


def test_2_files_are_the_same_as_others_and_both_sides_are_warned(told) -> None:
    """Each pair warns where it is met, so two doubled files make four warnings."""
    assert 312 - told["evidence"]["contents"] == 2
    assert told["evidence"]["warned"] == 4


def test_files_of_five_units_were_brought_for_them(told) -> None:
    assert told["evidence"]["on_behalf"] == 312 * 5 // 6


def test_figures_of_six_months_came_from_all_and_one_was_three_hours_late(told) -> None:
    assert told["midyear"]["figures"] == 6
    assert told["midyear"]["late"] == [["VKSND tỉnh Đồng Tháp", 3]]
    assert told["midyear"]["for_others"] == 5


def test_the_conference_of_the_middle_of_the_year_has_its_minutes(told) -> None:
    assert told["midyear"]["minutes"]


def test_the_appendix_changes_nine_indicators_and_is_signed_on_paper_by_six(told) -> None:
    assert (told["midyear"]["appendix"], told["midyear"]["clauses"]) == ("signed", 9)
    assert told["midyear"]["signed_how"] == ["paper"] * 6
    assert told["midyear"]["signed_on"] == ["2020-07-16"]


def test_each_unit_is_marked_by_the_one_before_it_in_the_round(told) -> None:
    names = [f"VKSND tỉnh {name}" for name in ROUND]
    scorers = dict(zip((*names[1:], names[0]), names, strict=True))
    assert told["midyear"]["scorers"] == scorers
    drawn = drawn_round(names, "15")
    assert set(zip(drawn, (*drawn[1:], drawn[0]), strict=True)) == {
        (scorer, scored) for scored, scorer in scorers.items()
    }


def test_all_ten_explanations_have_their_answer(told) -> None:
    assert told["marks"]["unanswered"] == 0


def test_the_sector_gave_what_the_list_counts(told) -> None:
    counted = told["awards"]["counted"]
    assert counted["co-nganh unit cong-trang"] == 1
    assert counted["tt-ldxs unit cong-trang"] == 3
    assert counted["tt-ldtt unit cong-trang"] == 3
    assert counted["cstd-nganh person cong-trang"] == 17
    assert counted["bang-khen-nganh person cong-trang"] == 38
    assert counted["bang-khen-nganh collective cong-trang"] == 9
    assert counted["ky-niem-chuong person cong-hien"] == 38


def test_five_were_commended_at_once_three_persons_and_two_collectives(told) -> None:
    counted = told["awards"]["counted"]
    assert counted["bang-khen-nganh person dot-xuat"] == 3
    assert counted["bang-khen-nganh collective dot-xuat"] == 2


def test_they_waited_a_median_of_twelve_days(told) -> None:
    assert told["awards"]["days"] == [5, 9, 12, 15, 34]
    assert median(told["awards"]["days"]) == 12


def test_the_lists_of_the_provinces_are_those_of_the_table(told) -> None:
    codes = ("cstd-co-so", "tt-ldtt", "tt-ldxs", "co-dan-dau-khoi")
    given = {
        name: tuple(counted[code] for code in codes)
        for name, counted in told["awards"]["by_province"].items()
    }
    assert given == {
        "Long An": (39, 22, 7, 3),
        "Tiền Giang": (36, 19, 6, 3),
        "Bến Tre": (32, 17, 5, 2),
        "Vĩnh Long": (28, 16, 5, 2),
        "Trà Vinh": (26, 16, 5, 2),
        "Đồng Tháp": (35, 19, 6, 3),
    }
    assert [sum(each) for each in zip(*given.values(), strict=True)] == [196, 109, 34, 15]


def test_nobody_on_the_lists_bears_a_name_that_could_be_real(told) -> None:
    assert told["awards"]["real_names"] == 0
    assert told["awards"]["marked"]


def test_the_council_of_the_sector_passed_the_fighter_with_14_of_15(told) -> None:
    assert told["council"] == ["cstd-nganh", "passed", 14, 15]


def test_tien_giang_and_ben_tre_are_nominated_to_lead_the_next_year(told) -> None:
    nominated = [row[1:] for row in told["leads"] if row[0] in {"cum-truong", "cum-pho"}]
    assert nominated == [
        ["VKSND tỉnh Tiền Giang", "passed", 6, 6],
        ["VKSND tỉnh Bến Tre", "passed", 6, 6],
    ]


def test_the_submission_shows_each_list_beside_its_cap(told) -> None:
    assert [row[1:] for row in told["submission"]] == [
        ["286", "262", "39,3", "39", "22", "7 (7,3)", "3 (3,5)", "4", "8, 2"],
        ["262", "240", "36,0", "36", "19", "6 (6,3)", "3 (3,0)", "3", "7, 2"],
        ["238", "219", "32,9", "32", "17", "5 (5,7)", "2 (2,5)", "3", "6, 1"],
        ["204", "188", "28,2", "28", "16", "5 (5,3)", "2 (2,5)", "4", "6, 2"],
        ["196", "178", "26,7", "26", "16", "5 (5,3)", "2 (2,5)", "2", "5, 1"],
        ["258", "236", "35,4", "35", "19", "6 (6,3)", "3 (3,0)", "3", "6, 1"],
        ["1.444", "1.323", "", "196", "109", "34", "15", "19", "38, 9"],
    ]


def test_pledges_of_the_other_systems_stand_as_signed(told) -> None:
    """As far as the sources tell: the one whose heads are seen to sign it is on paper."""
    assert told["pledges"] == [
        ["Cụm thi đua VKSND cấp huyện", "signed", "2024-03-29", False, []],
        ["Cụm thi đua số 01", "signed", "2024-03-29", False, ["paper"]],
        ["Khối thi đua Nội chính", "signed", "2019-03-18", False, []],
        ["Khối thi đua cấp phòng", "signed", "2024-03-29", False, []],
    ]
