"""What is due, from whom, and how near it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, prefetch_related_objects

from thidua.calendar.domain.holidays import HolidayTable, packaged_holidays
from thidua.calendar.domain.working_days import LONGEST, working_days_between
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.calendar.queries.days import holidays_of
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Role, ScopeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """One thing that is due."""

    public_id: str
    label: str
    detail: str
    address: str
    unit: str
    due: datetime
    days_left: int
    """Calendar days from today; negative when overdue."""
    danger: str
    """``stop`` overdue, ``due`` within the week, ``idle`` later."""
    basis: str
    role: str
    """Which role of the unit it waits for, in words; empty for everybody there."""
    state: str
    state_label: str
    closed_at: datetime | None
    asked_until: datetime | None
    """Until when more time is asked for, while that is not answered."""
    asked_reason: str
    asked_by: str
    working_days_left: int | None
    """Working days of the unit after today up to the day it is due; None when overdue."""

    @property
    def days_over(self) -> int:
        """How many days it is overdue; 0 when it is not."""
        return max(0, -self.days_left)


def deadlines_for(actor: Actor) -> QuerySet[Deadline]:
    """Open deadlines that wait for an actor: of the units one works for, by one's roles there."""
    held = [each for each in actor.roles if each.scope == "unit" and each.scope_id is not None]
    units = {each.scope_id for each in held} | {actor.unit_id}
    waiting = Q(role="", unit__in=units - {None})
    for role in {each.role for each in held}:
        there = [each.scope_id for each in held if each.role == role]
        waiting |= Q(role=role, unit__in=there)
    return Deadline.objects.filter(waiting, state=DeadlineState.OPEN)


def find_deadline(actor: Actor, public_id: str) -> Deadline:
    """One deadline, or the same refusal for unknown and forbidden."""
    found = Deadline.objects.filter(public_id=public_id).select_related("unit").first()
    if found is None or not may(actor, "deadline.view", found):
        raise NotFound
    return found


def extensions_for(actor: Actor, *, on: date) -> QuerySet[Deadline]:
    """Open deadlines that somebody asked the actor to move."""
    asked = Deadline.objects.filter(state=DeadlineState.OPEN, asked_until__isnull=False)
    if actor.system or any(held.scope == ScopeKind.SYSTEM for held in actor.roles):
        return asked.filter(unit__isnull=False)
    led = actor.scopes(Role.STANDING_OFFICE, ScopeKind.UNIT)
    if not led:
        return asked.none()
    below = led.union(*(descendant_ids(each, on) for each in led))
    return asked.filter(unit__in=below)


def deadlines_of(subject: BaseModel) -> QuerySet[Deadline]:
    """All deadlines of one subject."""
    return Deadline.objects.filter(
        subject_kind=kind_of(subject), subject_public_id=subject.public_id
    )


def deadline_rows(deadlines: Iterable[Deadline], *, at: datetime) -> list[DeadlineRow]:
    """Rows, newest danger first: overdue, then by day; constant in queries."""
    listed = sorted(deadlines, key=lambda each: (each.due, each.pk))
    prefetch_related_objects(listed, "asked_by")
    day = at.astimezone(VIETNAM).date()
    units = sorted({each.unit_id for each in listed if each.unit_id})
    names, tables = labels_on(units, day), holidays_of(units, day)
    return [_row(each, names, tables.get(each.unit_id or 0), at) for each in listed]


def _row(
    deadline: Deadline, names: dict[int, str], table: HolidayTable | None, at: datetime
) -> DeadlineRow:
    due, today = deadline.due.astimezone(VIETNAM), at.astimezone(VIETNAM).date()
    left = (due.date() - today).days
    working = None
    if 0 <= left <= LONGEST:
        working = working_days_between(table or packaged_holidays(), today, due.date()).days
    if deadline.due < at:
        danger = "stop"
    else:
        danger = "due" if deadline.due - at <= timedelta(days=7) else "idle"
    return DeadlineRow(
        public_id=deadline.public_id,
        label=deadline.label,
        detail=deadline.detail,
        address=deadline.address,
        unit=names.get(deadline.unit_id or 0, ""),
        due=due,
        days_left=left,
        danger=danger,
        basis=deadline.basis,
        role=str(Role(deadline.role).label) if deadline.role in Role.values else deadline.role,
        state=deadline.state,
        state_label=str(DeadlineState(deadline.state).label),
        closed_at=_local(deadline.closed_at),
        asked_until=_local(deadline.asked_until),
        asked_reason=deadline.asked_reason,
        asked_by=deadline.asked_by.full_name if deadline.asked_by else "",
        working_days_left=working,
    )


def _local(when: datetime | None) -> datetime | None:
    return when.astimezone(VIETNAM) if when else None
