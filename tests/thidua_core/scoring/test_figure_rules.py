"""Rules that compare: what they give at each border, and what they say of it."""

import pytest

from tests.thidua_core.scoring.tables import computed, counted, entry, mark_of, table_with
from thidua_core.scoring import score


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("60", "54", "9.00"),
        ("60", "60", "10.00"),
        ("60", "61", "10.00"),
        ("60", "0", "0.00"),
        ("3", "1", "3.33"),
        ("3", "2", "6.67"),
        ("0", "5", None),
        ("0", "0", None),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_proportional(target, actual, points):
    assert computed(table_with("kind: proportional"), target=target, actual=actual) == points


def test_reaching_the_target_is_said_and_not_worked_out():
    mark = mark_of(table_with("kind: proportional"), target="60", actual="60")
    assert mark.why == "60 đạt chỉ tiêu 60: trọn điểm; được 10,00 điểm."


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("3", "3", "10.00"),
        ("3", "2.9", "10.00"),
        ("3", "3.4", "8.82"),
        ("3", "0", "10.00"),
        ("0", "0", "10.00"),
        ("0", "1", "0.00"),
    ],
)
def test_proportional_where_less_is_better(target, actual, points):
    table = table_with("kind: proportional, direction: lower")
    assert computed(table, target=target, actual=actual) == points


def test_a_ratio_follows_from_numerator_and_denominator_exactly():
    table = table_with("kind: proportional", maximum="99")
    facts = {"target": "100", "numerator": "2", "denominator": "3"}
    assert computed(table, **facts) == "66.00", "not 99 times 0.6667"
    mark = mark_of(table, **facts, actual="66.67")
    assert str(mark.computed) == "66.00"
    assert "2 ÷ 3 ≈ 66,6667 %" in mark.why


def test_the_reason_shows_the_arithmetic_and_the_rounding():
    table = table_with("kind: proportional", maximum="15", head=_TENTHS)
    mark = mark_of(table, target="80", actual="79.4")
    assert mark.why == "79,4 ÷ 80 × 15 = 14,8875; được 14,9 điểm."


_TENTHS = 'table: T\nyear: 2020\npoints: {unit: "0.1"}\n'


def test_leader_relative_with_and_without_targets():
    table = table_with("kind: leader_relative")
    figures = {"A": (100, 120), "B": (0, 150), "C": (50, 60), "D": (80, 80), "E": (0, 100)}
    figures |= {"F": (None, 75), "G": (100, 80), "H": (100, 110), "I": (None, None), "J": (0, 0)}
    rows = [entry(unit=unit, target=t, actual=a) for unit, (t, a) in figures.items()]
    assert counted(score(table, rows)) == {
        "A": "10.00",
        "B": "10.00",
        "C": "10.00",
        "D": "5.00",
        "E": "6.67",
        "F": "5.00",
        "G": "4.00",
        "H": "7.50",
        "I": "0.00",
        "J": "0.00",
    }


def test_leaders_are_of_their_own_group():
    table = table_with("kind: leader_relative")
    rows = [
        entry(unit="A", group="Cụm 1", target=100, actual=200),
        entry(unit="B", group="Cụm 1", target=100, actual=150),
        entry(unit="C", group="Cụm 2", target=100, actual=110),
    ]
    assert counted(score(table, rows)) == {"A": "10.00", "B": "7.50", "C": "10.00"}


def test_a_unit_that_is_not_assigned_leads_nobody():
    table = table_with("kind: leader_relative", more="not_arisen: exclude")
    rows = [
        entry(unit="A", target=100, actual=200, assigned=False),
        entry(unit="B", target=100, actual=150),
        entry(unit="C", target=100, not_arisen=True),
    ]
    assert counted(score(table, rows)) == {"A": None, "B": "10.00", "C": None}


def test_a_leader_may_still_come_while_results_are_missing():
    table = table_with("kind: leader_relative")
    rows = [entry(unit="A", target=100, actual=150), entry(unit="B", target=100)]
    rows.append(entry(unit="C", target=100, actual=100))
    units = {unit.sheet.unit: unit.sheet for unit in score(table, rows).units}
    assert units["A"].provisional
    assert "Tạm tính: đơn vị khác trong nhóm chưa có đủ kết quả." in units["A"].mark("C1").why
    assert units["B"].incomplete == ("C1",)
    said = "Tạm tính: đơn vị khác trong nhóm chưa có đủ kết quả."
    assert said in score(table, rows).unit("A").why
    assert not units["C"].provisional, "half the maximum, whoever leads"


TIERS = "kind: tiers, tiers: [{above: 95, points: 10}, {at_least: 75, at_most: 95, points: 6}, {below: 50, points: 1}]"


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("95.01", "10.00"),
        ("95", "6.00"),
        ("75", "6.00"),
        ("49.9", "1.00"),
        ("50", None),
        ("74.9", None),
        (None, None),
    ],
)
def test_tiers(actual, points):
    assert computed(table_with(TIERS), actual=actual) == points


@pytest.mark.parametrize(
    ("tiers", "actual", "gap"),
    [
        ("{at_most: 10, points: 2}, {at_least: 11, points: 1}", "10.5", "giữa 10 và 11"),
        ("{below: 10, points: 2}, {above: 10, points: 1}", "10", "cho đúng 10"),
        ("{at_most: 10, points: 2}", "11", "trên 10"),
        ("{at_least: 10, points: 2}", "9,9", "dưới 10"),
    ],
)
def test_a_gap_between_tiers_is_unknown_and_named(tiers, actual, gap):
    table = table_with(f"kind: tiers, tiers: [{tiers}]")
    scores = score(table, [entry(actual=actual.replace(",", "."))])
    assert scores.units[0].sheet.mark("C1").counted is None
    assert scores.units[0].sheet.provisional
    assert (
        f"Đơn vị A, C1: Kết quả {actual.replace('.', ',')}: bảng không có mức điểm {gap}."
        in scores.warnings
    )


