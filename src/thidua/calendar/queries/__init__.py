"""Reads of the calendar."""

from thidua.calendar.queries.deadlines import (
    DeadlineRow,
    deadline_rows,
    deadlines_for,
    deadlines_of,
)
from thidua.calendar.queries.diary import (
    Day,
    WorkRow,
    all_public_work,
    find_work,
    public_work,
    public_work_of,
    search_work,
    week_of,
    work_feed,
    work_for,
    work_rows,
)
from thidua.calendar.queries.years import (
    DataPeriodRow,
    YearRow,
    emulation_year_of,
    numbered_year,
    provisional,
    year_rows,
)

__all__ = [
    "DataPeriodRow",
    "Day",
    "DeadlineRow",
    "WorkRow",
    "YearRow",
    "all_public_work",
    "deadline_rows",
    "deadlines_for",
    "deadlines_of",
    "emulation_year_of",
    "find_work",
    "numbered_year",
    "provisional",
    "public_work",
    "public_work_of",
    "search_work",
    "week_of",
    "work_feed",
    "work_for",
    "work_rows",
    "year_rows",
]
