"""The result of a vote: passed, not passed, or undetermined, with its arithmetic in words.

Exact fractions, three-valued: a threshold that nobody confirmed, or a detail that the rule leaves
open and that would change the answer, gives *undetermined*, never *no*. Rests on figures that
were found possible and equal before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import product
from math import ceil, floor

from thidua_core.voting._counts import QuestionCount, Roll, TellerCount
from thidua_core.voting._rules import Comparison, Denominator, Majority, Quorum, Rule
from thidua_core.voting._words import bound, compared, listed, of_whom, percent


class Answer(StrEnum):
    """What a vote says of one question."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result on one question."""

    question: str
    answer: Answer
    agree: int
    """Agreeing votes, written ones included where the rule does not bar them."""
    of: int
    """The denominator."""
    share: Fraction | None
    """None where nobody is in the denominator."""
    needed: int | None
    """The least number of agreeing votes that passes; None while no threshold is known."""
    arithmetic: str
    """``5/6 = 83,3% ≥ 80%``."""
    why: tuple[str, ...]
    """Whole sentences: quorum, share, places, what is missing."""


def tally(
    rule: Rule,
    count: TellerCount,
    roll: Roll,
    *,
    choose: int | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Outcome, ...]:
    """The outcome on each question, in the order of the count.

    ``choose`` makes it an election of at most so many among the questions; ``names`` gives the
    words for their keys where a tie is named.
    """
    outcomes = tuple(_outcome(rule, each, roll) for each in count.questions)
    return outcomes if choose is None else _placed(outcomes, choose, names or {})


def quorum_reached(rule: Rule, roll: Roll) -> tuple[bool | None, str]:
    """Whether enough took part, and the sentence; None when the value is not confirmed."""
    quorum = rule.quorum
    if quorum is None:
        return True, "Quy định đã đọc không nêu số thành viên tối thiểu dự họp."
    taking_part = roll.present + (roll.written if quorum.written_count else 0)
    if not quorum.citation.status.decides or (quorum.share is None and quorum.number is None):
        return _unknown_quorum(quorum, roll, taking_part)
    reached, told = True, []
    if quorum.number is not None:
        reached = taking_part >= quorum.number
        told.append(f"{taking_part}, cần ít nhất {quorum.number}")
    if quorum.share is not None:
        part = Fraction(taking_part, roll.members) if roll.members else Fraction(0)
        reached = reached and part >= quorum.share
        words = compared(part, quorum.share, Comparison.AT_LEAST)
        told.append(f"{taking_part}/{roll.members} = {words}")
    return reached, f"Dự họp {'; '.join(told)} ({quorum.citation})."


def _unknown_quorum(quorum: Quorum, roll: Roll, taking_part: int) -> tuple[bool | None, str]:
    """Whatever the value may be, everybody is enough."""
    if roll.present == roll.members > 0:
        return True, f"Dự họp đủ {roll.members}/{roll.members}."
    return None, (
        f"Chưa có căn cứ về số thành viên tối thiểu dự họp ({quorum.citation});"
        f" đã dự {taking_part}/{roll.members}."
    )


def least_agreeing(majority: Majority, of: int) -> int | None:
    """The least number of votes of ``of`` that passes; None while no threshold is known."""
    if majority.share is None:
        return None
    exact = majority.share * of
    return ceil(exact) if majority.comparison is Comparison.AT_LEAST else floor(exact) + 1


def _outcome(rule: Rule, count: QuestionCount, roll: Roll) -> Outcome:
    reached, told = quorum_reached(rule, roll)
    readings = list(_readings(rule, count, roll))
    agree, of = readings[0]
    enough = _common([_enough(rule.majority, *each) for each in readings])
    sentences = [told, *_share_sentences(rule.majority, agree, of)]
    if enough is None and rule.majority.citation.status.decides and rule.majority.share is not None:
        sentences.append(_open_detail(rule))
    return Outcome(
        question=count.question,
        answer=_both(reached, enough),
        agree=agree,
        of=of,
        share=Fraction(agree, of) if of else None,
        needed=least_agreeing(rule.majority, of),
        arithmetic=_arithmetic(rule.majority, agree, of),
        why=tuple(sentences),
    )


