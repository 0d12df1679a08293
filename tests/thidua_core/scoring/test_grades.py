"""Gates hold, do not hold, or are not known; knock-outs and places move grades down."""

import pytest

from tests.thidua_core.scoring.tables import entry, ranks, table_of
from thidua_core.scoring import score

TREE = (
    "sections:\n"
    "  - {code: A, criteria: [{code: A1, max: 10, rule: {kind: given}}, {code: A2, max: 10, rule: {kind: given}}]}\n"
    "  - {code: B, criteria: [{code: B1, max: 10, rule: {kind: given}}]}\n"
    "  - {code: C, kind: bonus, criteria: [{code: C1, max: 10, rule: {kind: given}}]}\n"
    "  - {code: D, kind: penalty, criteria: [{code: D1, max: 10, rule: {kind: given}}]}\n"
)
FULL = {"A1": "10", "A2": "10", "B1": "10", "C1": "0", "D1": "0"}


def rows_of(marks, unit="A", unassigned=(), knocked=(), group=""):
    rows = [
        entry(code, unit=unit, appraised=mark, reason="Thử", group=group)
        for code, mark in marks.items()
        if code not in unassigned
    ]
    rows += [entry(code, unit=unit, assigned=False) for code in unassigned]
    return rows + [entry(code, unit=unit, passed=True) for code in knocked]


def graded(gates, marks, more="", **facts):
    body = f"{TREE}grades: [{{grade: tot, gates: [{gates}]}}, {{grade: dat}}]\n{more}"
    return score(table_of(body), rows_of(FULL | marks, **facts)).units[0]


CASES = [
    ("{criterion: A1, at_least_share: 0.9}", {"A1": "9"}, {"A1": "8.99"}),
    ("{criterion: A1, at_least_points: 9}", {"A1": "9"}, {"A1": "8.99"}),
    ("{section: A, at_least_share: 0.5}", {"A1": "0"}, {"A1": "0", "A2": "9.99"}),
    ("{section: A, at_least_points: 10}", {"A1": "0"}, {"A1": "0", "A2": "9.99"}),
    ("{every: section, at_least_share: 0.5}", {"B1": "5"}, {"B1": "4.99"}),
    (
        "{any_of: [{criterion: A1, at_least_share: 1}, {criterion: B1, at_least_share: 1}]}",
        {"A1": "0"},
        {"A1": "0", "B1": "9"},
    ),
    (
        "{count: {of: [A1, A2, B1], at_least_share: 1, at_least: 2}}",
        {"A1": "9"},
        {"A1": "9", "B1": "9"},
    ),
    (
        "{section: D, lost_at_most_share_of: C, share: 0.5}",
        {"C1": "6", "D1": "3"},
        {"C1": "6", "D1": "3.01"},
    ),
    (
        "{section: B, lost_at_most_share_of: A, share: 0.25}",
        {"B1": "5"},
        {"B1": "4.99"},
    ),
]


@pytest.mark.parametrize(("gate", "held", "failed"), CASES)
def test_each_gate_at_its_border(gate, held, failed):
    assert graded(gate, held).grade == "tot"
    unit = graded(gate, failed)
    assert unit.grade == "dat"
    assert unit.why[0].startswith("Chưa đạt Tốt: ")


