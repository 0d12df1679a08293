"""The order of a conference's states, and what may still be written in each.

A conference walks forward one state at a time. Knows words, not rows.
"""

from collections.abc import Sequence

COURSE: Sequence[str] = ("planned", "invited", "open", "closed", "minuted")


def next_state(state: str) -> str | None:
    """The state after ``state``; None after the last. Raises ValueError for an unknown word."""
    place = COURSE.index(state)
    return COURSE[place + 1] if place + 1 < len(COURSE) else None


def takes_attendance(state: str) -> bool:
    """Whether somebody may be marked as present or absent: once invited, until the minutes."""
    return state in {"invited", "open", "closed"}


def takes_changes(state: str) -> bool:
    """Whether particulars, agenda, guests and notes may change: until the minutes."""
    return state != "minuted"
