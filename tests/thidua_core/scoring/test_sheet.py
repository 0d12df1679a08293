"""Sums of sections, bonus, penalty, base and share; what missing marks leave open."""

from fractions import Fraction

import pytest

from tests.thidua_core.scoring.tables import entry, table_of
from thidua_core.scoring import score, scores_as_json


def given(code, most="null"):
    return f"{{code: {code}, max: {most}, rule: {{kind: given}}}}"


def sheet_of(body, marks, *, unassigned=()):
    rows = [entry(code, appraised=mark, reason="Thử") for code, mark in marks.items()]
    rows += [entry(code, assigned=False) for code in unassigned]
    return score(table_of(body), rows).units[0].sheet


NESTED = (
    "sections: [{code: A, max: 30, sections: ["
    f"{{code: A.I, max: 20, criteria: [{given('A1', 12)}, {given('A2', 8)}]}},"
    f"{{code: A.II, max: 10, criteria: [{given('A3', 10)}]}}]}}]\n"
)


def test_a_parent_is_the_sum_of_its_children():
    sheet = sheet_of(NESTED, {"A1": "12", "A2": "7.5", "A3": "4.25"})
    assert [str(each.points) for each in sheet.sections] == ["23.75", "19.50", "4.25"]
    assert str(sheet.points) == "23.75"
    assert sheet.share == Fraction(2375, 3000)


def test_what_is_not_assigned_leaves_both_points_and_maximum():
    sheet = sheet_of(NESTED, {"A1": "12", "A2": "7.5"}, unassigned=["A3"])
    assert [str(each.maximum) for each in sheet.sections] == ["20.00", "20.00", "0.00"]
    assert sheet.share == Fraction(195, 200)
    assert not sheet.provisional
    left_out = sheet.mark("A3")
    assert (left_out.maximum, left_out.counted, left_out.assigned) == (None, None, False)


def test_a_bonus_section_caps_the_sum_of_its_children():
    more = f", {{code: C, kind: bonus, max: 5, criteria: [{given('C1')}, {given('C2')}]}}]"
    body = NESTED.removesuffix("]\n") + more
    marks = {"A1": "2", "A2": "2", "A3": "2", "C1": "4", "C2": "3"}
    sheet = sheet_of(body, marks)
    assert str(sheet.bonus) == "5.00"
    assert str(sheet.points) == "11.00"
    assert str(sheet.maximum) == "30.00", "bonus sections are not in the maximum"


SIDES = (
    f"sections: [{{code: A, criteria: [{given('A1', 10)}]}},"
    f"{{code: C, kind: bonus, take: %s, criteria: [{given('C1', 10)}, {given('C2', 15)}]}},"
    f"{{code: D, kind: penalty, max: %s, criteria: [{given('D1')}, {given('D2')}]}}]\n"
)


@pytest.mark.parametrize(("take", "bonus"), [("sum", "12.00"), ("best", "9.00")])
def test_a_bonus_section_takes_the_sum_or_the_best(take, bonus):
    marks = {"A1": "1", "C1": "3", "C2": "9", "D1": "0", "D2": "0"}
    assert str(sheet_of(SIDES % (take, "null"), marks).bonus) == bonus


@pytest.mark.parametrize(("cap", "penalty"), [("null", "7.00"), ("5", "5.00")])
def test_penalties_are_taken_up_to_their_cap(cap, penalty):
    marks = {"A1": "10", "C1": "0", "C2": "0", "D1": "3", "D2": "4"}
    sheet = sheet_of(SIDES % ("sum", cap), marks)
    assert str(sheet.penalty) == penalty
    assert sheet.points.units == 1000 - sheet.penalty.units


@pytest.mark.parametrize(
    ("head", "marks", "points"),
    [
        ("", {"A1": "8", "C1": "5", "D1": "0"}, "10.00"),
        ("bonus_above_max: true\n", {"A1": "8", "C1": "5", "D1": "0"}, "13.00"),
        ("", {"A1": "2", "C1": "0", "D1": "5"}, "0.00"),
        ("bonus_above_max: true\n", {"A1": "2", "C1": "0", "D1": "5"}, "0.00"),
        ("base: 3\n", {"A1": "2", "C1": "0", "D1": "1"}, "4.00"),
    ],
)
def test_points_are_kept_within_zero_and_the_assigned_maximum(head, marks, points):
    sheet = sheet_of(head + SIDES % ("sum", "null"), marks | {"C2": "0", "D2": "0"})
    assert str(sheet.points) == points
    assert sheet.share == sheet.points.exact() / 10


def test_where_nothing_is_assigned_there_is_no_share_and_no_upper_bound():
    body = f"base: 97\nsections: [{{code: C, kind: bonus, criteria: [{given('C1')}]}}]"
    sheet = sheet_of(body, {"C1": "10"})
    assert str(sheet.points) == "107.00"
    assert sheet.share is None
    scores = score(table_of(body), [entry("C1", appraised="10", reason="Thử")])
    assert scores_as_json(scores)["units"][0]["share"] is None


def test_a_bonus_or_penalty_inside_an_ordinary_section_is_the_units_own():
    body = (
        f"sections: [{{code: A, max: 10, sections: [{{code: A.I, criteria: [{given('A1', 10)}]}},"
        f"{{code: A.C, kind: bonus, criteria: [{given('C1', 3)}]}},"
        f"{{code: A.D, kind: penalty, criteria: [{given('D1', 3)}]}}]}}]"
    )
    sheet = sheet_of(body, {"A1": "6", "C1": "2", "D1": "1"})
    assert [str(each) for each in (sheet.ordinary, sheet.bonus, sheet.penalty)] == [
        "6.00",
        "2.00",
        "1.00",
    ]
    assert str(sheet.section("A").points) == "6.00"
    assert str(sheet.points) == "7.00"
    assert str(sheet.maximum) == "10.00"


def test_unknown_marks_are_left_out_of_the_sum_and_stay_in_the_maximum():
    sheet = sheet_of(NESTED, {"A1": "12"})
    assert (str(sheet.points), str(sheet.maximum)) == ("12.00", "30.00")
    assert sheet.incomplete == ("A2", "A3")
    assert sheet.provisional
    assert [str(each.open) for each in sheet.sections] == ["18.00", "8.00", "10.00"]


def test_without_a_bound_what_is_open_has_none():
    sheet = sheet_of(SIDES % ("sum", "null"), {"A1": "1"})
    assert [None if each.open is None else str(each.open) for each in sheet.sections] == [
        "0.00",
        "25.00",
        None,
    ]


def test_every_mark_of_the_output_is_a_text_with_the_tables_decimals():
    scores = score(table_of(NESTED), [entry("A1", appraised="12", claimed="11", reason="Thử")])
    [unit] = scores_as_json(scores)["units"]
    assert (unit["points"], unit["maximum"], unit["bonus"]) == ("12.00", "30.00", "0.00")
    assert unit["share"] == "0.400000"
    first, second, _ = unit["criteria"]
    assert {key: first[key] for key in list(first)[:-1]} == {
        "code": "A1",
        "assigned": True,
        "maximum": "12.00",
        "computed": None,
        "claimed": "11.00",
        "crossed": None,
        "appraised": "12.00",
        "counted": "12.00",
    }
    assert second["counted"] is None
    assert all(line["why"] for line in unit["criteria"])
