"""The door to units, and units as rows for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.org.domain.labels import label_of
from thidua.org.models import Unit, valid_on
from thidua.org.queries.naming import Naming, naming_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit as it stood on a day, or nearest to it."""

    id: int
    public_id: str
    kind: str
    kind_label: str
    level: str
    level_label: str
    name: str
    short_name: str
    call: str
    """The short name; of territory the full one, "Huyện Châu Thành"."""
    place: str
    """What tells it from its namesakes; empty when the name suffices."""
    living: bool
    valid_from: date | None
    from_certainty: str
    valid_to: date | None
    to_certainty: str
    certainty: str
    certainty_label: str
    parent_id: int | None

    @property
    def label(self) -> str:
        """What it was called, with the place where namesakes exist."""
        return label_of(self.call, self.place)


def units_for(actor: Actor) -> QuerySet[Unit]:
    """The units that ``actor`` may see: all, for everyone who has signed in."""
    return Unit.objects.none() if actor.is_anonymous else Unit.objects.all()


def find_unit(actor: Actor, public_id: str) -> Unit:
    """The unit of that public identifier; raises ``NotFound``, also for one not to be seen."""
    unit = units_for(actor).filter(public_id=public_id.lower()).first()
    if unit is None:
        raise NotFound
    return unit


def living_on(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """Those of ``units`` that exist on ``day``."""
    return units.filter(valid_on(day))


def unit_rows(units: Iterable[Unit], day: date) -> list[UnitRow]:
    """``units`` as rows in their own order, as they stood on ``day``; at most three queries."""
    return _rows_on((unit, day) for unit in units)


def _rows_on(wanted: Iterable[tuple[Unit, date]]) -> list[UnitRow]:
    """Rows in the given order, each unit as it stood on the day beside it."""
    listed = list(wanted)
    naming = naming_of(unit.pk for unit, _day in listed)
    return [_row(unit, day, naming) for unit, day in listed]


def _row(unit: Unit, day: date, naming: Naming) -> UnitRow:
    named = naming.named_on(unit.pk, day)
    return UnitRow(
        id=unit.pk,
        public_id=unit.public_id,
        kind=unit.kind,
        kind_label=unit.get_kind_display(),
        level=unit.level,
        level_label=unit.get_level_display(),
        name=named.name,
        short_name=named.short_name,
        call=naming.call_on(unit.pk, day),
        place=naming.place_on(unit.pk, day),
        living=unit.holds_on(day),
        valid_from=unit.valid_from,
        from_certainty=unit.from_certainty,
        valid_to=unit.valid_to,
        to_certainty=unit.to_certainty,
        certainty=unit.certainty,
        certainty_label=unit.get_certainty_display(),
        parent_id=naming.parent_on(unit.pk, day),
    )


def rows_by_id(unit_ids: Iterable[int], day: date) -> dict[int, UnitRow]:
    """Rows of the units of those keys; at most three queries."""
    return {row.id: row for row in unit_rows(Unit.objects.filter(pk__in=set(unit_ids)), day)}


def rows_on_days(wanted: Iterable[tuple[int, date]]) -> dict[tuple[int, date], UnitRow]:
    """Rows by pairs of a unit's key and a day; at most three queries, however many days."""
    pairs = set(wanted)
    units = Unit.objects.in_bulk({unit_id for unit_id, _day in pairs})
    rows = _rows_on((units[unit_id], day) for unit_id, day in pairs)
    return dict(zip(pairs, rows, strict=True))
