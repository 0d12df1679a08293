"""Generated votes come out the same from the product and from a tally written apart."""

import random
from collections import Counter
from fractions import Fraction

from tests.thidua_core.voting import naive
from tests.thidua_core.voting.making import HEARSAY, TEXT, answered, hands, majority, papers, quorum
from thidua_core.voting import Denominator, Roll, Rule, impossibilities, tally

WORDS = {"passed": "yes", "not_passed": "no", "undetermined": "open"}
SHARES = ("1/2", "2/3", "3/4", "4/5", "9/10", "1")


def _split(rng, total):
    agree = rng.randint(0, total)
    if rng.random() < 0.5:
        agree = max(agree, total - rng.randint(0, 2))
    disagree = rng.randint(0, total - agree)
    return agree, disagree, total - agree - disagree


def _rule(rng):
    sure = rng.random() < 0.85
    needs = majority(
        None if rng.random() < 0.05 else rng.choice(SHARES),
        of=rng.choice(list(Denominator)),
        more=rng.random() < 0.3,
        cites=TEXT if sure else HEARSAY,
    )
    least = None
    if rng.random() < 0.6:
        least = quorum(
            rng.choice([None, *SHARES]),
            rng.choice([None, None, rng.randint(1, 9)]),
            written=rng.random() < 0.5,
            cites=TEXT if rng.random() < 0.9 else HEARSAY,
        )
    return Rule(
        key="r",
        title="R",
        majority=needs,
        quorum=least,
        written=rng.choice([True, True, False, None]),
        excused_leave=rng.choice([False, True, None]),
    )


def generate(seed):
    rng = random.Random(seed)  # reason: S311 does not apply to tests; a seed repeats the case
    rule = _rule(rng)
    members = rng.randint(0, 15)
    present = rng.randint(max(0, members - 3), members)
    written = 0 if rule.written is False else rng.randint(0, members - present)
    spoilt = rng.randint(0, min(2, present)) if rng.random() < 0.3 else 0
    by_hand = rng.random() < 0.25
    keys = [str(place) for place in range(1, rng.randint(2, 6))]
    excused = {k: 1 for k in keys if present and rng.random() < 0.1 and not by_hand}
    questions = []
    for key in keys:
        valid = present - (0 if by_hand else spoilt)
        agree, disagree, blank = _split(rng, valid)
        if key in excused and agree + disagree + spoilt >= present and agree:
            agree, blank = agree - 1, blank + 1
        questions.append(answered(key, agree, disagree, blank, written=_split(rng, written)))
    count = hands(*questions) if by_hand else papers(*questions, spoilt=spoilt, issued=present)
    choose = rng.choice([None, None, 1, 2])
    return (
        rule,
        count,
        Roll(members=members, present=present, written=written, excused=excused),
        choose,
    )


def test_four_thousand_generated_votes():
    seen = Counter()
    for seed in range(4_000):
        rule, count, roll, choose = generate(seed)
        mine = [WORDS[each.answer] for each in tally(rule, count, roll, choose=choose)]
        assert mine == naive.tally(rule, count, roll, choose), f"seed {seed}"
        seen.update(mine)
        seen.update([f"chosen {word}" for word in mine] if choose else [])
    assert min(seen[word] for word in WORDS.values()) > sum(seen.values()) * 0.05
    assert min(seen[f"chosen {word}"] for word in WORDS.values()) > 40


def test_a_planted_mistake_would_be_seen(monkeypatch):
    monkeypatch.setattr(naive, "_quorum", lambda rule, roll: "yes")
    wrong = sum(
        [WORDS[e.answer] for e in tally(rule, count, roll, choose=choose)]
        != naive.tally(rule, count, roll, choose)
        for rule, count, roll, choose in map(generate, range(300))
    )
    assert wrong


def test_most_generated_counts_are_possible():
    possible = sum(
        not impossibilities(count, roll, written=rule.written)
        for rule, count, roll, _ in map(generate, range(1000))
    )
    assert possible > 900


def test_more_agreeing_votes_never_lose():
    order = {"no": 0, "open": 1, "yes": 2}
    for seed in range(200):
        rule, _, roll, _ = generate(seed)
        valid = roll.present
        ranks = [
            order[WORDS[tally(rule, papers(answered("1", n, valid - n)), roll)[0].answer]]
            for n in range(valid + 1)
        ]
        assert ranks == sorted(ranks), f"seed {seed}"


def test_shares_are_exact_fractions():
    for seed in range(200):
        rule, count, roll, choose = generate(seed)
        for each in tally(rule, count, roll, choose=choose):
            assert each.share is None or isinstance(each.share, Fraction)
