"""Order within a group: what ranks, what breaks ties, and the sentences that say so."""

import pytest

from tests.thidua_core.scoring.tables import entry, ranks, table_of
from thidua_core.scoring import score, scores_as_json

TREE = (
    "sections:\n"
    "  - {code: A, criteria: [{code: A1, max: 10, rule: {kind: given}}]}\n"
    "  - {code: B, criteria: [{code: B1, max: 10, rule: {kind: given}}]}\n"
    "  - {code: D, kind: penalty, criteria: [{code: D1, max: 10, rule: {kind: given}}]}\n"
)


def scored(more, group="", **units):
    """Units by name, each with its marks for A1, B1, D1; None is not assigned."""
    rows = []
    for unit, marks in units.items():
        for code, mark in zip(("A1", "B1", "D1"), marks, strict=True):
            facts = {"assigned": False} if mark is None else {"appraised": str(mark)}
            rows.append(entry(code, unit=unit, reason="Thử", group=group, **facts))
    return score(table_of(TREE + more), rows)


def test_equal_ranks_share_the_number_and_the_next_is_skipped():
    scores = scored("", U1=(5, 5, 0), U2=(6, 4, 0), U3=(1, 1, 0), U4=(9, 9, 0))
    assert ranks(scores) == {"U4": 1, "U1": 2, "U2": 2, "U3": 4}
    [tie] = scores.ties
    assert (tie.units, tie.by) == (("U1", "U2"), "shared_rank")
    assert tie.text == "U1 và U2 bằng tỷ lệ 0,500000: cùng hạng."


@pytest.mark.parametrize(
    ("ties", "first", "by"),
    [
        ("[shared_rank]", None, "shared_rank"),
        ("['section:A', shared_rank]", "U2", "section:A"),
        ("['section:B', 'section:A']", "U1", "section:B"),
        ("[fewest_penalties, 'section:A']", "U1", "fewest_penalties"),
        ("[points, share, 'section:A']", "U2", "section:A"),
        ("[]", None, "shared_rank"),
    ],
)
def test_ties_are_broken_in_the_tables_order(ties, first, by):
    scores = scored(f"ties: {ties}", U1=(5, 6, 1), U2=(7, 5, 2))
    assert scores.ties[0].by == by
    expected = {"U1": 1, "U2": 1} if first is None else {"U1": 2, "U2": 2} | {first: 1}
    assert ranks(scores) == expected


def test_a_tie_of_three_is_broken_step_by_step():
    scores = scored(
        "ties: ['section:A', fewest_penalties, shared_rank]",
        U1=(8, 2, 0),
        U2=(5, 6, 1),
        U3=(5, 5, 0),
        U4=(5, 5, 0),
    )
    assert ranks(scores) == {"U1": 1, "U3": 2, "U4": 2, "U2": 4}
    assert [(tie.by, tie.units) for tie in scores.ties] == [
        ("section:A", ("U1", "U2", "U3", "U4")),
        ("fewest_penalties", ("U3", "U4", "U2")),
        ("shared_rank", ("U3", "U4")),
    ]


def test_share_and_points_rank_differently():
    units = {"U1": (9, None, 0), "U2": (8, 9, 0)}
    assert ranks(scored("", **units)) == {"U1": 1, "U2": 2}
    assert ranks(scored("rank_by: points", **units)) == {"U2": 1, "U1": 2}


def test_a_grade_may_come_before_the_points():
    grades = "grades: [{grade: tot, gates: [{criterion: A1, at_least_share: 0.9}]}, {grade: dat}]\n"
    scores = scored(f"{grades}rank_by: [grade, points]", U1=(9, 2, 0), U2=(8, 10, 0))
    assert ranks(scores) == {"U1": 1, "U2": 2}
    assert (
        "Xếp trên U2 tuy ít điểm hơn (11,00 và 18,00): xếp loại Tốt và Đạt." in scores.units[0].why
    )


