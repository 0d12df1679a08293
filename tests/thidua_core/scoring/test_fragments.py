"""Parts of published tables that a table file must be able to hold, each under its own name.

What the source leaves open stays open: no mark is made up for it.
"""

from pathlib import Path

import pytest

from tests.thidua_core.scoring.tables import entry
from thidua_core.scoring import SectionKind, read_table, score, scores_as_json

FRAGMENTS = Path(__file__).parent / "fragments"

HELD = {
    # The sum of the top sections' maxima, and how many criteria they hold.
    "cr-congan-cum346-tree": ("700.00", 9),
    "cr-btp-sotuphap-2022-dongthap": ("30.0", 5),
    "cr-btp-thads-2015": ("200.0", 4),
    "cr-btp-3962-2011": ("110", 1),
    "cr-bgtvt-691-2023": ("550.0", 5),
    "cr-cdcs-quan11-2019": ("35.0", 6),
    "cr-ptit-drl": ("45.0", 6),
    "cr-fpt-414": ("35", 3),
    "cr-vks-424-2020": (None, 0),
    "cr-tand-chain": (None, 0),
}


def table_of(name):
    return read_table((FRAGMENTS / f"{name}.yaml").read_bytes())


def test_every_fragment_has_its_file():
    assert {path.stem for path in FRAGMENTS.glob("*.yaml")} == set(HELD)


@pytest.mark.parametrize("name", sorted(HELD))
def test_a_fragment_is_held_whole(name):
    table = table_of(name)
    maxima = [section.maximum for section in table.sections if section.maximum is not None]
    total, criteria = HELD[name]
    exact = sum(each.exact() for each in maxima)
    assert (str(table.unit.rounded(exact, round)) if maxima else None) == total
    assert len(list(table.all_criteria())) == criteria
    assert all(each.kind is SectionKind.ORDINARY for each in table.all_sections())


def test_maxima_that_do_not_close_are_told_with_both_figures():
    warnings = " ".join(table_of("cr-congan-cum346-tree").warnings)
    assert "Mục A.II.2: các phần bên trong có tối đa 49,99 điểm, thấp hơn 50,00" in warnings
    assert "Mục A: các phần bên trong có tối đa 400,00 điểm, thấp hơn 700,00" in warnings


def marks(name, *rows):
    [unit] = score(table_of(name), rows).units
    return {mark.code: mark for mark in unit.sheet.marks}, unit


@pytest.mark.parametrize(
    ("actual", "points"),
    [("95.01", "1.5"), ("95", "1.0"), ("75", "1.0"), ("74.9", "0.5"), ("50", "0.5"), ("49", "0.0")],
)
def test_tiers_by_share(actual, points):
    found, _ = marks("cr-btp-sotuphap-2022-dongthap", entry("VIII.3.a", actual=actual))
    assert str(found["VIII.3.a"].counted) == points


@pytest.mark.parametrize(
    ("days", "points"), [(0, "2.0"), (1, "1.5"), (3, "1.0"), (6, "0.5"), (10, "0.5"), (11, "0.0")]
)
def test_tiers_by_days_late(days, points):
    found, _ = marks("cr-btp-sotuphap-2022-dongthap", entry("I.1.1", actual=days))
    assert str(found["I.1.1"].counted) == points


def test_a_published_self_score_stands_beside_what_its_evidence_gives():
    """146 of some documents is no share: the claimed mark is shown and the computed one is open."""
    found, unit = marks(
        "cr-btp-sotuphap-2022-dongthap",
        entry("VIII.1", passed=True, claimed="2"),
        entry("VIII.3.a", actual=100, claimed="1.5"),
        entry("VIII.3.b", claimed="1.5"),
        entry("I.1.1", actual=0, claimed="2"),
    )
    assert [str(found[code].counted) for code in ("VIII.1", "VIII.3.a", "I.1.1")] == [
        "2.0",
        "1.5",
        "2.0",
    ]
    assert (found["VIII.3.b"].claimed is None, found["VIII.3.b"].counted) == (False, None)
    assert unit.sheet.provisional


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        ("2", []),
        ("1.5", ["Đơn vị A, I.1.1: điểm tự chấm 1,5 không tính lại được, theo số liệu là"]),
    ],
)
def test_a_published_figure_that_does_not_recompute_is_shown_as_such(claimed, said):
    table = table_of("cr-btp-sotuphap-2022-dongthap")
    warnings = score(table, [entry("I.1.1", actual=0, claimed=claimed)]).warnings
    assert [each.partition(" 2,0;")[0] for each in warnings if "tính lại" in each] == said
    explained = [entry("I.1.1", actual=0, claimed=claimed, reason="Nêu tại biên bản")]
    assert not any("tính lại" in each for each in score(table, explained).warnings)


