"""The smallest change named does change the outcome when everything is scored anew; less does not."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thidua_core.scoring.generating import generate
from tests.thidua_core.scoring.tables import entry, table_of
from thidua_core.scoring import (
    Entry,
    Goal,
    read_results,
    read_table,
    score,
    what_would_change,
)
from thidua_core.values import Points

CASES = Path(__file__).parent / "cases"
clusters = st.integers(0, 399).map(generate)


def with_agreed(entries, unit, criterion, points):
    """The same rows with one mark agreed, as people would enter it."""
    mark = Decimal(str(points))
    rows = [
        replace(row, appraised=mark, reason="Thử")
        if (row.unit, row.criterion) == (unit, criterion)
        else row
        for row in entries
    ]
    if not any((row.unit, row.criterion) == (unit, criterion) for row in entries):
        group = next(row.group for row in entries if row.unit == unit)
        rows.append(
            Entry(unit=unit, group=group, criterion=criterion, appraised=mark, reason="Thử")
        )
    return rows


def place_of(scores, unit):
    """Rank, the ranks of the others of the group, and how far down the grade stands."""
    scored = scores.unit(unit)
    ranks = {
        each.sheet.unit: each.rank
        for each in scores.units
        if each.sheet.group == scored.sheet.group and each.rank is not None
    }
    codes = [grade.code for grade in scores.table.grades]
    return ranks, codes.index(scored.grade) if scored.grade in codes else None


def came_about(goal, before, after, unit):
    """Whether the outcome that a goal speaks of is there."""
    (ranks, grade), (now, grade_now) = before, after
    if goal is Goal.GRADE:
        return grade_now is not None and grade_now < grade
    own = ranks[unit]
    others = [rank for rank in ranks.values() if (rank < own if goal is Goal.ABOVE else rank > own)]
    near = max(others) if goal is Goal.ABOVE else min(others)
    names = [name for name, rank in ranks.items() if rank == near]
    if goal is Goal.ABOVE:
        return all(now[unit] < now[name] for name in names)
    return all(now[unit] > now[name] for name in names)


def check_unit(table, entries, scores, unit):
    before = place_of(scores, unit)
    found = what_would_change(scores, unit)
    for each in found:
        if each.change is None:
            continue
        change = each.change
        sign = 1 if change.after > change.before else -1
        almost = Points(change.after.units - sign * table.unit.step, change.after.decimals)
        for points, expected in ((change.after, True), (almost, False)):
            if points == change.before:
                continue
            rows = with_agreed(entries, unit, change.criterion, points)
            after = place_of(score(table, rows), unit)
            assert came_about(each.goal, before, after, unit) is expected, (each, points)
    return found


@settings(max_examples=40)
@given(clusters)
def test_the_change_named_changes_the_outcome_and_one_step_less_does_not(cluster):
    scores = score(cluster.table, cluster.entries)
    for unit in scores.units[:3]:
        check_unit(cluster.table, cluster.entries, scores, unit.sheet.unit)


@settings(max_examples=40)
@given(clusters)
def test_no_other_mark_does_it_with_a_smaller_change(cluster):
    table, scores = cluster.table, score(cluster.table, cluster.entries)
    unit = scores.units[-1]
    before = place_of(scores, unit.sheet.unit)
    for each in what_would_change(scores, unit.sheet.unit):
        if each.change is None or each.goal is Goal.BELOW:
            continue
        size = abs(each.change.after.units - each.change.before.units) - table.unit.step
        for mark in unit.sheet.marks:
            if mark.counted is None or mark.maximum is None or not size or not mark.assigned:
                continue
            penalty = mark.kind == "penalty"
            moved = max(mark.counted.units - size, 0) if penalty else mark.counted.units + size
            points = Points(min(moved, mark.maximum.units), mark.counted.decimals)
            rows = with_agreed(cluster.entries, unit.sheet.unit, mark.code, points)
            after = place_of(score(table, rows), unit.sheet.unit)
            assert not came_about(each.goal, before, after, unit.sheet.unit), (each, mark.code)


def case(name):
    table = read_table((CASES / f"{name}.yaml").read_bytes())
    entries = read_results((CASES / f"{name}.csv").read_bytes())
    return table, entries, score(table, entries)


@pytest.mark.parametrize("name", ["cluster-10-2020", "school-week", "trade-union"])
def test_every_unit_of_a_real_set(name):
    table, entries, scores = case(name)
    found = [check_unit(table, entries, scores, unit.sheet.unit) for unit in scores.units]
    assert all(found)


def test_the_sentences_name_the_neighbour_the_mark_and_the_gate():
    _, _, scores = case("cluster-10-2020")
    above, below, grade = what_would_change(scores, "VKSND tỉnh Tiền Giang")
    assert above.text == (
        "Để xếp trên VKSND tỉnh Bến Tre: thêm 0,1 điểm ở A1.2 (15,1 thay cho 15,0)."
    )
    assert below.text == ("Đổi điểm của một tiêu chí thì vẫn không xếp sau VKSND tỉnh Trà Vinh.")
    assert grade.text.startswith(
        "Để xếp loại Xuất sắc: thêm 2,5 điểm ở B4.1 (22,5 thay cho 20,0). Điều kiện giữ xếp loại ở"
        " mức Tốt: B4.1 đạt 20,0/25,0 (0,8), điều kiện là từ 0,9 điểm tối đa"
    )


def test_a_penalty_taken_back_and_one_more():
    _, _, scores = case("school-week")
    above, below, grade = what_would_change(scores, "10B")
    assert above.text == "Để xếp trên 10C: bớt 1,5 điểm trừ ở T1 (4,5 thay cho 6,0)."
    assert below.text == "Nếu thêm 22,0 điểm trừ ở T1 (28,0 thay cho 6,0) thì xếp sau 10D."
    assert grade.text.endswith("điều kiện là không quá 0,5 của 19,0 điểm mục C.")


def test_a_unit_that_is_not_ranked_or_alone_has_nothing_near():
    table = table_of(
        "sections: [{code: A, criteria: [{code: A1, max: 10, rule: {kind: given}}]}]\n"
        "knock_outs: [{code: K1, effect: not_ranked}]\n"
    )
    rows = [entry("A1", unit=unit, appraised="5", reason="Thử") for unit in ("U1", "U2")]
    scores = score(table, [*rows, entry("K1", unit="U2", passed=True)])
    assert what_would_change(scores, "U1") == ()
    assert what_would_change(scores, "U2") == ()
    with pytest.raises(StopIteration):
        what_would_change(scores, "U3")


def test_units_of_one_rank_are_passed_together():
    table = table_of("sections: [{code: A, criteria: [{code: A1, max: 10, rule: {kind: given}}]}]")
    marks = {"U1": "9", "U2": "9", "U3": "5"}
    scores = score(
        table, [entry("A1", unit=unit, appraised=mark, reason="x") for unit, mark in marks.items()]
    )
    [above] = what_would_change(scores, "U3")
    assert above.text == "Để xếp trên U1 và U2: thêm 4,01 điểm ở A1 (9,01 thay cho 5,00)."
    [below] = what_would_change(scores, "U1")
    assert below.text == "Nếu bớt 4,01 điểm ở A1 (4,99 thay cho 9,00) thì xếp sau U3."
