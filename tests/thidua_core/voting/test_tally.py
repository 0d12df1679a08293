"""Quorum, share, places: borders first, and what nobody confirmed stays open."""

from fractions import Fraction

import pytest

from tests.thidua_core.voting.making import (
    HEARSAY,
    answered,
    hands,
    majority,
    papers,
    quorum,
    roll,
    rule,
)
from thidua_core.voting import Answer, Denominator, least_agreeing, percent, tally

PASSED, NOT_PASSED, OPEN = Answer.PASSED, Answer.NOT_PASSED, Answer.UNDETERMINED


def of_one(needs, count, voters):
    [outcome] = tally(needs, count, voters)
    return outcome


@pytest.mark.parametrize(
    ("agree", "members", "answer", "arithmetic"),
    [
        (5, 6, PASSED, "5/6 = 83,3% ≥ 80%"),
        (4, 6, NOT_PASSED, "4/6 = 66,7% < 80%"),
        (8, 10, PASSED, "8/10 = 80% ≥ 80%"),
        (4, 5, PASSED, "4/5 = 80% ≥ 80%"),
        (7, 10, NOT_PASSED, "7/10 = 70% < 80%"),
        (9, 11, PASSED, "9/11 = 81,8% ≥ 80%"),
        (0, 6, NOT_PASSED, "0/6 = 0% < 80%"),
    ],
)
def test_eighty_percent_of_the_members(agree, members, answer, arithmetic):
    found = of_one(rule(), papers(answered(agree=agree, disagree=members - agree)), roll(members))
    assert (found.answer, found.arithmetic) == (answer, arithmetic)


def test_more_than_half_is_not_half():
    needs = rule(majority("1/2", more=True))
    half = of_one(needs, papers(answered(agree=3, disagree=3)), roll(6))
    more = of_one(needs, papers(answered(agree=4, disagree=2)), roll(6))
    assert (half.answer, half.arithmetic, half.needed) == (NOT_PASSED, "3/6 = 50% ≤ 50%", 4)
    assert (more.answer, more.arithmetic) == (PASSED, "4/6 = 66,7% > 50%")


def test_absent_members_weigh_and_letters_help():
    """The fourth case of the acceptance list: 8 of 11 fail, one written yes passes."""
    alone = of_one(rule(), papers(answered(agree=8)), roll(11, present=8))
    helped = of_one(
        rule(), papers(answered(agree=8, written=(1, 0, 0))), roll(11, present=8, written=1)
    )
    assert (alone.answer, alone.arithmetic) == (NOT_PASSED, "8/11 = 72,7% < 80%")
    assert (helped.answer, helped.agree) == (PASSED, 9)


def test_ninety_percent_of_a_council_of_eleven():
    nine = of_one(rule(majority("9/10")), papers(answered(agree=9, disagree=2)), roll(11))
    ten = of_one(rule(majority("9/10")), papers(answered(agree=10, disagree=1)), roll(11))
    assert (nine.answer, ten.answer, ten.needed) == (NOT_PASSED, PASSED, 10)


def test_each_denominator():
    count = papers(answered(agree=4, disagree=1, written=(1, 0, 0)), spoilt=1)
    voters = roll(10, present=6, written=1)
    found = {of: of_one(rule(majority("4/5", of=of)), count, voters).of for of in Denominator}
    assert found == {Denominator.MEMBERS: 10, Denominator.PRESENT: 7, Denominator.VALID: 6}


@pytest.mark.parametrize(
    ("least", "present", "written", "answer"),
    [
        (quorum("2/3"), 4, 0, PASSED),
        (quorum("2/3"), 3, 0, NOT_PASSED),
        (quorum("2/3"), 3, 1, NOT_PASSED),
        (quorum("2/3", written=True), 3, 1, PASSED),
        (quorum(number=4), 4, 0, PASSED),
        (quorum(number=4), 3, 0, NOT_PASSED),
        (quorum("1/2", 4), 3, 0, NOT_PASSED),
        (quorum("2/3", cites=HEARSAY), 4, 0, OPEN),
        (quorum("2/3", cites=HEARSAY), 6, 0, PASSED),
        (quorum(), 4, 0, OPEN),
        (None, 1, 0, PASSED),
    ],
)
def test_quorum(least, present, written, answer):
    needs = rule(majority("1/2", of=Denominator.PRESENT), quorum=least)
    count = papers(answered(agree=present, written=(written, 0, 0)))
    assert of_one(needs, count, roll(6, present=present, written=written)).answer == answer


def test_a_lost_vote_is_lost_whatever_the_quorum():
    needs = rule(quorum=quorum("2/3", cites=HEARSAY))
    assert of_one(needs, papers(answered(agree=1, disagree=3)), roll(6, present=4)).answer == (
        NOT_PASSED
    )


def test_an_unconfirmed_threshold_decides_nothing_and_says_so():
    known = of_one(rule(majority(cites=HEARSAY)), papers(answered(agree=6)), roll(6))
    unset = of_one(rule(majority(None)), papers(answered(agree=6)), roll(6))
    more = of_one(
        rule(majority("1/2", more=True, cites=HEARSAY)), papers(answered(agree=6)), roll()
    )
    assert [known.answer, unset.answer, more.answer] == [OPEN, OPEN, OPEN]
    assert "từ 80% (Văn bản chưa đọc) chưa được xác nhận" in known.why[-1]
    assert "chưa được nhập giá trị" in unset.why[-1]
    assert "quá 50%" in more.why[-1]
    assert (unset.needed, unset.arithmetic) == (None, "6/6 = 100%")


