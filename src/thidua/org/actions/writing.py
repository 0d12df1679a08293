"""Carrying out a plan without problems, and noting what was written so that it can be undone.

Knows rows; refuses to judge the plan.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.org.actions.derived import refresh
from thidua.org.domain.effects import Creation, Ending, Naming, Placing, Plan
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
    """Writes one plan; ``units`` holds the units by reference, new ones included as they come."""

    def __init__(self, plan: Plan, units: dict[str, Unit], certainty: str) -> None:
        self.plan = plan
        self.units = units
        self.certainty = certainty
        self.journal = Journal()
        self._since = None if plan.effective_on == date.min else plan.effective_on

    def write(self) -> Journal:
        """Write everything and keep the repeated columns true."""
        for creation in self.plan.creations:
            self._create(creation)
        for ending in self.plan.endings:
            self._end(ending)
        for creation in self.plan.creations:
            if creation.unit.parent is not None:
                self._open_parent(creation.unit.ref, creation.unit.parent, None)
        for naming in self.plan.namings:
            self._rename(naming)
        for placing in self.plan.placings:
            self._place(placing)
        refresh(self.units[ref].pk for ref in self.plan.touched)
        return self.journal

    def _create(self, creation: Creation) -> None:
        new = creation.unit
        unit = Unit.objects.create(
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
        self.units[new.ref] = unit
        self.journal.created.append(unit.pk)
        self._open_name(unit, new.name, new.short_name or new.name, None)

    def _end(self, ending: Ending) -> None:
        unit = self.units[ending.ref]
        last = eve(self.plan.effective_on)
        before = unit.valid_to.isoformat() if unit.valid_to else None
        self.journal.ended.append([unit.pk, before, unit.to_certainty])
        for word, rows in DATED.items():
            own = Q(unit=unit) | Q(territory=unit) if word == "jurisdiction" else Q(unit=unit)
            self._close(word, rows.objects.filter(own), last)
        unit.valid_to, unit.to_certainty = last, self.certainty
        unit.save(update_fields=["valid_to", "to_certainty"])

    def _rename(self, naming: Naming) -> None:
        unit = self.units[naming.ref]
        last = self._close_present("name", unit)
        self._open_name(unit, naming.named.name, naming.named.short_name, last)

    def _place(self, placing: Placing) -> None:
        unit = self.units[placing.ref]
        last = self._close_present("parent", unit)
        if placing.parent is not None:
            self._open_parent(placing.ref, placing.parent, last)

    def _close_present(self, word: str, unit: Unit) -> date | None:
        """Close the row that holds on the effective day; returns until when it was to hold."""
        day = self.plan.effective_on
        present = DATED[word].objects.on(day).filter(unit=unit)
        row = present.first()
        self._close(word, present, eve(day))
        return row.valid_to if row else unit.valid_to

    def _close(self, word: str, rows: QuerySet[Any], last: date) -> None:
        going = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last))
        later = going.filter(valid_from__gt=last).select_related("unit").first()
        if later is not None:
            code = "code.later" if word == "code" else "parent.later"
            raise refuse(code, label=later.unit.label, day=later.valid_from)
        for key, valid_to in going.values_list("pk", "valid_to"):
            self.journal.closed.append([word, key, valid_to.isoformat() if valid_to else None])
        going.update(valid_to=last)

    def _open_name(self, unit: Unit, name: str, short_name: str, last: date | None) -> None:
        row = UnitName.objects.create(
            unit=unit,
            name=name,
            short_name=short_name,
            valid_from=self._since,
            valid_to=last,
            certainty=self.certainty,
        )
        self._note_opened("name", row)

    def _open_parent(self, ref: str, parent: str, last: date | None) -> None:
        row = UnitParent.objects.create(
            unit=self.units[ref],
            parent=self.units[parent],
            valid_from=self._since,
            valid_to=last,
            certainty=self.certainty,
        )
        self._note_opened("parent", row)

    def _note_opened(self, word: str, row: UnitName | UnitParent) -> None:
        last = row.valid_to.isoformat() if row.valid_to else None
        self.journal.opened.append([word, row.pk, last])
