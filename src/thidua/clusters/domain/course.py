"""The order of a cluster-year's states.

A year walks forward one state at a time; there is no way back but a correction, which is an
action of its own. Knows words, not rows.
"""

from collections.abc import Sequence

COURSE: Sequence[str] = (
    "forming",
    "planned",
    "pledged",
    "scoring",
    "ranked",
    "voted",
    "closed",
)


def next_state(state: str) -> str | None:
    """The state after ``state``; None after the last. Raises ValueError for an unknown word."""
    place = COURSE.index(state)
    return COURSE[place + 1] if place + 1 < len(COURSE) else None


def reached(state: str, mark: str) -> bool:
    """Whether a year in ``state`` has come at least as far as ``mark``."""
    return COURSE.index(state) >= COURSE.index(mark)
