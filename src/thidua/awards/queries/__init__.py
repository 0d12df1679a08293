"""Reads of the register of awards."""

from thidua.awards.queries.awards import (
    AwardRow,
    award_rows,
    awards_for,
    find_award,
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
    unit_record,
)
from thidua.awards.queries.reliance import relying_on

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
    "coverage_of_units",
    "coverage_rows",
    "find_award",
    "person_held",
    "public_awards",
    "relying_on",
    "search_awards",
    "title_choices",
    "unit_held",
    "unit_record",
    "years_of",
]
