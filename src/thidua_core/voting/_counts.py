"""Who may vote, and what one teller counted.

Plain figures; whether they are possible, and whether two tellers agree, is asked elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Members on the day of the vote."""

    members: int
    """All who have a vote, absent ones included."""
    present: int
    written: int = 0
    """Absent members who answered in writing."""
    excused: Mapping[str, int] = field(default_factory=dict)
    """Of a question how many of those taking part do not vote on it, as it concerns themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Votes on one question. Of an election, ``agree`` are those who chose the candidate."""

    agree: int = 0
    disagree: int = 0
    blank: int = 0
    """Valid, but says nothing on this question."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.agree + self.disagree + self.blank


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCount:
    """What was counted on one question."""

    question: str
    """Key of the question."""
    votes: Votes
    """On the papers, or the hands."""
    written: Votes = field(default_factory=Votes)
    """In the letters of absent members."""

    @property
    def agree(self) -> int:
        """All agreeing votes, written ones included."""
        return self.votes.agree + self.written.agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers of a ballot."""

    issued: int
    returned: int
    valid: int
    spoilt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerCount:
    """What one teller counted; ``papers`` None for a show of hands."""

    papers: Papers | None
    questions: tuple[QuestionCount, ...]
