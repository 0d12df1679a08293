"""Generated clusters come out the same from the product and from the plain second tally."""

from collections import Counter

import pytest

from tests.thidua_core.scoring import naive
from tests.thidua_core.scoring.generating import RULES, Cluster, generate
from thidua_core.scoring import Scores, read_table, score


def differences(cluster: Cluster, scores: Scores) -> list[str]:
    expected = naive.tally(cluster)
    found = {
        unit.sheet.unit: (
            unit.sheet.points.exact(),
            unit.sheet.maximum.exact(),
            unit.grade,
            unit.rank,
            set(unit.sheet.incomplete),
        )
        for unit in scores.units
    }
    assert set(found) == set(expected)
    return [
        f"{unit}: {found[unit]} and {expected[unit]}"
        for unit in found
        if found[unit] != expected[unit]
    ]


def compare(seeds: range) -> Counter:
    """Compare every cluster; count what was seen, so that the comparison is worth something."""
    seen: Counter = Counter()
    for seed in seeds:
        cluster = generate(seed)
        scores = score(cluster.table, cluster.entries)
        assert differences(cluster, scores) == [], f"seed {seed}\n{cluster.source}"
        seen.update(cluster.rules.values())
        seen.update(f"grade {unit.grade}" for unit in scores.units)
        seen.update("provisional" for unit in scores.units if unit.sheet.provisional)
        seen.update("not ranked" for unit in scores.units if unit.rank is None)
        seen.update(tie.by for tie in scores.ties)
        seen["clusters"] += 1
    return seen


def test_a_few_clusters_agree():
    compare(range(48))


@pytest.mark.slow
def test_two_thousand_clusters_agree_and_every_case_was_among_them():
    seen = compare(range(64, 2_064))
    assert seen["clusters"] == 2_000
    assert all(seen[rule] >= 200 for rule in range(len(RULES)))
    assert all(seen[f"grade {grade}"] >= 200 for grade in ("a", "b", "c", "d", None))
    assert min(seen["provisional"], seen["not ranked"]) >= 200
    assert all(seen[by] for by in ("shared_rank", "section:A", "fewest_penalties", "points"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{kind: pass_fail}", "{kind: deduct, per_event: 10}"),
        ("at_least_points: 20", "at_least_points: 21"),
        ("round: half_up", "round: floor"),
        pytest.param("bonus_above_max: false", "bonus_above_max: true", marks=pytest.mark.slow),
        pytest.param("section:A", "section:B", marks=pytest.mark.slow),
        ("take: best", "take: sum"),
    ],
)
def test_a_planted_difference_is_seen(right, wrong):
    """The twin that shows the comparison can fail: the product is given another table."""
    for seed in range(0, 1600, 8):
        cluster = generate(seed)
        if right not in cluster.source:
            continue
        expected = naive.tally(cluster)
        planted = score(read_table(cluster.source.replace(right, wrong)), cluster.entries)
        for unit in planted.units:
            points, maximum, grade, rank, _ = expected[unit.sheet.unit]
            if (unit.sheet.points.exact(), unit.sheet.maximum.exact()) != (points, maximum):
                return
            if (unit.grade, unit.rank) != (grade, rank):
                return
    pytest.fail("no cluster told the two tables apart")
