"""Days off and moved working days as a unit has them: the packaged ones, and what bodies announce."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.calendar.domain.holidays import (
    Basis,
    DayKind,
    HolidayTable,
    SpecialDay,
    Status,
    packaged_holidays,
)
from thidua.calendar.enums import DeclaredKind
from thidua.calendar.models import DeclaredDay
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day that does not follow its weekday."""

    day: date
    name: str
    works: bool
    basis: str
    status: str
    """``verified``, ``reported`` or ``unconfirmed``."""
    read_at: str
    """Where the basis was read, of packaged days."""
    body: str
    """Who announced it; empty for days of the whole country."""
    public_id: str
    """Of a body's own day."""


def holidays_of(unit_ids: Iterable[int], day: date) -> dict[int, HolidayTable]:
    """For each unit the packaged table with what it and the bodies above it announced.

    The nearer body wins. A query for what is announced, and where something is, one a step up.
    """
    wanted, packaged = list(unit_ids), packaged_holidays()
    announced: dict[int, list[SpecialDay]] = {}
    for each in DeclaredDay.objects.all() if wanted else []:
        announced.setdefault(each.body_id, []).append(special_of(each))
    if not announced:
        return dict.fromkeys(wanted, packaged)
    above = ancestor_ids(wanted, day)
    return {
        unit: packaged.adding(
            *(
                special
                for body in (*reversed(above[unit]), unit)
                for special in announced.get(body, ())
            )
        )
        for unit in wanted
    }


def special_of(declared: DeclaredDay) -> SpecialDay:
    """What a body announced, as counting takes it."""
    return SpecialDay(
        day=declared.day,
        kind=DayKind(declared.kind),
        name=declared.name,
        basis=Basis(key=declared.public_id, act=declared.basis),
        status=Status.REPORTED,
        stands_for=declared.other_day,
    )


def declared_days_for(actor: Actor) -> QuerySet[DeclaredDay]:
    """What bodies announced, for those who have signed in."""
    seen = may(actor, "working_day.view")
    return DeclaredDay.objects.all() if seen else DeclaredDay.objects.none()


def find_declared_day(actor: Actor, public_id: str) -> DeclaredDay:
    """One of them, or the same refusal for unknown and forbidden."""
    found = declared_days_for(actor).select_related("body").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def day_rows(declared: QuerySet[DeclaredDay], *, year: int, on: date) -> list[DayRow]:
    """The packaged days of a year and the announced ones, by day."""
    own = list(declared.filter(day__year=year))
    names = labels_on([each.body_id for each in own], on)
    rows = [_announced(each, names[each.body_id]) for each in own]
    rows += [_packaged(each) for each in packaged_holidays().days.values() if each.day.year == year]
    return sorted(rows, key=lambda row: (row.day, row.body))


def _announced(declared: DeclaredDay, body: str) -> DayRow:
    return DayRow(
        day=declared.day,
        name=declared.name,
        works=declared.kind == DeclaredKind.SWAPPED_WORK,
        basis=declared.basis,
        status=Status.REPORTED.value,
        read_at="",
        body=body,
        public_id=declared.public_id,
    )


def _packaged(special: SpecialDay) -> DayRow:
    return DayRow(
        day=special.day,
        name=special.name,
        works=special.works,
        basis=str(special.basis),
        status=special.status.value,
        read_at=special.basis.read_at or "",
        body="",
        public_id="",
    )