@pytest.mark.parametrize(
    ("gate", "known", "missing", "grade"),
    [
        ("{criterion: A1, at_least_share: 0.9}", {}, ["A1"], None),
        ("{criterion: A1, at_least_points: 11}", {}, ["A1"], "dat"),
        ("{section: A, at_least_share: 0.5}", {"A2": "10"}, ["A1"], "tot"),
        ("{section: A, at_least_share: 0.9}", {"A2": "9"}, ["A1"], None),
        ("{section: A, at_least_share: 0.9}", {"A2": "7.9"}, ["A1"], "dat"),
        ("{every: section, at_least_share: 0.5}", {"B1": "4"}, ["A1"], "dat"),
        ("{every: section, at_least_share: 0.6}", {}, ["A1"], None),
        (
            "{any_of: [{criterion: A1, at_least_share: 1}, {criterion: B1, at_least_share: 1}]}",
            {},
            ["A1"],
            "tot",
        ),
        (
            "{any_of: [{criterion: A1, at_least_share: 1}, {criterion: B1, at_least_share: 1}]}",
            {"B1": "9"},
            ["A1"],
            None,
        ),
        ("{count: {of: [A1, A2, B1], at_least_share: 1, at_least: 2}}", {}, ["A1"], "tot"),
        ("{count: {of: [A1, A2, B1], at_least_share: 1, at_least: 3}}", {}, ["A1"], None),
        ("{count: {of: [A1, A2], at_least_share: 1, at_least: 2}}", {"A2": "9"}, ["A1"], "dat"),
        ("{section: D, lost_at_most_share_of: C, share: 0.5}", {"D1": "6"}, ["C1"], "dat"),
        ("{section: D, lost_at_most_share_of: C, share: 0.5}", {"D1": "5"}, ["C1"], None),
        ("{section: D, lost_at_most_share_of: C, share: 1}", {"C1": "10"}, ["D1"], "tot"),
        ("{section: D, lost_at_most_share_of: C, share: 1}", {"C1": "9"}, ["D1"], None),
        ("{section: B, lost_at_most_share_of: A, share: 0}", {}, ["B1"], None),
    ],
)
def test_unknown_is_never_no(gate, known, missing, grade):
    """A missing mark decides only where nothing that it could be would change the answer."""
    marks = {code: mark for code, mark in (FULL | known).items() if code not in missing}
    body = f"{TREE}grades: [{{grade: tot, gates: [{gate}]}}, {{grade: dat}}]\n"
    unit = score(table_of(body), rows_of(marks)).units[0]
    assert unit.grade == grade
    assert unit.sheet.provisional
    assert (unit.why[0].startswith("Chưa xác định được xếp loại")) == (grade is None)


@pytest.mark.parametrize(
    "gate",
    [
        "{criterion: B1, at_least_share: 1}",
        "{section: B, at_least_points: 5}",
        "{every: section, at_least_points: 5}",
    ],
)
def test_a_gate_on_what_is_not_assigned_is_open(gate):
    assert graded(gate, {}, unassigned=["B1"]).grade == "tot"


def test_the_first_grade_whose_bounds_and_gates_hold():
    body = (
        f"{TREE}grades:\n"
        "  - {grade: xuat-sac, title: Xuất sắc, at_least_share: 0.9, gates: [{criterion: B1, at_least_share: 1}]}\n"
        "  - {grade: tot, at_least_points: 20}\n  - {grade: dat}\n"
    )

    def unit_of(**marks):
        return score(table_of(body), rows_of(FULL | marks)).units[0]

    assert unit_of(A1="7").grade == "xuat-sac"
    assert unit_of(A1="6.99").grade == "tot"
    assert unit_of(A1="0").grade == "tot"
    assert unit_of(A1="0", A2="9.99").grade == "dat"
    unit = unit_of(B1="9")
    assert unit.grade == "tot"
    assert unit.why[0] == (
        "Chưa đạt Xuất sắc: đủ tỷ lệ (0,966667, mức 0,9) nhưng B1 đạt 9,00/10,00 (0,9),"
        " điều kiện là từ 1 điểm tối đa."
    )


LADDER = (
    f"{TREE}grades: [{{grade: xuat-sac, at_least_share: 0.9}}, {{grade: tot, at_least_share: 0.7}},"
    " {grade: kha, at_least_share: 0.5}, {grade: dat}]\n"
)
KNOCK_OUTS = (
    "knock_outs:\n  - {code: K1, title: Vi phạm, effect: not_ranked}\n"
    "  - {code: K2, effect: {grade_at_most: kha}}\n  - {code: K3, effect: {lower_grade_by: 1}}\n"
    "  - {code: K4, effect: {not_for: [co-nganh, co-chinh-phu]}}\n"
)


@pytest.mark.parametrize(
    ("knocked", "grade"),
    [
        ([], "xuat-sac"),
        (["K2"], "kha"),
        (["K3"], "tot"),
        (["K2", "K3"], "kha"),
        (["K4"], "xuat-sac"),
        (["K1"], None),
    ],
)
def test_knock_outs_take_grades_away(knocked, grade):
    scores = score(table_of(LADDER + KNOCK_OUTS), rows_of(FULL, knocked=knocked))
    [unit] = scores.units
    assert unit.grade == grade
    assert unit.sheet.knocked_out == tuple(knocked)
    assert unit.rank == (None if "K1" in knocked else 1)
    assert unit.not_for == (("co-nganh", "co-chinh-phu") if "K4" in knocked else ())
    for code in knocked:
        assert any(f"Thuộc trường hợp {code}" in said for said in unit.why)


def test_a_grade_is_lowered_no_further_than_the_last():
    knock_outs = "knock_outs: [{code: K1, effect: {lower_grade_by: 9}}]\n"
    assert (
        score(table_of(LADDER + knock_outs), rows_of(FULL, knocked=["K1"])).units[0].grade == "dat"
    )


