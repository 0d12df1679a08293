"""What contradicts the table or itself is refused with its place; nothing is guessed."""

from dataclasses import replace

import pytest

from tests.thidua_core.scoring.tables import computed, entry, mark_of, table_of, table_with
from thidua_core.errors import InputError
from thidua_core.scoring import score

TABLE = table_of(
    "sections: [{code: A, criteria: ["
    "{code: A1, max: 10, rule: {kind: proportional}}, {code: A2, max: 10, rule: {kind: pass_fail}}]}]\n"
    "knock_outs: [{code: K1, effect: not_ranked}]"
)
RATIO = table_with("kind: proportional", maximum="100")


@pytest.mark.parametrize(
    ("rows", "where", "said"),
    [
        ([entry("A3")], "dòng 2, cột criterion", "không có tiêu chí A3. Có phải là “A2”?"),
        ([entry("A")], "dòng 2, cột criterion", "A là mã của một mục"),
        ([entry("A1"), entry("A1")], "dòng 2", "tiêu chí A1 đã ghi ở dòng 2"),
        (
            [entry("A1", event="a"), entry("A1", event="a")],
            "dòng 2",
            "sự kiện “a” của Đơn vị A, tiêu chí A1 đã ghi",
        ),
        (
            [entry("A1", event="a", target=1), entry("A1", event="b", target=2)],
            "dòng 2, cột target",
            "khác với dòng 2 của cùng đơn vị",
        ),
        (
            [entry("A1", group="Cụm 1"), entry("A2", group="Cụm 2")],
            "dòng 2, cột group",
            "ở đây thuộc “Cụm 2”, ở dòng 2 thuộc “Cụm 1”",
        ),
        (
            [entry("A1", group="Cụm 1"), entry("A1", unit="B")],
            "dòng 2, cột group",
            "B chưa ghi cụm trong khi đơn vị khác đã ghi",
        ),
        ([entry("A1", claimed="10.01")], "dòng 2, cột claimed", "10,01 điểm cao hơn điểm tối đa"),
        ([entry("A1", crossed="11")], "dòng 2, cột crossed", "cao hơn điểm tối đa 10,00 của A1"),
        ([entry("A1", appraised="11")], "dòng 2, cột appraised", "cao hơn điểm tối đa"),
        ([entry("A1", claimed="-1")], "dòng 2, cột claimed", "thấp hơn mức thấp nhất"),
        ([entry("A1", claimed="1.001")], "dòng 2, cột claimed", "nhiều hơn 2 chữ số thập phân"),
        ([entry("A1", target="-1")], "dòng 2, cột target", "nhỏ hơn 0"),
        ([entry("A1", actual="-1")], "dòng 2, cột actual", "nhỏ hơn 0"),
        ([entry("A1", numerator="1")], "dòng 2, cột denominator", "có tử số mà chưa có mẫu số"),
        (
            [entry("A1", numerator="1", denominator="0")],
            "dòng 2, cột denominator",
            "tử số là 1 mà mẫu số là 0",
        ),
        (
            [entry("A1", numerator="1", denominator="3", actual="33.4")],
            "dòng 2, cột actual",
            "33,4 không khớp với 1 ÷ 3 = 33,33 %",
        ),
        ([entry("A1", not_arisen=True, actual=5)], "dòng 2, cột not_arisen", "lại có số liệu"),
        ([entry("A2", not_arisen=True, count=1)], "dòng 2, cột not_arisen", "lại có số liệu"),
        ([entry("K1", count=1)], "dòng 2, cột passed", "ghi 1 lần nhưng chưa xác nhận"),
        (
            [entry("K1", count=0, passed=True)],
            "dòng 2",
            "kết luận có hay không và số lần nói khác nhau",
        ),
        ([entry("K1", count=2, passed=False)], "dòng 2", "nói khác nhau"),
    ],
)
def test_each_contradiction_is_told_apart(rows, where, said):
    with pytest.raises(InputError) as refused:
        score(TABLE, rows)
    assert refused.value.where == where
    assert said in str(refused.value)
    assert refused.value.mend


