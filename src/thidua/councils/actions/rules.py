"""Rules that no packaged text gives, entered by somebody with the text that they read them in."""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from thidua.councils import phrases
from thidua.councils.actions.counting import write_results
from thidua.councils.actions.locking import lock_ballot, refuse_ballot_state
from thidua.councils.enums import RULE_CONFIRMED, BallotState
from thidua.councils.models import Ballot, EnteredRule
from thidua.councils.queries.counts import counts_of
from thidua.councils.queries.rules import voters_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import squash
from thidua_core.voting import (
    Citation,
    Comparison,
    Denominator,
    Majority,
    Quorum,
    Rule,
    Status,
    percent,
    rule_as_json,
    rule_from_json,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a text something stands, each as printed and empty where the text has none."""

    article: str = ""
    clause: str = ""
    point: str = ""


NOWHERE = Place()


def confirm_rule(
    *,
    ballot_id: int,
    share: Fraction,
    source: str,
    actor: Actor,
    at: datetime,
    place: Place = NOWHERE,
    comparison: Comparison = Comparison.AT_LEAST,
    denominator: Denominator = Denominator.MEMBERS,
    quorum: Fraction | int | None = None,
    quorum_written: bool = False,
    regulation: bool = True,
) -> Ballot:
    """Enter the rule of a vote from a text that was read; it holds for later votes of its kind.

    ``source`` is the text and ``place`` where in it the values stand. ``quorum`` is a share of the
    members, or a number of them; None where the text was read and asks for none. ``regulation``:
    the text is the cluster's or council's own, else a law's. A result that was undetermined for
    want of it is computed again. Refuses an empty source, a share or quorum that is none, an
    annulled vote, and one whose rule decides already. Recorded as ``vote_rule.confirmed``.
    """
    words = squash(source)
    if not words:
        raise Refused(phrases.SHARE_OR_SOURCE, field="source")
    _refuse_impossible(share, quorum)
    with transaction.atomic():
        ballot = lock_ballot(ballot_id, actor)
        known = _unsettled(ballot)
        citation = _cited(words, place, regulation=regulation)
        rule = replace(
            known,
            key=f"nhap/{ballot.public_id}",
            majority=Majority(
                share=share, comparison=comparison, denominator=denominator, citation=citation
            ),
            quorum=_quorum(quorum, quorum_written, citation),
            excused_leave=False,
        )
        questions = list(ballot.questions.order_by("order"))
        told = {"entered_by": _named(actor), "entered_at": at, "source": str(citation)}
        _keep(ballot, rule, {each.award for each in questions}, told)
        ballot.rule = rule_as_json(rule)
        ballot.save()
        if ballot.state == BallotState.COUNTED:
            write_results(ballot, questions, counts_of(ballot)[0])
        record(
            RULE_CONFIRMED,
            subject=ballot.session,
            also=[ballot],
            actor=actor,
            at=at,
            title=ballot.title,
            share=percent(share),
            source=str(citation),
            rule=ballot.rule,
        )
    return ballot


def _refuse_impossible(share: Fraction, quorum: Fraction | int | None) -> None:
    if not 0 < share <= 1:
        raise Refused(phrases.SHARE_WRONG, field="share")
    whole = isinstance(quorum, int)
    if quorum is not None and (quorum <= 0 or (not whole and quorum > 1)):
        raise Refused(phrases.QUORUM_WRONG, field="quorum")


def _cited(words: str, place: Place, *, regulation: bool) -> Citation:
    return Citation(
        act=words,
        article=squash(place.article),
        clause=squash(place.clause),
        point=squash(place.point),
        status=Status.REGULATION if regulation else Status.VERIFIED,
    )


def _quorum(asked: Fraction | int | None, written: bool, citation: Citation) -> Quorum | None:
    if asked is None:
        return None
    if isinstance(asked, int):
        return Quorum(number=asked, written_count=written, citation=citation)
    return Quorum(share=asked, written_count=written, citation=citation)


def _unsettled(ballot: Ballot) -> Rule:
    """The rule as it is known; refuses one that has decided."""
    if ballot.state == BallotState.ANNULLED:
        refuse_ballot_state(ballot, BallotState.PREPARED)
    known = rule_from_json(ballot.rule)
    majority = known.majority
    decides = majority.share is not None and majority.citation.status.decides
    if decides and ballot.state not in {BallotState.PREPARED, BallotState.OPEN}:
        raise Refused(
            phrases.RULE_STANDS.format(title=ballot.title, citation=majority.citation),
            field="source",
        )
    return known


def _named(actor: Actor) -> str:
    return ", ".join(filter(None, (actor.name, actor.capacity)))


def _keep(ballot: Ballot, rule: Rule, awards: set[str], told: dict[str, Any]) -> None:
    session = ballot.session
    for award in sorted(awards):
        entered = EnteredRule(
            body=session.body,
            cluster_year=session.cluster_year,
            award=award,
            voters=voters_of(session),
            rule=rule_as_json(rule),
            **told,
        )
        refuse_unfit_texts(entered)
        entered.save()
