"""A second tally, written apart from the product: whole numbers, one question after another."""

from thidua_core.voting import Comparison, Denominator


def _passes(rule, agree, of):
    share = rule.majority.share
    left, right = agree * share.denominator, share.numerator * of
    if of == 0:
        return "no"
    if rule.majority.comparison is Comparison.AT_LEAST:
        return "yes" if left >= right else "no"
    return "yes" if left > right else "no"


def _quorum(rule, roll):
    if rule.quorum is None:
        return "yes"
    q = rule.quorum
    there = roll.present
    if q.written_count:
        there = there + roll.written
    unknown = q.citation.status.value == "unconfirmed" or (q.share is None and q.number is None)
    if unknown:
        return "yes" if roll.members > 0 and roll.present == roll.members else "open"
    if q.number is not None and there < q.number:
        return "no"
    if q.share is not None and (
        roll.members == 0 or there * q.share.denominator < q.share.numerator * roll.members
    ):
        return "no"
    return "yes"


def _share(rule, question, roll):
    if rule.majority.share is None or rule.majority.citation.status.value == "unconfirmed":
        return "open"
    seen = set()
    for letters in [True, False] if rule.written is None else [rule.written]:
        for leave in [True, False] if rule.excused_leave is None else [rule.excused_leave]:
            agree = question.votes.agree + (question.written.agree if letters else 0)
            if rule.majority.denominator is Denominator.MEMBERS:
                of = roll.members
            elif rule.majority.denominator is Denominator.PRESENT:
                of = roll.present + (roll.written if letters else 0)
            else:
                of = question.votes.agree + question.votes.disagree + question.votes.blank
                if letters:
                    w = question.written
                    of += w.agree + w.disagree + w.blank
            if leave and rule.majority.denominator is not Denominator.VALID:
                of -= roll.excused.get(question.question, 0)
            seen.add(_passes(rule, agree, of))
    return seen.pop() if len(seen) == 1 else "open"


def _votes_of(rule, question):
    letters = rule.written is not False
    return question.votes.agree + (question.written.agree if letters else 0)


def tally(rule, count, roll, choose=None):
    """``yes``, ``no`` or ``open`` for each question."""
    answers = []
    for question in count.questions:
        parts = {_quorum(rule, roll), _share(rule, question, roll)}
        answers.append("no" if "no" in parts else "open" if "open" in parts else "yes")
    if choose is None:
        return answers
    votes = [_votes_of(rule, question) for question in count.questions]
    return [_placed(answers, votes, place, choose) for place in range(len(answers))]


def _placed(answers, votes, place, choose):
    """Walk through every way in which the open ones may turn out and ties may be settled."""
    if answers[place] == "no":
        return "no"
    found = set()
    unsure = [p for p, a in enumerate(answers) if a == "open"]
    for bits in range(2 ** len(unsure)):
        turned = [p for i, p in enumerate(unsure) if bits >> i & 1]
        standing = [p for p, a in enumerate(answers) if a == "yes" or p in turned]
        if place not in standing:
            found.add("no")
            continue
        ahead = sum(votes[p] > votes[place] for p in standing)
        level = sum(votes[p] == votes[place] for p in standing)
        if ahead >= choose:
            found.add("no")
        elif ahead + level <= choose:
            found.add("yes")
        else:
            found |= {"yes", "no"}
    return found.pop() if len(found) == 1 else "open"