def test_a_unit_that_is_not_ranked_leaves_its_number_to_the_next():
    rows = rows_of(FULL, unit="A", knocked=["K1"]) + rows_of(FULL, unit="B")
    scores = score(table_of(LADDER + KNOCK_OUTS), rows)
    assert ranks(scores) == {"B": 1, "A": None}
    assert scores.unit("A").why == (
        "Thuộc trường hợp K1 (Vi phạm): không xếp hạng.",
        "Điểm các mục 30,00; trên 30,00 điểm được giao, tỷ lệ 1,000000.",
    )


def clustered(*points, places, knocked=(), more=""):
    rows = []
    for place, mark in enumerate(points):
        unit = f"U{place}"
        gone = ["K1"] if unit in knocked else []
        rows += rows_of(FULL | {"A1": str(mark)}, unit=unit, knocked=gone)
    return score(table_of(f"{LADDER}{KNOCK_OUTS}places: [{places}]\n{more}"), rows)


def grades(scores):
    return {unit.sheet.unit: unit.grade for unit in scores.units}


@pytest.mark.parametrize(
    ("share", "policy", "allowed"),
    [
        ("0.3", "floor", 1),
        ("0.3", "ceil", 2),
        ("0.5", "floor", 2),
        ("0.3", "half_up", 1),
        ("0", "floor", 0),
    ],
)
def test_places_of_a_grade_are_a_share_of_the_group(share, policy, allowed):
    places = f"{{grade: xuat-sac, at_most_share: {share}, round: {policy}}}"
    scores = clustered("10", "9", "8", "7.5", places=places)
    held = [grade for grade in grades(scores).values() if grade == "xuat-sac"]
    assert len(held) == allowed
    assert list(grades(scores).values())[:allowed] == ["xuat-sac"] * allowed
    moved = [unit for unit in scores.units if unit.grade == "tot"]
    assert all("đã hết theo thứ hạng" in " ".join(unit.why) for unit in moved)


def test_equal_units_do_not_share_the_last_place():
    scores = clustered("9", "9", "8", "8", places="{grade: xuat-sac, at_most_share: 0.75}")
    assert grades(scores) == {"U0": "xuat-sac", "U1": "xuat-sac", "U2": "tot", "U3": "tot"}
    assert any("chỉ còn 1 chỗ xếp loại Xuất sắc" in said for said in scores.warnings)


def test_nobody_passes_equal_units_for_whom_no_place_was_left():
    scores = clustered("10", "9", "9", "8", places="{grade: xuat-sac, at_most_share: 0.5}")
    assert grades(scores) == {"U0": "xuat-sac", "U1": "tot", "U2": "tot", "U3": "tot"}


def test_who_is_moved_down_takes_a_place_there():
    places = "{grade: xuat-sac, at_most_share: 0.25}, {grade: tot, at_most_share: 0.25}"
    scores = clustered("10", "9", "8", "3", places=places)
    assert grades(scores) == {"U0": "xuat-sac", "U1": "tot", "U2": "kha", "U3": "kha"}


def test_all_members_of_the_group_count_for_its_places():
    places = "{grade: xuat-sac, at_most_share: 0.5}"
    scores = clustered("10", "9", "8", "8", places=places, knocked=["U3"])
    assert list(grades(scores).values()) == ["xuat-sac", "xuat-sac", "tot", None]


def test_who_is_moved_down_ranks_by_the_new_grade():
    scores = clustered(
        "10", "9", places="{grade: xuat-sac, at_most_share: 0.5}", more="rank_by: [grade, share]\n"
    )
    assert grades(scores) == {"U0": "xuat-sac", "U1": "tot"}
    assert ranks(scores) == {"U0": 1, "U1": 2}


def test_a_gate_on_points_without_a_maximum_shows_the_points_alone():
    body = (
        "sections: [{code: A, criteria: [{code: A1, max: 10, rule: {kind: given}}]},"
        " {code: C, kind: bonus, criteria: [{code: C1, rule: {kind: given}}]}]\n"
        "grades: [{grade: tot, gates: [{criterion: C1, at_least_points: 3}, {section: C, at_least_points: 3}]},"
        " {grade: dat}]"
    )
    unit = score(table_of(body), rows_of({"A1": "1", "C1": "2"})).units[0]
    assert unit.grade == "dat"
    assert "C1 đạt 2,00, điều kiện là từ 3 điểm" in unit.why[0]
    assert "mục C đạt 2,00, điều kiện là từ 3 điểm" in unit.why[0]
    assert score(table_of(body), rows_of({"A1": "1"})).units[0].grade is None
