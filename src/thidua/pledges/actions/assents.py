"""Assents of the members, clause by clause or to everything that is left.

An assent holds for a clause as it reads now; a later change leaves it behind.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.pledges import phrases
from thidua.pledges.actions.ground import lock_pledge, refuse_not_drafting, speak
from thidua.pledges.actions.sending import meet_if_answered
from thidua.pledges.enums import ASSENT_GIVEN
from thidua.pledges.models import Pledge, PledgeAssent, PledgeClause
from thidua.pledges.queries.opinions import debated_by


def give_assent(
    *,
    pledge_id: int,
    unit_id: int,
    actor: Actor,
    at: datetime,
    clause_ids: Sequence[int] | None = None,
) -> int:
    """Write down that a member assents to clauses as they read now; returns to how many.

    Without ``clause_ids`` it assents to every clause that it has nothing open against. Who does
    not work for that unit enters on its behalf and is marked so. Refuses a draft that was not sent
    or is settled, a unit that is no member, a clause that the unit objects to, and nothing left to
    assent to. Recorded as ``pledge_assent.given``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        refuse_not_drafting(pledge)
        if not pledge.versions.exists():
            raise Refused(phrases.NOT_SENT)
        told = speak(pledge, unit_id, actor, at)
        clauses = _asked(pledge, unit_id, clause_ids, told["unit"])
        fresh = _write(clauses, unit_id, told["by"], at)
        if not fresh:
            raise Refused(phrases.NOTHING_TO_ASSENT.format(unit=told["unit"]))
        meet_if_answered(pledge, unit_id, actor=actor, at=at)
        record(
            ASSENT_GIVEN,
            subject=pledge,
            also=[pledge.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=told["unit"] if told["by"] else None,
            unit=told["unit"],
            count=len(fresh),
            name=str(pledge),
            codes=fresh,
        )
    return len(fresh)


def _asked(
    pledge: Pledge, unit_id: int, clause_ids: Sequence[int] | None, unit: str
) -> list[PledgeClause]:
    against = debated_by(pledge, unit_id)
    clauses = list(pledge.clauses.filter(heading=False))
    if clause_ids is None:
        return [each for each in clauses if each.pk not in against]
    wanted = [each for each in clauses if each.pk in set(clause_ids)]
    if len(wanted) != len(set(clause_ids)):
        raise PledgeClause.DoesNotExist
    if codes := [each.code for each in wanted if each.pk in against]:
        raise Refused(phrases.OWN_OBJECTION.format(unit=unit, codes=", ".join(codes)))
    return wanted


def _write(clauses: Sequence[PledgeClause], unit_id: int, by: str, at: datetime) -> list[str]:
    """Codes of the clauses that the unit had not assented to in their present words."""
    known = {
        each.clause_id: each
        for each in PledgeAssent.objects.filter(unit=unit_id, clause__in=[c.pk for c in clauses])
    }
    fresh = []
    for clause in clauses:
        assent = known.get(clause.pk) or PledgeAssent(clause=clause, unit_id=unit_id, revision=0)
        if assent.revision == clause.revision:
            continue
        assent.revision, assent.at, assent.on_behalf_by = clause.revision, at, by
        assent.save()
        fresh.append(clause.code)
    return fresh
