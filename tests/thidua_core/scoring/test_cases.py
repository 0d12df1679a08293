"""Real scoring sets that can be run, and published figures that must be found again."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.thidua_core.scoring.tables import computed, counted, entry, ranks, table_with
from thidua_core.scoring import read_results, read_table, score, scores_as_json

CASES = Path(__file__).parent / "cases"

SETS = {
    "cr-congan-dieu6": "clusters-with-leaders",
    "cr-chuyen-quang-trung": "school-week",
    "cr-hcm-so-nganh": "districts-with-flags",
    "cr-cdcs-classification": "trade-union",
}
"""Published sets that can be run whole, and the file that holds each."""


def scored(name):
    table = read_table((CASES / f"{name}.yaml").read_bytes())
    return score(table, read_results((CASES / f"{name}.csv").read_bytes()))


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_every_set_runs_without_anything_left_open(name):
    scores = scored(name)
    assert scores.warnings == ()
    assert not any(unit.sheet.provisional for unit in scores.units)


def test_clusters_with_leaders():
    """The published example: 10, 10, 10, 5, 6.67, 5 for A to F, and 4 for 80 of 100."""
    scores = scored("clusters-with-leaders")
    published = {"A": "10.00", "B": "10.00", "C": "10.00", "D": "5.00", "E": "6.67", "F": "5.00"}
    assert counted(scores, "Q") == published | {"G": "4.00"}
    assert counted(scores, "B")["B"] == "0.00"
    assert (counted(scores, "F")["A"], counted(scores, "F")["B"]) == ("4.50", "6.00")
    signed = counted(scores, "PM")
    assert [signed[unit] for unit in "ABCDF"] == ["3.00", "-3.00", "4.00", "0.00", "-1.00"]


def test_a_school_week_puts_the_grade_before_the_points():
    scores = scored("school-week")
    found = {
        unit.sheet.unit: (unit.rank, str(unit.sheet.points), unit.grade) for unit in scores.units
    }
    assert found == {
        "10A": (1, "107.0", "tot"),
        "10C": (2, "104.5", "tot"),
        "10B": (3, "108.0", "kha"),
        "10D": (4, "86.5", "trung-binh"),
        "10E": (5, "75.0", "khong-dat"),
    }
    why = scores.unit("10B").why
    assert why[0] == (
        "Chưa đạt Tốt: đủ điểm (108,0, mức 100) nhưng điểm mất ở mục T là 11,"
        " điều kiện là không quá 0,5 của 19,0 điểm mục C."
    )
    assert "Xếp sau 10C: xếp loại Khá và Tốt." in why


def test_last_years_flags_add_points_past_a_hundred():
    scores = scored("districts-with-flags")
    points = {unit.sheet.unit: str(unit.sheet.points) for unit in scores.units}
    assert points == {"Quận A": "107", "Quận B": "97", "Quận C": "112", "Huyện D": "107"}
    assert ranks(scores) == {"Quận A": 1, "Quận B": 2, "Quận C": 1, "Huyện D": 2}


def test_unions_by_points_standards_and_discipline():
    scores = scored("trade-union")
    assert {unit.sheet.unit: unit.grade for unit in scores.units} == {
        "CĐ1": "vung-manh",
        "CĐ7": "kha",
        "CĐ2": "kha",
        "CĐ3": "vung-manh",
        "CĐ4": "kha",
        "CĐ5": "kha",
        "CĐ6": "yeu",
    }


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_published_set_is_held_and_gives_no_two_answers(name):
    first, again = scored(SETS[name]), scored(SETS[name])
    assert scores_as_json(first) == scores_as_json(again)
    assert len(first.units) > 3


RECOMPUTED = {
    # What was published: the set and unit, or the rule, that must give the figure again.
    "rc-01": lambda: counted(scored("clusters-with-leaders"), "Q"),
    "rc-04": lambda: counted(scored("clusters-with-leaders"), "Q")["G"],
    "rc-05": lambda: str(scored("districts-with-flags").unit("Quận A").sheet.points),
    "rc-08": lambda: computed(
        table_with("kind: proportional", maximum="100"),
        target=100,
        numerator=15602,
        denominator=17411,
    ),
}


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("rc-01", {"A": 10, "B": 10, "C": 10, "D": 5, "E": "6.67", "F": 5, "G": 4}),
        ("rc-04", 4),
        ("rc-05", 107),
        ("rc-08", "89.61"),
    ],
)
def test_a_published_figure_is_found_again(name, published):
    found = RECOMPUTED[name]()
    if isinstance(published, dict):
        assert {unit: Decimal(points) for unit, points in found.items()} == {
            unit: Decimal(points) for unit, points in published.items()
        }
    else:
        assert Decimal(found) == Decimal(published)


def test_the_older_wording_of_the_leaders_formula_is_not_what_counts():
    """By absolute figures (A − T) ÷ (L − T) the small unit would get 5.36 here; by shares 7.50."""
    table = table_with("kind: leader_relative")
    rows = [entry(unit="A", target=100, actual=120), entry(unit="B", target=50, actual=55)]
    assert counted(score(table, rows)) == {"A": "10.00", "B": "7.50"}


@pytest.mark.parametrize(
    ("rule", "facts", "points"),
    [
        ("kind: leader_relative", {"target": 100, "actual": 80}, "4.00"),
        ("kind: leader_relative", {"target": 80, "actual": 80}, "5.00"),
    ],
)
def test_published_marks_below_and_at_the_target(rule, facts, points):
    assert computed(table_with(rule), **facts) == points
