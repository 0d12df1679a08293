"""Carrying out a plan without problems, and noting what was written so that it can be undone.

Knows rows; refuses to judge the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.org.actions.derived import refresh
from thidua.org.domain.effects import Naming, Placing, Plan
from thidua.org.domain.timeline import eve
from thidua.org.enums import Certainty
from thidua.org.errors import refuse
from thidua.org.models import Jurisdiction, Unit, UnitCode, UnitName, UnitParent

DATED: dict[str, Any] = {
    "name": UnitName,
    "code": UnitCode,
    "parent": UnitParent,
    "jurisdiction": Jurisdiction,
}
"""Dated rows of a unit by the word that the journal uses."""


@dataclass(slots=True, kw_only=True)
class Journal:
    """What was written: enough to take it back and to see whether somebody built on it."""

    created: list[int] = field(default_factory=list)
    """Keys of new units."""
    ended: list[list[Any]] = field(default_factory=list)
    """Key of a unit, its last day and that day's certainty as they were."""
    closed: list[list[Any]] = field(default_factory=list)
    """Word and key of a dated row, its last day as it was."""
    opened: list[list[Any]] = field(default_factory=list)
    """Word and key of a new dated row, its last day as given."""

    def as_plain(self) -> dict[str, Any]:
        """For storage in JSON."""
        return {
            "created": self.created,
            "ended": self.ended,
            "closed": self.closed,
            "opened": self.opened,
        }


class Writer:
    """Writes one plan; ``units`` holds the units by reference, new ones included as they come.

    A reorganisation may touch thousands of units: each kind of row is written in bulk.
    """

    def __init__(self, plan: Plan, units: dict[str, Unit], certainty: str) -> None:
        self.plan = plan
        self.units = units
        self.certainty = certainty
        self.journal = Journal()
        self._since = None if plan.effective_on == date.min else plan.effective_on

    def write(self) -> Journal:
        """Write everything and keep the repeated columns true."""
        self._create()
        self._end()
        self._rename()
        self._place()
        called_anew: list[Naming | Placing] = [*self.plan.namings, *self.plan.placings]
        refresh([*self.journal.created, *(self.units[each.ref].pk for each in called_anew)])
        return self.journal

    def _create(self) -> None:
        made = [
            Unit(
                kind=new.kind,
                level=new.level,
                sector=new.sector,
                legal_personality=new.legal_personality,
                valid_from=self._since,
                from_certainty=self.certainty if self._since else Certainty.UNKNOWN,
                certainty=self.certainty,
                latest_name=new.name,
                latest_short_name=new.short_name or new.name,
            )
            for new in (creation.unit for creation in self.plan.creations)
        ]
        for creation, unit in zip(self.plan.creations, Unit.objects.bulk_create(made), strict=True):
            self.units[creation.unit.ref] = unit
            self.journal.created.append(unit.pk)
        new_units = [creation.unit for creation in self.plan.creations]
        self._open(
            "name",
            [
                UnitName(
                    unit=self.units[new.ref], name=new.name, short_name=new.short_name or new.name
                )
                for new in new_units
            ],
        )
        self._open("parent", [self._link(new.ref, new.parent) for new in new_units if new.parent])

    def _end(self) -> None:
        last = eve(self.plan.effective_on)
        ended = [self.units[ending.ref] for ending in self.plan.endings]
        for word, rows in DATED.items():
            own = Q(unit__in=ended)
            if word == "jurisdiction":
                own |= Q(territory__in=ended)
            self._close(word, rows.objects.filter(own), last)
        for unit in ended:
            before = unit.valid_to.isoformat() if unit.valid_to else None
            self.journal.ended.append([unit.pk, before, unit.to_certainty])
            unit.valid_to, unit.to_certainty = last, self.certainty
        Unit.objects.filter(pk__in=[unit.pk for unit in ended]).update(
            valid_to=last, to_certainty=self.certainty
        )

    def _rename(self) -> None:
        namings = {self.units[each.ref].pk: each for each in self.plan.namings}
        until = self._close_present("name", namings)
        named = [
            UnitName(
                unit_id=key,
                name=each.named.name,
                short_name=each.named.short_name,
                valid_to=until.get(key, self.units[each.ref].valid_to),
            )
            for key, each in namings.items()
        ]
        self._open("name", named)

    def _place(self) -> None:
        placings = {self.units[each.ref].pk: each for each in self.plan.placings}
        until = self._close_present("parent", placings)
        links = []
        for key, each in placings.items():
            if each.parent is not None:
                link = self._link(each.ref, each.parent)
                link.valid_to = until.get(key, self.units[each.ref].valid_to)
                links.append(link)
        self._open("parent", links)

    def _link(self, ref: str, parent: str) -> UnitParent:
        return UnitParent(unit=self.units[ref], parent=self.units[parent])

    def _close_present(self, word: str, unit_ids: Iterable[int]) -> dict[int, date | None]:
        """Close the rows that hold on the effective day; returns until when they were to hold."""
        day = self.plan.effective_on
        present = DATED[word].objects.on(day).filter(unit__in=list(unit_ids))
        until = dict(present.values_list("unit_id", "valid_to"))
        self._close(word, present, eve(day))
        return until

    def _close(self, word: str, rows: QuerySet[Any], last: date) -> None:
        going = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last))
        later = going.filter(valid_from__gt=last).select_related("unit").first()
        if later is not None:
            code = "code.later" if word == "code" else "parent.later"
            raise refuse(code, label=later.unit.label, day=later.valid_from)
        before = dict(going.values_list("pk", "valid_to"))
        for key, valid_to in before.items():
            self.journal.closed.append([word, key, valid_to.isoformat() if valid_to else None])
        DATED[word].objects.filter(pk__in=before).update(valid_to=last)

    def _open(self, word: str, rows: Sequence[UnitName | UnitParent]) -> None:
        for row in rows:
            row.valid_from = self._since
            row.certainty = self.certainty
        for row in DATED[word].objects.bulk_create(rows):
            last = row.valid_to.isoformat() if row.valid_to else None
            self.journal.opened.append([word, row.pk, last])
