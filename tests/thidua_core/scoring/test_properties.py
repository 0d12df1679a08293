"""What holds for every table and every result: bounds, order, sums, monotone rules, freezing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thidua_core.scoring.generating import generate
from tests.thidua_core.scoring.tables import entry, mark_of, ranks, table_with
from thidua_core.errors import InputError
from thidua_core.scoring import (
    Entry,
    LeaderRelative,
    Scores,
    SectionKind,
    check,
    mark_alone,
    read_results,
    score,
    scores_as_json,
    write_results,
)

clusters = st.integers(0, 399).map(generate)
BELOW_ZERO = 11
"""The one generated rule whose floor is below zero."""


@given(clusters)
def test_a_counted_mark_is_between_zero_and_its_maximum(cluster):
    scores = score(cluster.table, cluster.entries)
    for unit in scores.units:
        for mark in unit.sheet.marks:
            if mark.counted is not None and cluster.rules[mark.code] != BELOW_ZERO:
                assert 0 <= mark.counted.units <= mark.maximum.units
        sheet = unit.sheet
        assert sheet.points.units >= 0
        if sheet.maximum.units and not cluster.table.bonus_above_max:
            assert sheet.points <= sheet.maximum
            assert 0 <= sheet.share <= 1


@given(clusters, st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(cluster, seed):
    shuffled = Random(seed).sample(cluster.entries, len(cluster.entries))
    first, second = (score(cluster.table, rows) for rows in (cluster.entries, shuffled))
    assert scores_as_json(first) == scores_as_json(second)


@given(clusters)
def test_the_names_of_units_do_not_matter_to_their_points(cluster):
    renamed = [replace(row, unit=f"Z{9 - int(row.unit[1])}") for row in cluster.entries]
    names = {
        unit.sheet.unit: f"Z{9 - int(unit.sheet.unit[1])}"
        for unit in score(cluster.table, cluster.entries).units
    }
    first, second = score(cluster.table, cluster.entries), score(cluster.table, renamed)
    assert {names[unit]: rank for unit, rank in ranks(first).items()} == ranks(second)
    for unit in first.units:
        assert second.unit(names[unit.sheet.unit]).sheet.points == unit.sheet.points
        assert second.unit(names[unit.sheet.unit]).grade == unit.grade


@given(clusters)
def test_every_section_is_the_sum_of_what_is_under_it(cluster):
    for unit in score(cluster.table, cluster.entries).units:
        marks = {mark.code: mark for mark in unit.sheet.marks}
        for section in cluster.table.all_sections():
            if section.kind is not SectionKind.ORDINARY:
                continue
            parts = [unit.sheet.section(each.code).points for each in section.sections]
            parts += [marks[each.code].counted for each in section.criteria]
            total = sum(part.units for part in parts if part is not None)
            assert unit.sheet.section(section.code).points.units == total


@given(clusters)
def test_ranks_are_one_one_three(cluster):
    scores = score(cluster.table, cluster.entries)
    for group in {unit.sheet.group for unit in scores.units}:
        found = [unit.rank for unit in scores.units if unit.sheet.group == group and unit.rank]
        assert found == sorted(found)
        assert all(rank == 1 + sum(other < rank for other in found) for rank in found)


def frozen(scores: Scores, entries: list[Entry]) -> list[Entry]:
    """The same entries with every counted mark written down as agreed."""
    seen, rows = set(), []
    for row in entries:
        key = (row.unit, row.criterion)
        marks = {mark.code: mark for mark in scores.unit(row.unit).sheet.marks}
        mark = marks.get(row.criterion)
        if mark is None or mark.counted is None or key in seen:
            rows.append(row)
            continue
        seen.add(key)
        rows.append(replace(row, appraised=Decimal(str(mark.counted)), reason="Đã khóa"))
    return rows


@given(clusters)
def test_freezing_changes_nothing_however_often(cluster):
    first = score(cluster.table, cluster.entries)
    rows = frozen(first, cluster.entries)
    second = score(cluster.table, rows)
    for before, after in zip(first.units, second.units, strict=True):
        assert (before.rank, before.grade) == (after.rank, after.grade)
        assert before.sheet.points == after.sheet.points
        assert before.sheet.maximum == after.sheet.maximum
        counted = [[mark.counted for mark in unit.sheet.marks] for unit in (before, after)]
        assert counted[0] == counted[1]
    assert scores_as_json(score(cluster.table, frozen(second, rows))) == scores_as_json(second)


@given(clusters)
def test_results_written_and_read_give_the_same_scores(cluster):
    again = read_results(write_results(cluster.entries))
    first, second = (score(cluster.table, rows) for rows in (cluster.entries, again))
    assert scores_as_json(first) == scores_as_json(second)


@given(clusters)
def test_a_claim_or_a_cross_mark_never_counts(cluster):
    bare = [replace(row, claimed=None, crossed=None) for row in cluster.entries]
    first, second = score(cluster.table, cluster.entries), score(cluster.table, bare)
    assert [unit.sheet.points for unit in first.units] == [u.sheet.points for u in second.units]
    assert ranks(first) == ranks(second)


@given(clusters)
def test_every_known_mark_says_why_and_every_unknown_one_what_is_missing(cluster):
    for unit in score(cluster.table, cluster.entries).units:
        assert unit.sheet.provisional >= bool(unit.sheet.incomplete)
        for mark in unit.sheet.marks:
            assert mark.why.endswith(".")
            assert "None" not in mark.why
            assert "!" not in mark.why


HELPED_BY_MORE = [
    "kind: proportional",
    "kind: leader_relative",
    "kind: per_percent, points: 2",
    "kind: per_percent, points: 2, of: ratio",
    "kind: tiers, tiers: [{at_least: 90, points: 10}, {at_least: 40, points: 5}, {points: 0}]",
]
HURT_BY_MORE = [
    "kind: proportional, direction: lower",
    "kind: per_percent, points: 2, direction: lower",
    "kind: shortfall, per_point: '0.1', cap: 10",
]
amounts = st.decimals(0, 150, places=1)


@given(amounts, amounts, st.decimals("0.1", 150, places=1))
@pytest.mark.parametrize("rule", HELPED_BY_MORE + HURT_BY_MORE)
def test_more_is_never_worth_less_or_where_less_is_better_never_more(rule, first, second, target):
    table = table_with(rule)
    low, high = sorted([first, second])
    less, more = (mark_of(table, target=target, actual=each).computed for each in (low, high))
    assert less <= more if rule in HELPED_BY_MORE else less >= more


@given(st.integers(0, 40), st.integers(0, 40))
@pytest.mark.parametrize(
    ("rule", "grows"),
    [
        ("kind: per_event, points: '0.7', cap: 8", True),
        ("kind: deduct, per_event: '0.7', floor: 2", False),
        ("kind: deduct, per_event: 3", False),
    ],
)
def test_more_events_never_turn_the_rule_round(rule, grows, first, second):
    table = table_with(rule)
    low, high = sorted([first, second])
    less, more = (mark_of(table, count=each).computed for each in (low, high))
    assert less <= more if grows else less >= more


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 90)), min_size=1, max_size=6),
)
def test_the_greatest_over_share_gets_the_whole_maximum_and_the_target_half(figures):
    table = table_with("kind: leader_relative")
    rows = [entry(unit=f"U{n}", target=t, actual=a) for n, (t, a) in enumerate(figures)]
    scores = score(table, rows)
    overs = {f"U{n}": Fraction(a - t, t) for n, (t, a) in enumerate(figures)}
    for unit, over in overs.items():
        points = scores.unit(unit).sheet.points.exact()
        if over > 0 and over == max(overs.values()):
            assert points == 10
        elif over > 0:
            assert 5 <= points <= 10
        else:
            assert points <= 5
            assert (points == 5) == (over == 0) or over > Fraction(-1, 500)


@given(clusters)
def test_a_mark_alone_is_the_mark_of_the_whole_sheet(cluster):
    scores = score(cluster.table, cluster.entries)
    for unit in scores.units:
        own = [row for row in cluster.entries if row.unit == unit.sheet.unit]
        for criterion in cluster.table.all_criteria():
            if not isinstance(criterion.rule, LeaderRelative):
                rows = [row for row in own if row.criterion == criterion.code]
                alone = mark_alone(cluster.table, criterion.code, rows)
                assert alone == unit.sheet.mark(criterion.code)


SPOILT = (
    {"criterion": "Z9"},
    {"numerator": Decimal(1), "denominator": Decimal(0)},
    {"claimed": Decimal(1000000)},
    {"not_arisen": True, "actual": Decimal(3), "numerator": None, "denominator": None},
    {"target": Decimal(-1)},
)


@given(clusters, st.integers(0, 999), st.sampled_from(SPOILT))
def test_a_check_refuses_what_scoring_refuses_in_the_same_words(cluster, place, spoilt):
    row = cluster.entries[place % len(cluster.entries)]
    bad = replace(row, **spoilt)
    together = [each for each in cluster.entries if each.criterion == row.criterion]
    rows = [bad if each is row else each for each in together if each.unit == row.unit]
    said = []
    for asked in (score, check):
        try:
            asked(cluster.table, rows)
        except InputError as error:
            said.append((error.where, error.problem, error.mend))
        else:
            said.append(None)
    assert said[0] == said[1]
