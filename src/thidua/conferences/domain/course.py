"""The order of a conference's states, and what may still be written in each.

A conference walks forward one state at a time; until it opens it may be cancelled instead. Knows
words, not rows.
"""

from collections.abc import Sequence

COURSE: Sequence[str] = ("planned", "invited", "open", "closed", "minuted")
CANCELLED = "cancelled"


def next_state(state: str) -> str | None:
    """The state after ``state``; None after the last. Raises ValueError for an unknown word."""
    if state == CANCELLED:
        return None
    place = COURSE.index(state)
    return COURSE[place + 1] if place + 1 < len(COURSE) else None


def takes_attendance(state: str) -> bool:
    """Whether somebody may be marked as present or absent: once invited, until the minutes."""
    return state in {"invited", "open", "closed"}


def takes_changes(state: str) -> bool:
    """Whether particulars, agenda, guests and notes may change: until the minutes."""
    return state not in {"minuted", CANCELLED}


def takes_cancelling(state: str) -> bool:
    """Whether it may still be cancelled: until it opens."""
    return state in {"planned", "invited"}


def takes_minutes(state: str) -> bool:
    """Whether there is something for minutes to tell: from the opening on."""
    return state in {"open", "closed", "minuted"}
