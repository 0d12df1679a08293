"""*Quá trình khen thưởng* of a person or a unit, with how far the register behind it is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thidua.awards.queries import (
    CoverageRow,
    RecordRow,
    award_rows,
    awards_of_person,
    coverage_of_units,
    coverage_rows,
    unit_record,
)
from thidua.org.queries import Descent, ancestor_ids
from thidua.people.queries import units_served


def record_of_person(person: Any, *, on: date) -> dict[str, Any]:
    """What the person's page shows: awards, and coverage of the units served in."""
    rows = award_rows(awards_of_person(person.pk), on=on)
    plain = [RecordRow(award=row, certainty="", certainty_label="") for row in rows]
    served = units_served(person)
    above = ancestor_ids(served, on) if served else {}
    reach = {*served, *(key for keys in above.values() for key in keys)}
    return {"record": plain, "known": _known(reach, on) if reach else []}


def record_of_unit(
    unit: Any, descents: list[Descent], above: Iterable[Any], *, on: date
) -> dict[str, Any]:
    """What the unit's page shows: its awards and those of its predecessors, and coverage."""
    family = {unit.pk, *(each.unit.pk for each in descents if each.unit)}
    reach = family | {each.pk for each in above}
    return {
        "record": unit_record(unit, on=on, descents=descents),
        "known": _known(reach, on),
    }


def _known(unit_ids: Iterable[int], on: date) -> list[CoverageRow]:
    return coverage_rows(coverage_of_units(unit_ids), on=on)
