"""Rules that count: what they give at each border, and what they say of it."""

import pytest

from tests.thidua_core.scoring.tables import computed, entry, mark_of, table_of, table_with
from thidua_core.errors import InputError
from thidua_core.scoring import score


@pytest.mark.parametrize(("passed", "points"), [(True, "10.00"), (False, "0.00"), (None, None)])
def test_pass_fail(passed, points):
    assert computed(table_with("kind: pass_fail"), passed=passed) == points


@pytest.mark.parametrize(
    ("count", "points"), [(0, "0.00"), (1, "2.50"), (3, "7.50"), (4, "8.00"), (None, None)]
)
def test_per_event_up_to_its_cap(count, points):
    assert computed(table_with('kind: per_event, points: "2.5", cap: "8"'), count=count) == points


def test_per_event_without_a_cap_stops_at_the_maximum():
    mark = mark_of(table_with("kind: per_event, points: 3, cap: null"), count=7)
    assert str(mark.computed) == "10.00"
    assert mark.why == "7 lần × 3 = 21, không quá 10; được 10,00 điểm."


def test_without_cap_and_maximum_nothing_bounds_a_bonus():
    table = table_with("kind: per_event, points: 3", maximum=None, kind="bonus")
    assert computed(table, count=40) == "120.00"


EVENTS = "kind: per_event, events: {cờ ngành: 10, cờ chính phủ: 15}, cap: 30"


def test_per_event_adds_up_kinds_of_event():
    table = table_with(EVENTS, maximum="30")
    rows = [entry(event="cờ ngành", count=1), entry(event="cờ chính phủ", count=1)]
    mark = score(table, rows).units[0].sheet.mark("C1")
    assert str(mark.counted) == "25.00"
    assert "cờ chính phủ 1 lần × 15 + cờ ngành 1 lần × 10 = 25" in mark.why


def test_a_kind_without_a_row_did_not_happen_and_no_kind_at_all_may_be_said():
    table = table_with(EVENTS, maximum="30")
    assert computed(table, event="cờ ngành", count=1) == "10.00"
    assert computed(table, count=0) == "0.00"
    assert computed(table, event="cờ ngành") is None, "how often is not known"


def test_rows_that_differ_in_a_free_event_are_added():
    table = table_with("kind: per_event, points: 2")
    rows = [entry(event="tháng 3", count=1), entry(event="tháng 9", count=2)]
    assert str(score(table, rows).units[0].sheet.mark("C1").counted) == "6.00"
    unsure = [entry(event="tháng 3", count=1), entry(event="tháng 9")]
    assert score(table, unsure).units[0].sheet.mark("C1").counted is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"event": "cờ ngànhh", "count": 1},
            "không có sự kiện “cờ ngànhh”. Có phải là “cờ ngành”?",
        ),
        ({"count": 1}, "chưa ghi sự kiện nào"),
    ],
)
def test_an_event_without_a_price_is_refused(facts, said):
    with pytest.raises(InputError, match=said):
        mark_of(table_with(EVENTS, maximum="30"), **facts)


@pytest.mark.parametrize(
    ("count", "points"), [(0, "10.00"), (2, "5.00"), (3, "2.50"), (4, "2.00"), (9, "2.00")]
)
def test_deduct_down_to_its_floor(count, points):
    assert computed(table_with('kind: deduct, per_event: "2.5", floor: 2'), count=count) == points


def test_deduct_is_not_below_zero_unless_its_floor_is():
    assert computed(table_with("kind: deduct, per_event: 8"), count=2) == "0.00"
    assert computed(table_with("kind: deduct, per_event: 8, floor: -6"), count=2) == "-6.00"


def test_deduct_by_kinds_of_event():
    table = table_with("kind: deduct, events: {khiển trách: 2, cảnh cáo: 3}", maximum="4")
    assert computed(table, event="cảnh cáo", count=1) == "1.00"
    assert computed(table, count=0) == "4.00"
    assert computed(table) is None


