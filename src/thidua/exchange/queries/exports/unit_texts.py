"""What a file calls a unit so that the import finds that unit again."""

from collections.abc import Iterable
from datetime import date

from thidua.exchange.queries.lookup import UnitNames
from thidua.org.queries.units import rows_by_id, rows_on_days


def unit_texts(wanted: Iterable[tuple[int, date]], today: date) -> dict[tuple[int, date], str]:
    """By key of a unit and a day its full name on that day, with the place where it has namesakes.

    The same queries for one unit and for many.
    """
    pairs = set(wanted)
    texts = {pair: row.name for pair, row in rows_on_days(pairs).items()}
    names = UnitNames(texts.values(), today)
    places = {
        key: row.place for key, row in rows_by_id({key for key, _day in pairs}, today).items()
    }
    for unit_id, day in pairs:
        text = texts[unit_id, day]
        if names.find(text, day) != (unit_id,) and places[unit_id]:
            texts[unit_id, day] = f"{text} ({places[unit_id]})"
    return texts
