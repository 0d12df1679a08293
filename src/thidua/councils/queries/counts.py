"""A vote's figures as the core reads them, and its public record."""

from collections.abc import Iterable, Mapping

from thidua.clusters.models import ClusterYear
from thidua.councils.domain.course import ROLL_RULES
from thidua.councils.enums import BallotState
from thidua.councils.models import Ballot, Question, Session
from thidua.org.queries.labels import label_on
from thidua_core.voting import (
    BallotRecord,
    QuestionFacts,
    Roll,
    SessionFacts,
    TellerCount,
    VoterKind,
    count_from_json,
    rule_from_json,
    tally,
    write_record,
)


def roll_from(ballot: Ballot) -> Roll:
    """The roll frozen when the vote closed."""
    assert ballot.roll is not None, "the roll is frozen when a vote closes"
    return Roll(**ballot.roll)


def counts_of(ballot: Ballot) -> tuple[TellerCount, ...]:
    """The counts that were entered, in the order of the tellers."""
    return tuple(
        count_from_json(each.figures)
        for each in sorted(ballot.tellers.all(), key=lambda teller: teller.place)
        if each.figures is not None
    )


def names_of(questions: Iterable[Question]) -> dict[str, str]:
    """Words for the keys of questions: whom they concern."""
    return {each.public_id: each.subject_label for each in questions}


def ballot_records(cluster_year_id: int) -> Mapping[str, bytes]:
    """The record of every counted vote of a cluster's year as canonical JSON, by file name."""
    ballots = (
        Ballot.objects.filter(session__cluster_year=cluster_year_id, state=BallotState.COUNTED)
        .select_related("session__cluster_year__cluster")
        .order_by("session__day", "counted_at", "id")
    )
    return {
        f"{each.session.day:%Y-%m-%d}-{place:02d}.json": record_of(each)
        for place, each in enumerate(ballots, start=1)
    }


def record_of(ballot: Ballot) -> bytes:
    """The record of one counted vote."""
    session, rule, roll = ballot.session, rule_from_json(ballot.rule), roll_from(ballot)
    questions = list(ballot.questions.order_by("order"))
    first, second = counts_of(ballot)
    names = names_of(questions)
    return write_record(
        BallotRecord(
            session=SessionFacts(
                id=session.public_id,
                name=session.name,
                body=body_label(session),
                voters=VoterKind(session.kind),
                year=session.year,
                held_on=session.day,
            ),
            id=ballot.public_id,
            title=ballot.title,
            round=ballot.round,
            choose=ballot.choose,
            own_case=session.own_case,
            questions=tuple(_facts(each) for each in questions),
            roll=roll,
            roll_rule=ROLL_RULES[session.kind],
            rule=rule,
            counts=(first, second),
            outcomes=tally(rule, first, roll, choose=ballot.choose, names=names),
        )
    )


def body_label(session: Session) -> str:
    """Who met: the cluster, the council, or the room or unit, as named on the day."""
    if isinstance(session.cluster_year, ClusterYear):
        return session.cluster_year.cluster.name
    if session.council is not None:
        return session.council.name
    return label_on(session.body_id, session.day)


def _facts(question: Question) -> QuestionFacts:
    return QuestionFacts(
        key=question.public_id,
        text=question.text,
        award=question.award,
        subject_kind=question.subject_kind,
        subject_id=question.subject_id,
        subject=question.subject_label,
    )
