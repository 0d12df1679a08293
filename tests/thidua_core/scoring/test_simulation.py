"""How well a table tells units apart: equal criteria, the ceiling, the spread."""

import pytest

from tests.thidua_core.scoring.tables import entry, table_of
from thidua_core.scoring import score, simulate, simulation_as_json

TREE = (
    "sections: [{code: A, criteria: ["
    "{code: A1, title: Một, max: 10, rule: {kind: given}}, {code: A2, max: 10, rule: {kind: given}}]}]\n"
)


def simulated(group_of=lambda unit: "", **units):
    rows = [
        entry(code, unit=unit, group=group_of(unit), appraised=str(mark), reason="Thử")
        for unit, marks in units.items()
        for code, mark in zip(("A1", "A2"), marks, strict=True)
        if mark is not None
    ]
    return simulate(score(table_of(TREE), rows))


def test_a_criterion_with_equal_marks_tells_nobody_apart():
    simulation = simulated(U1=(10, 9), U2=(10, 8), U3=(10, 10))
    assert simulation.not_telling_apart == ("A1",)
    first, second = simulation.criteria
    assert (first.units, str(first.least), str(first.greatest), first.at_maximum) == (
        3,
        "10.00",
        "10.00",
        3,
    )
    assert (second.tells_apart, str(second.least), second.at_maximum) == (True, "8.00", 1)


def test_one_known_mark_says_nothing_about_a_criterion():
    simulation = simulated(U1=(10, 9), U2=(None, 8))
    assert simulation.criteria[0].tells_apart is None
    assert simulation.not_telling_apart == ()


def test_units_are_told_apart_within_their_own_group():
    groups = {"U1": "Cụm 1", "U2": "Cụm 1", "U3": "Cụm 2", "U4": "Cụm 2"}
    simulation = simulated(groups.get, U1=(10, 1), U2=(10, 2), U3=(7, 5), U4=(7, 5))
    assert simulation.not_telling_apart == ("A1",)


@pytest.mark.parametrize(("mark", "near"), [("9", ()), ("9.01", ("U1",))])
def test_above_95_per_cent_is_near_the_ceiling(mark, near):
    assert simulated(U1=(10, mark), U2=(1, 2)).near_ceiling == near


def test_the_document_and_its_labels():
    document = simulation_as_json(simulated(U1=(10, 10), U2=(10, 8), U3=(10, 8)))
    assert (document["units"], document["near_ceiling"]) == (3, ["U1"])
    assert document["spread"] == {
        "least": "0.900000",
        "greatest": "1.000000",
        "difference": "0.100000",
    }
    assert document["criteria"][0] == {
        "code": "A1",
        "title": "Một",
        "units": 3,
        "least": "10.00",
        "greatest": "10.00",
        "at_maximum": 3,
        "tells_apart": False,
    }
    assert document["not_telling_apart"] == ["A1"]
    assert document["labels"] == [
        "Mức phân hóa điểm thấp: 1/2 tiêu chí không phân biệt đơn vị nào: A1. Nên xem lại khi soạn bảng.",
        "1/3 đơn vị trên 95 % điểm.",
        "Tỷ lệ từ 0,900000 đến 1,000000, chênh lệch 0,100000.",
        "Có thể bằng nhau: U2 và U3 bằng tỷ lệ 0,900000: cùng hạng.",
    ]


def test_labels_accuse_nobody():
    said = " ".join(simulated(U1=(10, 10), U2=(10, 10)).labels).lower()
    assert not any(word in said for word in ("nể nang", "cào bằng", "trả ơn", "!"))


def test_without_shares_there_is_no_spread():
    body = "base: 1\nsections: [{code: C, kind: bonus, criteria: [{code: C1, rule: {kind: pass_fail}, max: 1}]}]"
    simulation = simulate(score(table_of(body), [entry("C1", passed=True)]))
    document = simulation_as_json(simulation)
    assert document["spread"] == {"least": None, "greatest": None, "difference": None}
    assert document["labels"] == ["0/1 đơn vị trên 95 % điểm."]
