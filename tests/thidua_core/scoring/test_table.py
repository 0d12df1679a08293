"""TABLE.yaml: what it can say, its defaults, and how each error names its place."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thidua_core.scoring.tables import HEAD, table_of, table_with
from thidua_core.errors import InputError
from thidua_core.scoring import (
    AnyOfGate,
    Bound,
    CountGate,
    CriterionGate,
    EverySectionGate,
    FromRegister,
    LostGate,
    NotArisen,
    Period,
    Place,
    RankBy,
    SectionGate,
    SectionKind,
    Take,
    read_table,
    whole_table,
)

ONE = "sections: [{code: A, criteria: [{code: A1, max: 10, rule: {kind: pass_fail}}]}]\n"
GRADED = f"{ONE}grades: [{{grade: tot, at_least_share: 0.5}}, {{grade: dat}}]\n"

WHOLE = """
table: Bảng tiêu chí chấm điểm
year: 2020
period: half
points: {unit: "0.25", round: half_even}
base: "100"
bonus_above_max: true
rank_by: [grade, points]
ties: ["section:A.I", fewest_penalties, share, points, shared_rank]
grades:
  - {grade: xuat-sac, title: Xuất sắc, at_least_share: "0.90", gates: [{criterion: A1, at_least_share: "1"}]}
  - grade: tot
    at_least_points: "80"
    gates:
      - {every: section, at_least_share: "0.5"}
      - {section: A, at_least_points: 3}
      - {any_of: [{section: A.I, at_least_share: 1}, {criterion: A2, at_least_points: 1}]}
      - {count: {of: [A1, A2], at_least_share: 1, at_least: 1}}
      - {section: D, lost_at_most_share_of: C, share: "0.5"}
  - {grade: dat}
places: [{grade: xuat-sac, at_most_share: "0.3", round: ceil}, {grade: tot, at_most_share: 1}]
sections:
  - code: A
    title: Chuyên môn
    max: "30"
    sections:
      - code: A.I
        max: "30"
        criteria:
          - {code: A1, title: Một, max: "20", rule: {kind: proportional}, owner: Phòng 1, appraiser: Phòng 2,
             evidence: required, due: "2020-11-15T16:00", not_arisen: full, min_denominator: 3}
          - {code: A2, max: "10", rule: {kind: deduct, per_event: "2", floor: "0"}, evidence: optional, due: 2020-11-15}
  - {code: C, kind: bonus, max: "5", take: best, criteria: [
      {code: C1, max: 5, rule: {kind: pass_fail}, from: {award: co-nganh, year: -1}}]}
  - {code: D, kind: penalty, max: null, criteria: [{code: D1, rule: {kind: per_event, points: 1, cap: null}}]}
knock_outs:
  - {code: K1, title: Bị kỷ luật, effect: not_ranked}
  - {code: K2, effect: {grade_at_most: tot, lower_grade_by: 1, not_for: [co-nganh]}}
