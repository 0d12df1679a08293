"""Days off and moved working days that a body announces for itself and the units below.

Knows which days the country has off already; not why a body decides otherwise, only by which
paper.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.domain.holidays import HolidayTable, Status
from thidua.calendar.domain.working_days import is_working_day, reason_of
from thidua.calendar.enums import DAY_DECLARED, DAY_WITHDRAWN, DeclaredKind
from thidua.calendar.models import DeclaredDay
from thidua.calendar.queries.days import holidays_of
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def declare_day_off(
    *, body_id: int, day: date, name: str, basis: str, actor: Actor, at: datetime
) -> DeclaredDay:
    """Write down a day off of a body and all below it.

    It also confirms a day that the packaged table holds for unconfirmed. Refuses a day that is
    off already, an empty name, and an empty basis. Recorded as ``working_day.declared``.
    """
    kept = squash(name)
    if not kept:
        raise Refused(phrases.DAY_NAME_MISSING, field="name")
    with transaction.atomic():
        body, table = _body_and_table(body_id, actor, at)
        _refuse_resting(table, day, "day")
        declared = DeclaredDay(
            body=body, day=day, kind=DeclaredKind.HOLIDAY, name=kept, basis=squash(basis)
        )
        _keep([declared], actor, at)
    return declared


def declare_swap(
    *, body_id: int, rested: date, worked: date, basis: str, actor: Actor, at: datetime
) -> tuple[DeclaredDay, DeclaredDay]:
    """Write down that a body rests on a working day and works on a day of weekly rest instead.

    Refuses a day to rest that is off already, a day to work that is none of weekly rest or is a
    holiday, and an empty basis. Recorded as ``working_day.declared`` with both days.
    """
    with transaction.atomic():
        body, table = _body_and_table(body_id, actor, at)
        _refuse_resting(table, rested, "rested")
        _refuse_not_resting(table, worked)
        off = DeclaredDay(
            body=body,
            day=rested,
            kind=DeclaredKind.SWAPPED_OFF,
            name=str(phrases.SWAP_OFF_NAME).format(day=format_date_vn(worked)),
            basis=squash(basis),
            other_day=worked,
        )
        instead = DeclaredDay(
            body=body,
            day=worked,
            kind=DeclaredKind.SWAPPED_WORK,
            name=str(phrases.SWAP_WORK_NAME).format(day=format_date_vn(rested)),
            basis=squash(basis),
            other_day=rested,
        )
        _keep([off, instead], actor, at)
    return off, instead


def withdraw_day(*, declared_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take a day back that was entered wrongly; of a swap both days go.

    Refuses an empty reason. Recorded as ``working_day.withdrawn``.
    """
    words = squash(reason)
    if not words:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        declared = DeclaredDay.objects.select_for_update(of=("self",)).get(pk=declared_id)
        require(actor, "working_day.declare", declared.body)
        days = [declared.day] + ([declared.other_day] if declared.other_day else [])
        record(
            DAY_WITHDRAWN,
            subject=declared.body,
            actor=actor,
            at=at,
            day=format_date_vn(declared.day),
            name=declared.name,
            basis=declared.basis,
            reason=words,
        )
        DeclaredDay.objects.filter(body=declared.body_id, day__in=days).delete()


def _body_and_table(body_id: int, actor: Actor, at: datetime) -> tuple[Unit, HolidayTable]:
    body = Unit.objects.select_for_update(no_key=True).get(pk=body_id)
    require(actor, "working_day.declare", body)
    today = at.astimezone(VIETNAM).date()
    return body, holidays_of([body.pk], today)[body.pk]


def _keep(days: Sequence[DeclaredDay], actor: Actor, at: datetime) -> None:
    first = days[0]
    if not first.basis:
        raise Refused(phrases.BASIS_MISSING, field="basis")
    for each in days:
        refuse_unfit_texts(each)
        each.save()
    record(
        DAY_DECLARED,
        subject=first.body,
        actor=actor,
        at=at,
        day=format_date_vn(first.day),
        name=first.name,
        basis=first.basis,
        days=[format_date_vn(each.day) for each in days],
    )


def _refuse_resting(table: HolidayTable, day: date, field: str) -> None:
    if is_working_day(table, day):
        _refuse_listed(table, day, field)
        return
    reason = reason_of(table, day)
    why = reason.name if reason else table.weekly_name
    raise Refused(phrases.DAY_RESTED.format(day=format_date_vn(day), why=why), field=field)


def _refuse_not_resting(table: HolidayTable, day: date) -> None:
    shown = format_date_vn(day)
    if is_working_day(table, day):
        raise Refused(phrases.DAY_WORKED.format(day=shown), field="worked")
    special = table.days.get(day)
    if special is not None:
        raise Refused(phrases.DAY_IS_HOLIDAY.format(day=shown, name=special.name), field="worked")


def _refuse_listed(table: HolidayTable, day: date, field: str) -> None:
    """A swapped working day stays one; an unconfirmed day off may be confirmed."""
    special = table.days.get(day)
    if special is not None and special.status is not Status.UNCONFIRMED:
        raise Refused(
            phrases.DAY_THERE.format(day=format_date_vn(day), name=special.name), field=field
        )