def _readings(rule: Rule, count: QuestionCount, roll: Roll) -> Iterator[tuple[int, int]]:
    """Agreeing votes and denominator, under each reading that the rule leaves open."""
    written = (rule.written,) if rule.written is not None else (True, False)
    leave = (rule.excused_leave,) if rule.excused_leave is not None else (False, True)
    excused = roll.excused.get(count.question, 0)
    for with_letters, leaves in product(written, leave):
        letters = roll.written if with_letters else 0
        agree = count.agree if with_letters else count.votes.agree
        gone = excused if leaves else 0
        of = {
            Denominator.MEMBERS: roll.members - gone,
            Denominator.PRESENT: roll.present + letters - gone,
            Denominator.VALID: count.votes.total + (count.written.total if with_letters else 0),
        }[rule.majority.denominator]
        yield agree, of


def _enough(majority: Majority, agree: int, of: int) -> bool | None:
    if majority.share is None or not majority.citation.status.decides:
        return None
    return of > 0 and majority.comparison.holds(Fraction(agree, of), majority.share)


def _common(answers: list[bool | None]) -> bool | None:
    return answers[0] if len(set(answers)) == 1 else None


def _both(reached: bool | None, enough: bool | None) -> Answer:
    if reached is False or enough is False:
        return Answer.NOT_PASSED
    return Answer.UNDETERMINED if reached is None or enough is None else Answer.PASSED


def _arithmetic(majority: Majority, agree: int, of: int) -> str:
    if of == 0:
        return f"{agree}/{of}"
    share = Fraction(agree, of)
    if majority.share is None:
        return f"{agree}/{of} = {percent(share)}"
    return f"{agree}/{of} = {compared(share, majority.share, majority.comparison)}"


def _share_sentences(majority: Majority, agree: int, of: int) -> list[str]:
    whom, citation = of_whom(majority.denominator), majority.citation
    if of == 0:
        return [f"Không có ai trong {whom} để tính tỷ lệ."]
    told = f"Đồng ý {_arithmetic(majority, agree, of)} {whom} ({citation})."
    if majority.share is None:
        return [told, f"Chưa có ngưỡng để kết luận: {citation} chưa được nhập giá trị."]
    if not citation.status.decides:
        word = "từ" if majority.comparison is Comparison.AT_LEAST else "quá"
        return [told, f"Ngưỡng {word} {bound(majority.share)} ({citation}) chưa được xác nhận."]
    return [told]


def _open_detail(rule: Rule) -> str:
    parts = [] if rule.written is not None else ["có tính ý kiến bằng văn bản hay không"]
    if rule.excused_leave is None:
        parts.append("người không biểu quyết trường hợp của mình có nằm trong mẫu số hay không")
    return f"Quy định chưa nói {listed(parts)}, mà kết quả tùy vào điều đó."


def _placed(
    outcomes: tuple[Outcome, ...], choose: int, names: Mapping[str, str]
) -> tuple[Outcome, ...]:
    """Only so many may be chosen: the most votes first, and a tie for the last place stays open."""
    sure = [each for each in outcomes if each.answer is Answer.PASSED]
    possible = [each for each in outcomes if each.answer is not Answer.NOT_PASSED]
    placed = []
    for each in outcomes:
        if each.answer is Answer.NOT_PASSED:
            placed.append(each)
        elif sum(other.agree > each.agree for other in sure) >= choose:
            why = (*each.why, f"Đã có {choose} trường hợp nhiều phiếu hơn, hết số được chọn.")
            placed.append(replace(each, answer=Answer.NOT_PASSED, why=why))
        elif sum(other.agree >= each.agree for other in possible if other is not each) >= choose:
            placed.append(_tied(each, sure, choose, names))
        else:
            placed.append(each)
    return tuple(placed)


def _tied(outcome: Outcome, sure: list[Outcome], choose: int, names: Mapping[str, str]) -> Outcome:
    equal = [names.get(e.question, e.question) for e in sure if e.agree == outcome.agree]
    why = outcome.why
    if outcome.answer is Answer.PASSED and len(equal) > 1:
        why = (*why, f"{listed(equal)} bằng phiếu nhau ở suất cuối trong {choose}; bỏ phiếu lại.")
    else:
        why = (*why, f"Còn trường hợp chưa kết luận được, nên chưa rõ ai trong {choose} suất.")
    return replace(outcome, answer=Answer.UNDETERMINED, why=why)
