"""Where a movement stands on its way down: who is late, who is not, how many have done what.

Knows moments and words of states; not units, plans or who entered what.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_A_DAY = timedelta(days=1)


class Lateness(StrEnum):
    """How a unit stands to its deadline."""

    NO_DEADLINE = "no_deadline"
    WAITING = "waiting"
    ON_TIME = "on_time"
    LATE = "late"
    """Done after the deadline."""
    OVERDUE = "overdue"
    """Not done, and the deadline has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeTally:
    """How many units a movement went to, and how far they have come."""

    sent: int
    """All that still count: those that ended without a follower are not among them."""
    acknowledged: int
    """Those that launched included."""
    launched: int
    late: int
    """Overdue, or launched after the deadline."""
    ended: int


def lateness(*, due: datetime | None, done_at: datetime | None, at: datetime) -> Lateness:
    """How a unit that was done at ``done_at`` (None: not yet) stands at a moment."""
    if due is None:
        return Lateness.NO_DEADLINE
    if done_at is None:
        return Lateness.OVERDUE if at > due else Lateness.WAITING
    return Lateness.LATE if done_at > due else Lateness.ON_TIME


def days_late(*, due: datetime | None, done_at: datetime | None, at: datetime) -> int:
    """Begun days after the deadline; 0 when it was kept, is not over, or was never set."""
    reached = done_at or at
    if due is None or reached <= due:
        return 0
    return -((due - reached) // _A_DAY)


def tally(standings: Iterable[tuple[str, Lateness]]) -> CascadeTally:
    """Count pairs of a delivery's state (``sent``, ``acknowledged``, ``launched``, ``ended``) and
    its lateness.
    """
    listed = list(standings)
    counting = [(state, late) for state, late in listed if state != "ended"]
    return CascadeTally(
        sent=len(counting),
        acknowledged=sum(state in {"acknowledged", "launched"} for state, _late in counting),
        launched=sum(state == "launched" for state, _late in counting),
        late=sum(late in {Lateness.LATE, Lateness.OVERDUE} for _state, late in counting),
        ended=len(listed) - len(counting),
    )
