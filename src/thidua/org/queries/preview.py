"""What a reorganisation would change, before and after, and what stands in its way; no writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.kernel.actors import Actor
from thidua.org.domain.effects import Naming, Placing, Plan, applied
from thidua.org.domain.hierarchy import Snapshot
from thidua.org.domain.reorganisation import plan_reorganisation
from thidua.org.domain.steps import Step, from_payload, made_by, refs_of
from thidua.org.domain.timeline import eve, holding
from thidua.org.enums import LineageKind, StepKind
from thidua.org.errors import tell
from thidua.org.models import Reorganisation
from thidua.org.queries.snapshots import snapshot_around
from thidua.org.queries.units import units_for


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewUnit:
    """A unit on one side of the day."""

    ref: str
    label: str
    parent: str
    """Label of the unit above; empty at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewStep:
    """One step with the units before and after it."""

    place: int
    kind: str
    kind_label: str
    before: tuple[PreviewUnit, ...]
    after: tuple[PreviewUnit, ...]
    heirs: frozenset[str]
    """References of the legal successors among ``after``."""
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The whole reorganisation; ``problems`` are sentences with place and mend."""

    effective_on: date
    steps: tuple[PreviewStep, ...]
    problems: tuple[str, ...]
    plan: Plan

    @property
    def may_be_applied(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.problems


def preview_reorganisation(actor: Actor, *, steps: Sequence[Step], effective_on: date) -> Preview:
    """What ``steps`` would change on ``effective_on``, as ``actor`` may see it."""
    seen = units_for(actor).filter(public_id__in=existing_refs(steps))
    refs = list(seen.values_list("public_id", flat=True))
    units = snapshot_around(refs, eve(effective_on))
    plan = plan_reorganisation(units, steps, effective_on)
    after = {} if plan.problems else applied(units, plan)
    return Preview(
        effective_on=effective_on,
        steps=tuple(
            _step(plan, place, step, units, after) for place, step in enumerate(steps, start=1)
        ),
        problems=tuple(tell(each) for each in plan.problems),
        plan=plan,
    )


def steps_of(reorganisation: Reorganisation) -> list[Step]:
    """The steps of a reorganisation as entered; packaged ones carry none."""
    return [
        from_payload(step.kind, step.payload) for step in reorganisation.steps.all() if step.payload
    ]


def existing_refs(steps: Sequence[Step]) -> list[str]:
    """References that the steps name and do not make themselves."""
    named = dict.fromkeys(ref for step in steps for ref in refs_of(step))
    made = {unit.ref for step in steps for unit in made_by(step)}
    return [ref for ref in named if ref not in made]


def _step(plan: Plan, place: int, step: Step, units: Snapshot, after: Snapshot) -> PreviewStep:
    both: list[Naming | Placing] = [*plan.namings, *plan.placings]
    changes = [each for each in both if each.step == place]
    arrows = [each for each in plan.arrows if each.step == place]
    before = dict.fromkeys([each.before for each in arrows] + [each.ref for each in changes])
    made = [each.unit.ref for each in plan.creations if each.step == place]
    follow = [each.after for each in arrows if each.after]
    then = dict.fromkeys([*follow, *made, *(each.ref for each in changes)])
    day = plan.effective_on
    return PreviewStep(
        place=place,
        kind=step.kind,
        kind_label=str(StepKind(step.kind).label),
        before=tuple(_unit(units, ref, eve(day)) for ref in before),
        after=tuple(_unit(after, ref, day) for ref in then if ref in after),
        heirs=frozenset(
            each.after for each in arrows if each.after and each.kind != LineageKind.TERRITORY
        ),
        problems=tuple(tell(each) for each in plan.problems if each.step == place),
    )


def _unit(units: Snapshot, ref: str, day: date) -> PreviewUnit:
    life = units.get(ref)
    if life is None:
        return PreviewUnit(ref=ref, label=ref, parent="")
    above = holding(life.parents, day)
    parent = units.get(above.value) if above else None
    return PreviewUnit(
        ref=ref,
        label=life.name_near(day).short_name,
        parent=parent.name_near(day).short_name if parent else "",
    )
