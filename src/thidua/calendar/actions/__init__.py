"""Writes of the calendar."""

from thidua.calendar.actions.by_hand import (
    ask_for_extension,
    cancel_deadline,
    close_deadline,
    decline_extension,
    shift_deadline,
)
from thidua.calendar.actions.days import declare_day_off, declare_swap, withdraw_day
from thidua.calendar.actions.deadlines import (
    drop_deadline,
    erase_deadline,
    meet_deadline,
    move_deadline,
    pass_deadline,
    reopen_deadline,
    set_deadline,
)
from thidua.calendar.actions.diary import Work, change_work_entry, enter_work, remove_work_entry
from thidua.calendar.actions.years import correct_year, define_year, set_data_period

__all__ = [
    "Work",
    "ask_for_extension",
    "cancel_deadline",
    "change_work_entry",
    "close_deadline",
    "correct_year",
    "declare_day_off",
    "declare_swap",
    "decline_extension",
    "define_year",
    "drop_deadline",
    "enter_work",
    "erase_deadline",
    "meet_deadline",
    "move_deadline",
    "pass_deadline",
    "remove_work_entry",
    "reopen_deadline",
    "set_data_period",
    "set_deadline",
    "shift_deadline",
    "withdraw_day",
]
