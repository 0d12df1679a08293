"""Writes of conferences."""

from thidua.conferences.actions.agenda import (
    AgendaLine,
    add_point,
    change_point,
    move_point,
    remove_point,
    set_agenda,
)
from thidua.conferences.actions.attendance import (
    arrive_by_code,
    mark_absent,
    mark_arrival,
    mark_represented,
    report_at_door,
    unmark_attendance,
)
from thidua.conferences.actions.course import cancel_conference, link_minutes, move_conference_on
from thidua.conferences.actions.delegates import invite, invite_units, withdraw_delegate
from thidua.conferences.actions.minutes import (
    approve_minutes,
    correct_minutes,
    reopen_minutes,
    write_minutes,
)
from thidua.conferences.actions.minutes_signing import send_minutes_to_sign
from thidua.conferences.actions.notes import change_note, strike_note, take_note
from thidua.conferences.actions.planning import change_conference, plan_conference

__all__ = [
    "AgendaLine",
    "add_point",
    "approve_minutes",
    "arrive_by_code",
    "cancel_conference",
    "change_conference",
    "change_note",
    "change_point",
    "correct_minutes",
    "invite",
    "invite_units",
    "link_minutes",
    "mark_absent",
    "mark_arrival",
    "mark_represented",
    "move_conference_on",
    "move_point",
    "plan_conference",
    "remove_point",
    "reopen_minutes",
    "report_at_door",
    "send_minutes_to_sign",
    "set_agenda",
    "strike_note",
    "take_note",
    "unmark_attendance",
    "withdraw_delegate",
    "write_minutes",
]