def test_tiers_of_a_share_are_fractions():
    table = table_with("kind: tiers, of: share, tiers: [{at_least: 0.9, points: 10}, {points: 0}]")
    assert computed(table, target=10, actual=9) == "10.00"
    assert computed(table, target=10, actual="8.99") == "0.00"
    assert computed(table, target=0, actual=1) is None
    assert computed(table, actual=1) is None


def test_tiers_of_a_level():
    table = table_with(
        "kind: tiers, of: level, tiers: [{is: Xuất sắc, points: 10}, {is: Học lại, points: -1}]"
    )
    assert computed(table, level="xuất sắc") == "10.00"
    assert computed(table, level="Học lại") == "-1.00"
    assert computed(table) is None
    scores = score(table, [entry(level="Khá")])
    assert scores.units[0].sheet.mark("C1").counted is None
    assert any("bảng không có điểm cho mức “Khá”" in said for said in scores.warnings)


def test_an_exact_tier_is_of_one_number():
    table = table_with("kind: tiers, tiers: [{is: 0, points: 10}, {above: 0, points: 1}]")
    assert computed(table, actual=0) == "10.00"
    assert computed(table, actual="0.1") == "1.00"


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("100", "97.5", "5.00"),
        ("100", "90", "8.00"),
        ("100", "100", "0.00"),
        ("100", "120", "0.00"),
    ],
)
def test_shortfall(target, actual, points):
    table = table_with("kind: shortfall, per_point: 2, cap: 8", maximum=None, kind="penalty")
    assert computed(table, target=target, actual=actual) == points


def test_shortfall_without_a_cap():
    table = table_with("kind: shortfall, per_point: 2", maximum=None, kind="penalty")
    assert computed(table, target=100, actual=0) == "200.00"
    assert computed(table, target=100) is None


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("90", "10.00"),
        ("89.1", "10.00"),
        ("89", "7.00"),
        ("88.01", "7.00"),
        ("88", "4.00"),
        ("86.9", "1.00"),
        ("86", "0.00"),
        ("100", "10.00"),
    ],
)
def test_per_percent_counts_whole_points_only(actual, points):
    assert computed(table_with("kind: per_percent, points: 3"), target=90, actual=actual) == points


def test_per_percent_on_the_ratio_and_downwards():
    table = table_with("kind: per_percent, points: 1, of: ratio, floor: 4")
    assert computed(table, target=200, actual=190) == "5.00"
    assert computed(table, target=200, actual=100) == "4.00"
    assert computed(table, target=0, actual=1) is None
    table = table_with("kind: per_percent, points: 1, direction: lower")
    assert computed(table, target=3, actual="5.5") == "8.00"
    assert computed(table, target=3, actual=2) == "10.00"
    table = table_with("kind: per_percent, points: 1, of: ratio, direction: lower")
    assert computed(table, target=200, actual=206) == "7.00"


@pytest.mark.parametrize(
    ("policy", "points", "maximum"),
    [("full", "10.00", "10.00"), ("zero", "0.00", "10.00"), ("exclude", None, None)],
)
@pytest.mark.parametrize(
    ("more", "facts"),
    [
        ("", {"not_arisen": True}),
        (", min_denominator: 3", {"target": 90, "numerator": 1, "denominator": 2}),
        (", min_denominator: 3", {"not_arisen": True, "numerator": 1, "denominator": 2}),
    ],
)
def test_what_did_not_arise(policy, points, maximum, more, facts):
    table = table_with("kind: proportional", more=f"not_arisen: {policy}{more}")
    mark = mark_of(table, **facts)
    shown = [None if each is None else str(each) for each in (mark.counted, mark.maximum)]
    assert shown == [points, maximum]
    assert mark.assigned == (policy != "exclude")


def test_a_denominator_that_is_large_enough_counts():
    table = table_with("kind: proportional", more="not_arisen: full, min_denominator: 3")
    assert computed(table, target=100, numerator=1, denominator=4) == "2.50"
    assert computed(table, target=100, numerator=0, denominator=3) == "0.00", "three are enough"
    assert computed(table, target=100, actual=25) == "2.50", "no denominator, nothing to judge"


def test_without_a_policy_what_did_not_arise_is_unknown():
    scores = score(table_with("kind: proportional"), [entry(not_arisen=True)])
    assert scores.units[0].sheet.incomplete == ("C1",)
    assert any("chưa nói trường hợp này" in said for said in scores.warnings)
    scores = score(table_with("kind: proportional"), [entry(target=90, numerator=0, denominator=0)])
    assert any("Mẫu số là 0" in said for said in scores.warnings)


@pytest.mark.parametrize(
    ("policy", "points"),
    [("half_up", "0.5"), ("half_even", "0.4"), ("floor", "0.4"), ("ceil", "0.5")],
)
def test_rounding_is_the_tables_own_policy(policy, points):
    head = f'table: T\nyear: 2020\npoints: {{unit: "0.1", round: {policy}}}\n'
    table = table_with('kind: per_event, points: "0.45"', head=head)
    assert computed(table, count=1) == points


def test_points_come_in_the_smallest_unit():
    head = 'table: T\nyear: 2020\npoints: {unit: "0.25"}\n'
    table = table_with("kind: proportional", head=head)
    assert computed(table, target=7, actual=3) == "4.25"
