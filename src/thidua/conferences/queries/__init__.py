"""Reads of conferences."""

from thidua.conferences.domain.attendance import AttendanceCount
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
from thidua.conferences.queries.invitation import invitation_file, invitation_file_name
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
from thidua.conferences.queries.minutes import minutes_paper

__all__ = [
    "AgendaRow",
    "AttendanceCount",
    "ConferenceRow",
    "DelegateRow",
    "GroupRow",
    "NoteRow",
    "agenda_rows",
    "attendance_of",
    "conference_rows",
    "conferences_for",
    "conferences_inviting",
    "conferences_of_cluster_year",
    "conferences_on",
    "delegate_rows",
    "delegates_with_role",
    "find_conference",
    "invitation_file",
    "invitation_file_name",
    "minutes_paper",
    "note_rows",
    "search_conferences",
    "signing_day",
]
