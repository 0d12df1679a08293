"""Where two tellers differ, and which figures cannot be.

Each disagreement names its figure and both values, so that the tellers recount just that. It is
never settled here: two counts that differ have no result.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from thidua_core.voting._counts import Papers, QuestionCount, Roll, TellerCount, Votes

_PAPERS: Final = {
    "issued": "số phiếu phát ra",
    "returned": "số phiếu thu vào",
    "valid": "số phiếu hợp lệ",
    "spoilt": "số phiếu không hợp lệ",
}
_VOTES: Final = {
    "agree": "đồng ý",
    "disagree": "không đồng ý",
    "blank": "không ghi ý kiến",
}
NOTHING: Final = -1
"""Stands for a figure that one of the tellers does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure in which two tellers differ."""

    figure: str
    """``returned``, ``agree``, ``written_agree``, ``papers`` or ``question``."""
    question: str = ""
    """Key of the question; empty for figures of the papers."""
    first: int
    second: int
    text: str
    """The sentence for the tellers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """Figures of one teller that cannot be together."""

    code: str
    question: str = ""
    text: str


def reconcile(
    first: TellerCount, second: TellerCount, *, names: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """Every figure in which the two differ; none when they agree.

    ``names`` gives the words for the questions' keys.
    """
    return (*_papers(first.papers, second.papers), *_questions(first, second, names or {}))


def _papers(first: Papers | None, second: Papers | None) -> Iterator[Difference]:
    if first is None or second is None:
        if first is not second:
            yield Difference(
                figure="papers",
                first=int(first is not None),
                second=int(second is not None),
                text="Một người đếm phiếu giấy, một người đếm biểu quyết giơ tay.",
            )
        return
    for figure, word in _PAPERS.items():
        yield from _difference(figure, "", word, getattr(first, figure), getattr(second, figure))


def _questions(
    first: TellerCount, second: TellerCount, names: Mapping[str, str]
) -> Iterator[Difference]:
    here = {each.question: each for each in first.questions}
    there = {each.question: each for each in second.questions}
    for key in dict.fromkeys([*here, *there]):
        name = names.get(key, key)
        if key not in here or key not in there:
            yield Difference(
                figure="question",
                question=key,
                first=int(key in here),
                second=int(key in there),
                text=f"{name}: chỉ một người ghi kết quả.",
            )
            continue
        for kind, prefix, suffix in (("votes", "", ""), ("written", "written_", " bằng văn bản")):
            mine: Votes = getattr(here[key], kind)
            yours: Votes = getattr(there[key], kind)
            for figure, word in _VOTES.items():
                label = f"{name}, {word}{suffix}"
                values = getattr(mine, figure), getattr(yours, figure)
                yield from _difference(f"{prefix}{figure}", key, label, *values)


def _difference(
    figure: str, question: str, word: str, first: int, second: int
) -> Iterator[Difference]:
    if first != second:
        yield Difference(
            figure=figure,
            question=question,
            first=first,
            second=second,
            text=f"{word[:1].upper()}{word[1:]}: một người ghi {first}, một người ghi {second}.",
        )


def impossibilities(
    count: TellerCount,
    roll: Roll,
    *,
    choose: int | None = None,
    written: bool | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Impossible, ...]:
    """Figures that cannot be: more returned than issued, a sum that is not the valid papers, more
    than the roll, more chosen than a paper allows.

    ``choose`` is how many one paper of an election may choose; ``written`` whether the rule
    lets absent members answer in writing.
    """
    found = [*_roll(roll), *_negative(count)]
    if count.papers is not None:
        found.extend(_of_papers(count.papers, roll))
    for each in count.questions:
        name = (names or {}).get(each.question, each.question)
        found.extend(_of_question(each, count.papers, roll, name, written=written))
    if choose is not None:
        found.extend(_chosen(count, roll, choose))
    return tuple(found)


def _roll(roll: Roll) -> Iterator[Impossible]:
    if min(roll.members, roll.present, roll.written, *roll.excused.values(), 0) < 0:
        yield Impossible(code="negative", text="Số thành viên không thể nhỏ hơn 0.")
    if roll.present + roll.written > roll.members:
        yield Impossible(
            code="over_roll",
            text=f"Có mặt {roll.present} và gửi văn bản {roll.written}, nhiều hơn tổng số"
            f" {roll.members} thành viên.",
        )


def _negative(count: TellerCount) -> Iterator[Impossible]:
    figures = [
        value
        for each in count.questions
        for votes in (each.votes, each.written)
        for value in (votes.agree, votes.disagree, votes.blank)
    ]
    if count.papers is not None:
        figures += [getattr(count.papers, name) for name in _PAPERS]
    if min(figures, default=0) < 0:
        yield Impossible(code="negative", text="Số phiếu không thể nhỏ hơn 0.")


def _of_papers(papers: Papers, roll: Roll) -> Iterator[Impossible]:
    if papers.issued > roll.present:
        yield Impossible(
            code="over_present",
            text=f"Phát ra {papers.issued} phiếu cho {roll.present} thành viên có mặt.",
        )
    if papers.returned > papers.issued:
        yield Impossible(
            code="over_issued",
            text=f"Thu vào {papers.returned} phiếu, nhiều hơn {papers.issued} phiếu phát ra.",
        )
    if papers.valid + papers.spoilt != papers.returned:
        yield Impossible(
            code="valid_sum",
            text=f"Hợp lệ {papers.valid} cộng không hợp lệ {papers.spoilt} không bằng"
            f" {papers.returned} phiếu thu vào.",
        )


def _of_question(
    count: QuestionCount, papers: Papers | None, roll: Roll, name: str, *, written: bool | None
) -> Iterator[Impossible]:
    key, excused = count.question, roll.excused.get(count.question, 0)
    if papers is not None and count.votes.total != papers.valid:
        yield Impossible(
            code="question_sum",
            question=key,
            text=f"{name}: cộng các ý kiến được {count.votes.total}, không bằng"
            f" {papers.valid} phiếu hợp lệ.",
        )
    if papers is None and count.votes.total != roll.present - excused:
        yield Impossible(
            code="hands_sum",
            question=key,
            text=f"{name}: cộng các ý kiến được {count.votes.total}, không bằng"
            f" {roll.present - excused} thành viên có mặt và được biểu quyết.",
        )
    if count.written.total != roll.written:
        yield Impossible(
            code="written_sum",
            question=key,
            text=f"{name}: cộng ý kiến bằng văn bản được {count.written.total}, không bằng"
            f" {roll.written} thành viên gửi văn bản.",
        )
    if written is False and count.written.total:
        yield Impossible(
            code="written_barred",
            question=key,
            text=f"{name}: quy định không lấy ý kiến bằng văn bản.",
        )
    said = count.agree + count.votes.disagree + count.written.disagree
    if said > roll.present + roll.written - excused:
        yield Impossible(
            code="excused_voted",
            question=key,
            text=f"{name}: có {said} ý kiến trong khi chỉ"
            f" {roll.present + roll.written - excused} người được biểu quyết.",
        )


def _chosen(count: TellerCount, roll: Roll, choose: int) -> Iterator[Impossible]:
    papers = count.papers.valid if count.papers is not None else roll.present
    chosen = sum(each.agree for each in count.questions)
    most = (papers + roll.written) * choose
    if chosen > most:
        yield Impossible(
            code="over_choice",
            text=f"Cộng số lần được chọn là {chosen}; mỗi phiếu chọn không quá {choose} nên"
            f" không thể quá {most}.",
        )