@pytest.mark.parametrize("actual", ["89.61", "89.6", "90", "89.6100", "89.610016656136925"])
def test_a_ratio_agrees_with_any_rounding_of_itself(actual):
    assert computed(RATIO, target=100, numerator=15602, denominator=17411, actual=actual) == "89.61"


@pytest.mark.parametrize("actual", ["89.62", "89", "0.8961", "89.7"])
def test_a_ratio_that_is_another_number_is_refused(actual):
    with pytest.raises(InputError, match="không khớp"):
        mark_of(RATIO, target=100, numerator=15602, denominator=17411, actual=actual)


def test_nothing_arose_and_zero_agree():
    table = table_with("kind: deduct, per_event: 1", more="not_arisen: full")
    assert computed(table, not_arisen=True, count=0) == "10.00"


def test_rows_may_leave_what_another_row_says():
    table = table_with("kind: per_event, points: 1")
    rows = [entry(event="a", count=1, claimed="2", group="Cụm 1")]
    rows += [entry(event="b", count=1), entry(event="c", count=0, claimed="2")]
    mark = score(table, rows).units[0].sheet.mark("C1")
    assert (str(mark.claimed), str(mark.counted)) == ("2.00", "2.00")


def test_a_unit_without_any_row_for_a_criterion_lacks_it():
    scores = score(TABLE, [entry("A2", passed=True)])
    assert scores.units[0].sheet.incomplete == ("A1",)
    assert scores.units[0].sheet.provisional
    assert scores.warnings == ("Đơn vị A: chưa đủ điểm, còn A1; hạng là tạm tính.",)


def test_marks_of_what_does_not_count_are_told_and_not_used():
    scores = score(TABLE, [entry("A1", assigned=False, appraised="9"), entry("A2", passed=True)])
    assert str(scores.units[0].sheet.points) == "10.00"
    assert scores.warnings == (
        "Đơn vị A, A1: tiêu chí không tính cho đơn vị, điểm đã ghi không được dùng.",
    )


def test_an_agreed_mark_that_differs_without_a_reason_is_told():
    rows = [entry("A1", target=10, actual=5, appraised="6"), entry("A2", passed=True)]
    [warning] = score(TABLE, rows).warnings
    assert "A1: điểm thống nhất khác điểm theo số liệu, chưa ghi lý do" in warning
    rows[0] = entry("A1", target=10, actual=5, appraised="6", reason="Theo biên bản")
    assert score(TABLE, rows).warnings == ()


def test_negative_figures_stand_where_tiers_speak_of_them():
    table = table_with("kind: tiers, tiers: [{at_least: -5, points: 10}, {points: 0}]")
    assert computed(table, actual=-3) == "10.00"
    assert computed(table, actual=-6) == "0.00"


def test_a_mark_may_go_as_low_as_its_rule():
    table = table_with("kind: plus_minus, plus: 1, minus: 1, floor: -2, cap: 5")
    assert str(mark_of(table, count=0, minus_count=0, appraised="-2").counted) == "-2.00"
    with pytest.raises(InputError, match="thấp hơn mức thấp nhất"):
        mark_of(table, count=0, minus_count=0, appraised="-2.01")


@pytest.mark.parametrize("mark", ["claimed", "crossed"])
def test_what_others_claim_never_counts(mark):
    table = table_with("kind: proportional")
    assert mark_of(table, target=10, actual=5, **{mark: "10"}).counted.units == 500
    assert mark_of(table, **{mark: "10"}).counted is None


def test_the_agreed_mark_counts_instead_of_the_computed_one():
    mark = mark_of(table_with("kind: proportional"), target=10, actual=5, appraised="0")
    assert (str(mark.computed), str(mark.counted)) == ("5.00", "0.00")


def test_a_unit_may_say_its_group_in_one_row_only():
    rows = [entry("A1", target=1, actual=1), entry("A2", passed=True, group="Cụm 1")]
    [unit] = score(TABLE, rows).units
    assert unit.sheet.group == "Cụm 1"
    assert not unit.sheet.provisional


def test_an_entry_that_came_from_no_file_names_its_column_alone():
    with pytest.raises(InputError) as refused:
        score(TABLE, [replace(entry("A1", claimed="11"), where="")])
    assert refused.value.where == "cột claimed"
