"""Correcting a published decision and cancelling it, with what that does to its awards.

Nothing is taken away: the decision, its awards and its certificates stay and say what became of
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.awards.actions import correct_award, end_award, lock_award, people_of
from thidua.awards.models import COUNTS, Award
from thidua.awards.queries import relying_on
from thidua.commendations import phrases
from thidua.commendations.actions.drafting import lock_decision
from thidua.commendations.enums import DECISION_CANCELLED, DECISION_CORRECTED, DecisionState
from thidua.commendations.models import Decision
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import squash

_PUBLISHED = (DecisionState.PUBLISHED, DecisionState.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledDecision:
    """A cancelled decision, the awards that fell with it, and later ones that had relied on them."""

    decision: Decision
    awards: tuple[Award, ...]
    relying: tuple[Award, ...]


def correct_decision(
    *,
    decision_id: int,
    award_id: int,
    changes: Mapping[str, Any],
    reason: str,
    actor: Actor,
    at: datetime,
) -> Decision:
    """Mend one line of a published decision, in the register and on the next certificate.

    Refuses a decision that is not published, an award of another one, and what ``correct_award``
    refuses. Recorded as ``decision.corrected``, and as *award.corrected* with both values.
    """
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.cancel", decision)
        if decision.state not in _PUBLISHED:
            raise Refused(phrases.NOT_PUBLISHED)
        if not decision.lines.filter(given=award_id).exists():
            raise Refused(phrases.AWARD_ELSEWHERE)
        award = correct_award(
            award_id=award_id, changes=changes, reason=reason, actor=SYSTEM, at=at
        )
        decision.state = DecisionState.CORRECTED
        decision.save(update_fields=["state"])
        record(
            DECISION_CORRECTED,
            subject=decision,
            also=[award, *people_of([award])],
            actor=actor,
            at=at,
            award=str(award),
            citation=decision.document.citation,
            reason=squash(reason),
        )
    return decision


def cancel_decision(
    *,
    decision_id: int,
    reason: str,
    on: date,
    actor: Actor,
    at: datetime,
    document_id: int | None = None,
) -> CancelledDecision:
    """Cancel a published decision: every award of it that is in force is cancelled with it.

    Later awards that rest on them stay and are told. Refuses an empty reason, a decision that is
    not published or is cancelled, and a day before it or after now. Recorded as
    ``decision.cancelled``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        decision = lock_decision(decision_id)
        require(actor, "decision.cancel", decision)
        if decision.state == DecisionState.CANCELLED:
            raise Refused(phrases.ALREADY_CANCELLED)
        if decision.state not in _PUBLISHED:
            raise Refused(phrases.NOT_PUBLISHED)
        given = decision.lines.filter(given__state__in=COUNTS).order_by("order", "id")
        awards = tuple(lock_award(key) for key in given.values_list("given", flat=True))
        for award in awards:
            end_award(award, why, on, document_id, at=at)
        relying = relying_on([award.pk for award in awards])
        decision.state = DecisionState.CANCELLED
        decision.cancelled_on, decision.cancel_reason = on, why
        refuse_unfit_texts(decision)
        decision.save()
        record(
            DECISION_CANCELLED,
            subject=decision,
            also=[decision.document, *awards, *people_of(awards)],
            actor=actor,
            at=at,
            citation=decision.document.citation,
            count=len(awards),
            reason=why,
            on=on,
            relying=[each.public_id for each in relying],
        )
    return CancelledDecision(decision=decision, awards=awards, relying=relying)
