"""The packaged organisation of the People's Procuracy and of the provinces, districts, communes.

Knows the tables in ``thidua/org/data`` and reads them strictly into frozen records; refuses to
know the database into which they are loaded.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypedDict, TypeVar

from thidua.org.domain.dataset_records import (
    CodeRecord,
    CommuneRecord,
    Dataset,
    LineageRecord,
    NameRecord,
    ParentRecord,
    RegionalCount,
    ReorganisationRecord,
    UnitRecord,
)
from thidua.org.domain.dataset_tables import Place, Row, rows_of
from thidua.org.domain.vocabulary import (
    Certainty,
    Kind,
    LegalPersonality,
    Level,
    Scheme,
    Sector,
    StepKind,
)

Record = TypeVar("Record")


class _Dates(TypedDict):
    """What every dated record says of its days."""

    valid_from: date | None
    valid_to: date | None
    certainty: Certainty
    place: Place


COMMUNES_SINCE = date(2025, 7, 1)
"""First day of the two tiers; the communes of the dataset are told from that day on."""

UNIT_COLUMNS = (
    "key", "kind", "level", "sector", "legal_personality", "valid_from", "from_certainty",
    "valid_to", "to_certainty", "certainty", "territory", "basis", "note",
)  # fmt: skip
NAME_COLUMNS = ("unit", "name", "short_name", "valid_from", "valid_to", "certainty")
CODE_COLUMNS = ("unit", "scheme", "code", "valid_from", "valid_to", "certainty")
PARENT_COLUMNS = ("unit", "parent", "valid_from", "valid_to", "certainty")
REORGANISATION_COLUMNS = (
    "key", "title", "document", "issuer", "decision_date", "effective_date", "certainty", "basis",
)  # fmt: skip
LINEAGE_COLUMNS = ("reorganisation", "step", "kind", "from_unit", "to_unit", "certainty", "basis")
COMMUNE_COLUMNS = ("code", "name", "province", "regional_procuracy", "former_districts")
COUNT_COLUMNS = ("provincial_procuracy", "expected", "at_least", "named", "certainty")


def load_dataset(folder: Traversable | None = None) -> Dataset:
    """Read every table of ``folder`` (the packaged one when None).

    Raises ``DatasetError`` naming file, row and column for an unknown column, a bad word or day,
    a key given twice, or a reference to a unit or reorganisation that is not there.
    """
    folder = files("thidua.org") / "data" if folder is None else folder
    names = _read(folder, "names.csv", NAME_COLUMNS, _name)
    codes = _read(folder, "codes.csv", CODE_COLUMNS, _code)
    districts = _last_districts(codes)
    communes = _read(folder, "communes.csv", COMMUNE_COLUMNS, lambda row: _commune(row, districts))
    named = {name.unit for name in names}
    dataset = Dataset(
        units=(*_read(folder, "units.csv", UNIT_COLUMNS, _unit), *map(_commune_unit, communes)),
        names=(*names, *(_commune_name(one) for one in communes if one.unit not in named)),
        codes=(*codes, *map(_commune_code, communes)),
        parents=(
            *_read(folder, "parents.csv", PARENT_COLUMNS, _parent),
            *map(_commune_parent, communes),
        ),
        reorganisations=_read(
            folder, "reorganisations.csv", REORGANISATION_COLUMNS, _reorganisation
        ),
        lineage=_read(folder, "lineage.csv", LINEAGE_COLUMNS, _arrow),
        communes=communes,
        regional_counts=_read(folder, "regional_counts.csv", COUNT_COLUMNS, _count),
    )
    _refuse_repeated_keys(dataset)
    _refuse_dangling_references(dataset)
    return dataset


def _read(
    folder: Traversable, file: str, columns: tuple[str, ...], build: Callable[[Row], Record]
) -> tuple[Record, ...]:
    return tuple(build(row) for row in rows_of(folder, file, columns))


def _last_districts(codes: tuple[CodeRecord, ...]) -> dict[str, str]:
    # Codes were reused in 2024 and 2025: only the last day of the three tiers tells them apart.
    eve = COMMUNES_SINCE - timedelta(days=1)
    return {
        record.code: record.unit
        for record in codes
        if record.scheme is Scheme.GSO and len(record.code) == 3 and record.period.contains(eve)
    }


def _unit(row: Row) -> UnitRecord:
    first, last = row.days()
    to_certainty = row.optional_word("to_certainty", Certainty)
    if (last is None) != (to_certainty is None):
        raise row.place.error("to_certainty", "must stand exactly where there is a last day")
    from_certainty = row.word("from_certainty", Certainty)
    if (first is None) != (from_certainty is Certainty.UNKNOWN):
        raise row.place.error("from_certainty", "must be unknown exactly where the day is empty")
    return UnitRecord(
        key=row.text("key"),
        kind=row.word("kind", Kind),
        level=row.word("level", Level),
        sector=row.word("sector", Sector),
        legal_personality=row.word("legal_personality", LegalPersonality),
        valid_from=first,
        from_certainty=from_certainty,
        valid_to=last,
        to_certainty=to_certainty,
        certainty=row.word("certainty", Certainty),
        territory=row.optional("territory") or None,
        basis=row.optional("basis"),
        note=row.optional("note"),
        place=row.place,
    )


def _dates_of(row: Row) -> _Dates:
    first, last = row.days()
    return {
        "valid_from": first,
        "valid_to": last,
        "certainty": row.word("certainty", Certainty),
        "place": row.place,
    }


def _name(row: Row) -> NameRecord:
    return NameRecord(
        unit=row.text("unit"),
        name=row.text("name"),
        short_name=row.text("short_name"),
        **_dates_of(row),
    )


def _code(row: Row) -> CodeRecord:
    return CodeRecord(
        unit=row.text("unit"),
        scheme=row.word("scheme", Scheme),
        code=row.text("code"),
        **_dates_of(row),
    )


def _parent(row: Row) -> ParentRecord:
    return ParentRecord(
        unit=row.text("unit"),
        parent=row.text("parent"),
        **_dates_of(row),
    )


def _reorganisation(row: Row) -> ReorganisationRecord:
    return ReorganisationRecord(
        key=row.text("key"),
        title=row.text("title"),
        document=row.optional("document"),
        issuer=row.text("issuer"),
        decision_date=row.day("decision_date"),
        effective_date=row.required_day("effective_date"),
        certainty=row.word("certainty", Certainty),
        basis=row.optional("basis"),
        place=row.place,
    )


def _arrow(row: Row) -> LineageRecord:
    kind = row.word("kind", StepKind)
    certainty = row.word("certainty", Certainty)
    to_unit = row.optional("to_unit") or None
    if to_unit is None and kind is not StepKind.DISSOLVE and certainty is not Certainty.UNKNOWN:
        raise row.place.error("to_unit", "is empty although the successor is not unknown")
    return LineageRecord(
        reorganisation=row.text("reorganisation"),
        step=row.number("step"),
        kind=kind,
        from_unit=row.text("from_unit"),
        to_unit=to_unit,
        certainty=certainty,
        basis=row.optional("basis"),
        place=row.place,
    )


def _commune(row: Row, districts: dict[str, str]) -> CommuneRecord:
    former = row.optional("former_districts").split()
    for code in former:
        if code not in districts:
            raise row.place.error("former_districts", f"{code!r} is no district's code")
    code = row.text("code")
    return CommuneRecord(
        unit=f"commune-{code}",
        code=code,
        name=row.text("name"),
        province=row.text("province"),
        regional_procuracy=row.optional("regional_procuracy") or None,
        former_districts=tuple(districts[code] for code in former),
        place=row.place,
    )


def _commune_unit(commune: CommuneRecord) -> UnitRecord:
    return UnitRecord(
        key=commune.unit,
        kind=Kind.COMMUNE,
        level=Level.COMMUNE,
        sector=Sector.TERRITORY,
        legal_personality=LegalPersonality.UNKNOWN,
        valid_from=COMMUNES_SINCE,
        from_certainty=Certainty.DERIVED,
        valid_to=None,
        to_certainty=None,
        certainty=Certainty.OFFICIAL,
        territory=None,
        basis="19/2025/QĐ-TTg",
        note="",
        place=commune.place,
    )


def _since_communes(commune: CommuneRecord) -> _Dates:
    return {
        "valid_from": COMMUNES_SINCE,
        "valid_to": None,
        "certainty": Certainty.OFFICIAL,
        "place": commune.place,
    }


def _commune_name(commune: CommuneRecord) -> NameRecord:
    return NameRecord(
        unit=commune.unit,
        name=commune.name,
        short_name=commune.name,
        **_since_communes(commune),
    )


def _commune_code(commune: CommuneRecord) -> CodeRecord:
    return CodeRecord(
        unit=commune.unit,
        scheme=Scheme.GSO,
        code=commune.code,
        **_since_communes(commune),
    )


def _commune_parent(commune: CommuneRecord) -> ParentRecord:
    return ParentRecord(
        unit=commune.unit,
        parent=commune.province,
        **_since_communes(commune),
    )


def _count(row: Row) -> RegionalCount:
    return RegionalCount(
        provincial_procuracy=row.text("provincial_procuracy"),
        expected=row.optional_number("expected"),
        at_least=row.optional_number("at_least"),
        named=row.number("named"),
        certainty=row.word("certainty", Certainty),
        place=row.place,
    )


def _refuse_repeated_keys(dataset: Dataset) -> None:
    keyed: tuple[UnitRecord | ReorganisationRecord, ...]
    for keyed in (dataset.units, dataset.reorganisations):
        times = Counter(record.key for record in keyed)
        for record in keyed:
            if times[record.key] > 1:
                raise record.place.error("key", f"{record.key!r} is given twice")


def _refuse_dangling_references(dataset: Dataset) -> None:
    units = {unit.key for unit in dataset.units}
    reorganisations = {one.key for one in dataset.reorganisations}
    for place, column, key in _references(dataset):
        known = reorganisations if column == "reorganisation" else units
        if key is not None and key not in known:
            raise place.error(column, f"{key!r} is not there")


def _references(dataset: Dataset) -> Iterator[tuple[Place, str, str | None]]:
    dated: Iterable[NameRecord | CodeRecord | ParentRecord]
    for unit in dataset.units:
        yield unit.place, "territory", unit.territory
    for dated in (dataset.names, dataset.codes, dataset.parents):
        for record in dated:
            yield record.place, "unit", record.unit
    for parent in dataset.parents:
        yield parent.place, "parent", parent.parent
    for arrow in dataset.lineage:
        yield arrow.place, "reorganisation", arrow.reorganisation
        yield arrow.place, "from_unit", arrow.from_unit
        yield arrow.place, "to_unit", arrow.to_unit
    for commune in dataset.communes:
        yield commune.place, "province", commune.province
        yield commune.place, "regional_procuracy", commune.regional_procuracy
    for count in dataset.regional_counts:
        yield count.place, "provincial_procuracy", count.provincial_procuracy
