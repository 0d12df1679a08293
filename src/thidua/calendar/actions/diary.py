"""The weekly work calendar of a unit. Knows lines of a diary, not what meetings decide."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.enums import WORK_CHANGED, WORK_ENTERED, WORK_REMOVED
from thidua.calendar.models import WorkEntry
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua_core.text import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One line of a work calendar."""

    day: date
    subject: str
    start: time | None = None
    half_days: int | None = None
    who: list[str] = field(default_factory=list)
    place: str = ""
    organiser: str = ""
    duty: bool = False
    public: bool = False
    unit_label: str = ""
    """Whose calendar in words, where the unit is not known."""

    def columns(self) -> dict[str, Any]:
        texts = ("subject", "place", "organiser", "unit_label")
        return asdict(self) | {name: nfc(" ".join(getattr(self, name).split())) for name in texts}


def enter_work(work: Work, *, unit_id: int | None, actor: Actor, at: datetime) -> WorkEntry:
    """Add a line to a unit's work calendar.

    Refuses a line without subject. Recorded as ``work_entry.entered``.
    """
    columns = work.columns()
    if not columns["subject"]:
        raise Refused(phrases.SUBJECT_MISSING, field="subject")
    with transaction.atomic():
        unit = None if unit_id is None else Unit.objects.get(pk=unit_id)
        require(actor, "work_entry.enter", unit)
        order = WorkEntry.objects.filter(unit=unit, day=work.day).count() + 1
        entry = WorkEntry.objects.create(unit=unit, order=order, **columns)
        record(
            WORK_ENTERED,
            subject=entry,
            also=[unit] if unit else [],
            actor=actor,
            at=at,
            day=f"{work.day:%d/%m/%Y}",
            subject_text=entry.subject,
        )
    return entry


def change_work_entry(work: Work, *, entry_id: int, actor: Actor, at: datetime) -> WorkEntry:
    """Change a line. Refuses a line without subject. Recorded as ``work_entry.changed``."""
    columns = work.columns()
    if not columns["subject"]:
        raise Refused(phrases.SUBJECT_MISSING, field="subject")
    with transaction.atomic():
        entry = WorkEntry.objects.select_for_update(of=("self",)).get(pk=entry_id)
        require(actor, "work_entry.change", entry)
        differing = {
            name: [str(getattr(entry, name)), str(value)]
            for name, value in columns.items()
            if getattr(entry, name) != value
        }
        if differing:
            for name in differing:
                setattr(entry, name, columns[name])
            entry.save()
            record(
                WORK_CHANGED,
                subject=entry,
                actor=actor,
                at=at,
                day=f"{work.day:%d/%m/%Y}",
                subject_text=entry.subject,
                changes=differing,
            )
    return entry


def remove_work_entry(*, entry_id: int, actor: Actor, at: datetime) -> None:
    """Remove a line; what it said stays in the ledger. Recorded as ``work_entry.removed``."""
    with transaction.atomic():
        entry = WorkEntry.objects.select_for_update(of=("self",)).get(pk=entry_id)
        require(actor, "work_entry.change", entry)
        record(
            WORK_REMOVED,
            subject=entry,
            actor=actor,
            at=at,
            day=f"{entry.day:%d/%m/%Y}",
            subject_text=entry.subject,
            who=entry.who,
            place=entry.place,
        )
        entry.delete()
