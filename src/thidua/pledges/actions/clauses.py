"""Clauses of a draft and their targets, written one at a time.

Every change counts the clause's revision up, so that assents to older words are left behind. Not
entries of the ledger: sending the draft records the difference.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.pledges import phrases
from thidua.pledges.actions.ground import (
    day_of,
    draft_members,
    lock_clause,
    lock_draft,
    refuse_overtaken,
)
from thidua.pledges.enums import Direction
from thidua.pledges.models import Pledge, PledgeClause, PledgeTarget, PledgeTargetLevel
from thidua_core.text import squash

_CODE = re.compile(r"[0-9A-Za-zĐđ]+(?:\.[0-9A-Za-zĐđ]+)*")
_LARGEST = Decimal(10) ** 12
_PLACES = -4


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measurable promise as it is written into a clause."""

    indicator: str
    direction: Direction
    name: str = ""
    measure: str = ""
    level: Decimal | None = None
    """One level for all; None where units have their own, or nothing may happen at all."""
    own: Mapping[int, Decimal] = field(default_factory=dict)
    """Levels by unit key."""


def add_clause(
    *,
    pledge_id: int,
    code: str,
    text: str,
    actor: Actor,
    at: datetime,
    heading: bool = False,
    targets: Sequence[Target] = (),
    place: int | None = None,
) -> PledgeClause:
    """Add a clause or a section's heading, at the end or at a place counted from 1.

    Refuses a pledge that is no draft, an empty text, a code that is missing, unreadable or taken,
    a place that is not there, and targets as ``set_targets`` does. Not recorded: sending is.
    """
    with transaction.atomic():
        pledge = lock_draft(pledge_id, actor)
        count = pledge.clauses.count()
        clause = PledgeClause(
            pledge=pledge, order=count + 1, heading=heading, saved_at=at, saved_by=actor.name
        )
        _word(clause, code, text)
        clause.save()
        _write_targets(clause, targets, at)
        if place is not None:
            _put(clause, place)
    return clause


def change_clause(
    *,
    clause_id: int,
    code: str,
    text: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    targets: Sequence[Target] | None = None,
) -> PledgeClause:
    """Reword a clause; ``targets`` replace those it has, None leaves them.

    What is the same as before changes nothing. Refuses what ``add_clause`` refuses, and with
    ``Overtaken`` an edit that began from an older revision than the present one. Not recorded:
    sending is.
    """
    with transaction.atomic():
        clause = lock_clause(clause_id, actor)
        same = clause.code == squash(code) and clause.text == squash(text)
        if same and targets is None:
            return clause
        refuse_overtaken(clause, seen, clause.text, "text")
        _word(clause, code, text)
        if targets is not None:
            clause.targets.all().delete()
            _write_targets(clause, targets, at)
        clause.revision += 1
        clause.saved_at, clause.saved_by = at, actor.name
        clause.save()
    return clause


def move_clause(*, clause_id: int, place: int, actor: Actor, at: datetime) -> PledgeClause:
    """Move a clause to a place counted from 1; what stands behind it moves along.

    Refuses a pledge that is no draft and a place that is not there. Not recorded: sending is.
    """
    with transaction.atomic():
        clause = lock_clause(clause_id, actor)
        _put(clause, place)
    return clause


def remove_clause(*, clause_id: int, actor: Actor, at: datetime) -> None:
    """Take a clause out of a draft; comments on it stay, with the code that it had.

    Refuses a pledge that is no draft. Not recorded: sending is.
    """
    with transaction.atomic():
        clause = lock_clause(clause_id, actor)
        pledge_id, order = clause.pledge_id, clause.order
        clause.delete()
        behind = PledgeClause.objects.filter(pledge=pledge_id, order__gt=order).order_by("order")
        for each in behind:
            PledgeClause.objects.filter(pk=each.pk).update(order=each.order - 1)


def _word(clause: PledgeClause, code: str, text: str) -> None:
    clause.code, clause.text = squash(code), squash(text)
    if not clause.code:
        raise Refused(phrases.CODE_MISSING, field="code")
    if not _CODE.fullmatch(clause.code):
        raise Refused(phrases.CODE_FORM.format(code=clause.code), field="code")
    if not clause.text:
        raise Refused(phrases.TEXT_MISSING.format(code=clause.code), field="text")
    refuse_unfit_texts(clause)
    others = PledgeClause.objects.filter(pledge=clause.pledge_id).exclude(pk=clause.pk)
    if others.filter(code__iexact=clause.code).exists():
        raise Refused(phrases.CODE_TAKEN.format(code=clause.code), field="code")


def _put(clause: PledgeClause, place: int) -> None:
    others = list(PledgeClause.objects.filter(pledge=clause.pledge_id).exclude(pk=clause.pk))
    if not 1 <= place <= len(others) + 1:
        raise Refused(phrases.PLACE_WRONG.format(place=place, count=len(others) + 1), field="place")
    others.insert(place - 1, clause)
    # Places are unique: first everybody out of the way, then each to where it belongs.
    for shift in (len(others) + 1, 1):
        for order, each in enumerate(others):
            PledgeClause.objects.filter(pk=each.pk).update(order=order + shift)
    clause.order = place


def _write_targets(clause: PledgeClause, targets: Sequence[Target], at: datetime) -> None:
    seen: set[str] = set()
    members = set(draft_members(clause.pledge.cluster_year, day_of(at)))
    for order, target in enumerate(targets, start=1):
        code = squash(target.indicator)
        if not _CODE.fullmatch(code):
            raise Refused(phrases.CODE_FORM.format(code=code), field="targets")
        if code in seen:
            raise Refused(phrases.INDICATOR_TWICE.format(code=code), field="targets")
        seen.add(code)
        _refuse_levels(code, target)
        _refuse_strangers(clause.pledge, target, members)
        kept = PledgeTarget(
            clause=clause,
            order=order,
            indicator=code,
            name=squash(target.name),
            direction=target.direction,
            measure=squash(target.measure),
            level=target.level,
        )
        refuse_unfit_texts(kept)
        kept.save()
        PledgeTargetLevel.objects.bulk_create(
            PledgeTargetLevel(target=kept, unit_id=unit_id, level=level)
            for unit_id, level in target.own.items()
        )


def _refuse_levels(code: str, target: Target) -> None:
    if target.direction == Direction.NONE:
        if target.level is not None or target.own:
            raise Refused(phrases.LEVEL_NONE.format(code=code), field="level")
        return
    if target.level is None and not target.own:
        raise Refused(phrases.LEVEL_MISSING.format(code=code), field="level")
    if target.level is not None and target.own:
        raise Refused(phrases.LEVEL_BOTH.format(code=code), field="level")
    levels = [target.level] if target.level is not None else list(target.own.values())
    for level in levels:
        if level < 0:
            raise Refused(phrases.LEVEL_NEGATIVE.format(level=level, code=code), field="level")
        exponent = level.normalize().as_tuple().exponent
        if level >= _LARGEST or not isinstance(exponent, int) or exponent < _PLACES:
            raise Refused(phrases.LEVEL_LARGE.format(level=level, code=code), field="level")


def _refuse_strangers(pledge: Pledge, target: Target, members: set[int]) -> None:
    if set(target.own) - members:
        name = pledge.cluster_year.cluster.name
        raise Refused(phrases.LEVEL_OF_STRANGER.format(name=name), field="level")
