"""Agencies and rooms as lines of the import; territory is not imported and stays out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from thidua.exchange.domain.records import KINDS, LEVELS
from thidua.exchange.queries.exports.unit_texts import unit_texts
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.org.enums import Scheme
from thidua.org.models import UnitCode, valid_on
from thidua.org.queries.units import UnitRow, living_on, unit_rows, units_for
from thidua_core.text import search_key

_WORD = {kind: word for word, (kind, _level, _sector) in KINDS.items()}
_LEVEL_WORD = {level: word for word, level in LEVELS.items()}
_OWN_LEVEL = {kind for kind, level, _sector in KINDS.values() if not level}
"""Kinds whose level the word for the kind does not say."""


def unit_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """Living units in the order of names, as they stand today."""
    today = at.astimezone(VIETNAM).date()
    units = living_on(units_for(actor), today).filter(kind__in=_WORD)
    rows = unit_rows(units.order_by("sort_key", "id"), today)
    own = UnitCode.objects.filter(valid_on(today), scheme=Scheme.OWN)
    codes = dict(own.values_list("unit_id", "code"))
    above = _above(rows)
    outside = {row.parent_id for row in rows if row.parent_id} - {row.id for row in rows}
    texts = unit_texts(((unit_id, today) for unit_id in outside), today)
    for row in rows:
        yield (
            row.name,
            row.short_name if row.short_name != row.name else "",
            _WORD[row.kind],
            above.get(row.id) or texts.get((row.parent_id or 0, today), ""),
            _LEVEL_WORD[row.level] if row.kind in _OWN_LEVEL else "",
            codes.get(row.id, ""),
            row.valid_from,
        )


def _above(rows: Iterable[UnitRow]) -> dict[int, str]:
    """By unit what the file calls the unit above, where that one is in the file."""
    by_id = {row.id: row for row in rows}
    forms = Counter(
        form
        for row in by_id.values()
        for form in {search_key(row.name), search_key(row.short_name)}
    )
    texts: dict[int, str] = {}

    def text_of(unit_id: int) -> str:
        if unit_id not in texts:
            row = by_id[unit_id]
            texts[unit_id] = row.name
            if forms[search_key(row.name)] > 1 and row.parent_id in by_id:
                texts[unit_id] = f"{row.name} ({text_of(row.parent_id)})"
        return texts[unit_id]

    return {
        row.id: text_of(row.parent_id)
        for row in by_id.values()
        if row.parent_id is not None and row.parent_id in by_id
    }
