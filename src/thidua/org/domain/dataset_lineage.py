"""What must be true of reorganisations and of the land that units serve.

Knows that an ended unit says what became of it and that a successor stands where its
predecessors stood; refuses to guess a missing successor.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from thidua.org.domain.dataset_records import (
    Dataset,
    Finding,
    LineageRecord,
    ReorganisationRecord,
    UnitRecord,
)
from thidua.org.domain.vocabulary import Kind, StepKind

_TERRITORIAL = frozenset(
    {Kind.PROVINCIAL_PROCURACY, Kind.DISTRICT_PROCURACY, Kind.REGIONAL_PROCURACY}
)
_ENDING = frozenset({StepKind.MERGE, StepKind.DISSOLVE})
_SAME_UNIT = frozenset({StepKind.RENAME, StepKind.MOVE})


def check_lineage(dataset: Dataset) -> Iterator[Finding]:
    """Yield arrows whose days or ends disagree, ended units without one, ill-placed successors."""
    units = {unit.key: unit for unit in dataset.units}
    reorganisations = {one.key: one for one in dataset.reorganisations}
    for arrow in dataset.lineage:
        effective = reorganisations[arrow.reorganisation].effective_date
        yield from _check_arrow(arrow, units, effective)
    yield from _check_renames(dataset, reorganisations)
    yield from _check_steps(dataset)
    yield from _check_ended(dataset)
    yield from _check_predecessors(dataset, units)


def _check_arrow(
    arrow: LineageRecord, units: dict[str, UnitRecord], effective: date
) -> Iterator[Finding]:
    source = units[arrow.from_unit]
    target = None if arrow.to_unit is None else units[arrow.to_unit]
    if arrow.kind in _SAME_UNIT:
        if target is not source:
            yield Finding("lineage.same-unit", arrow.place, f"a {arrow.kind} keeps the unit")
        if not source.period.contains(effective):
            yield Finding("lineage.dead", arrow.place, f"{source.key} is not there on {effective}")
        return
    if target is source:
        yield Finding("lineage.itself", arrow.place, f"{source.key} cannot succeed itself")
    keeps_a_part = arrow.kind is StepKind.SPLIT and source.period.contains(effective)
    if source.valid_to != effective - timedelta(days=1) and not keeps_a_part:
        yield Finding("lineage.source-day", arrow.place, f"{source.key} does not end on the eve")
    if target is not None and not target.period.contains(effective):
        yield Finding("lineage.target-day", arrow.place, f"{target.key} is not there then")
    if arrow.kind is StepKind.DISSOLVE and target is not None:
        yield Finding("lineage.dissolved", arrow.place, "a dissolution has no successor")


def _check_renames(
    dataset: Dataset, reorganisations: dict[str, ReorganisationRecord]
) -> Iterator[Finding]:
    begun = {(name.unit, name.valid_from) for name in dataset.names}
    for arrow in dataset.lineage:
        effective = reorganisations[arrow.reorganisation].effective_date
        if arrow.kind is StepKind.RENAME and (arrow.from_unit, effective) not in begun:
            yield Finding("lineage.no-new-name", arrow.place, f"no name begins on {effective}")
    renamed = {
        (arrow.from_unit, reorganisations[arrow.reorganisation].effective_date)
        for arrow in dataset.lineage
        if arrow.kind is StepKind.RENAME
    }
    beginnings = {unit.key: unit.valid_from for unit in dataset.units}
    for name in dataset.names:
        if name.valid_from in (None, beginnings[name.unit]):
            continue
        if (name.unit, name.valid_from) not in renamed:
            yield Finding("name.unexplained", name.place, "no reorganisation gave this name")


def _check_steps(dataset: Dataset) -> Iterator[Finding]:
    kinds: dict[tuple[str, int], StepKind] = {}
    for arrow in dataset.lineage:
        step = (arrow.reorganisation, arrow.step)
        if kinds.setdefault(step, arrow.kind) is not arrow.kind:
            yield Finding("lineage.mixed-step", arrow.place, f"step {arrow.step} has two kinds")


def _check_ended(dataset: Dataset) -> Iterator[Finding]:
    ending = {one.from_unit for one in dataset.lineage if one.kind in _ENDING}
    sources = {one.from_unit for one in dataset.lineage if one.kind not in _SAME_UNIT}
    for unit in dataset.units:
        if unit.valid_to is not None and unit.key not in sources:
            yield Finding("lineage.none", unit.place, f"{unit.key} ended without a step")
        if unit.valid_to is None and unit.key in ending:
            yield Finding("lineage.still-there", unit.place, f"{unit.key} goes on after its end")


def _successors(dataset: Dataset) -> dict[str, set[str]]:
    successors: dict[str, set[str]] = defaultdict(set)
    for arrow in dataset.lineage:
        if arrow.to_unit is not None and arrow.kind not in _SAME_UNIT:
            successors[arrow.from_unit].add(arrow.to_unit)
    return successors


def _check_predecessors(dataset: Dataset, units: dict[str, UnitRecord]) -> Iterator[Finding]:
    above = {record.unit: record.parent for record in dataset.parents}
    successors = _successors(dataset)
    for arrow in dataset.lineage:
        if arrow.to_unit is None or units[arrow.to_unit].kind is not Kind.REGIONAL_PROCURACY:
            continue
        old, new = above[arrow.from_unit], above[arrow.to_unit]
        if old != new and new not in successors[old]:
            yield Finding(
                "lineage.other-province",
                arrow.place,
                f"{arrow.from_unit} lies outside the province of {arrow.to_unit}",
            )


def check_communes(dataset: Dataset) -> Iterator[Finding]:
    """Yield units that serve no land or another's, and communes taken from another province."""
    units = {unit.key: unit for unit in dataset.units}
    above = {record.unit: record.parent for record in dataset.parents}
    successors = _successors(dataset)
    for unit in dataset.units:
        if (unit.kind in _TERRITORIAL) != (unit.territory is not None):
            yield Finding("territory.missing", unit.place, f"{unit.key}: land and kind disagree")
    for commune in dataset.communes:
        server = commune.regional_procuracy
        if server is not None and units[server].territory != commune.province:
            yield Finding("commune.server", commune.place, f"{server} serves another province")
        for district in commune.former_districts:
            old = above[district]
            if old != commune.province and commune.province not in successors[old]:
                yield Finding("commune.district", commune.place, f"{district} lay elsewhere")
