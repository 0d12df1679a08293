"""What must be true of the organisation dataset as a whole.

Knows the sums of the real organisation and the laws of time (one name, one code, one parent a
day); refuses to mend anything: it only finds and names the place.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from thidua.org.domain.dataset import load_dataset
from thidua.org.domain.dataset_lineage import check_communes, check_lineage
from thidua.org.domain.dataset_records import (
    CodeRecord,
    Dataset,
    Dated,
    Finding,
    NameRecord,
    ParentRecord,
    UnitRecord,
)
from thidua.org.domain.vocabulary import ROOT_KINDS, Kind, Scheme
from thidua_core.periods import find_gaps, find_overlaps

__all__ = ["Count", "Finding", "ReusedCode", "check_dataset", "codes_of_two_provinces"]

OfUnit = TypeVar("OfUnit", NameRecord, CodeRecord, ParentRecord)


@dataclass(frozen=True, slots=True)
class Count:
    """How many units of a kind live on a day, by the decisions of the time."""

    kind: Kind
    day: date
    number: int


_BEFORE, _AFTER = date(2025, 6, 30), date(2025, 7, 1)
COUNTS = (
    Count(Kind.PROVINCE, _BEFORE, 63),
    Count(Kind.PROVINCE, _AFTER, 34),
    Count(Kind.PROVINCIAL_PROCURACY, _BEFORE, 63),
    Count(Kind.PROVINCIAL_PROCURACY, _AFTER, 34),
    Count(Kind.DISTRICT, date(2021, 11, 1), 705),
    Count(Kind.DISTRICT, date(2024, 9, 1), 704),
    Count(Kind.DISTRICT, date(2024, 12, 1), 701),
    Count(Kind.DISTRICT, date(2025, 1, 1), 696),
    Count(Kind.DISTRICT, _BEFORE, 696),
    Count(Kind.DISTRICT, _AFTER, 0),
    Count(Kind.DISTRICT_PROCURACY, _BEFORE, 696),
    Count(Kind.DISTRICT_PROCURACY, _AFTER, 0),
    Count(Kind.COMMUNE, _AFTER, 3321),
    Count(Kind.REGIONAL_PROCURACY, _BEFORE, 0),
    Count(Kind.REGIONAL_PROCURACY, _AFTER, 213),
    Count(Kind.HIGH_PROCURACY, _BEFORE, 3),
    Count(Kind.HIGH_PROCURACY, _AFTER, 0),
    Count(Kind.SUPREME_UNIT, date(2015, 6, 1), 27),
    Count(Kind.SUPREME_UNIT, date(2025, 2, 12), 24),
    Count(Kind.SUPREME_UNIT, _AFTER, 27),
)
REGIONAL_IN_ALL = 355
"""Regional procuracies made by 84/2025/UBTVQH15; only those named are units of the dataset."""


@dataclass(frozen=True, slots=True)
class ReusedCode:
    """A code that means one province before and another, of another name, after."""

    code: str
    before: str
    after: str


def check_dataset(dataset: Dataset | None = None) -> list[Finding]:
    """Return everything that is wrong with the dataset (the packaged one when None)."""
    dataset = load_dataset() if dataset is None else dataset
    return [
        *_check_spelling(dataset),
        *_check_periods(dataset),
        *_check_codes(dataset),
        *_check_parents(dataset),
        *check_lineage(dataset),
        *check_communes(dataset),
        *_check_counts(dataset),
        *_check_regional_counts(dataset),
    ]


def codes_of_two_provinces(dataset: Dataset) -> list[ReusedCode]:
    """Return the province codes that were given to another name, in order of code."""
    provinces = {unit.key for unit in dataset.units if unit.kind is Kind.PROVINCE}
    short = {name.unit: name.short_name for name in dataset.names if name.unit in provinces}
    holders: dict[str, list[CodeRecord]] = defaultdict(list)
    for code in dataset.codes:
        if code.unit in provinces:
            holders[code.code].append(code)
    reused = []
    for written, records in sorted(holders.items()):
        records.sort(key=lambda record: record.period.start)
        for first, second in pairwise(records):
            if short[first.unit] != short[second.unit]:
                reused.append(ReusedCode(written, short[first.unit], short[second.unit]))
    return reused


_LATE_TONE = re.compile(
    r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)"  # hoà, hoè, thuý: hòa, hòe, thúy
)
_PROCURACY = ("Viện kiểm sát nhân dân ",)
_FORMS = {
    Kind.PROVINCE: ("Tỉnh ", "Thành phố "),
    Kind.DISTRICT: ("Quận ", "Huyện ", "Thị xã ", "Thành phố "),
    Kind.COMMUNE: ("Xã ", "Phường ", "Đặc khu "),
    Kind.SUPREME_PROCURACY: _PROCURACY,
    Kind.HIGH_PROCURACY: _PROCURACY,
    Kind.PROVINCIAL_PROCURACY: _PROCURACY,
    Kind.DISTRICT_PROCURACY: _PROCURACY,
    Kind.REGIONAL_PROCURACY: _PROCURACY,
}
_WITH_PROVINCE = re.compile(r"khu vực [1-9]\d* - \w")


def _check_spelling(dataset: Dataset) -> Iterator[Finding]:
    for name in dataset.names:
        for written in (name.name, name.short_name):
            if written != unicodedata.normalize("NFC", written):
                yield Finding("name.not-nfc", name.place, written)
            if written != " ".join(written.split()):
                yield Finding("name.spaces", name.place, written)
            if _LATE_TONE.search(written):
                yield Finding("name.tone-mark", name.place, written)
    yield from _check_forms(dataset)


def _check_forms(dataset: Dataset) -> Iterator[Finding]:
    kinds = {unit.key: unit.kind for unit in dataset.units}
    for name in dataset.names:
        forms = _FORMS.get(kinds[name.unit])
        if forms is not None and not name.name.startswith(forms):
            yield Finding("name.form", name.place, f"{name.name} begins with none of {forms}")
        if kinds[name.unit] is Kind.REGIONAL_PROCURACY and not _WITH_PROVINCE.search(name.name):
            yield Finding("name.no-province", name.place, name.name)


def _check_periods(dataset: Dataset) -> Iterator[Finding]:
    names, parents = _by_unit(dataset.names), _by_unit(dataset.parents)
    for unit in dataset.units:
        yield from _check_cover(unit, names[unit.key], "name")
        if unit.kind not in ROOT_KINDS:
            yield from _check_cover(unit, parents[unit.key], "parent")
        elif parents[unit.key]:
            yield Finding("parent.root", unit.place, f"{unit.key} stands at the top")
    units = {unit.key: unit for unit in dataset.units}
    for (unit_key, _), codes in _grouped_codes(dataset).items():
        yield from _check_within(units[unit_key], codes, "code")


def _by_unit(records: Iterable[OfUnit]) -> dict[str, list[OfUnit]]:
    grouped: dict[str, list[OfUnit]] = defaultdict(list)
    for record in records:
        grouped[record.unit].append(record)
    return grouped


def _grouped_codes(dataset: Dataset) -> dict[tuple[str, Scheme], list[CodeRecord]]:
    grouped: dict[tuple[str, Scheme], list[CodeRecord]] = defaultdict(list)
    for code in dataset.codes:
        grouped[code.unit, code.scheme].append(code)
    return grouped


def _check_cover(unit: UnitRecord, records: Sequence[Dated], what: str) -> Iterator[Finding]:
    yield from _check_within(unit, records, what)
    for gap in find_gaps([record.period for record in records], unit.period):
        yield Finding(f"{what}.gap", unit.place, f"{unit.key} has no {what} from {gap.start}")


def _check_within(unit: UnitRecord, records: Sequence[Dated], what: str) -> Iterator[Finding]:
    for record in records:
        if record.period.intersect(unit.period) != record.period:
            yield Finding(f"{what}.outside", record.place, f"outside the life of {unit.key}")
    for overlap in find_overlaps([record.period for record in records]):
        place = records[overlap.second].place
        yield Finding(f"{what}.overlap", place, f"{unit.key} has two on {overlap.shared.start}")


def _check_codes(dataset: Dataset) -> Iterator[Finding]:
    holders: dict[tuple[Scheme, str], list[CodeRecord]] = defaultdict(list)
    for code in dataset.codes:
        holders[code.scheme, code.code].append(code)
    for (scheme, written), codes in holders.items():
        for overlap in find_overlaps([code.period for code in codes]):
            first, second = codes[overlap.first], codes[overlap.second]
            yield Finding(
                "code.two-units",
                second.place,
                f"{scheme} {written} names {first.unit} and {second.unit}",
            )


def _check_parents(dataset: Dataset) -> Iterator[Finding]:
    lives = {unit.key: unit.period for unit in dataset.units}
    for record in dataset.parents:
        if record.period.intersect(lives[record.parent]) != record.period:
            yield Finding("parent.not-alive", record.place, f"{record.parent} is not there then")
    for day in sorted({record.period.start for record in dataset.parents}):
        above = {one.unit: one.parent for one in dataset.parents if one.period.contains(day)}
        yield from _check_rings(above, day, dataset)


def _check_rings(above: dict[str, str], day: date, dataset: Dataset) -> Iterator[Finding]:
    clear: set[str] = set()
    for start in above:
        path: list[str] = []
        unit: str | None = start
        while unit is not None and unit not in clear and unit not in path:
            path.append(unit)
            unit = above.get(unit)
        if unit is not None and unit in path:
            record = next(one for one in dataset.parents if one.unit == unit)
            yield Finding("parent.ring", record.place, f"{unit} is its own ancestor on {day}")
        clear.update(path)


def _check_counts(dataset: Dataset) -> Iterator[Finding]:
    for count in COUNTS:
        found = sum(
            1
            for unit in dataset.units
            if unit.kind is count.kind and unit.period.contains(count.day)
        )
        if found != count.number:
            yield Finding(
                "count", None, f"{found} of {count.kind} on {count.day}, not {count.number}"
            )


def _check_regional_counts(dataset: Dataset) -> Iterator[Finding]:
    above = {record.unit: record.parent for record in dataset.parents}
    named: dict[str, int] = defaultdict(int)
    provincial: set[str] = set()
    for unit in dataset.units:
        if unit.kind is Kind.REGIONAL_PROCURACY:
            named[above[unit.key]] += 1
        if unit.kind is Kind.PROVINCIAL_PROCURACY and unit.period.contains(_AFTER):
            provincial.add(unit.key)
    for count in dataset.regional_counts:
        provincial.discard(count.provincial_procuracy)
        if named[count.provincial_procuracy] != count.named:
            yield Finding("regional.named", count.place, f"{count.named} is not the number named")
        bounds = (count.named, count.at_least or 0, count.expected or REGIONAL_IN_ALL)
        if list(bounds) != sorted(bounds) and count.expected is not None:
            yield Finding("regional.bounds", count.place, "named, at least, expected do not rise")
    for missing in sorted(provincial):
        yield Finding("regional.missing", None, f"no count for {missing}")
