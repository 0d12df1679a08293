"""Finding units as people type: with or without marks, in either Unicode form, abbreviated.

One scan of one column. What begins with the words comes first, what still exists before what
has ended, and a unit that has ended names its successors with their certainty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from thidua.org.domain.labels import name_key
from thidua.org.models import Unit, UnitName, valid_on
from thidua.org.queries.descent import Descent, successors_map
from thidua.org.queries.units import UnitRow, rows_by_id, unit_rows
from thidua_core.text import fold, search_key, squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A successor as a search result shows it."""

    unit: UnitRow | None
    """None: nobody followed, or nobody knows who did."""
    certainty: str
    certainty_label: str
    document: str
    """Number and symbol of the last decision on the way; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHit:
    """A found unit."""

    unit: UnitRow
    former_name: str
    """The name that was searched for, when the unit bears another one on the day."""
    followers: tuple[Follower, ...]
    """Who stands in its place on the day; empty while it exists."""


def search_units(
    units: QuerySet[Unit],
    text: str,
    day: date,
    *,
    kinds: Sequence[str] = (),
    limit: int = 20,
) -> list[UnitHit]:
    """The best ``limit`` of ``units`` for ``text`` as of ``day``.

    ``units`` comes from ``units_for``. An empty text finds nothing.
    """
    wanted = matching(units, text, day)
    if kinds:
        wanted = wanted.filter(kind__in=kinds)
    found = list(wanted[:limit])
    rows = unit_rows(found, day)
    descents = successors_map(found, day)
    shown = _rows([each for lines in descents.values() for each in lines], day)
    former = _former_names(rows, text)
    return [
        UnitHit(
            unit=row,
            former_name=former.get(row.id, ""),
            followers=tuple(_follower(each, shown) for each in descents[row.id]),
        )
        for row in rows
    ]


def matching(units: QuerySet[Unit], text: str, day: date) -> QuerySet[Unit]:
    """``units`` that ``text`` fits, best first; for lists that page through all of them."""
    text = _readable(text)
    if not search_key(text):
        return units.none()
    for forms in _word_forms(text):
        units = units.filter(_has(forms) | Q(searchable_place__contains=f" {forms[0]}"))
    return units.annotate(
        rank=_rank(text),
        ended=Case(
            When(valid_on(day), then=Value(0)), default=Value(1), output_field=IntegerField()
        ),
    ).order_by("rank", "ended", "sort_key", "id")


LONGEST = 120
"""Signs of a query that are read; no name that people type is longer."""


def _readable(text: str) -> str:
    """What can be asked of a database: composed, without control characters, not too long."""
    return squash("".join(each if each.isprintable() else " " for each in text[:LONGEST]))


def _word_forms(text: str) -> list[tuple[str, str]]:
    """For each typed word: what it stands for in full, and the word as typed."""
    words = dict.fromkeys(fold(text).split())
    forms = [(search_key(word), " ".join(_plain_words(word))) for word in words]
    return [(full, plain) for full, plain in forms if full]


def _plain_words(text: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in fold(text)).split()


def _any(*patterns: str) -> Q:
    """Any of the patterns in the unit's own names; the same one is asked once."""
    tests = (Q(searchable__contains=pattern) for pattern in dict.fromkeys(patterns))
    return reduce(or_, tests)


def _has(forms: tuple[str, str]) -> Q:
    """Either form at the start of a word of the unit's own names."""
    return _any(*(f" {form}" for form in forms))


def _rank(text: str) -> Case:
    key, plain, exact = search_key(text), " ".join(_plain_words(text)), name_key(text)
    marked = exact != fold(text)
    tests = [
        *([_any(f" | {exact} | ")] if marked else []),
        *([_any(f" {exact}")] if marked else []),
        _any(f" | {key} | ", f" | {plain} | "),
        _any(f" | {key}", f" | {plain}"),
        _any(f" {key}", f" {plain}"),
        reduce(and_, map(_has, _word_forms(text))),
    ]
    return Case(
        *(When(test, then=Value(place)) for place, test in enumerate(tests)),
        default=Value(len(tests)),
        output_field=IntegerField(),
    )


def _rows(descents: list[Descent], day: date) -> dict[int, UnitRow]:
    return rows_by_id((each.unit.pk for each in descents if each.unit), day)


def _follower(descent: Descent, shown: dict[int, UnitRow]) -> Follower:
    step = descent.path[-1].step
    return Follower(
        unit=shown[descent.unit.pk] if descent.unit else None,
        certainty=descent.certainty,
        certainty_label=descent.certainty_label,
        document=step.reorganisation.document if step else "",
    )


def _former_names(rows: list[UnitRow], text: str) -> dict[int, str]:
    """The newest other name that fits, for units whose name on the day does not."""
    words = search_key(text).split()
    former: dict[int, str] = {}
    present = {row.id: f"{row.name} {row.short_name} {row.place}" for row in rows}
    for name in UnitName.objects.filter(unit__in=present).order_by("unit", "-valid_from"):
        if _fits(words, present[name.unit_id]) or name.unit_id in former:
            continue
        if _fits(words, f"{name.name} {name.short_name}"):
            former[name.unit_id] = name.short_name
    return former


def _fits(words: list[str], name: str) -> bool:
    spaced = f" {search_key(name)}"
    return all(f" {word}" in spaced for word in words)
