"""Reorganisations: drafted step by step, then applied whole or not at all.

Knows the order of the deed (judge, write, tell, record); what a step does is the domain's, how
rows are written is ``writing``'s.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.events import publish
from thidua.ledger.actions import record
from thidua.org.actions.drafting import Decision, draft_reorganisation, lock_draft, require_over
from thidua.org.actions.locking import lock_structure, lock_units
from thidua.org.actions.writing import Journal, Writer
from thidua.org.domain.effects import Naming, Placing, Plan
from thidua.org.domain.reorganisation import plan_reorganisation
from thidua.org.domain.steps import Step
from thidua.org.domain.timeline import eve
from thidua.org.enums import (
    REORGANISATION_APPLIED,
    Certainty,
    LineageKind,
    ReorganisationState,
    StepRole,
)
from thidua.org.errors import ChangeRefused, refuse
from thidua.org.events import Succession, UnitsReorganised
from thidua.org.models import Lineage, Reorganisation, StepUnit, Unit
from thidua.org.queries.preview import existing_refs, steps_of
from thidua.org.queries.snapshots import snapshot_around
from thidua_core.periods import format_date_vn


def apply_draft(*, reorganisation_id: int, actor: Actor, at: datetime) -> Reorganisation:
    """Apply a drafted reorganisation: all steps or none.

    Refuses one that is no longer a draft and whatever the preview names. Publishes
    ``UnitsReorganised`` once. Recorded as ``reorganisation.applied``, once, about all units.
    """
    with transaction.atomic():
        lock_structure()
        reorganisation = lock_draft(reorganisation_id)
        steps = steps_of(reorganisation)
        if not steps:
            raise refuse("steps.none")
        concerned = require_over(actor, steps)
        plan = _plan(steps, reorganisation.effective_on)
        units = lock_units(existing_refs(steps))
        writer = Writer(plan, units, reorganisation.certainty)
        journal = writer.write()
        _write_steps(reorganisation, plan, units)
        reorganisation.state = ReorganisationState.APPLIED
        reorganisation.effects = journal.as_plain()
        reorganisation.save(update_fields=["state", "effects"])
        publish(_event(reorganisation, plan, units, journal=journal, actor=actor, at=at))
        touched = [units[ref] for ref in plan.touched]
        record(
            REORGANISATION_APPLIED,
            subject=reorganisation,
            also=[*touched, *concerned],
            actor=actor,
            at=at,
            title=str(reorganisation),
            since=format_date_vn(reorganisation.effective_on),
            steps=len(steps),
            units=len(touched),
        )
    return reorganisation


def apply_reorganisation(
    *, decision: Decision, effective_on: date, steps: Sequence[Step], actor: Actor, at: datetime
) -> Reorganisation:
    """Draft and apply in one transaction; see ``apply_draft``.

    Recorded as ``reorganisation.applied``.
    """
    with transaction.atomic():
        drafted = draft_reorganisation(
            decision=decision, effective_on=effective_on, steps=steps, actor=actor, at=at
        )
        return apply_draft(reorganisation_id=drafted.pk, actor=actor, at=at)


def _plan(steps: Sequence[Step], effective_on: date) -> Plan:
    around = snapshot_around(existing_refs(steps), eve(effective_on))
    plan = plan_reorganisation(around, steps, effective_on)
    if plan.problems:
        raise ChangeRefused(*plan.problems)
    return plan


def _write_steps(reorganisation: Reorganisation, plan: Plan, units: dict[str, Unit]) -> None:
    steps = {step.place: step for step in reorganisation.steps.all()}
    Lineage.objects.bulk_create(
        Lineage(
            predecessor=units[arrow.before],
            successor=units[arrow.after] if arrow.after else None,
            on=plan.effective_on,
            kind=arrow.kind,
            certainty=_weaker(arrow.certainty, reorganisation.certainty),
            share_note=arrow.share_note,
            step=steps[arrow.step],
        )
        for arrow in plan.arrows
    )
    roles: dict[tuple[int, str, StepRole], None] = {}
    for arrow in plan.arrows:
        roles[arrow.step, arrow.before, StepRole.BEFORE] = None
        if arrow.after:
            roles[arrow.step, arrow.after, StepRole.AFTER] = None
    for creation in plan.creations:
        roles[creation.step, creation.unit.ref, StepRole.AFTER] = None
    changes: list[Naming | Placing] = [*plan.namings, *plan.placings]
    for change in changes:
        roles[change.step, change.ref, StepRole.BEFORE] = None
        roles[change.step, change.ref, StepRole.AFTER] = None
    StepUnit.objects.bulk_create(
        StepUnit(step=steps[step], unit=units[ref], role=role) for step, ref, role in roles
    )


def _weaker(one: str, other: str) -> str:
    order = [each.value for each in (Certainty.OFFICIAL, Certainty.DERIVED, Certainty.UNKNOWN)]
    return max(one, other, key=order.index)


def _event(
    reorganisation: Reorganisation,
    plan: Plan,
    units: dict[str, Unit],
    *,
    journal: Journal,
    actor: Actor,
    at: datetime,
) -> UnitsReorganised:
    legal = [arrow for arrow in plan.arrows if arrow.kind != LineageKind.TERRITORY]
    followers: dict[str, list[int]] = {arrow.before: [] for arrow in legal}
    for arrow in legal:
        if arrow.after:
            followers[arrow.before].append(units[arrow.after].pk)
    kinds = {arrow.before: (arrow.kind, arrow.certainty) for arrow in legal}
    return UnitsReorganised(
        actor=actor,
        at=at,
        on=plan.effective_on,
        successions=tuple(
            Succession(
                predecessor_id=units[before].pk,
                successor_ids=tuple(sorted(after)),
                kind=kinds[before][0],
                certainty=_weaker(kinds[before][1], reorganisation.certainty),
            )
            for before, after in followers.items()
        ),
        created_ids=tuple(journal.created),
        renamed_ids=tuple(units[each.ref].pk for each in plan.namings),
        moved_ids=tuple(units[each.ref].pk for each in plan.placings),
        reorganisation_id=reorganisation.pk,
    )