@pytest.mark.parametrize(
    ("plus", "minus", "points"),
    [(2, 1, "3.00"), (0, 1, "-1.00"), (0, 9, "-2.00"), (9, 0, "5.00"), (0, 0, "0.00")],
)
def test_plus_minus_between_floor_and_cap(plus, minus, points):
    table = table_with("kind: plus_minus, plus: 2, minus: 1, floor: -2, cap: 5")
    assert computed(table, count=plus, minus_count=minus) == points


@pytest.mark.parametrize("facts", [{"count": 1}, {"minus_count": 1}, {}])
def test_plus_minus_needs_both_numbers(facts):
    table = table_with("kind: plus_minus, plus: 2, minus: 1, floor: -2, cap: 5")
    assert computed(table, **facts) is None


def test_plus_minus_is_not_below_zero_by_itself():
    assert (
        computed(table_with("kind: plus_minus, plus: 1, minus: 4"), count=1, minus_count=1)
        == "0.00"
    )


def test_given_waits_for_the_appraiser():
    table = table_with("kind: given")
    mark = mark_of(table, claimed="9", crossed="8")
    assert (mark.computed, mark.counted) == (None, None)
    assert mark.unknown
    mark = mark_of(table, claimed="9", appraised="7.5", appraisal_reason="Theo biên bản.")
    assert str(mark.counted) == "7.50"
    assert mark.why.endswith("thống nhất 7,50: Theo biên bản.")


@pytest.mark.parametrize("column", ["reason", "appraisal_reason"])
def test_given_needs_a_reason_in_either_column(column):
    table = table_with("kind: given")
    assert str(mark_of(table, appraised="7", **{column: "Theo biên bản"}).counted) == "7.00"
    with pytest.raises(InputError, match="dòng 2, cột appraisal_reason: điểm thẩm định của C1"):
        mark_of(table, appraised="7")


REGISTER = "from: {award: co-nganh, year: -1}"
FLAG = {("Đơn vị A", "co-nganh", 2019): 1}


@pytest.mark.parametrize(
    ("register", "facts", "points"),
    [
        (FLAG, {}, "10.00"),
        ({("Đơn vị A", "co-nganh", 2019): 0}, {}, "0.00"),
        ({("Đơn vị A", "co-nganh", 2020): 1}, {}, None),
        ({}, {}, None),
        (None, {}, None),
        (None, {"passed": True}, "10.00"),
        (FLAG, {"passed": False}, "0.00"),
        (None, {"count": 1}, "10.00"),
    ],
)
@pytest.mark.parametrize("rule", ["kind: pass_fail", "kind: per_event, points: 10"])
def test_a_fact_of_the_register_is_given_or_unknown(register, facts, points, rule):
    table = table_with(rule, more=REGISTER)
    assert computed(table, register=register, **facts) == points


def test_the_register_names_its_event():
    table = table_with("kind: per_event, events: {co-nganh: 4, khác: 1}", more=REGISTER)
    assert computed(table, register=FLAG) == "4.00"


def test_a_unit_without_a_row_waits_for_the_register():
    table = table_with("kind: pass_fail", more=REGISTER)
    scores = score(table, [entry(unit="B", passed=True), entry(unit="A", assigned=True)])
    assert scores.unit("A").sheet.incomplete == ("C1",)
    both = table_of(
        "sections: [{code: A, criteria: [{code: C1, max: 1, rule: {kind: pass_fail}, from: {award: x}},"
        " {code: C2, max: 1, rule: {kind: pass_fail}}]}]"
    )
    sheet = score(both, [entry("C2", passed=True)]).units[0].sheet
    assert sheet.mark("C1").why == "Chưa có điểm: sổ khen thưởng chưa cho biết."
    fed = score(both, [entry("C2", passed=True)], register={("Đơn vị A", "x", 2020): 2})
    assert fed.units[0].sheet.incomplete == ()
