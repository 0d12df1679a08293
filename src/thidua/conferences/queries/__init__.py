"""Reads of conferences."""

from thidua.conferences.domain.attendance import AttendanceCount
from thidua.conferences.queries.codes import arrival_code, delegate_at_door, is_code_of
from thidua.conferences.queries.conferences import (
    ConferenceRow,
    GroupRow,
    conference_rows,
    conferences_for,
    conferences_inviting,
    conferences_of_cluster_year,
    conferences_on,
    find_conference,
    search_conferences,
    signing_day,
)
from thidua.conferences.queries.groups import groups_to_plan_for, units_not_invited
from thidua.conferences.queries.invitation import (
    invitation_file,
    invitation_file_name,
    invitation_paper,
)
from thidua.conferences.queries.lists import (
    AgendaRow,
    DelegateRow,
    NoteRow,
    agenda_rows,
    attendance_of,
    delegate_rows,
    delegates_with_role,
    note_rows,
)
from thidua.conferences.queries.minutes import minutes_paper, minutes_tree
from thidua.conferences.queries.papers import printed_invitation, printed_minutes
from thidua.conferences.queries.parts import find_delegate, find_note, find_point
from thidua.conferences.queries.strangers import StrangerRow, stranger_rows
from thidua.conferences.queries.written_minutes import (
    MinutesRow,
    PassageRow,
    minutes_row,
    written_minutes_of,
)

__all__ = [
    "AgendaRow",
    "AttendanceCount",
    "ConferenceRow",
    "DelegateRow",
    "GroupRow",
    "MinutesRow",
    "NoteRow",
    "PassageRow",
    "StrangerRow",
    "agenda_rows",
    "arrival_code",
    "attendance_of",
    "conference_rows",
    "conferences_for",
    "conferences_inviting",
    "conferences_of_cluster_year",
    "conferences_on",
    "delegate_at_door",
    "delegate_rows",
    "delegates_with_role",
    "find_conference",
    "find_delegate",
    "find_note",
    "find_point",
    "groups_to_plan_for",
    "invitation_file",
    "invitation_file_name",
    "invitation_paper",
    "is_code_of",
    "minutes_paper",
    "minutes_row",
    "minutes_tree",
    "note_rows",
    "printed_invitation",
    "printed_minutes",
    "search_conferences",
    "signing_day",
    "stranger_rows",
    "units_not_invited",
    "written_minutes_of",
]
