"""Rows of councils, sessions and ballots."""

from thidua.councils.models.ballot import Ballot, EnteredRule, Result, Teller
from thidua.councils.models.council import Council, CouncilMember
from thidua.councils.models.session import Question, RollEntry, Session

__all__ = [
    "Ballot",
    "Council",
    "CouncilMember",
    "EnteredRule",
    "Question",
    "Result",
    "RollEntry",
    "Session",
    "Teller",
]
