"""Keeping the repeated columns of units true: latest name, place, searchable text, sort key.

Knows where they come from (names, codes, superiors); refuses to change those.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from thidua.org.domain.labels import called, place_of, searchable_place, searchable_text, sort_key
from thidua.org.models import Unit, UnitCode, UnitName, UnitParent

_COLUMNS = [
    "latest_name",
    "latest_short_name",
    "latest_place",
    "searchable",
    "searchable_place",
    "sort_key",
]


def refresh(unit_ids: Iterable[int]) -> None:
    """Recompute the repeated columns of these units and of those directly below them."""
    keys = set(unit_ids)
    below = UnitParent.objects.filter(parent__in=keys).values_list("unit_id", flat=True)
    keys |= set(below)
    names = _names(keys)
    codes: dict[int, list[str]] = defaultdict(list)
    for unit_id, code in UnitCode.objects.filter(unit__in=keys).values_list("unit_id", "code"):
        codes[unit_id].append(code)
    above = _latest_parents(keys)
    calls = _calls(set(above.values()))
    units = list(Unit.objects.filter(pk__in=keys))
    for unit in units:
        fill(unit, names[unit.pk], codes[unit.pk], calls.get(above.get(unit.pk, 0), ""))
    Unit.objects.bulk_update(units, _COLUMNS, batch_size=150)


def fill(unit: Unit, names: list[tuple[str, str]], codes: Iterable[str], parent_call: str) -> None:
    """Set the repeated columns of one unit, not yet saved, from its names, oldest first."""
    unit.latest_name, unit.latest_short_name = names[-1]
    call = called(unit.kind, *names[-1])
    unit.latest_place = place_of(unit.kind, call, parent_call)
    unit.searchable = searchable_text([form for pair in reversed(names) for form in pair], codes)
    unit.searchable_place = searchable_place(unit.latest_place)
    unit.sort_key = sort_key(call, unit.latest_place)


def _calls(keys: set[int]) -> dict[int, str]:
    names = _names(keys)
    kinds = Unit.objects.filter(pk__in=keys).values_list("pk", "kind")
    return {key: called(kind, *names[key][-1]) for key, kind in kinds}


def _names(keys: set[int]) -> dict[int, list[tuple[str, str]]]:
    names: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = UnitName.objects.filter(unit__in=keys)
    ordered = rows.order_by(F("valid_from").asc(nulls_first=True))
    for unit_id, name, short_name in ordered.values_list("unit_id", "name", "short_name"):
        names[unit_id].append((name, short_name))
    return names


def _latest_parents(keys: set[int]) -> dict[int, int]:
    rows = UnitParent.objects.filter(unit__in=keys)
    ordered = rows.order_by(F("valid_from").asc(nulls_first=True))
    return dict(ordered.values_list("unit_id", "parent_id"))
