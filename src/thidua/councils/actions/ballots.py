"""Votes prepared, opened, closed, annulled and taken again; what is counted is another module's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.councils import phrases
from thidua.councils.actions.locking import (
    behalf_of,
    lock_ballot,
    lock_session,
    refuse_ballot_state,
    refuse_session_state,
)
from thidua.councils.enums import (
    BALLOT_ANNULLED,
    BALLOT_CLOSED,
    BALLOT_OPENED,
    BALLOT_PREPARED,
    BallotState,
    How,
    Presence,
    SessionState,
)
from thidua.councils.models import Ballot, Question, Session, Teller
from thidua.councils.queries.rolls import roll_of
from thidua.councils.queries.rules import rules_for
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people.models import Person
from thidua_core.text import squash
from thidua_core.voting import rule_as_json

_TELLERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerNamed:
    """Somebody who counts: a person with an account, or only a name."""

    name: str
    person_id: int | None = None


def prepare_ballot(
    *,
    session_id: int,
    title: str,
    question_ids: Sequence[int],
    how: How,
    tellers: Sequence[TellerNamed],
    actor: Actor,
    at: datetime,
    choose: int | None = None,
) -> Ballot:
    """Prepare a vote on questions of a session, under the rule in force on its day.

    ``choose`` makes it an election of at most so many. A question voted on before in an annulled
    vote is voted on again as the next round. Refuses questions of another session or in another
    vote, questions under different rules, tellers who are not two or are concerned, and a number
    to choose that is none. Recorded as ``ballot.prepared``.
    """
    words = squash(title)
    if not words:
        raise Refused(phrases.NAME_MISSING, field="title")
    with transaction.atomic():
        session = lock_session(session_id, actor)
        if session.state not in {SessionState.CALLED, SessionState.OPEN}:
            refuse_session_state(session, SessionState.OPEN)
        questions = _questions(session, question_ids)
        if choose is not None and not 1 <= choose <= len(questions):
            raise Refused(phrases.CHOOSE_WRONG.format(most=len(questions)), field="choose")
        ballot = Ballot(
            session=session,
            title=words,
            how=how,
            choose=choose,
            round=1 + max((_rounds(each) for each in questions), default=0),
            rule=_rule_of(session, questions),
        )
        refuse_unfit_texts(ballot)
        named = _tellers(questions, tellers)
        ballot.save()
        ballot.questions.set(questions)
        for place, each in enumerate(named, start=1):
            teller = Teller(ballot=ballot, place=place, **each)
            refuse_unfit_texts(teller)
            teller.save()
        record(
            BALLOT_PREPARED,
            subject=session,
            also=[ballot],
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            title=words,
            name=session.name,
            count=len(questions),
            rule=ballot.rule["key"],
        )
    return ballot


def open_ballot(*, ballot_id: int, actor: Actor, at: datetime) -> Ballot:
    """Begin a vote.

    Refuses one that is not prepared, a session that is not open, and a roll on which somebody
    is not marked or nobody present. Recorded as ``ballot.opened``.
    """
    with transaction.atomic():
        ballot = lock_ballot(ballot_id, actor)
        refuse_session_state(ballot.session, SessionState.OPEN)
        refuse_ballot_state(ballot, BallotState.PREPARED)
        unmarked = ballot.session.roll.filter(presence=Presence.EXPECTED).first()
        if unmarked is not None:
            raise Refused(phrases.NOT_PRESENT_YET.format(who=unmarked.label))
        roll = roll_of(ballot.session, [])
        if roll is None:
            raise Refused(phrases.ROLL_MISSING.format(name=ballot.session.name))
        if roll.present == 0:
            raise Refused(phrases.NOBODY_PRESENT)
        ballot.state, ballot.opened_at = BallotState.OPEN, at
        ballot.save()
        record(
            BALLOT_OPENED,
            subject=ballot.session,
            also=[ballot],
            actor=actor,
            at=at,
            title=ballot.title,
        )
    return ballot


def close_ballot(*, ballot_id: int, actor: Actor, at: datetime) -> Ballot:
    """End a vote; the roll as it stands is the one that counts, and the tellers count.

    Refuses one that is not open. Recorded as ``ballot.closed``.
    """
    with transaction.atomic():
        ballot = lock_ballot(ballot_id, actor)
        refuse_ballot_state(ballot, BallotState.OPEN)
        questions = list(ballot.questions.prefetch_related("excused"))
        roll = roll_of(ballot.session, questions)
        assert roll is not None, "a vote opens only on a roll"
        ballot.roll = {
            "members": roll.members,
            "present": roll.present,
            "written": roll.written,
            "excused": dict(roll.excused),
        }
        ballot.state, ballot.closed_at = BallotState.CLOSED, at
        ballot.save()
        record(
            BALLOT_CLOSED,
            subject=ballot.session,
            also=[ballot],
            actor=actor,
            at=at,
            title=ballot.title,
            members=roll.members,
            present=roll.present,
            written=roll.written,
        )
    return ballot


def annul_ballot(*, ballot_id: int, reason: str, actor: Actor, at: datetime) -> Ballot:
    """Annul a vote; its questions may be voted on again, as the next round.

    Refuses an empty reason, a vote annulled before, and one of a closed session. Recorded as
    ``ballot.annulled``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        ballot = lock_ballot(ballot_id, actor)
        if ballot.session.state not in {SessionState.CALLED, SessionState.OPEN}:
            refuse_session_state(ballot.session, SessionState.OPEN)
        if ballot.state == BallotState.ANNULLED:
            refuse_ballot_state(ballot, BallotState.COUNTED)
        ballot.state, ballot.annulled_because = BallotState.ANNULLED, why
        refuse_unfit_texts(ballot)
        ballot.save()
        record(
            BALLOT_ANNULLED,
            subject=ballot.session,
            also=[ballot],
            actor=actor,
            at=at,
            title=ballot.title,
            reason=why,
        )
    return ballot


