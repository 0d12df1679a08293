"""How many wrong attempts to sign in are borne, and for how long the door then stays shut.

Knows counting and time; does not know whose attempts these are or whether the name exists.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

LIMIT = 10
WINDOW = timedelta(minutes=15)
SHUT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Attempts under one name since ``since``; ``shut_until`` is set once they were too many."""

    attempts: int = 0
    since: datetime | None = None
    shut_until: datetime | None = None

    def is_shut(self, at: datetime) -> bool:
        """Whether attempts are refused unseen at that moment."""
        return self.shut_until is not None and at < self.shut_until


def count_attempt(standing: Standing, at: datetime) -> Standing:
    """The standing with one more attempt, counted before its password is looked at.

    The attempt that reaches the limit is still looked at; the next one is not. An attempt at a
    shut door changes nothing, so that nobody is kept out longer by somebody else's persistence.
    """
    if standing.is_shut(at):
        return standing
    fresh = (
        standing.since is None or standing.shut_until is not None or at - standing.since >= WINDOW
    )
    attempts = 1 if fresh else standing.attempts + 1
    return Standing(
        attempts=attempts,
        since=at if fresh else standing.since,
        shut_until=at + SHUT if attempts >= LIMIT else None,
    )
