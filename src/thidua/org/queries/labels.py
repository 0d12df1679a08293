"""Names of many units on a day, as other parts write them beside their own facts."""

from collections.abc import Iterable
from datetime import date

from thidua.org.queries.units import rows_by_id, rows_on_days


def labels_on(unit_ids: Iterable[int], day: date) -> dict[int, str]:
    """Short names with the place where the name alone would not do; one query."""
    wanted = set(unit_ids)
    return {key: row.label for key, row in rows_by_id(wanted, day).items()} if wanted else {}


def label_on(unit_id: int, day: date) -> str:
    """The label of one unit on a day."""
    return labels_on([unit_id], day)[unit_id]


def labels_at(wanted: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """Labels by pairs of a unit's key and a day; as many queries for one day as for many."""
    pairs = set(wanted)
    return {pair: row.label for pair, row in rows_on_days(pairs).items()} if pairs else {}
