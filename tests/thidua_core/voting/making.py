"""Rules, counts and records for the tests of voting."""

from datetime import date
from fractions import Fraction

from thidua_core.voting import (
    BallotRecord,
    Citation,
    Comparison,
    Denominator,
    Majority,
    Papers,
    QuestionCount,
    QuestionFacts,
    Quorum,
    Roll,
    Rule,
    SessionFacts,
    Status,
    TellerCount,
    VoterKind,
    Votes,
    tally,
)

TEXT = Citation(
    act="TT 01/2019/TT-VKSTC", article="20", clause="2", point="d", status=Status.VERIFIED
)
HEARSAY = Citation(act="Văn bản chưa đọc", status=Status.UNCONFIRMED)


def majority(share="4/5", *, of=Denominator.MEMBERS, more=False, cites=TEXT) -> Majority:
    return Majority(
        share=None if share is None else Fraction(share),
        comparison=Comparison.MORE_THAN if more else Comparison.AT_LEAST,
        denominator=of,
        citation=cites,
    )


def quorum(share=None, number=None, *, written=False, cites=TEXT) -> Quorum:
    return Quorum(
        share=None if share is None else Fraction(share),
        number=number,
        written_count=written,
        citation=cites,
    )


def rule(needs: Majority | None = None, **rest) -> Rule:
    values = {"written": True, "excused_leave": False} | rest
    return Rule(key="thu", title="Quy định thử", majority=needs or majority(), **values)


def answered(key="1", agree=0, disagree=0, blank=0, written=(0, 0, 0)) -> QuestionCount:
    return QuestionCount(
        question=key,
        votes=Votes(agree=agree, disagree=disagree, blank=blank),
        written=Votes(agree=written[0], disagree=written[1], blank=written[2]),
    )


def papers(*questions: QuestionCount, issued=None, returned=None, valid=None, spoilt=0):
    valid = questions[0].votes.total if valid is None else valid
    returned = valid + spoilt if returned is None else returned
    return TellerCount(
        papers=Papers(
            issued=returned if issued is None else issued,
            returned=returned,
            valid=valid,
            spoilt=spoilt,
        ),
        questions=questions,
    )


def hands(*questions: QuestionCount) -> TellerCount:
    return TellerCount(papers=None, questions=questions)


def roll(members=6, present=None, written=0, **excused) -> Roll:
    left = {key.removeprefix("q"): value for key, value in excused.items()}
    return Roll(
        members=members,
        present=members - written if present is None else present,
        written=written,
        excused=left,
    )


def flags(**changed) -> BallotRecord:
    """The vote of the demonstration's cluster on its flags, 11 December 2020."""
    count = papers(answered("1", 6), answered("2", 5, 1), answered("3", 4, 2))
    voters, needs = roll(6), rule()
    names = {"1": "Vĩnh Long", "2": "Long An", "3": "Bến Tre"}
    awards = {"1": "co-chinh-phu", "2": "co-nganh", "3": "co-nganh"}
    values = {
        "session": SessionFacts(
            id="s20201211",
            name="Hội nghị bình xét, suy tôn năm 2020",
            body="Cụm thi đua số 10",
            voters=VoterKind.CLUSTER,
            year=2020,
            held_on=date(2020, 12, 11),
        ),
        "id": "b1",
        "title": "Suy tôn đơn vị đề nghị tặng Cờ",
        "own_case": True,
        "questions": tuple(
            QuestionFacts(
                key=key,
                text=f"Đề nghị tặng Cờ cho {name}",
                award=awards[key],
                subject_kind="org.unit",
                subject_id=f"u{key}",
                subject=name,
            )
            for key, name in names.items()
        ),
        "roll": voters,
        "roll_rule": "Các đơn vị là thành viên của Cụm tại ngày họp",
        "rule": needs,
        "counts": (count, count),
        "outcomes": tally(needs, count, voters, names=names),
    } | changed
    return BallotRecord(**values)
