"""Reads of the calendar."""

from thidua.calendar.queries.days import (
    DayRow,
    day_rows,
    declared_days_for,
    find_declared_day,
    holidays_of,
)
from thidua.calendar.queries.deadlines import (
    DeadlineRow,
    deadline_rows,
    deadlines_for,
    deadlines_of,
    extensions_for,
    find_deadline,
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
    "DayRow",
    "DeadlineRow",
    "WorkRow",
    "YearRow",
    "all_public_work",
    "day_rows",
    "deadline_rows",
    "deadlines_for",
    "deadlines_of",
    "declared_days_for",
    "emulation_year_of",
    "extensions_for",
    "find_deadline",
    "find_declared_day",
    "find_work",
    "holidays_of",
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
