"""Many unit names resolved at once, as people write them in a file.

Knows names over time; asks the same few questions of the database for one row and for many.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.org.domain.labels import name_key
from thidua.org.models import Unit, UnitName
from thidua.org.queries.units import UnitRow, rows_by_id
from thidua_core.text import fold, search_key

_ASKED_ONE_BY_ONE = 40
"""More distinct names than this, and all names are read in one question."""
_WITH_PLACE = re.compile(r"(?P<name>.+?)\s*\((?P<place>[^()]+)\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A unit that bore a name from a day to a day."""

    unit_id: int
    forms: tuple[str, str]
    first: date
    last: date

    def on(self, day: date) -> bool:
        return self.first <= day <= self.last


class UnitNames:
    """Units by what a file calls them."""

    def __init__(self, texts: Iterable[str], today: date) -> None:
        """Read every unit that bears, or bore, one of the texts as a name."""
        self._today = today
        names = {name for text in texts for name in _readings(text) if search_key(name)}
        self._bearers: dict[str, list[Bearer]] = defaultdict(list)
        if names:
            self._read({search_key(name) for name in names})
        self._rows: dict[int, UnitRow] | None = None
        self._found: dict[tuple[str, date], tuple[int, ...]] = {}

    def find(self, text: str, day: date) -> tuple[int, ...]:
        """Keys of the units so called on ``day``; a place in brackets tells namesakes apart."""
        known = self._found.get((text, day))
        if known is None:
            known = self._found[text, day] = self._find(text, day)
        return known

    def label(self, unit_id: int) -> str:
        """Name and place as lists show them today."""
        return self._row(unit_id).label

    def begins(self, unit_id: int) -> date | None:
        """The first day of the unit; None when nobody knows."""
        return self._row(unit_id).valid_from

    def ever(self, text: str) -> tuple[int, ...]:
        """Keys of the units that were called so at any time."""
        bearers = self._bearers.get(search_key(text), [])
        return tuple(dict.fromkeys(each.unit_id for each in bearers))

    def _find(self, text: str, day: date) -> tuple[int, ...]:
        whole = self._called(text, day)
        split = _WITH_PLACE.fullmatch(text)
        if whole or split is None:
            return whole
        place = search_key(split["place"])
        return tuple(
            unit_id
            for unit_id in self._called(split["name"], day)
            if search_key(self._row(unit_id).place) == place
        )

    def _called(self, text: str, day: date) -> tuple[int, ...]:
        alike = [each for each in self._bearers.get(search_key(text), []) if each.on(day)]
        exact = [each for each in alike if name_key(text) in map(name_key, each.forms)]
        return tuple(dict.fromkeys(each.unit_id for each in exact or alike))

    def _row(self, unit_id: int) -> UnitRow:
        if self._rows is None:
            bearers = {each.unit_id for known in self._bearers.values() for each in known}
            self._rows = rows_by_id(bearers, self._today)
        return self._rows[unit_id]

    def _read(self, keys: set[str]) -> None:
        rows = UnitName.objects.all()
        if len(keys) <= _ASKED_ONE_BY_ONE:
            matching = Q()
            for key in keys:
                matching |= Q(unit__searchable__contains=f" | {key} | ")
            rows = rows.filter(matching)
        columns = ("unit_id", "name", "short_name", "valid_from", "valid_to")
        for unit_id, name, short_name, first, last in rows.values_list(*columns):
            bearer = Bearer(
                unit_id=unit_id,
                forms=(name, short_name),
                first=first or date.min,
                last=last or date.max,
            )
            for key in {search_key(name), search_key(short_name)} & keys:
                self._bearers[key].append(bearer)


def _readings(text: str) -> tuple[str, ...]:
    split = _WITH_PLACE.fullmatch(text)
    return (text, split["name"]) if split else (text,)


class NearestNames:
    """The living unit whose name is most like a text, read only when something is not found."""

    def __init__(self) -> None:
        self._known: dict[str, str] | None = None

    def nearest(self, text: str) -> str:
        """Its short name, or empty when none is alike."""
        if self._known is None:
            shown = Unit.objects.filter(valid_to=None).values_list("latest_short_name", flat=True)
            self._known = {fold(name): name for name in shown.exclude(kind="commune")}
        found = difflib.get_close_matches(fold(text), self._known, n=1, cutoff=0.7)
        return self._known[found[0]] if found else ""
