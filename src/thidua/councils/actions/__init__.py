"""Writes of councils, sessions and votes."""

from thidua.councils.actions.ballots import (
    TellerNamed,
    annul_ballot,
    close_ballot,
    open_ballot,
    prepare_ballot,
)
from thidua.councils.actions.councils import create_council, end_member, name_member
from thidua.councils.actions.counting import enter_count
from thidua.councils.actions.minutes import write_session_minutes
from thidua.councils.actions.questions import declare_conflict, put_question, take_back_question
from thidua.councils.actions.roll import mark_presence, state_roll
from thidua.councils.actions.rules import Place, confirm_rule
from thidua.councils.actions.sessions import (
    call_cluster_session,
    call_council_session,
    call_review_meeting,
    close_session,
    open_session,
)

__all__ = [
    "Place",
    "TellerNamed",
    "annul_ballot",
    "call_cluster_session",
    "call_council_session",
    "call_review_meeting",
    "close_ballot",
    "close_session",
    "confirm_rule",
    "create_council",
    "declare_conflict",
    "end_member",
    "enter_count",
    "mark_presence",
    "name_member",
    "open_ballot",
    "open_session",
    "prepare_ballot",
    "put_question",
    "state_roll",
    "take_back_question",
    "write_session_minutes",
]
