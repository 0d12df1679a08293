"""What units were called and below whom they stood, for labels; two queries for any number.

Knows names, superiors, kinds and last days of the units asked for; refuses to know more of them.
While a page is answered (``names_kept``) nothing is read twice.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from thidua.org.domain.hierarchy import Named
from thidua.org.domain.labels import called, label_of, place_of
from thidua.org.domain.timeline import Slice, nearest
from thidua.org.models import UnitName, UnitParent

_FEW = 200


@dataclass(frozen=True, slots=True)
class Naming:
    """Timelines by a unit's key; a unit that was asked for and has none has an empty one."""

    names: dict[int, list[Slice[Named]]] = field(default_factory=dict)
    above: dict[int, list[Slice[int]]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    ends: dict[int, date] = field(default_factory=dict)

    def learn(self, unit_ids: Iterable[int]) -> None:
        """Read what is not known yet: the superiors of the units, then names of both."""
        wanted = set(unit_ids)
        self._learn_above(wanted - self.above.keys())
        parents = {link.value for key in wanted for link in self.above[key]}
        self._learn_names((wanted | parents) - self.names.keys())

    def _learn_above(self, wanted: set[int]) -> None:
        if not wanted:
            return
        asked = UnitParent.objects.filter(unit__in=wanted)
        if len(wanted) <= _FEW:
            # Whoever asks for a unit often asks for the one above it next.
            upper = asked.order_by().values("parent")
            asked = UnitParent.objects.filter(Q(unit__in=wanted) | Q(unit__in=upper))
        rows = list(asked.values_list("unit_id", "parent_id", "valid_from", "valid_to"))
        fresh = set(wanted)
        if len(wanted) <= _FEW:
            fresh.update(parent for unit_id, parent, *_days in rows if unit_id in wanted)
        fresh -= self.above.keys()
        self.above.update((key, []) for key in fresh)
        for unit_id, parent_id, first, last in rows:
            if unit_id in fresh:
                self.above[unit_id].append(Slice(value=parent_id, first=first, last=last))

    def _learn_names(self, wanted: set[int]) -> None:
        if not wanted:
            return
        self.names.update((key, []) for key in wanted)
        rows = UnitName.objects.filter(unit__in=wanted).values_list(
            "unit_id",
            "name",
            "short_name",
            "valid_from",
            "valid_to",
            "unit__kind",
            "unit__valid_to",
        )
        for unit_id, name, short_name, first, last, kind, end in rows:
            named = Named(name=name, short_name=short_name)
            self.names[unit_id].append(Slice(value=named, first=first, last=last))
            self.kinds[unit_id], self.ends[unit_id] = kind, end or date.max

    def named_on(self, unit_id: int, day: date) -> Named:
        """The name on a day, or the nearest to it, of a unit that has been learnt."""
        found = nearest(self.names[unit_id], day)
        assert found is not None, f"unit {unit_id} has no name"
        return found.value

    def call_on(self, unit_id: int, day: date) -> str:
        """What a unit was called in lists."""
        named = self.named_on(unit_id, day)
        return called(self.kinds[unit_id], named.name, named.short_name)

    def parent_on(self, unit_id: int, day: date) -> int | None:
        """Key of the unit above on a day, or the nearest known; None at the top."""
        found = nearest(self.above[unit_id], day)
        return found.value if found else None

    def place_on(self, unit_id: int, day: date) -> str:
        """What told it from its namesakes; empty where the name suffices."""
        parent = self.parent_on(unit_id, day)
        above = "" if parent is None else self.call_on(parent, min(day, self.ends[unit_id]))
        return place_of(self.kinds[unit_id], self.call_on(unit_id, day), above)

    def label_on(self, unit_id: int, day: date) -> str:
        """What it was called, with the place where namesakes exist."""
        return label_of(self.call_on(unit_id, day), self.place_on(unit_id, day))


_kept: ContextVar[Naming | None] = ContextVar("names_kept", default=None)


@contextmanager
def names_kept() -> Iterator[None]:
    """Within, what was read of names is not read again: for what names no unit anew."""
    token = _kept.set(Naming())
    try:
        yield
    finally:
        _kept.reset(token)


def naming_of(unit_ids: Iterable[int]) -> Naming:
    """Names and superiors of at least these units."""
    kept = _kept.get()
    naming = Naming() if kept is None else kept
    naming.learn(unit_ids)
    return naming
