"""Reads of the register of awards."""

from thidua.awards.queries.awards import (
    AwardRow,
    award_rows,
    awards_for,
    counted_by,
    find_award,
    find_public_award,
    narrowed,
    public_awards,
    search_awards,
    title_choices,
    years_of,
)
from thidua.awards.queries.holding import Holding, person_held, unit_held
from thidua.awards.queries.record import (
    CoverageRow,
    RecordRow,
    all_coverage,
    awards_of_person,
    awards_of_unit,
    coverage_of_units,
    coverage_rows,
    find_coverage,
    unit_record,
)
from thidua.awards.queries.reliance import relying_on, rests_on

__all__ = [
    "AwardRow",
    "CoverageRow",
    "Holding",
    "RecordRow",
    "all_coverage",
    "award_rows",
    "awards_for",
    "awards_of_person",
    "awards_of_unit",
    "counted_by",
    "coverage_of_units",
    "coverage_rows",
    "find_award",
    "find_coverage",
    "find_public_award",
    "narrowed",
    "person_held",
    "public_awards",
    "relying_on",
    "rests_on",
    "search_awards",
    "title_choices",
    "unit_held",
    "unit_record",
    "years_of",
]
