"""Reads of councils, sessions and votes."""

from thidua.councils.queries.ballots import (
    BallotRow,
    QuestionRow,
    ResultRow,
    RollRow,
    TellerRow,
    ballot_rows,
    find_roll_entry,
    find_teller,
    question_rows,
    results_of_cluster_year,
    results_of_subjects,
    roll_rows,
)
from thidua.councils.queries.counts import ballot_records, record_of
from thidua.councils.queries.papers import printed_counting_minutes, printed_session_minutes
from thidua.councils.queries.rules import rules_for
from thidua.councils.queries.sessions import (
    SessionRow,
    councils_for,
    counted_in,
    find_ballot,
    find_council,
    find_member,
    find_session,
    search_sessions,
    session_rows,
    sessions_for,
    sessions_of_cluster_year,
)
from thidua.councils.queries.waiting import Counting, counts_waiting_for, sessions_waiting_for

__all__ = [
    "BallotRow",
    "Counting",
    "QuestionRow",
    "ResultRow",
    "RollRow",
    "SessionRow",
    "TellerRow",
    "ballot_records",
    "ballot_rows",
    "councils_for",
    "counted_in",
    "counts_waiting_for",
    "find_ballot",
    "find_council",
    "find_member",
    "find_roll_entry",
    "find_session",
    "find_teller",
    "printed_counting_minutes",
    "printed_session_minutes",
    "question_rows",
    "record_of",
    "results_of_cluster_year",
    "results_of_subjects",
    "roll_rows",
    "rules_for",
    "search_sessions",
    "session_rows",
    "sessions_for",
    "sessions_of_cluster_year",
    "sessions_waiting_for",
]