def _questions(session: Session, question_ids: Sequence[int]) -> list[Question]:
    wanted = list(dict.fromkeys(question_ids))
    if not wanted:
        raise Refused(phrases.QUESTIONS_MISSING, field="questions")
    found = {each.pk: each for each in Question.objects.filter(pk__in=wanted)}
    for question in found.values():
        if question.session_id != session.pk:
            raise Refused(phrases.QUESTION_ELSEWHERE.format(text=question.text), field="questions")
        other = question.ballots.exclude(state=BallotState.ANNULLED).first()
        if other is not None:
            raise Refused(
                phrases.QUESTION_VOTED.format(text=question.text, title=other.title),
                field="questions",
            )
    return sorted(found.values(), key=lambda each: each.order)


def _rounds(question: Question) -> int:
    """How often it has been voted on; a vote that was annulled before it opened is none."""
    return question.ballots.exclude(opened_at=None).count()


def _rule_of(session: Session, questions: list[Question]) -> dict[str, object]:
    """The one rule under which all of them stand."""
    first, *others = ((each, rules_for(session, each.award)[0]) for each in questions)
    for question, rule in others:
        if rule != first[1]:
            raise Refused(phrases.RULES_DIFFER.format(text=question.text), field="questions")
    return rule_as_json(first[1])


def _tellers(questions: list[Question], tellers: Sequence[TellerNamed]) -> list[dict[str, object]]:
    named = [(squash(each.name), each.person_id) for each in tellers]
    different = len({person_id or name for name, person_id in named}) == _TELLERS
    if len(named) != _TELLERS or not different or not all(name for name, _id in named):
        raise Refused(phrases.TELLERS_TWO, field="teller_1")
    concerned = {each.subject_id for each in questions}
    for _name, person_id in named:
        person = Person.objects.get(pk=person_id) if person_id is not None else None
        if person is not None and person.public_id in concerned:
            raise Refused(phrases.TELLER_CANDIDATE.format(who=person.full_name), field="teller_1")
    return [{"name": name, "person_id": person_id} for name, person_id in named]
