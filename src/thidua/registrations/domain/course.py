"""How a registration goes, and when a change of it asks for a reason.

A draft is nobody's business but the unit's; from the first sending every change leaves a trace.
What came back may be mended freely, until it is sent again.
"""

from datetime import datetime

FREE = frozenset({"draft", "returned"})
"""States in which the unit writes as it likes."""
STANDING = frozenset({"sent", "approved"})
"""States in which others rely on what is written."""
MOST = 5_000
"""More of one title than any unit registers without naming anybody."""


def is_late(due: datetime | None, at: datetime) -> bool:
    """Whether the deadline has passed; without one nothing is late.

    The moment of the deadline itself is in time.
    """
    return due is not None and at > due


def sendable(state: str) -> bool:
    """Whether sending takes the line along."""
    return state in FREE


def withdrawable(state: str) -> bool:
    """Whether the line can be withdrawn: only what was sent before."""
    return state in STANDING or state == "returned"