@pytest.mark.parametrize(
    ("points", "targets", "grade"),
    [
        ("180", (100, 100, 100), "a"),
        ("179", (100, 100, 100), "a"),  # with the 6 points of the targets
        ("160", (100, 100, 100), "b"),
        ("180", (100, 100, 99), "b"),
        ("180", (100, 100, "85.1"), "b"),
        ("180", (100, 100, 85), "c"),
        ("180", (100, 96, "95.1"), "b"),
        ("180", (100, 95, 96), "c"),
        ("180", (99, 99, 99), "c"),
        ("150", (100, 100, 100), "c"),
    ],
)
def test_a_grade_that_needs_a_score_and_targets(points, targets, grade):
    rows = [entry("B1", appraised=points, reason="Thử")]
    rows += [
        entry(f"CT{place}", target=100, actual=actual) for place, actual in enumerate(targets, 1)
    ]
    _, unit = marks("cr-btp-thads-2015", *rows)
    assert unit.grade == grade


@pytest.mark.parametrize(("actual", "points"), [(0, "110"), (10, "100"), (20, "90")])
def test_points_off_by_what_is_left_undone(actual, points):
    found, _ = marks("cr-btp-3962-2011", entry("1.1", actual=actual))
    assert str(found["1.1"].counted) == points


@pytest.mark.parametrize("actual", ["10.5", "21"])
def test_what_the_source_does_not_say_is_unknown_and_not_nothing(actual):
    scores = score(table_of("cr-btp-3962-2011"), [entry("1.1", actual=actual)])
    [unit] = scores.units
    assert unit.sheet.mark("1.1").counted is None
    assert unit.sheet.provisional
    assert any("1.1" in warning for warning in scores.warnings)


@pytest.mark.parametrize(("code", "actual", "points"), [("I.1", 87, "87.0"), ("I.4", 87, "43.5")])
def test_so_many_per_cent_for_a_point(code, actual, points):
    found, _ = marks("cr-bgtvt-691-2023", entry(code, target=100, actual=actual))
    assert str(found[code].counted) == points


def test_levels_below_zero_deductions_by_kind_and_a_cap_on_the_item():
    found, unit = marks(
        "cr-ptit-drl",
        entry("1.2", level="Học lại"),
        entry("1.3", event="khiển trách", count=1),
        entry("1.3", event="cảnh cáo", count=1),
        entry("1.4", count=5),
        entry("2.1", event="cư trú", count=2),
    )
    counted = {code: str(found[code].counted) for code in ("1.2", "1.3", "1.4", "2.1")}
    assert counted == {"1.2": "-1.0", "1.3": "0.0", "1.4": "2.0", "2.1": "5.0"}
    assert str(unit.sheet.section("1").points) == "1.0"


@pytest.mark.parametrize(
    ("counts", "points"),
    [((1, 1, 1), "17"), ((0, 3, 1), "35"), ((20, 9, 9), "35"), ((0, 0, 0), "0")],
)
def test_a_cap_on_the_group_and_none_on_its_items(counts, points):
    rows = [entry(f"1.{place}", count=count) for place, count in enumerate(counts, 1)]
    found, unit = marks("cr-fpt-414", *rows)
    assert (str(unit.sheet.points), str(unit.sheet.maximum)) == (points, "35")
    assert [str(found[f"1.{place}"].counted) for place in (1, 2, 3)] == [
        str(each) for each in (2 * counts[0], 10 * counts[1], 5 * counts[2])
    ]


def test_the_groups_maximum_stays_while_one_unbounded_item_counts():
    left_out = [entry(f"1.{place}", assigned=False) for place in (1, 2)]
    _, unit = marks("cr-fpt-414", *left_out, entry("1.3", count=2))
    assert (str(unit.sheet.points), str(unit.sheet.maximum)) == ("10", "35")
    _, none = marks("cr-fpt-414", *left_out, entry("1.3", assigned=False))
    assert (str(none.sheet.points), str(none.sheet.maximum)) == ("0", "0")


@pytest.mark.parametrize("name", ["cr-vks-424-2020", "cr-tand-chain"])
def test_a_table_of_which_only_the_names_are_known_gives_no_share(name):
    table = table_of(name)
    assert [section.code for section in table.sections] != []
    document = scores_as_json(score(table, []))
    assert document["units"] == []