"""


def test_everything_a_table_can_say():
    table = read_table(WHOLE)
    assert (table.title, table.year, table.period) == ("Bảng tiêu chí chấm điểm", 2020, Period.HALF)
    assert (table.unit.step, table.unit.decimals, table.round) == (25, 2, "half_even")
    assert (str(table.base), table.bonus_above_max) == ("100.00", True)
    assert table.rank_by == (RankBy.GRADE, RankBy.POINTS)
    assert table.ties[0] == "section:A.I"
    half = Bound(at_least_share=Fraction(1, 2))
    assert table.grades[0].gates == (CriterionGate("A1", Bound(at_least_share=Fraction(1))),)
    every, section, any_of, count, lost = table.grades[1].gates
    assert every == EverySectionGate(half)
    assert section == SectionGate("A", Bound(at_least_points=Fraction(3)))
    assert isinstance(any_of, AnyOfGate)
    assert len(any_of.gates) == 2
    assert count == CountGate(("A1", "A2"), Bound(at_least_share=Fraction(1)), 1)
    assert lost == LostGate("D", "C", Fraction(1, 2))
    assert table.places[0] == Place(grade="xuat-sac", at_most_share=Fraction(3, 10), round="ceil")
    assert table.places[1].round == "floor"
    assert [each.code for each in table.all_sections()] == ["A", "A.I", "C", "D"]
    first, second, bonus, penalty = table.all_criteria()
    assert (first.owner, first.appraiser, first.due) == ("Phòng 1", "Phòng 2", "2020-11-15T16:00")
    assert (first.evidence_required, second.evidence_required) == (True, False)
    assert (first.not_arisen, first.min_denominator) == (NotArisen.FULL, 3)
    assert bonus.from_register == FromRegister("co-nganh", -1)
    assert penalty.maximum is None
    assert [each.take for each in table.sections] == [Take.SUM, Take.BEST, Take.SUM]
    assert table.knock_outs[0].not_ranked
    assert table.knock_outs[1].grade_at_most == "tot"
    assert table.knock_outs[1].not_for == ("co-nganh",)
    assert table.warnings == ()


def test_the_defaults():
    table = table_of(ONE, "table: T\nyear: 2020\npoints: {unit: 1}\n")
    assert table.period is Period.YEAR
    assert (table.base.units, table.bonus_above_max, table.round) == (0, False, "half_up")
    assert (table.rank_by, table.ties) == ((RankBy.SHARE,), ("shared_rank",))
    assert (table.grades, table.places, table.knock_outs) == ((), (), ())
    assert table.sections[0].kind is SectionKind.ORDINARY
    assert table.sections[0].take is Take.SUM


def test_a_maximum_follows_from_the_cap_or_the_highest_tier():
    tiers = "kind: tiers, tiers: [{at_least: 1, points: 4}, {points: 0}]"
    for rule, most in [("kind: per_event, points: 1, cap: 7", "7.00"), (tiers, "4.00")]:
        assert str(next(table_with(rule, maximum=None).all_criteria()).maximum) == most
    with pytest.raises(InputError, match="thiếu điểm tối đa"):
        table_with("kind: per_event, points: 1, cap: '0.001'", maximum=None)


def test_children_below_their_parent_are_a_warning_and_above_refused():
    def nested(parent, *children):
        criteria = ", ".join(
            f"{{code: A{place}, max: {most}, rule: {{kind: pass_fail}}}}"
            for place, most in enumerate(children)
        )
        return table_of(f"sections: [{{code: A, max: {parent}, criteria: [{criteria}]}}]")

    assert nested("50", "12.99", "13", "12", "12.01").warnings == ()
    [warning] = nested("50", "12.99", "13", "12", "12").warnings
    assert warning.startswith("Mục A: các phần bên trong có tối đa 49,99 điểm, thấp hơn 50,00")
    with pytest.raises(InputError, match=r"50,01 điểm, cao hơn 50,00 của mục"):
        nested("50", "13.01", "13", "12", "12")


def test_the_best_child_and_not_the_sum_is_held_against_a_section_that_takes_the_best():
    body = (
        "sections: [{code: C, kind: bonus, take: best, max: 15, criteria: ["
        "{code: C1, max: 10, rule: {kind: pass_fail}}, {code: C2, max: 15, rule: {kind: pass_fail}}]}]"
    )
    assert table_of(body).warnings == ()
    with pytest.raises(InputError, match="cao hơn"):
        table_of(body.replace("take: best, ", ""))


CRITERION = (
    "sections: [{{code: A, criteria: [{{code: A1, max: 10, rule: {{kind: pass_fail}}, {}}}]}}]"
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "thiếu khóa “sections”"),
        ("sections: []", "dòng 4, khóa sections: bảng chưa có mục nào"),
        (ONE + "tiess: [share]", "dòng 5: không có khóa “tiess”. Có phải là “ties”?"),
        (ONE + "year: 2020", "khóa “year” ghi hai lần"),
        (ONE + "period: month", "không có “month”"),
        (ONE + "rank_by: shares", "Có phải là “share”?"),
        (ONE + "rank_by: []", "căn cứ xếp hạng trống"),
        (ONE + "rank_by: grade", "xếp theo grade mà bảng không có grades"),
        (ONE + "rank_by: [share, share]", "lặp lại"),
        (ONE + "ties: [section:B]", "không có mục B. Có phải là “section:A”?"),
        (ONE + "ties: [shared_rank, share]", "sau shared_rank không còn gì được xét"),
        (ONE + "ties: [penalties]", "không có “penalties”"),
        (ONE + "bonus_above_max: maybe", "không có “maybe”"),
        (ONE + "base: -1", "điểm nền nhỏ hơn 0"),
        (ONE + "base: 0.001", "nhiều hơn 2 chữ số thập phân"),
        (ONE + "extends: body.yaml", "ở đây không mở được tệp khác"),
        (GRADED + "places: [{grade: xuat-sac, at_most_share: 0.3}]", "không có “xuat-sac”"),
        (GRADED + "places: [{grade: dat, at_most_share: 0.3}]", "xếp loại cuối dat không thể"),
        (GRADED + "places: [{grade: tot, at_most_share: 30}]", "tỷ lệ này lớn hơn 1"),
        (GRADED + "places: [{grade: tot, at_most_share: 0.3, round: up}]", "không có “up”"),
        (
            GRADED + "places: [{grade: tot, at_most_share: 0}, {grade: tot, at_most_share: 1}]",
            "xếp loại tot có hai mức chỉ tiêu",
        ),
        (ONE + "grades: [{grade: a}, {grade: b}]", "xếp loại a không có điều kiện"),
        (ONE + "grades: [{grade: a, at_least_points: 1}]", "xếp loại cuối a có điều kiện"),
        (
            ONE + "grades: [{grade: a, at_least_points: 2}, {grade: a}]",
            "xếp loại a ghi hai lần",
        ),
        (ONE + "knock_outs: [{code: A1, effect: not_ranked}]", "mã A1 đã có ở dòng 4"),
        (ONE + "knock_outs: [{code: K1, effect: not_rank}]", "Có phải là “not_ranked”?"),
        (ONE + "knock_outs: [{code: K1, effect: {grade_at_most: tot}}]", "bảng không có grades"),
        (GRADED + "knock_outs: [{code: K1, effect: {}}]", "chưa ghi hệ quả"),
        (GRADED + "knock_outs: [{code: K1, effect: {lower_grade_by: 0}}]", "nhỏ hơn 1"),
        (CRITERION.format("maxx: 3"), "không có khóa “maxx”. Có phải là “max”?"),
        (CRITERION.format("due: hôm nay"), "“hôm nay” không phải là hạn"),
        (CRITERION.format("evidence: yes"), "không có “yes”"),
        (CRITERION.format("not_arisen: none"), "không có “none”"),
        (CRITERION.format("min_denominator: -1"), "nhỏ hơn 0"),
        (CRITERION.format("from: {year: 1}"), "thiếu khóa “award”"),
        ("sections: [{code: A}]", "mỗi mục có hoặc criteria, hoặc sections"),
        ("sections: [{code: A, criteria: [], sections: []}]", "không có cả hai"),
        (
            "sections: [{code: A, sections: [{code: A, criteria: []}]}]",
            "mã A đã có ở dòng 4",
        ),
        (
            "sections: [{code: C, kind: bonus, sections: [{code: D, kind: penalty, criteria: []}]}]",
            "mục con khác loại",
        ),
        ("sections: [{code: A, take: best, criteria: []}]", "chỉ mục điểm cộng có khóa take"),
        ("sections: [{code: A, max: 0, criteria: []}]", "điểm tối đa không lớn hơn 0"),
        (
            "sections: [{code: F, kind: penalty, criteria: []}]\nties: ['section:F']",
            "mục F là mục điểm trừ. Hãy dùng fewest_penalties",
        ),
    ],
)
def test_each_error_names_its_place_and_the_way_out(body, said):
    with pytest.raises(InputError) as refused:
        table_of(body)
    assert said in str(refused.value)
    assert "dòng " in refused.value.where
    assert refused.value.mend


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        ("{criterion: A2, at_least_share: 1}", "không có tiêu chí A2. Có phải là “A1”?"),
        ("{section: B, at_least_share: 1}", "không có mục B"),
        ("{section: A, lost_at_most_share_of: B, share: 1}", "không có mục B"),
        ("{section: A, lost_at_most_share_of: A}", "thiếu khóa “share”"),
        ("{criterion: A1}", "cần đúng một mức"),
        ("{criterion: A1, at_least_share: 1, at_least_points: 1}", "cần đúng một mức"),
        ("{criterion: A1, section: A, at_least_share: 1}", "không nói rõ về gì"),
        ("{at_least_share: 1}", "không nói rõ về gì"),
        ("{criterion: A1, at_least_share: 1.5}", "lớn hơn 1"),
        ("{criterion: A1, at_least_share: 1, share: 1}", "khóa “share” không đi cùng"),
        ("{every: criterion, at_least_share: 1}", "không có “criterion”"),
        ("{any_of: []}", "chưa có điều kiện nào"),
        ("{any_of: [{criterion: A9, at_least_share: 1}]}", "không có tiêu chí A9"),
        ("{count: {of: [A1, A9], at_least_share: 1, at_least: 1}}", "không có tiêu chí A9"),
        (
            "{count: {of: [A1], at_least_share: 1, at_least: 2}}",
            "đòi 2 tiêu chí trong khi chỉ nêu 1",
        ),
        ("{count: {of: [A1, A1], at_least_share: 1, at_least: 1}}", "nêu hai lần"),
        ("{count: {of: [A1], at_least_share: 1}}", "thiếu khóa “at_least”"),
    ],
)
def test_a_gate_that_cannot_be_held_is_refused(gate, said):
    with pytest.raises(InputError, match=said):
        table_of(f"{ONE}grades: [{{grade: a, gates: [{gate}]}}, {{grade: b}}]")


def test_a_gate_on_a_share_needs_a_maximum():
    body = (
        "sections: [{code: F, kind: penalty, criteria: [{code: F1, rule: {kind: per_event, points: 1}}]}]\n"
        "grades: [{grade: a, gates: [{criterion: F1, at_least_share: 1}]}, {grade: b}]"
    )
    with pytest.raises(InputError, match="tiêu chí F1 không có điểm tối đa nên không có tỷ lệ"):
        table_of(body)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("kind: propotional", "Có phải là “proportional”?"),
        ("points: 1", "thiếu khóa “kind”"),
        ("kind: proportional, points: 1", "luật proportional không có khóa “points”"),
        ("kind: pass_fail, points: 1", "Hãy bỏ khóa này"),
        ("kind: proportional, direction: down", "không có “down”"),
        ("kind: per_event", "cần đúng một trong hai khóa points, events"),
        ("kind: deduct, per_event: 1, events: {a: 1}", "cần đúng một trong hai khóa per_event"),
        ("kind: per_event, events: {}", "ở đây cần các khóa có giá trị"),
        ("kind: per_event, points: -1", "nhỏ hơn 0"),
        ("kind: per_event, points: 1, cap: 11", "trần cap cao hơn điểm tối đa 10.00"),
        ("kind: deduct, per_event: 1, floor: 11", "sàn floor cao hơn điểm tối đa"),
        ("kind: plus_minus, plus: 1, minus: 1, floor: 3, cap: 2", "trần thấp hơn sàn"),
        ("kind: plus_minus, plus: 1", "luật plus_minus thiếu khóa “minus”"),
        ("kind: per_percent, points: 1.2.3", "không phải là một số đọc được"),
        ("kind: tiers, tiers: []", "chưa có mức nào"),
        ("kind: tiers, tiers: [{at_least: 1}]", "thiếu khóa “points”"),
        ("kind: tiers, tiers: [{points: 1}, {at_least: 1, points: 2}]", "không bao giờ được xét"),
        ("kind: tiers, tiers: [{at_least: 1, points: 11}]", "một mức điểm cao hơn điểm tối đa"),
        ("kind: tiers, tiers: [{above: 5, at_most: 5, points: 1}]", "không số nào thỏa mức này"),
        ("kind: tiers, tiers: [{at_least: 6, below: 5, points: 1}]", "không số nào thỏa mức này"),
        ("kind: tiers, of: level, tiers: [{at_least: 1, points: 1}]", "không có khóa “at_least”"),
        ("kind: tiers, of: points, tiers: [{at_least: 1, points: 1}]", "không có “points”"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused(rule, said):
    with pytest.raises(InputError, match=said) as refused:
        table_with(rule)
    assert refused.value.where.startswith("dòng 4")


@pytest.mark.parametrize(
    "rule", ["proportional", "pass_fail", "leader_relative", "deduct, per_event: 1", "given"]
)
def test_an_ordinary_criterion_has_a_maximum(rule):
    with pytest.raises(InputError, match="thiếu điểm tối đa"):
        table_with(f"kind: {rule}", maximum=None)


def test_a_penalty_cannot_be_full_for_what_did_not_arise():
    with pytest.raises(InputError, match="không phát sinh không thể được trọn điểm"):
        table_with("kind: pass_fail", more="not_arisen: full", kind="penalty")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("year: 2020\npoints: {unit: 1}\n", "thiếu khóa “table”"),
        ("table: T\nyear: hai không\npoints: {unit: 1}\n", "không phải là một số đọc được"),
        ("table: T\nyear: 20\npoints: {unit: 1}\n", "không có năm 20"),
        ("table: T\nyear: 2020.5\npoints: {unit: 1}\n", "không phải là số nguyên"),
        ("table: T\nyear: 2020\npoints: {unit: 0}\n", "không lớn hơn 0"),
        ("table: T\nyear: 2020\npoints: {round: floor}\n", "thiếu khóa “unit”"),
        ("table: T\nyear: 2020\npoints: {unit: 1, round: nearest}\n", "không có “nearest”"),
        ("table: T\nyear: 2020\npoints: 1\n", "ở đây cần các khóa"),
    ],
)
def test_the_head_of_a_table(head, said):
    with pytest.raises(InputError, match=said):
        table_of(ONE, head)


def test_an_empty_file_says_what_is_needed():
    with pytest.raises(InputError, match=r"tệp trống\. Hãy ghi ít nhất table, year, points"):
        read_table("")


def test_maxima_are_whole_numbers_of_the_unit():
    with pytest.raises(InputError, match=r"không phải là bội của đơn vị điểm 0,25"):
        table_of(ONE.replace("10", "9.9"), HEAD.replace("0.01", "0.25"))


BODY = (
    "table: Bảng của Ngành\nyear: 2020\npoints: {unit: 1}\n"
    "sections:\n"
    "  - {code: A, max: 30, criteria: [{code: A1, max: 10, rule: {kind: pass_fail}},"
    " {code: A2, max: 20, rule: {kind: given}}]}\n"
    "knock_outs: [{code: K1, effect: not_ranked}]\n"
)


def extended(own, **files):
    contents = {"body.yaml": BODY, **files}
    return read_table(own, open_file=lambda name: contents[name].encode())


def test_a_table_extends_anothers_by_code():
    table = extended(
        "extends: body.yaml\ntable: Bảng của Cụm\n"
        "sections:\n"
        "  - {code: A, max: 35, criteria: [{code: A2, max: 15, rule: {kind: pass_fail}},"
        " {code: A3, max: 10, rule: {kind: given}}]}\n"
        "  - {code: B, criteria: [{code: B1, max: 5, rule: {kind: given}}]}\n"
        "knock_outs: [{code: K2, effect: not_ranked}]\n"
    )
    assert (table.title, table.year) == ("Bảng của Cụm", 2020)
    assert [each.code for each in table.all_sections()] == ["A", "B"]
    maxima = {each.code: str(each.maximum) for each in table.all_criteria()}
    assert maxima == {"A1": "10", "A2": "15", "A3": "10", "B1": "5"}
    assert [each.code for each in table.knock_outs] == ["K1", "K2"]


def test_a_section_named_without_children_keeps_those_of_the_body():
    table = extended("extends: body.yaml\nsections: [{code: A, max: 30, title: Khác}]\n")
    assert table.sections[0].title == "Khác"
    assert [each.code for each in table.all_criteria()] == ["A1", "A2"]


def test_nothing_but_the_name_may_be_said():
    assert extended("extends: body.yaml\n") == read_table(BODY)


@pytest.mark.parametrize(
    ("own", "files", "said"),
    [
        ("extends: body.yaml\nsections: [{code: A, max: 20}]", {}, "30 điểm, cao hơn 20"),
        ("extends: body.yaml\nsections: 5", {}, "ở đây cần một danh sách"),
        ("extends: body.yaml\nsections: [A]", {}, "ở đây cần các khóa"),
        ("extends: body.yaml\nsections: [{title: A}]", {}, "thiếu khóa “code”"),
        ("extends: body.yaml", {"body.yaml": "table: T\n"}, "tệp body.yaml, dòng 1: thiếu khóa"),
        ("extends: body.yaml", {"body.yaml": "extends: body.yaml"}, "quá dài"),
        (
            "extends: body.yaml\nsections: [{code: B, criteria: [{code: A1, rule: {kind: given}}]}]",
            {},
            "mã A1 đã có",
        ),
    ],
)
def test_what_cannot_be_extended_is_refused(own, files, said):
    with pytest.raises(InputError, match=said):
        extended(own, **files)


@given(st.text(max_size=60), st.integers(0, len(WHOLE)), st.integers(0, 40))
def test_a_damaged_table_is_read_or_refused_in_words(inserted, at, cut):
    with suppress(InputError):
        read_table(WHOLE[:at] + inserted + WHOLE[at + cut :])


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        ("per_event, points: 1", True),
        ("plus_minus, plus: 1, minus: 1", True),
        ("given", False),
        ("proportional", False),
    ],
)
def test_the_sections_maximum_may_bound_what_counts_events(rule, taken):
    body = f"sections: [{{code: A, max: 5, criteria: [{{code: A1, rule: {{kind: {rule}}}}}]}}]"
    if taken:
        assert table_of(body).sections[0].criteria[0].maximum is None
        with pytest.raises(InputError, match="thiếu điểm tối đa"):
            table_of(body.replace("max: 5, ", ""))
    else:
        with pytest.raises(InputError, match="thiếu điểm tối đa"):
            table_of(body)


def test_a_table_laid_over_another_is_one_text_that_reads_the_same():
    body = (HEAD + ONE).encode()
    own = "extends: nganh.yaml\nbase: 5\nsections: [{code: A, title: 'Có: hai chấm', max: 20}]\n"
    whole = whole_table(own, open_file=lambda _name: body)
    assert read_table(whole) == read_table(own, open_file=lambda _name: body)
    assert read_table(whole).sections[0].title == "Có: hai chấm"
    plain = body.decode() + "# lời ghi\n"
    assert whole_table(plain, open_file=lambda _name: body) == plain