def test_an_open_detail_matters_only_where_it_would_change_the_answer():
    silent = rule(written=None)
    count = papers(answered(agree=8, written=(1, 0, 0)))
    open_ = of_one(silent, count, roll(11, present=8, written=1))
    clear = of_one(silent, papers(answered(agree=9, written=(1, 0, 0))), roll(11, 9, written=1))
    assert (open_.answer, clear.answer) == (OPEN, PASSED)
    assert "có tính ý kiến bằng văn bản hay không" in open_.why[-1]


def test_whether_the_excused_leave_the_denominator():
    count, voters = papers(answered(agree=7, disagree=1, blank=1)), roll(9, q1=1)
    assert of_one(rule(excused_leave=False), count, voters).answer == NOT_PASSED
    left = of_one(rule(excused_leave=True), count, voters)
    assert (left.answer, left.of) == (PASSED, 8)
    silent = of_one(rule(excused_leave=None), count, voters)
    assert silent.answer == OPEN
    assert "trường hợp của mình" in silent.why[-1]


def test_nobody_in_the_denominator_passes_nothing():
    empty = of_one(rule(majority(of=Denominator.VALID)), papers(answered(), spoilt=2), roll(2))
    assert (empty.answer, empty.share, empty.arithmetic) == (NOT_PASSED, None, "0/0")
    nobody = of_one(rule(quorum=quorum("1/2")), hands(answered()), roll(0))
    assert nobody.answer == NOT_PASSED
    assert "0/0 = 0% < 50%" in nobody.why[0]


def test_an_election_takes_the_most_votes_first():
    count = papers(answered("a", 5, 1), answered("b", 6), answered("c", 2, 4))
    found = {each.question: each for each in tally(rule(), count, roll(6), choose=1)}
    assert [found[key].answer for key in "abc"] == [NOT_PASSED, PASSED, NOT_PASSED]
    assert "hết số được chọn" in found["a"].why[-1]


def test_a_tie_for_the_last_place_is_named():
    count = papers(answered("a", 5, 1), answered("b", 6), answered("c", 5, 1))
    names = {"a": "Long An", "b": "Vĩnh Long", "c": "Bến Tre"}
    found = tally(rule(), count, roll(6), choose=2, names=names)
    assert [each.answer for each in found] == [OPEN, PASSED, OPEN]
    assert found[0].why[-1].startswith("Long An và Bến Tre bằng phiếu nhau")


def test_a_place_waits_for_who_is_undetermined():
    needs = rule(majority("4/5", of=Denominator.MEMBERS), excused_leave=None)
    count = papers(answered("a", 4, 0, 1), answered("b", 3, 1, 1))
    found = tally(needs, count, roll(5, qb=1), choose=1)
    assert [each.answer for each in found] == [PASSED, NOT_PASSED]
    count = papers(answered("a", 7, 1, 1), answered("b", 8, 0, 1))
    found = tally(needs, count, roll(9, qa=1), choose=2)
    assert [each.answer for each in found] == [OPEN, PASSED]
    count = papers(answered("a", 8, 0, 2), answered("b", 8, 0, 2))
    found = tally(needs, count, roll(10, present=10, qa=1), choose=1)
    assert [each.answer for each in found] == [OPEN, OPEN]


def test_waiting_for_the_undetermined_is_told():
    needs = rule(quorum=quorum("2/3", cites=HEARSAY))
    count = papers(answered("a", 5), answered("b", 5))
    found = tally(needs, count, roll(6, present=5), choose=1)
    assert [each.answer for each in found] == [OPEN, OPEN]
    assert "chưa rõ ai trong 1 suất" in found[0].why[-1]


def test_a_show_of_hands_counts_like_papers():
    shown = of_one(rule(), hands(answered(agree=6)), roll(6))
    assert (shown.answer, shown.arithmetic) == (PASSED, "6/6 = 100% ≥ 80%")


def test_a_share_is_never_rounded_onto_its_threshold():
    assert percent(Fraction(79_996, 100_000), beside=Fraction(4, 5)) == "79,996%"
    assert percent(Fraction(4, 5), beside=Fraction(4, 5)) == "80%"
    for numerator in range(1, 400):
        share = Fraction(numerator, 399)
        for limit in (Fraction(1, 2), Fraction(2, 3), Fraction(4, 5), Fraction(9, 10)):
            text = percent(share, beside=limit).rstrip("%").replace(",", ".")
            shown = Fraction(text) / 100
            if share != limit:  # two thirds have no last decimal; equal stays ≥
                assert (shown > limit, shown < limit) == (share > limit, share < limit)


def test_a_threshold_is_written_as_texts_write_it():
    third = of_one(rule(majority("2/3")), hands(answered(agree=4, disagree=2)), roll(6))
    assert third.arithmetic == "4/6 = 66,7% ≥ 2/3"


def test_the_least_number_of_votes():
    assert least_agreeing(majority("4/5"), 6) == 5
    assert least_agreeing(majority("1/2", more=True), 6) == 4
    assert least_agreeing(majority(None), 6) is None
