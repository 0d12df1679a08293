"""The hours of an agenda when a point changes places.

Hours are minutes after midnight here; a length or an hour that nobody stated is None and stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one point takes of the day: from when, and how many minutes."""

    start: int | None
    minutes: int | None


def hours_after_move(points: Sequence[Stretch], source: int, target: int) -> list[int | None]:
    """The hours of the points once the one at ``source`` stands at ``target``, in the new order.

    Between the two places the points follow one another by their lengths, from the hour at which
    the first of them began. Where a length or an hour there is not stated, or they would run into
    the point behind, each place keeps its hour instead. Places are counted from zero.
    """
    order = [at for at in range(len(points)) if at != source]
    order.insert(target, source)
    hours = [each.start for each in points]
    first, last = min(source, target), max(source, target)
    touched = [points[at] for at in order[first : last + 1]]
    follow = _follow(hours[first], touched)
    behind = next((hour for hour in hours[last + 1 :] if hour is not None), None)
    if follow is None or (behind is not None and follow[-1] > behind):
        return hours
    return [*hours[:first], *follow, *hours[last + 1 :]]


def _follow(begin: int | None, touched: Sequence[Stretch]) -> list[int] | None:
    hours: list[int] = []
    now = begin
    for each in touched:
        if now is None or each.start is None or each.minutes is None:
            return None
        hours.append(now)
        now += each.minutes
    return hours if hours and hours[-1] < 24 * 60 else None
