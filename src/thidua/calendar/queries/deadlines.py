"""What is due, from whom, and how near it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.clock import VIETNAM
from thidua.org.queries.labels import labels_on


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
    state: str
    state_label: str

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


def deadlines_of(subject: BaseModel) -> QuerySet[Deadline]:
    """All deadlines of one subject."""
    return Deadline.objects.filter(
        subject_kind=kind_of(subject), subject_public_id=subject.public_id
    )


def deadline_rows(deadlines: Iterable[Deadline], *, at: datetime) -> list[DeadlineRow]:
    """Rows, newest danger first: overdue, then by day; four further queries."""
    listed = sorted(deadlines, key=lambda each: (each.due, each.pk))
    day = at.astimezone(VIETNAM).date()
    names = labels_on([each.unit_id for each in listed if each.unit_id], day)
    return [_row(each, names, at) for each in listed]


def _row(deadline: Deadline, names: dict[int, str], at: datetime) -> DeadlineRow:
    due = deadline.due.astimezone(VIETNAM)
    left = (due.date() - at.astimezone(VIETNAM).date()).days
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
        state=deadline.state,
        state_label=str(DeadlineState(deadline.state).label),
    )
