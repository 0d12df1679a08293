"""Cluster 10 in 2020, played with invented figures: every mark, rank and the reasons asked for."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from thidua_core.scoring import read_results, read_table, score, scores_as_json, simulate
from thidua_core.values import half_up

CASES = Path(__file__).parent / "cases"

EXPECTED = [
    ("Vĩnh Long", "971.2", "12.5", "0.0", "983.7", "990.0", "0.993636", "xuat-sac", "986.7"),
    ("Long An", "978.9", "12.5", "0.0", "991.4", "1000.0", "0.991400", "xuat-sac", "997.0"),
    ("Bến Tre", "939.3", "5.0", "5.0", "939.3", "1000.0", "0.939300", "xuat-sac", "950.0"),
    ("Tiền Giang", "933.8", "7.5", "2.0", "939.3", "1000.0", "0.939300", "tot", "956.7"),
    ("Trà Vinh", "892.3", "0.0", "2.0", "890.3", "1000.0", "0.890300", "tot", "930.2"),
    ("Đồng Tháp", "866.6", "7.5", "5.0", "869.1", "1000.0", "0.869100", "tot", "908.8"),
]
FLAT = "A1.3 A2.3 A2.5 A3.3 A3.4 A4.2 A6.1 A7.1 B1.3 B2.1 B5.1 C1 C2 D1 D4 F2"


@pytest.fixture(scope="module")
def scores():
    table = read_table((CASES / "cluster-10-2020.yaml").read_bytes())
    return score(table, read_results((CASES / "cluster-10-2020.csv").read_bytes()))


@pytest.mark.parametrize("place", range(6))
def test_the_sheet_and_place_of_each_unit(scores, place):
    name, ordinary, bonus, penalty, points, maximum, share, grade, _ = EXPECTED[place]
    unit = scores.units[place]
    written = scores_as_json(scores)["units"][place]
    assert written["unit"] == f"VKSND tỉnh {name}"
    assert written["rank"] == place + 1
    assert str(unit.sheet.ordinary) == ordinary
    assert (written["bonus"], written["penalty"]) == (bonus, penalty)
    assert (written["points"], written["maximum"]) == (points, maximum)
    assert (written["share"], written["grade"]) == (share, grade)
    assert (written["provisional"], written["knocked_out"]) == (False, [])


@pytest.mark.parametrize("place", range(6))
def test_what_the_units_claimed_never_entered(scores, place):
    """Claims add up to the self-scores that were told, and these are not the results."""
    sheet = scores.units[place].sheet
    claims = [mark.claimed for mark in sheet.marks if mark.kind == "ordinary" and mark.claimed]
    claimed = sum((claim.exact() for claim in claims), Fraction(0))
    assert claimed == Fraction(EXPECTED[place][-1])
    assert claimed != sheet.ordinary.exact()


def test_the_parts_of_the_consolidated_table(scores):
    parts = {
        unit.sheet.unit: [str(unit.sheet.section(code).points) for code in "ABCD"]
        for unit in scores.units
    }
    assert parts["VKSND tỉnh Bến Tre"] == ["576.5", "186.3", "107.5", "69.0"]
    assert parts["VKSND tỉnh Vĩnh Long"] == ["576.2", "195.5", "120.0", "79.5"]
    assert parts["VKSND tỉnh Đồng Tháp"] == ["524.9", "180.9", "97.3", "63.5"]


def test_why_fewer_points_may_rank_higher(scores):
    assert (
        "Xếp trên VKSND tỉnh Long An tuy ít điểm hơn (983,7 và 991,4): tỷ lệ 0,993636 và 0,991400,"
        " vì A6.3 không tính nên mẫu số là 990,0 thay cho 1.000,0."
    ) in scores.unit("VKSND tỉnh Vĩnh Long").why


def test_why_equal_units_stand_one_above_the_other(scores):
    [tie] = scores.ties
    assert tie.by == "section:A"
    assert tie.text == (
        "VKSND tỉnh Bến Tre và VKSND tỉnh Tiền Giang bằng tỷ lệ 0,939300, xét mục A:"
        " VKSND tỉnh Bến Tre 576,5/600,0; VKSND tỉnh Tiền Giang 570,6/600,0."
    )
    for name in tie.units:
        assert tie.text in scores.unit(name).why


def test_why_a_share_alone_does_not_make_the_grade(scores):
    assert scores.unit("VKSND tỉnh Tiền Giang").why[0] == (
        "Chưa đạt Xuất sắc: đủ tỷ lệ (0,939300, mức 0,93) nhưng B4.1 đạt 20,0/25,0 (0,8),"
        " điều kiện là từ 0,9 điểm tối đa: 25 − 2 lần × 2,5 = 20."
    )


def test_which_criteria_tell_no_unit_from_another(scores):
    simulation = simulate(scores)
    assert simulation.not_telling_apart == tuple(FLAT.split())
    assert simulation.labels[0].startswith(
        "Mức phân hóa điểm thấp: 16/60 tiêu chí không phân biệt đơn vị nào: A1.3, A2.3"
    )
    assert simulation.near_ceiling == ("VKSND tỉnh Vĩnh Long", "VKSND tỉnh Long An")


@pytest.mark.parametrize(
    ("unit", "criterion", "said"),
    [
        ("Đồng Tháp", "A7.1", "89,1, thiếu 0,9 điểm phần trăm, chưa tròn 1 nên không trừ: trọn điểm; được 25,0 điểm."),
        ("Long An", "A2.6", "7,5 + 7,5 × 30 ÷ 30,5556 ≈ 14,8636; được 14,9 điểm."),
        ("Trà Vinh", "A2.4", "3 ÷ 3,4 × 20 ≈ 17,6471; được 17,6 điểm."),
        ("Bến Tre", "A1.5", "79,4 ÷ 80 × 15 = 14,8875; được 14,9 điểm."),
        ("Vĩnh Long", "A6.3", "Không giao cho đơn vị, không tính điểm và điểm tối đa."),
        ("Bến Tre", "A2.2", "Kết quả 99,6, thuộc mức từ 99: 12 điểm; được 12,0 điểm. Tính theo điểm thẩm định, thống nhất 16,0: Số liệu giả định."),
        ("Tiền Giang", "F3", "1 lần × 2 = 2; trừ 2,0 điểm."),
        ("Tiền Giang", "E3", "1 lần × 2,5 = 2,5; cộng 2,5 điểm."),
    ],
)  # fmt: skip
def test_the_arithmetic_of_single_marks(scores, unit, criterion, said):
    why = scores.unit(f"VKSND tỉnh {unit}").sheet.mark(criterion).why
    assert why.endswith(said)


def test_the_same_figures_in_a_book_give_the_same_document(scores):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Kết quả")
        with (CASES / "cluster-10-2020.csv").open(encoding="utf-8", newline="") as rows:
            for place, cells in enumerate(csv.reader(rows)):
                for column, cell in enumerate(cells):
                    number = cell.replace(".", "", 1).isdigit()
                    sheet.write(place, column, float(cell) if number else cell)
    again = score(scores.table, read_results(stream.getvalue()))
    assert scores_as_json(again) == scores_as_json(scores)


def test_the_sums_hold_without_the_rooms_own_arithmetic(scores):
    for unit in scores_as_json(scores)["units"]:
        marks = {mark["code"]: mark for mark in unit["criteria"]}
        tenths = {
            code: round(float(mark["counted"]) * 10)
            for code, mark in marks.items()
            if mark["counted"]
        }
        total = sum(-mark if code[0] == "F" else mark for code, mark in tenths.items())
        most = sum(
            round(float(mark["maximum"]) * 10)
            for code, mark in marks.items()
            if mark["maximum"] and code[0] not in "EF"
        )
        assert unit["points"] == f"{total / 10:.1f}"
        assert int(unit["share"].replace(".", "")) == half_up(Fraction(total * 10**6, most))
