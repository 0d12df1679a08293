"""Names of many units on a day, as other parts write them beside their own facts."""

from collections.abc import Iterable
from datetime import date

from thidua.org.queries.naming import naming_of


def labels_on(unit_ids: Iterable[int], day: date) -> dict[int, str]:
    """Short names with the place where the name alone would not do; at most two queries."""
    wanted = set(unit_ids)
    naming = naming_of(wanted)
    return {key: naming.label_on(key, day) for key in wanted if naming.names[key]}


def label_on(unit_id: int, day: date) -> str:
    """The label of one unit on a day."""
    return labels_on([unit_id], day)[unit_id]


def labels_at(wanted: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """Labels by pairs of a unit's key and a day; as many queries for one day as for many."""
    pairs = set(wanted)
    naming = naming_of(unit_id for unit_id, _day in pairs)
    return {pair: naming.label_on(*pair) for pair in pairs}
