"""Two tellers: every figure in which they differ is named, and every figure that cannot be."""

import pytest

from tests.thidua_core.voting.making import answered, hands, papers, roll
from thidua_core.voting import impossibilities, reconcile


def test_equal_counts_have_no_difference():
    count = papers(answered("1", 5, 1), answered("2", 4, 2))
    assert reconcile(count, count) == ()


@pytest.mark.parametrize("figure", ["issued", "returned", "valid", "spoilt"])
def test_each_figure_of_the_papers_is_named(figure):
    first = papers(answered("1", 5, 1), issued=6, returned=6, valid=6, spoilt=0)
    values = {"issued": 6, "returned": 6, "valid": 6, "spoilt": 0}
    second = papers(answered("1", 5, 1), **(values | {figure: 9}))
    [difference] = reconcile(first, second)
    assert (difference.figure, difference.first, difference.second) == (figure, values[figure], 9)
    assert f"một người ghi {values[figure]}, một người ghi 9" in difference.text


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("written", [False, True])
def test_each_figure_of_a_question_is_named(place, written):
    changed = [3, 3, 3]
    changed[place] = 4
    if written:
        first, second = answered("2", 1, written=(3, 3, 3)), answered("2", 1, written=changed)
    else:
        first, second = answered("2", 3, 3, 3), answered("2", *changed)
    [difference] = reconcile(hands(first), hands(second), names={"2": "Long An"})
    word = ["agree", "disagree", "blank"][place]
    assert difference.figure == (f"written_{word}" if written else word)
    assert (difference.question, difference.first, difference.second) == ("2", 3, 4)
    assert difference.text.startswith("Long An, ")
    assert ("bằng văn bản" in difference.text) is written


def test_all_differences_are_told_at_once():
    first = papers(answered("1", 5, 1), answered("2", 4, 2))
    second = papers(answered("1", 4, 2), answered("2", 4, 2), spoilt=1, valid=6)
    assert [each.figure for each in reconcile(first, second)] == [
        "issued", "returned", "spoilt", "agree", "disagree",
    ]  # fmt: skip


def test_a_question_that_only_one_counted():
    first, second = hands(answered("1", 2)), hands(answered("1", 2), answered("2", 2))
    assert [(e.figure, e.first, e.second) for e in reconcile(first, second)] == [("question", 0, 1)]
    assert [(e.figure, e.first, e.second) for e in reconcile(second, first)] == [("question", 1, 0)]


def test_papers_against_hands():
    first, second = papers(answered("1", 2)), hands(answered("1", 2))
    assert [(e.figure, e.first, e.second) for e in reconcile(first, second)] == [("papers", 1, 0)]


def codes(count, voters, **rest):
    return [each.code for each in impossibilities(count, voters, **rest)]


def test_possible_figures_say_nothing():
    assert codes(papers(answered("1", 4, 1, 1, written=(1, 0, 0))), roll(7, 6, written=1)) == []
    assert codes(hands(answered("1", 5)), roll(6, q1=1)) == []
    assert codes(papers(answered("1", 2)), roll(6, 5, written=0)) == []


@pytest.mark.parametrize(
    ("count", "voters", "rest", "code"),
    [
        (papers(answered("1", 6), issued=7), roll(6), {}, "over_present"),
        (papers(answered("1", 6), issued=5), roll(6), {}, "over_issued"),
        (papers(answered("1", 5), issued=6, returned=6, valid=5), roll(6), {}, "valid_sum"),
        (papers(answered("1", 4), valid=5), roll(6), {}, "question_sum"),
        (hands(answered("1", 5)), roll(6), {}, "hands_sum"),
        (hands(answered("1", 6)), roll(6, present=6, written=1), {}, "over_roll"),
        (papers(answered("1", 5)), roll(6, present=5, written=1), {}, "written_sum"),
        (
            papers(answered("1", 5, written=(1, 0, 0))),
            roll(6, present=5, written=1),
            {"written": False},
            "written_barred",
        ),
        (papers(answered("1", 6)), roll(6, q1=1), {}, "excused_voted"),
        (hands(answered("1", -1, 7)), roll(6), {}, "negative"),
        (papers(answered("1", 6), issued=-1, returned=6, valid=6), roll(6), {}, "negative"),
        (hands(answered("1", 0)), roll(6, present=-1, q1=-1), {}, "negative"),
        (
            papers(answered("1", 6), answered("2", 6), answered("3", 1, 5)),
            roll(6),
            {"choose": 2},
            "over_choice",
        ),
        (hands(answered("1", 6), answered("2", 1, 5)), roll(6), {"choose": 1}, "over_choice"),
    ],
)
def test_each_impossible_figure_is_named(count, voters, rest, code):
    found = impossibilities(count, voters, names={"1": "Long An"}, **rest)
    assert code in [each.code for each in found]
    assert all(each.text.endswith(".") for each in found)


def test_an_election_within_its_choices_is_possible():
    count = papers(answered("1", 6), answered("2", 6), answered("3", 0, 6))
    assert codes(count, roll(6), choose=2) == []
