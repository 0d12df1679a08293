"""The public record of one ballot: session, roll, rule, both tellers' counts, outcomes.

Everything that a recount needs and no name of a voter or teller. Written as canonical JSON: the
same record is the same bytes.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua_core.voting._counts import QuestionCount, Roll, TellerCount, Votes
from thidua_core.voting._rule_json import Document, rule_as_json
from thidua_core.voting._rules import Rule
from thidua_core.voting._tally import Outcome

FORMAT = "thidua-ballot/1"


class VoterKind(StrEnum):
    """Who votes."""

    COUNCIL = "council"
    """Members of a council."""
    CLUSTER = "cluster"
    """Units of a cluster or block."""
    MEETING = "meeting"
    """Those who belong to a room or unit, in its review meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """The session in which the vote was held."""

    id: str
    name: str
    body: str
    """The body, cluster or unit, as it was named on the day."""
    voters: VoterKind
    year: int
    """The emulation year that is judged."""
    held_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """One question of the ballot."""

    key: str
    text: str
    award: str = ""
    """Code of the title or form asked; empty where none is."""
    subject_kind: str = ""
    subject_id: str = ""
    subject: str = ""
    """The person or unit concerned, as it was named on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRecord:
    """One ballot, counted."""

    session: SessionFacts
    id: str
    title: str
    round: int = 1
    """Which vote on these questions, from 1."""
    choose: int | None = None
    """How many may be chosen; None where each question is answered on its own."""
    own_case: bool | None = None
    """Whether who is concerned votes on the own case; None where nothing says it."""
    questions: tuple[QuestionFacts, ...]
    roll: Roll
    roll_rule: str
    """Who is on the roll, in words: "các đơn vị là thành viên của Cụm tại ngày họp"."""
    rule: Rule
    counts: tuple[TellerCount, TellerCount]
    outcomes: tuple[Outcome, ...]

    @property
    def names(self) -> dict[str, str]:
        """Words for the questions' keys."""
        return {each.key: each.subject or each.text for each in self.questions}


def write_record(record: BallotRecord) -> bytes:
    """The record as canonical JSON: sorted keys, two spaces, UTF-8, one line feed at the end."""
    text = json.dumps(record_as_json(record), ensure_ascii=False, sort_keys=True, indent=2)
    return f"{text}\n".encode()


def record_as_json(record: BallotRecord) -> Document:
    """The record as plain Python values."""
    session, roll = record.session, record.roll
    return {
        "format": FORMAT,
        "session": {
            "id": session.id,
            "name": session.name,
            "body": session.body,
            "voters": session.voters.value,
            "year": session.year,
            "held_on": session.held_on.isoformat(),
        },
        "ballot": {
            "id": record.id,
            "title": record.title,
            "round": record.round,
            "how": "hands" if record.counts[0].papers is None else "papers",
            "choose": record.choose,
            "own_case": record.own_case,
        },
        "questions": [
            {
                "key": each.key,
                "text": each.text,
                "award": each.award,
                "subject_kind": each.subject_kind,
                "subject_id": each.subject_id,
                "subject": each.subject,
                "excused": roll.excused.get(each.key, 0),
            }
            for each in record.questions
        ],
        "roll": {
            "rule": record.roll_rule,
            "members": roll.members,
            "present": roll.present,
            "written": roll.written,
        },
        "rule": rule_as_json(record.rule),
        "counts": [count_as_json(each) for each in record.counts],
        "outcomes": [_outcome(each) for each in record.outcomes],
    }


def count_as_json(count: TellerCount) -> Document:
    """One teller's figures as plain Python values."""
    papers = count.papers
    return {
        "papers": None
        if papers is None
        else {
            "issued": papers.issued,
            "returned": papers.returned,
            "valid": papers.valid,
            "spoilt": papers.spoilt,
        },
        "questions": [_question(each) for each in count.questions],
    }


def _question(count: QuestionCount) -> Document:
    return {
        "key": count.question,
        "votes": _votes(count.votes),
        "written": _votes(count.written),
    }


def _votes(votes: Votes) -> Document:
    return {"agree": votes.agree, "disagree": votes.disagree, "blank": votes.blank}


def _outcome(outcome: Outcome) -> Document:
    share = outcome.share
    return {
        "key": outcome.question,
        "answer": outcome.answer.value,
        "agree": outcome.agree,
        "of": outcome.of,
        "share": None if share is None else f"{share.numerator}/{share.denominator}",
        "needed": outcome.needed,
        "arithmetic": outcome.arithmetic,
        "why": list(outcome.why),
    }
