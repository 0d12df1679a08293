"""Writes of conferences."""

from thidua.conferences.actions.agenda import AgendaLine, set_agenda
from thidua.conferences.actions.course import link_minutes, move_conference_on
from thidua.conferences.actions.delegates import invite, mark_absent, mark_arrival, take_note
from thidua.conferences.actions.planning import change_conference, plan_conference

__all__ = [
    "AgendaLine",
    "change_conference",
    "invite",
    "link_minutes",
    "mark_absent",
    "mark_arrival",
    "move_conference_on",
    "plan_conference",
    "set_agenda",
    "take_note",
]