def test_groups_are_ranked_apart_and_stand_in_order():
    first = scored("", "Cụm 10", U1=(9, 9, 0), U2=(1, 1, 0))
    rows = []
    for group, unit, mark in [("Cụm 10", "U1", 9), ("Cụm 2", "U3", 5), ("Cụm 10", "U2", 1)]:
        for code in ("A1", "B1", "D1"):
            given = 0 if code == "D1" else mark
            rows.append(entry(code, unit=unit, group=group, appraised=str(given), reason="Thử"))
    scores = score(table_of(TREE), rows)
    assert ranks(scores) == {"U3": 1, "U1": 1, "U2": 2}
    assert [unit.sheet.group for unit in scores.units] == ["Cụm 2", "Cụm 10", "Cụm 10"]
    assert ranks(first) == {"U1": 1, "U2": 2}


def test_a_unit_with_a_mark_to_come_has_a_provisional_rank_and_the_others_not():
    rows = [
        entry("A1", unit="U1", appraised="5", reason="Thử"),
        entry("D1", unit="U1", appraised="0", reason="x"),
    ]
    rows += [entry(code, unit="U2", appraised="1", reason="Thử") for code in ("A1", "B1", "D1")]
    units = {unit["unit"]: unit for unit in scores_as_json(score(table_of(TREE), rows))["units"]}
    assert (units["U1"]["provisional"], units["U1"]["incomplete"]) == (True, ["B1"])
    assert (units["U2"]["provisional"], units["U2"]["incomplete"]) == (False, [])
    assert "Tạm tính: chưa có điểm B1." in units["U1"]["why"]
    assert not any("Tạm tính" in said for said in units["U2"]["why"])


def test_the_reasons_say_the_sum_and_the_neighbours():
    scores = scored("base: 1\n", U1=(9, 9, 0), U2=(5, None, 1), U3=(0, 0, 5))
    first, second, third = (unit.why for unit in scores.units)
    assert first == (
        "Điểm nền 1,00 + điểm các mục 18,00 = 19,00; trên 20,00 điểm được giao, tỷ lệ 0,950000.",
        "Xếp trên U2: tỷ lệ 0,950000 và 0,500000.",
    )
    assert second[0].startswith(
        "Điểm nền 1,00 + điểm các mục 5,00 − điểm trừ 1,00 = 5,00; trên 10,00"
    )
    assert second[1] == "Không tính B1 (không giao hoặc không phát sinh), nên điểm tối đa là 10,00."
    assert "Xếp sau U1: tỷ lệ 0,500000 và 0,950000." in second
    assert "= -4,00, không dưới 0: 0,00;" in third[0]


def test_the_keys_of_the_contract():
    document = scores_as_json(scored("", U1=(9, 9, 0)))
    assert list(document) == ["table", "year", "units", "ties", "warnings"]
    unit = document["units"][0]
    contract = "unit group rank provisional points maximum share grade knocked_out bonus penalty"
    assert set(contract.split()) <= set(unit)
    assert (unit["group"], unit["rank"], unit["grade"], unit["knocked_out"]) == (None, 1, None, [])


GRADED = "grades: [{grade: tot, at_least_points: 5}, {grade: dat}]\nrank_by: grade\n"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("points", "xét điểm: U2 10,00; U1 9,00."),
        ("share", "xét tỷ lệ: U1 0,900000; U2 0,500000."),
        ("section:D2", "xét mục D2: U1 1,00; U2 0,00."),
    ],
)
def test_each_tie_rule_says_what_it_compared(rule, said):
    body = "  - {code: D2, kind: bonus, criteria: [{code: D3, rule: {kind: given}}]}\n"
    rows = []
    for unit, marks in {"U1": (8, None, 0, 1), "U2": (5, 5, 0, 0)}.items():
        for code, mark in zip(("A1", "B1", "D1", "D3"), marks, strict=True):
            facts = {"assigned": False} if mark is None else {"appraised": str(mark)}
            rows.append(entry(code, unit=unit, reason="Thử", **facts))
    [tie] = score(table_of(f"{TREE}{body}{GRADED}ties: ['{rule}']"), rows).ties
    assert tie.by == rule
    assert tie.text == f"U1 và U2 bằng xếp loại Tốt, {said}" or tie.text.endswith(said)


def test_without_shares_the_order_is_that_of_equals():
    scores = scored("", U1=(None, None, 0), U2=(None, None, 1), U3=(5, 5, 0))
    assert ranks(scores) == {"U3": 1, "U1": 2, "U2": 2}
    assert "U1 và U2 bằng tỷ lệ: cùng hạng." in [tie.text for tie in scores.ties]
