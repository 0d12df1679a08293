"""The weekly work calendar of a unit. Knows lines of a diary, not what meetings decide."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from thidua.calendar import phrases
from thidua.calendar.domain.lengths import LONGEST, days_of
from thidua.calendar.enums import WORK_CHANGED, WORK_ENTERED, WORK_REMOVED
from thidua.calendar.models import WorkEntry
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One line of a work calendar."""

    day: date
    subject: str
    start: time | None = None
    half_days: int | None = None
    """``thidua.calendar.domain.lengths.half_days_of`` reads it."""
    who: list[str] = field(default_factory=list)
    place: str = ""
    organiser: str = ""
    duty: bool = False
    public: bool = False
    unit_label: str = ""
    """Whose calendar in words, where the unit is not known."""

    def columns(self) -> dict[str, Any]:
        """The columns of the row, texts composed and trimmed."""
        texts = ("subject", "place", "organiser", "unit_label")
        return {
            **asdict(self),
            **{name: squash(getattr(self, name)) for name in texts},
            "who": [squash(each) for each in self.who if each.strip()],
        }


def enter_work(work: Work, *, unit_id: int | None, actor: Actor, at: datetime) -> WorkEntry:
    """Add a line to a unit's work calendar.

    Refuses a line without subject, with a length that cannot be, and one that is there already
    word for word. Recorded as ``work_entry.entered``.
    """
    columns = work.columns()
    _refuse_unfit(work, columns)
    with transaction.atomic():
        # Locked, so that of one form sent twice at once the second sees the first's line.
        unit = (
            None if unit_id is None else Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        )
        require(actor, "work_entry.enter", unit)
        same_day = WorkEntry.objects.filter(unit=unit, day=work.day)
        entry = WorkEntry(unit=unit, order=same_day.count() + 1, **columns)
        refuse_unfit_texts(entry)
        _refuse_twice(same_day, columns)
        entry.save()
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
    """Change a line. Refuses what ``enter_work`` refuses.

    Recorded as ``work_entry.changed`` with old and new values; nothing is recorded when nothing
    differs.
    """
    columns = work.columns()
    _refuse_unfit(work, columns)
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
            refuse_unfit_texts(entry)
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


def _refuse_unfit(work: Work, columns: dict[str, Any]) -> None:
    if not columns["subject"]:
        raise Refused(phrases.SUBJECT_MISSING, field="subject")
    if work.half_days is not None and not 1 <= work.half_days <= LONGEST:
        raise Refused(
            phrases.LENGTH_FORM.format(days=days_of(work.half_days), longest=days_of(LONGEST)),
            field="half_days",
        )


def _refuse_twice(same_day: QuerySet[WorkEntry], columns: dict[str, Any]) -> None:
    told = {name: value for name, value in columns.items() if name != "who"}
    if any(entry.who == columns["who"] for entry in same_day.filter(**told)):
        raise Refused(
            phrases.WORK_THERE.format(
                subject=columns["subject"], day=format_date_vn(columns["day"])
            ),
            field="subject",
        )
