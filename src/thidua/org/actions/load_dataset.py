"""Loading the packaged organisation in one transaction.

Knows how records of the dataset become rows; refuses to mend the dataset, and to load over a
part of it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

from django.apps import apps
from django.db import connection, transaction

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.actions.derived import fill
from thidua.org.actions.locking import lock_structure
from thidua.org.domain.dataset import COMMUNES_SINCE, load_dataset
from thidua.org.domain.dataset_checks import check_dataset
from thidua.org.domain.dataset_records import Dataset, LineageRecord
from thidua.org.domain.labels import called
from thidua.org.domain.vocabulary import StepKind
from thidua.org.enums import (
    ORGANISATION_LOADED,
    Certainty,
    LineageKind,
    ReorganisationState,
    StepRole,
)
from thidua.org.errors import refuse
from thidua.org.models import (
    Jurisdiction,
    Lineage,
    Reorganisation,
    ReorganisationStep,
    StepUnit,
    Unit,
    UnitCode,
    UnitName,
    UnitParent,
)

BATCH = 500
HEAD = "vks-supreme"
"""Key of the unit on whose page the loading is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a call found or did."""

    units: int
    lineages: int
    sha256: str
    already: bool
    """True: everything was there and nothing was written."""


def load_organisation(*, actor: Actor, at: datetime) -> Loaded:
    """Load units, names, codes, superiors, territories, reorganisations and lineage.

    A second call changes nothing and says so. Refuses a dataset that fails its own checks, and a
    database that holds a part of it. Recorded as ``organisation.loaded`` with counts and the
    dataset's SHA-256.
    """
    dataset, digest = load_dataset(), dataset_sha256()
    with transaction.atomic():
        lock_structure()
        require(actor, "organisation.load", None)
        keys = {unit.key for unit in dataset.units}
        found = set(Unit.objects.exclude(key=None).values_list("key", flat=True)) & keys
        if found:
            if len(found) != len(keys):
                raise refuse("dataset.partial", found=len(found), expected=len(keys))
            lineages = Lineage.objects.filter(predecessor__key__in=keys).count()
            return Loaded(units=len(keys), lineages=lineages, sha256=digest, already=True)
        findings = check_dataset(dataset)
        if findings:
            raise refuse("dataset.broken", reason=str(findings[0]))
        units = _load_units(dataset)
        _load_dated(dataset, units)
        lineages = _load_reorganisations(dataset, units)
        _measure_tables()
        record(
            ORGANISATION_LOADED,
            subject=units[HEAD],
            actor=actor,
            at=at,
            units=len(units),
            lineages=lineages,
            names=len(dataset.names),
            codes=len(dataset.codes),
            reorganisations=len(dataset.reorganisations),
            sha256=digest,
        )
    return Loaded(units=len(units), lineages=lineages, sha256=digest, already=False)


def _measure_tables() -> None:
    """Tell PostgreSQL how large its tables have become; it would guess until it looks itself."""
    if connection.vendor != "postgresql":
        return
    tables = [model._meta.db_table for model in apps.get_app_config("org").get_models()]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def dataset_sha256() -> str:
    """SHA-256 over the names and bytes of the packaged tables, in order of name."""
    digest = hashlib.sha256()
    folder = files("thidua.org") / "data"
    for table in sorted(folder.iterdir(), key=lambda each: each.name):
        if table.name.endswith(".csv"):
            digest.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    return digest.hexdigest()


def _load_units(dataset: Dataset) -> dict[str, Unit]:
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(dataset.names, key=lambda each: each.period.start):
        names[name.unit].append((name.name, name.short_name))
    codes: dict[str, list[str]] = defaultdict(list)
    for code in dataset.codes:
        codes[code.unit].append(code.code)
    kinds = {unit.key: unit.kind.value for unit in dataset.units}
    above = {
        link.unit: called(kinds[link.parent], *names[link.parent][-1])
        for link in sorted(dataset.parents, key=lambda each: each.period.start)
    }
    units = []
    for each in dataset.units:
        unit = Unit(
            key=each.key,
            kind=each.kind.value,
            level=each.level.value,
            sector=each.sector.value,
            legal_personality=each.legal_personality.value,
            valid_from=each.valid_from,
            from_certainty=each.from_certainty.value,
            valid_to=each.valid_to,
            to_certainty=each.to_certainty.value if each.to_certainty else "",
            certainty=each.certainty.value,
            basis=each.basis,
            note=each.note,
        )
        fill(unit, names[each.key], codes[each.key], above.get(each.key, ""))
        units.append(unit)
    made = Unit.objects.bulk_create(units, batch_size=BATCH)
    return {unit.key: unit for unit in made if unit.key}


def _load_dated(dataset: Dataset, units: dict[str, Unit]) -> None:
    UnitName.objects.bulk_create(
        (
            UnitName(
                unit=units[each.unit],
                name=each.name,
                short_name=each.short_name,
                valid_from=each.valid_from,
                valid_to=each.valid_to,
                certainty=each.certainty.value,
            )
            for each in dataset.names
        ),
        batch_size=BATCH,
    )
    UnitCode.objects.bulk_create(
        (
            UnitCode(
                unit=units[each.unit],
                scheme=each.scheme.value,
                code=each.code,
                valid_from=each.valid_from,
                valid_to=each.valid_to,
                certainty=each.certainty.value,
            )
            for each in dataset.codes
        ),
        batch_size=BATCH,
    )
    UnitParent.objects.bulk_create(
        (
            UnitParent(
                unit=units[each.unit],
                parent=units[each.parent],
                valid_from=each.valid_from,
                valid_to=each.valid_to,
                certainty=each.certainty.value,
            )
            for each in dataset.parents
        ),
        batch_size=BATCH,
    )
    Jurisdiction.objects.bulk_create(_jurisdictions(dataset, units), batch_size=BATCH)


def _jurisdictions(dataset: Dataset, units: dict[str, Unit]) -> Iterable[Jurisdiction]:
    for each in dataset.units:
        if each.territory is not None:
            yield Jurisdiction(
                unit=units[each.key],
                territory=units[each.territory],
                valid_from=each.valid_from,
                valid_to=each.valid_to,
                certainty=each.certainty.value,
            )
    for commune in dataset.communes:
        if commune.regional_procuracy is not None:
            yield Jurisdiction(
                unit=units[commune.regional_procuracy],
                territory=units[commune.unit],
                valid_from=COMMUNES_SINCE,
                certainty=Certainty.DERIVED,
            )


def _load_reorganisations(dataset: Dataset, units: dict[str, Unit]) -> int:
    rows = [
        Reorganisation(
            key=each.key,
            title=each.title,
            number=each.document.partition("/")[0],
            symbol=each.document.partition("/")[2],
            issuer=each.issuer,
            decided_on=each.decision_date,
            effective_on=each.effective_date,
            state=ReorganisationState.APPLIED,
            certainty=each.certainty.value,
            basis=each.basis,
        )
        for each in dataset.reorganisations
    ]
    made = {row.key: row for row in Reorganisation.objects.bulk_create(rows)}
    kinds = {(arrow.reorganisation, arrow.step): arrow.kind for arrow in dataset.lineage}
    steps = ReorganisationStep.objects.bulk_create(
        (
            ReorganisationStep(reorganisation=made[key], place=place, kind=kind.value)
            for (key, place), kind in kinds.items()
        ),
        batch_size=BATCH,
    )
    by_place = dict(zip(kinds, steps, strict=True))
    _load_step_units(dataset, units, by_place)
    days = {each.key: each.effective_date for each in dataset.reorganisations}
    lineages = [
        *_legal(dataset, units, by_place, days),
        *_territorial(dataset, units),
    ]
    Lineage.objects.bulk_create(lineages, batch_size=BATCH)
    return len(lineages)


Steps = dict[tuple[str, int], ReorganisationStep]


def _load_step_units(dataset: Dataset, units: dict[str, Unit], steps: Steps) -> None:
    roles: dict[tuple[tuple[str, int], str, StepRole], None] = {}
    for arrow in dataset.lineage:
        place = arrow.reorganisation, arrow.step
        roles[place, arrow.from_unit, StepRole.BEFORE] = None
        if arrow.to_unit is not None:
            roles[place, arrow.to_unit, StepRole.AFTER] = None
    StepUnit.objects.bulk_create(
        (StepUnit(step=steps[place], unit=units[key], role=role) for place, key, role in roles),
        batch_size=BATCH,
    )


def _legal(
    dataset: Dataset, units: dict[str, Unit], steps: Steps, days: dict[str, date]
) -> Iterable[Lineage]:
    for arrow in dataset.lineage:
        if arrow.kind in {StepKind.RENAME, StepKind.MOVE}:
            continue
        yield Lineage(
            predecessor=units[arrow.from_unit],
            successor=units[arrow.to_unit] if arrow.to_unit else None,
            on=days[arrow.reorganisation],
            kind=_kind(arrow, units[arrow.from_unit], days[arrow.reorganisation]),
            certainty=arrow.certainty.value,
            basis=arrow.basis,
            step=steps[arrow.reorganisation, arrow.step],
        )


def _kind(arrow: LineageRecord, source: Unit, day: date) -> LineageKind:
    """A unit that goes on after a division has given a part away and has no heir."""
    return LineageKind.TERRITORY if source.holds_on(day) else LineageKind(arrow.kind.value)


def _territorial(dataset: Dataset, units: dict[str, Unit]) -> Iterable[Lineage]:
    for commune in dataset.communes:
        for district in commune.former_districts:
            yield Lineage(
                predecessor=units[district],
                successor=units[commune.unit],
                on=COMMUNES_SINCE,
                kind=LineageKind.TERRITORY,
                certainty=Certainty.DERIVED,
            )
