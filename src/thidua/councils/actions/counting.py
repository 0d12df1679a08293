"""What tellers count, each for themselves; the result stands when both counts are the same.

A count that cannot be is refused at once. Counts that differ are kept, told apart, and counted
again.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from thidua.councils import phrases
from thidua.councils.actions.locking import behalf_of, lock_ballot, refuse_ballot_state
from thidua.councils.enums import BALLOT_COUNTED, COUNT_ENTERED, BallotState
from thidua.councils.models import Ballot, Question, Result, Teller
from thidua.councils.queries.counts import counts_of, names_of, roll_from
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua_core.voting import (
    Answer,
    TellerCount,
    count_as_json,
    impossibilities,
    reconcile,
    rule_from_json,
    tally,
)


def enter_count(*, teller_id: int, count: TellerCount, actor: Actor, at: datetime) -> Ballot:
    """Enter what one teller counted; entered again it replaces what was there.

    Refuses anybody but the teller or, for a teller, whoever keeps the session; the account that
    entered the other count; a vote that is not closed; other questions than the vote's; figures
    that cannot be. Recorded as ``count.entered``, without the figures, and once both counts are
    the same as ``ballot.counted``.
    """
    with transaction.atomic():
        teller = Teller.objects.select_related("ballot").get(pk=teller_id)
        ballot = lock_ballot(teller.ballot_id)
        teller.ballot = ballot
        require(actor, "count.enter", teller)
        refuse_ballot_state(ballot, BallotState.CLOSED)
        other = ballot.tellers.exclude(pk=teller.pk).get()
        _refuse_same_hand(ballot, other, actor)
        questions = list(ballot.questions.order_by("order"))
        _refuse_figures(ballot, questions, count)
        own = actor.person_id is not None and actor.person_id == teller.person_id
        teller.figures, teller.entered_at = count_as_json(count), at
        teller.account_id = actor.account_id
        teller.entered_by = "" if own else actor.name
        teller.save()
        record(
            COUNT_ENTERED,
            subject=ballot.session,
            also=[ballot],
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, ballot.session),
            place=teller.place,
            title=ballot.title,
            for_teller=not own,
        )
        _settle(ballot, questions, actor, at)
    return ballot


def _refuse_same_hand(ballot: Ballot, other: Teller, actor: Actor) -> None:
    """Two counts from one account are one count; a room's own minutes are entered by one hand."""
    if ballot.session.entered_by or actor.account_id is None or other.figures is None:
        return
    if other.account_id == actor.account_id:
        raise Refused(phrases.ONE_ACCOUNT)


def _refuse_figures(ballot: Ballot, questions: list[Question], count: TellerCount) -> None:
    if [each.question for each in count.questions] != [each.public_id for each in questions]:
        raise Refused(phrases.COUNT_QUESTIONS)
    found = impossibilities(
        count,
        roll_from(ballot),
        choose=ballot.choose,
        written=rule_from_json(ballot.rule).written,
        names=names_of(questions),
    )
    if found:
        raise Refused(*(phrases.IMPOSSIBLE.format(problem=each.text) for each in found))


def _settle(ballot: Ballot, questions: list[Question], actor: Actor, at: datetime) -> None:
    counts = counts_of(ballot)
    if len(counts) != 2 or reconcile(*counts):
        return
    ballot.state, ballot.counted_at = BallotState.COUNTED, at
    ballot.save()
    told = write_results(ballot, questions, counts[0])
    record(
        BALLOT_COUNTED,
        subject=ballot.session,
        also=[ballot],
        actor=actor,
        at=at,
        title=ballot.title,
        results=_spoken(told),
        outcomes={str(key): value for key, value in told.items()},
    )


def write_results(
    ballot: Ballot, questions: list[Question], count: TellerCount
) -> Mapping[str, str]:
    """Write the outcome of each question; returns arithmetic with answer by the question's words."""
    keys = {each.public_id: each for each in questions}
    Result.objects.filter(ballot=ballot).delete()
    told: dict[str, str] = {}
    for outcome in tally(
        rule_from_json(ballot.rule),
        count,
        roll_from(ballot),
        choose=ballot.choose,
        names=names_of(questions),
    ):
        question = keys[outcome.question]
        Result.objects.create(
            ballot=ballot,
            question=question,
            answer=outcome.answer.value,
            agree=outcome.agree,
            of=outcome.of,
            needed=outcome.needed,
            arithmetic=outcome.arithmetic,
            why=list(outcome.why),
        )
        told[question.text] = f"{outcome.answer.value} {outcome.arithmetic}"
    return told


def _spoken(told: Mapping[str, str]) -> str:
    words = {
        Answer.PASSED: "đạt",
        Answer.NOT_PASSED: "chưa đạt",
        Answer.UNDETERMINED: "chưa kết luận",
    }
    counted = {
        word: sum(each.startswith(f"{answer.value} ") for each in told.values())
        for answer, word in words.items()
    }
    return ", ".join(f"{count} {word}" for word, count in counted.items() if count)
