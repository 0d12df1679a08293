"""Planning a reorganisation: from the units and the steps to what would happen, or to why not.

All steps take effect on one day and at once, so their order decides nothing. Knows no
database: the same function serves the preview and the deed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from thidua.org.domain.effects import (
    Arrow,
    Creation,
    Ending,
    Naming,
    Placing,
    Plan,
    applied,
)
from thidua.org.domain.hierarchy import (
    Named,
    Snapshot,
    children_of,
    find_namesakes,
    find_orphans,
    find_ring,
)
from thidua.org.domain.problems import Problem, problem
from thidua.org.domain.steps import (
    ChangeLevel,
    Dissolve,
    Establish,
    Merge,
    Move,
    NewUnit,
    Rename,
    Split,
    Step,
)
from thidua.org.domain.timeline import begun_since, eve, holding
from thidua_core.text import squash

YEARS = range(1900, 2200)
NAME_LENGTH = 300
Effect = Creation | Ending | Naming | Placing | Arrow | Problem


def plan_reorganisation(units: Snapshot, steps: Sequence[Step], effective_on: date) -> Plan:
    """What ``steps`` would do on ``effective_on``; never raises for a bad step.

    The calendar's first day stands for "nobody knows since when" and suits new units only.
    A plan with problems must not be carried out.
    """
    timeless = effective_on == date.min and all(isinstance(step, Establish) for step in steps)
    if effective_on.year not in YEARS and not timeless:
        return Plan(effective_on=effective_on, problems=(out_of_range(effective_on),))
    effects: list[Effect] = []
    for place, step in enumerate(steps, start=1):
        effects.extend(_effects_of(units, step, place, effective_on))
    if not steps:
        effects.append(problem("steps.none"))
    plan = _gathered(effects, effective_on)
    plan = replace(plan, placings=(*plan.placings, *_followers(units, plan)))
    problems = [*plan.problems, *_contradictions(units, plan)]
    if not problems:
        problems.extend(_later_facts(units, plan))
    if not problems:
        problems.extend(_troubles_after(units, plan))
    return replace(plan, problems=tuple(problems))


def _gathered(effects: Sequence[Effect], effective_on: date) -> Plan:
    return Plan(
        effective_on=effective_on,
        creations=tuple(each for each in effects if isinstance(each, Creation)),
        endings=tuple(each for each in effects if isinstance(each, Ending)),
        namings=tuple(each for each in effects if isinstance(each, Naming)),
        placings=tuple(each for each in effects if isinstance(each, Placing)),
        arrows=tuple(each for each in effects if isinstance(each, Arrow)),
        problems=tuple(each for each in effects if isinstance(each, Problem)),
    )


def _effects_of(units: Snapshot, step: Step, place: int, day: date) -> Iterator[Effect]:
    match step:
        case Merge():
            yield from _merge(units, step, place, day)
        case Split():
            yield from _split(units, step, place, day)
        case Rename():
            yield from _rename(units, step, place, day)
        case Move():
            yield from _move(units, step, place, day)
        case Dissolve():
            yield from _missing(units, step.unit, place, eve(day))
            yield Ending(ref=step.unit, step=place)
            yield _arrow(step, step.unit, None, place, kind="dissolve", certainty="official")
        case Establish():
            yield from _create(units, step.unit, place)
        case ChangeLevel():
            yield from _missing(units, step.unit, place, eve(day))
            yield Ending(ref=step.unit, step=place)
            yield from _create(units, step.into, place)
            yield _arrow(step, step.unit, step.into.ref, place)


def _merge(units: Snapshot, step: Merge, place: int, day: date) -> Iterator[Effect]:
    into = ref_of(step.into)
    for ref in dict.fromkeys(step.sources):
        yield from _missing(units, ref, place, eve(day))
        if ref == into:
            yield problem("merge.itself", step=place, label=label(units, ref))
        yield Ending(ref=ref, step=place)
        yield _arrow(step, ref, into, place)
    if isinstance(step.into, NewUnit):
        yield from _create(units, step.into, place)
    if len(set(step.sources) | ({into} if isinstance(step.into, str) else set())) < 2:
        names = ", ".join(label(units, ref) for ref in step.sources)
        yield problem("merge.one", step=place, label=names)


def _split(units: Snapshot, step: Split, place: int, day: date) -> Iterator[Effect]:
    yield from _missing(units, step.source, place, eve(day))
    targets = [ref_of(each) for each in step.into]
    if len(set(targets)) < (1 if step.continues else 2):
        yield problem("split.one", step=place, label=label(units, step.source))
    if step.source in targets:
        yield problem("split.itself", step=place, label=label(units, step.source))
    if step.heir and (step.continues or step.heir not in targets):
        yield problem("split.heir", step=place, label=label(units, step.source))
    for each in step.into:
        if isinstance(each, NewUnit):
            yield from _create(units, each, place)
        elif step.continues:
            yield problem("split.existing", step=place, label=label(units, each))
        yield from _share(step, ref_of(each), place)
    if not step.continues:
        yield Ending(ref=step.source, step=place)
        if not step.heir:
            yield _arrow(step, step.source, None, place, certainty="unknown")


def _share(step: Split, target: str, place: int) -> Iterator[Arrow]:
    kind = "split" if target == step.heir else "territory"
    yield _arrow(step, step.source, target, place, kind=kind)


def _rename(units: Snapshot, step: Rename, place: int, day: date) -> Iterator[Effect]:
    yield from _missing(units, step.unit, place, day)
    named = Named(name=squash(step.name), short_name=squash(step.short_name or step.name))
    yield from _unfit(named.name, named.short_name, place)
    life = units.get(step.unit)
    if life is not None and life.name_near(day) == named:
        yield problem("name.unchanged", step=place, label=life.label, day=day)
    yield Naming(ref=step.unit, named=named, step=place)


def _move(units: Snapshot, step: Move, place: int, day: date) -> Iterator[Effect]:
    yield from _missing(units, step.unit, place, day)
    life = units.get(step.unit)
    above = holding(life.parents, day) if life else None
    if life is not None and (above.value if above else None) == step.parent:
        yield problem("parent.unchanged", step=place, label=life.label, day=day)
    yield Placing(ref=step.unit, parent=step.parent, step=place)


def _create(units: Snapshot, unit: NewUnit, place: int) -> Iterator[Effect]:
    yield from _unfit(squash(unit.name), unit.short_name, place)
    if unit.ref in units:
        yield problem("new.exists", step=place, ref=unit.ref)
    yield Creation(unit=unit, step=place)


def _unfit(name: str, short_name: str, place: int) -> Iterator[Problem]:
    if not name:
        yield problem("name.empty", step=place)
    if max(len(name), len(short_name)) > NAME_LENGTH:
        yield problem("name.long", step=place, name=f"{name[:40]}…", limit=NAME_LENGTH)


def out_of_range(day: date) -> Problem:
    """The problem of a day that can only be a slip of the pen."""
    return problem("days.range", day=day, first=YEARS.start, last=YEARS.stop - 1)


def _arrow(
    step: Step,
    before: str,
    after: str | None,
    place: int,
    *,
    kind: str = "",
    certainty: str = "",
) -> Arrow:
    return Arrow(
        before=before,
        after=after,
        kind=kind or step.kind,
        certainty=certainty or step.certainty,
        share_note=step.share_note,
        step=place,
    )


def _missing(units: Snapshot, ref: str, place: int, day: date) -> Iterator[Problem]:
    life = units.get(ref)
    if life is None:
        yield problem("unit.unknown", step=place, ref=ref)
    elif day == date.min and day < life.period.start:
        yield problem("unit.no_beginning", step=place, label=life.label, begins=life.period.start)
    elif day < life.period.start:
        yield problem(
            "unit.not_begun", step=place, label=life.label, day=day, begins=life.period.start
        )
    elif life.valid_to is not None and day > life.valid_to:
        yield problem("unit.ended", step=place, label=life.label, day=day, last=life.valid_to)


def _followers(units: Snapshot, plan: Plan) -> Iterator[Placing]:
    """Those below a unit that changes its level move along, unless a step says otherwise."""
    heirs = {each.before: each for each in plan.arrows if each.kind == "change_level"}
    if not heirs:
        return
    spoken_for = plan.touched
    below = children_of(units)
    for ref, arrow in heirs.items():
        for life in below[ref]:
            above = holding(life.parents, plan.effective_on)
            if life.ref not in spoken_for and above is not None and above.value == ref:
                yield Placing(ref=life.ref, parent=arrow.after, step=arrow.step)


def _contradictions(units: Snapshot, plan: Plan) -> Iterator[Problem]:
    """Steps that cannot all be true, and references that nothing stands behind."""
    made = {each.unit.ref for each in plan.creations}
    ending = {each.ref: each.step for each in plan.endings}
    yield from _repeated(units, plan)
    for each in plan.endings:
        life = units.get(each.ref)
        if life is not None and life.valid_to == eve(plan.effective_on):
            yield problem(
                "unit.ended",
                step=each.step,
                label=life.label,
                day=plan.effective_on,
                last=life.valid_to,
            )
    changes: tuple[Naming | Placing, ...] = (*plan.namings, *plan.placings)
    for change in changes:
        if change.ref in ending:
            yield problem(
                "unit.ends_too",
                step=change.step,
                label=label(units, change.ref),
                other=ending[change.ref],
            )
    receivers = [(each.after, each.step) for each in plan.arrows]
    superiors = [(each.parent, each.step) for each in plan.placings]
    superiors += [(each.unit.parent, each.step) for each in plan.creations]
    for ref, step in dict.fromkeys([*receivers, *superiors]):
        if ref is None or ref in made:
            continue
        if ref in ending:
            yield problem("unit.ends_too", step=step, label=label(units, ref), other=ending[ref])
        else:
            yield from _missing(units, ref, step, plan.effective_on)


def _repeated(units: Snapshot, plan: Plan) -> Iterator[Problem]:
    named = {each.unit.ref: each.unit.name for each in plan.creations}
    groups: tuple[tuple[str, list[tuple[str, int]]], ...] = (
        ("new.repeated", [(each.unit.ref, each.step) for each in plan.creations]),
        ("unit.ends_twice", [(each.ref, each.step) for each in plan.endings]),
        ("unit.named_twice", [(each.ref, each.step) for each in plan.namings]),
        ("unit.placed_twice", [(each.ref, each.step) for each in plan.placings]),
    )
    for code, changes in groups:
        times = Counter(ref for ref, _step in changes)
        places: dict[str, list[int]] = defaultdict(list)
        for ref, step in changes:
            places[ref].append(step)
        for ref in (ref for ref, count in times.items() if count > 1):
            first, *_rest, last = sorted(places[ref])
            shown = named.get(ref) or label(units, ref)
            yield problem(code, step=last, label=shown, other=first)


def _later_facts(units: Snapshot, plan: Plan) -> Iterator[Problem]:
    """What is already known of days on or after the effective day and would be overrun."""
    day = plan.effective_on
    ending = {each.ref: each.step for each in plan.endings}
    naming = {each.ref: each.step for each in plan.namings}
    placing = {each.ref: each.step for each in plan.placings}
    for ref, step in {**ending, **naming}.items():
        later = begun_since(units[ref].names, day)
        if later is not None:
            yield problem("name.later", step=step, label=label(units, ref), day=later)
    for ref, step in {**ending, **placing}.items():
        later = begun_since(units[ref].parents, day)
        if later is not None:
            yield problem("parent.later", step=step, label=label(units, ref), day=later)
    for ref, step in naming.items():
        if units[ref].period.start >= day:
            yield problem("name.same_day", step=step, label=label(units, ref), day=day)


def _troubles_after(units: Snapshot, plan: Plan) -> Iterator[Problem]:
    after = applied(units, plan)
    touched, day = plan.touched, plan.effective_on
    for placing in plan.placings:
        ring = find_ring(after, placing.ref, day)
        if ring is not None:
            parent = placing.parent or ""
            yield problem(
                "parent.ring",
                step=placing.step,
                label=label(units, placing.ref),
                parent=after[parent].label,
                day=ring,
            )
            return
    for creation in plan.creations:
        if find_ring(after, creation.unit.ref, day) is not None:
            yield problem(
                "parent.ring",
                step=creation.step,
                label=creation.unit.name,
                parent=after[creation.unit.parent or ""].label,
                day=day,
            )
            return
    yield from find_orphans(after, touched, day)
    yield from find_namesakes(after, touched, day)


def ref_of(unit: str | NewUnit) -> str:
    """The reference of a unit that exists or is made."""
    return unit if isinstance(unit, str) else unit.ref


def label(units: Snapshot, ref: str) -> str:
    """The label of a unit, or its reference when it is not known."""
    return units[ref].label if ref in units else ref
