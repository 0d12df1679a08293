"""Rolls, questions, votes with their results, and tellers' figures: rows for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from thidua.councils.domain.wording import quorum_words, threshold_words
from thidua.councils.enums import BallotState, How, Presence
from thidua.councils.models import Ballot, Result, RollEntry, Session, Teller
from thidua.councils.queries.counts import counts_of, names_of, roll_from
from thidua.councils.queries.minutes import ANSWERS
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua_core.voting import (
    Answer,
    Difference,
    Roll,
    Rule,
    TellerCount,
    quorum_reached,
    reconcile,
    rule_from_json,
)

_BEGUN = (BallotState.OPEN, BallotState.CLOSED, BallotState.COUNTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One line of the roll."""

    id: int
    public_id: str
    label: str
    role: str
    presence: str
    presence_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """The outcome on one question."""

    question_public_id: str
    text: str
    award: str
    subject_kind: str
    subject_id: str
    subject: str
    answer: str
    answer_label: str
    agree: int
    of: int
    needed: int | None
    arithmetic: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerRow:
    """One teller; figures are shown only when both have entered theirs."""

    id: int
    public_id: str
    place: int
    name: str
    entered: bool
    entered_at: datetime | None
    entered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question of a session."""

    id: int
    public_id: str
    text: str
    award: str
    subject: str
    excused: tuple[str, ...]
    ballot_title: str
    """The vote in which it stands, which is not annulled; empty while in none."""
    asked_before: bool
    """Whether it has stood in a vote, annulled ones included: it cannot be taken back."""
    begun: bool
    """Whether a vote on it has begun or ended: nobody is excused any more."""
    result: ResultRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRow:
    """One vote."""

    id: int
    public_id: str
    title: str
    how: str
    how_label: str
    choose: int | None
    round: int
    state: str
    state_label: str
    annulled_because: str
    rule: Rule
    roll: Roll | None
    quorum: str
    """The sentence on the quorum, once the roll is frozen."""
    questions: tuple[str, ...]
    tellers: tuple[TellerRow, ...]
    differences: tuple[Difference, ...]
    results: tuple[ResultRow, ...]
    count: TellerCount | None
    """The agreed count, once there is a result."""
    minutes_public_id: str

    @property
    def threshold(self) -> str:
        """The share and of whom, in words."""
        return threshold_words(self.rule)

    @property
    def least_present(self) -> str:
        """The quorum that the rule asks, in words; empty where it asks for none."""
        return quorum_words(self.rule)

    @property
    def decides(self) -> bool:
        """Whether a result can rest on the rule as it is known."""
        majority = self.rule.majority
        return majority.share is not None and majority.citation.status.decides


def roll_rows(session: Session) -> list[RollRow]:
    """The roll in order; one query."""
    return [
        RollRow(
            id=each.pk,
            public_id=each.public_id,
            label=each.label,
            role=each.role,
            presence=each.presence,
            presence_label=str(Presence(each.presence).label),
        )
        for each in session.roll.all()
    ]


def question_rows(session: Session) -> list[QuestionRow]:
    """The questions in order, with the result that stands; constant in queries."""
    questions = session.questions.prefetch_related(
        "excused", "ballots", "results__ballot", "results__question"
    )
    return [
        QuestionRow(
            id=each.pk,
            public_id=each.public_id,
            text=each.text,
            award=each.award,
            subject=each.subject_label,
            excused=tuple(entry.label for entry in each.excused.all()),
            ballot_title=next(
                (b.title for b in each.ballots.all() if b.state != BallotState.ANNULLED), ""
            ),
            asked_before=bool(each.ballots.all()),
            begun=any(b.state in _BEGUN for b in each.ballots.all()),
            result=next(
                (
                    _result(result)
                    for result in each.results.all()
                    if result.ballot.state == BallotState.COUNTED
                ),
                None,
            ),
        )
        for each in questions
    ]


def ballot_rows(ballots: Iterable[Ballot] | QuerySet[Ballot]) -> list[BallotRow]:
    """Votes in the given order; constant in queries for a queryset."""
    if isinstance(ballots, QuerySet):
        ballots = ballots.select_related("session", "minutes").prefetch_related(
            "tellers", "questions", "results__question"
        )
    return [_ballot(each) for each in ballots]


def _ballot(ballot: Ballot) -> BallotRow:
    rule = rule_from_json(ballot.rule)
    tellers = sorted(ballot.tellers.all(), key=lambda each: each.place)
    questions = sorted(ballot.questions.all(), key=lambda each: each.order)
    counts = counts_of(ballot) if all(each.figures for each in tellers) else ()
    counted = ballot.state == BallotState.COUNTED
    roll = roll_from(ballot) if ballot.roll is not None else None
    return BallotRow(
        id=ballot.pk,
        public_id=ballot.public_id,
        title=ballot.title,
        how=ballot.how,
        how_label=str(How(ballot.how).label),
        choose=ballot.choose,
        round=ballot.round,
        state=ballot.state,
        state_label=str(BallotState(ballot.state).label),
        annulled_because=ballot.annulled_because,
        rule=rule,
        roll=roll,
        quorum=quorum_reached(rule, roll)[1] if roll is not None else "",
        questions=tuple(each.text for each in questions),
        tellers=tuple(_teller(each) for each in tellers),
        differences=reconcile(*counts, names=names_of(questions)) if len(counts) == 2 else (),
        results=tuple(
            _result(each)
            for each in sorted(ballot.results.all(), key=lambda each: each.question.order)
        )
        if counted
        else (),
        count=counts[0] if counted else None,
        minutes_public_id=ballot.minutes.public_id if ballot.minutes else "",
    )


def _teller(teller: Teller) -> TellerRow:
    at = teller.entered_at
    return TellerRow(
        id=teller.pk,
        public_id=teller.public_id,
        place=teller.place,
        name=teller.name,
        entered=teller.figures is not None,
        entered_at=at.astimezone(VIETNAM) if at else None,
        entered_by=teller.entered_by,
    )


def _result(result: Result) -> ResultRow:
    asked = result.question
    return ResultRow(
        question_public_id=asked.public_id,
        text=asked.text,
        award=asked.award,
        subject_kind=asked.subject_kind,
        subject_id=asked.subject_id,
        subject=asked.subject_label,
        answer=result.answer,
        answer_label=ANSWERS[Answer(result.answer)],
        agree=result.agree,
        of=result.of,
        needed=result.needed,
        arithmetic=result.arithmetic,
        why=tuple(result.why),
    )


def results_of_subjects(subject_kind: str, subject_ids: Iterable[str]) -> list[ResultRow]:
    """Standing results of persons (``people.person``) or units (``org.unit``) by public identifier,
    the newest session first: for decisions, what passed with which share.
    """
    results = (
        Result.objects.filter(
            ballot__state=BallotState.COUNTED,
            question__subject_kind=subject_kind,
            question__subject_id__in=list(subject_ids),
        )
        .select_related("question")
        .order_by("-ballot__session__day", "-id")
    )
    return [_result(each) for each in results]


def results_of_session(session_id: int) -> list[ResultRow]:
    """Standing results of a session, in the order of its votes and questions."""
    results = Result.objects.filter(
        ballot__state=BallotState.COUNTED, ballot__session=session_id
    ).select_related("question")
    return [_result(each) for each in results.order_by("ballot_id", "question__order")]


def results_of_cluster_year(cluster_year_id: int) -> list[ResultRow]:
    """Standing results of a cluster's year, in the order of sessions and questions."""
    results = (
        Result.objects.filter(
            ballot__state=BallotState.COUNTED, ballot__session__cluster_year=cluster_year_id
        )
        .select_related("question")
        .order_by("ballot__session__day", "ballot_id", "question__order")
    )
    return [_result(each) for each in results]


def find_teller(ballot: Ballot, place: int) -> Teller | None:
    """The teller of that place."""
    teller = ballot.tellers.filter(place=place).first()
    if teller is not None:
        teller.ballot = ballot
    return teller


def takes_part(session: Session, actor: Actor) -> bool:
    """Whether the actor is there in person, or answers in writing."""
    if actor.person_id is None:
        return False
    taking = session.roll.filter(presence__in=[Presence.PRESENT, Presence.WRITTEN])
    return taking.filter(person=actor.person_id).exists()


def find_roll_entry(session: Session, public_id: str) -> RollEntry | None:
    """One line of a session's roll."""
    return session.roll.filter(public_id=public_id).first()
