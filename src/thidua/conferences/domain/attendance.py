"""Counting who came.

A delegate's row may stand for several people; how many may be unknown, and then no sum that
needs it is known either. Unknown is never nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """One row of the list of delegates."""

    attendance: str
    """``invited``, ``present``, ``stand_in`` or ``absent``."""
    count: int | None
    """How many people; None where a role stands for an unstated number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCount:
    """People by attendance; None where a row of that kind does not say how many it stands for."""

    invited: int | None
    """Everybody on the list."""
    present: int | None
    """Came themselves."""
    stood_in: int | None
    """Sent somebody in their stead."""
    absent: int | None
    waiting: int | None
    """Invited, and nothing is written yet."""


def count_attendance(rows: Iterable[Present]) -> AttendanceCount:
    """Count the people of the rows."""
    listed = list(rows)
    return AttendanceCount(
        invited=_people(listed),
        present=_people(each for each in listed if each.attendance == "present"),
        stood_in=_people(each for each in listed if each.attendance == "stand_in"),
        absent=_people(each for each in listed if each.attendance == "absent"),
        waiting=_people(each for each in listed if each.attendance == "invited"),
    )


def _people(rows: Iterable[Present]) -> int | None:
    people = 0
    for each in rows:
        if each.count is None:
            return None
        people += each.count
    return people
