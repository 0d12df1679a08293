"""Deadlines of anything: set by the parts above, met when their work is done.

Rights are asked where the deadline comes from; this module keeps the days and the trace.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from thidua.calendar import phrases
from thidua.calendar.actions.told import tell_dropped, tell_moved, tell_set, told_moment
from thidua.calendar.enums import (
    DEADLINE_DROPPED,
    DEADLINE_MET,
    DEADLINE_MOVED,
    DEADLINE_PASSED,
    DEADLINE_REOPENED,
    DEADLINE_SET,
    DeadlineState,
)
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on, labels_on
from thidua_core.text import squash


def set_deadline(
    *,
    subject: BaseModel,
    label: str,
    due: datetime,
    actor: Actor,
    at: datetime,
    unit_id: int | None = None,
    key: str = "",
    detail: str = "",
    address: str = "",
    role: str = "",
    basis: str = "",
    tells: bool = True,
) -> Deadline:
    """Set when something is due from a unit; the same subject, key and unit has one deadline.

    Setting it again to the same moment changes nothing but its words, to another one moves it; one
    that was dropped is open again. Those whose work it is are told, unless the caller tells them
    itself. Refuses an empty label. Recorded as ``deadline.set``, or as ``deadline.moved`` with both
    moments.
    """
    unit = None if unit_id is None else Unit.objects.get(pk=unit_id)
    wanted = Deadline(
        subject_kind=kind_of(subject),
        subject_public_id=subject.public_id,
        key=key,
        unit=unit,
        label=squash(label),
        detail=squash(detail),
        address=address,
        role=role,
        due=due,
        basis=squash(basis),
    )
    if not wanted.label:
        raise Refused(phrases.LABEL_MISSING, field="label")
    refuse_unfit_texts(wanted)
    with transaction.atomic():
        deadline, fresh = _find_or_keep(wanted)
        if not fresh:
            _reword(deadline, wanted)
        dropped = deadline.state == DeadlineState.DROPPED
        if dropped:
            deadline.state, deadline.closed_at, deadline.due = DeadlineState.OPEN, None, due
            deadline.save(update_fields=["state", "closed_at", "due"])
        if fresh or dropped:
            _record_set(deadline, subject, wanted.basis, actor, at)
            if tells:
                tell_set(deadline, actor=actor, at=at)
        elif deadline.due != due:
            reason = wanted.basis or wanted.label
            return move_deadline(
                deadline_id=deadline.pk, due=due, reason=reason, actor=actor, at=at
            )
    return deadline


def _reword(deadline: Deadline, wanted: Deadline) -> None:
    """Let a deadline say what its cause says now; the cause has recorded the change."""
    words = ("label", "detail", "address", "basis")
    changed = [name for name in words if getattr(deadline, name) != getattr(wanted, name)]
    # A caller that names no page leaves the one that is known.
    changed = [name for name in changed if name != "address" or wanted.address]
    if changed:
        for name in changed:
            setattr(deadline, name, getattr(wanted, name))
        deadline.save(update_fields=changed)


def reopen_deadline(*, deadline_id: int, reason: str, actor: Actor, at: datetime) -> Deadline:
    """Open again a deadline that was met by mistake, with a reason.

    Refuses an empty reason; one that is open stays so. Recorded as ``deadline.reopened``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state == DeadlineState.OPEN:
            return deadline
        deadline.state, deadline.closed_at = DeadlineState.OPEN, None
        deadline.save(update_fields=["state", "closed_at"])
        record(
            DEADLINE_REOPENED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            reason=reason.strip(),
        )
    return deadline


def _record_set(
    deadline: Deadline, subject: BaseModel, basis: str, actor: Actor, at: datetime
) -> None:
    record(
        DEADLINE_SET,
        subject=deadline,
        also=[subject],
        actor=actor,
        at=at,
        label=deadline.label,
        due=told_moment(deadline.due),
        basis=basis,
    )


def move_deadline(
    *, deadline_id: int, due: datetime, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Move an open deadline, with a reason; to the same moment changes nothing.

    It answers what was asked. Refuses an empty reason and a deadline that is closed. Recorded as
    ``deadline.moved`` with both moments.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        if deadline.due == due:
            return deadline
        before, deadline.due = deadline.due, due
        deadline.asked_until, deadline.asked_reason, deadline.asked_by_id = None, "", None
        deadline.save()
        tell_moved(deadline, before, actor=actor, at=at)
        record(
            DEADLINE_MOVED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            old=told_moment(before),
            new=told_moment(due),
            reason=reason.strip(),
        )
    return deadline


def pass_deadline(
    *, deadline_id: int, unit_id: int, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Let another unit take over an open deadline, with a reason.

    Refuses an empty reason, a deadline that is closed, and a unit that has one for the same thing
    already. Recorded as ``deadline.passed`` with both units.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        day = at.astimezone(VIETNAM).date()
        before, deadline.unit_id = deadline.unit_id, unit_id
        if _same(deadline).exclude(pk=deadline.pk).exists():
            raise Refused(
                phrases.DEADLINE_THERE.format(unit=label_on(unit_id, day), label=deadline.label)
            )
        deadline.save(update_fields=["unit"])
        tell_set(deadline, actor=actor, at=at)
        units = labels_on([each for each in (before, unit_id) if each], day)
        record(
            DEADLINE_PASSED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            old=units.get(before or 0, ""),
            new=units[unit_id],
            reason=reason.strip(),
        )
    return deadline


def meet_deadline(
    *, subject: BaseModel, actor: Actor, at: datetime, unit_id: int | None = None, key: str = ""
) -> Deadline | None:
    """Close the deadline of a subject because the work is done; none open changes nothing.

    Recorded as ``deadline.met``.
    """
    asked = Deadline(
        subject_kind=kind_of(subject),
        subject_public_id=subject.public_id,
        key=key,
        unit_id=unit_id,
    )
    with transaction.atomic():
        deadline = _same(asked).select_for_update().filter(state=DeadlineState.OPEN).first()
        if deadline is not None:
            deadline.state, deadline.closed_at = DeadlineState.MET, at
            deadline.save(update_fields=["state", "closed_at"])
            record(
                DEADLINE_MET,
                subject=deadline,
                also=[subject],
                actor=actor,
                at=at,
                label=deadline.label,
            )
    return deadline


def drop_deadline(*, deadline_id: int, reason: str, actor: Actor, at: datetime) -> Deadline:
    """Drop a deadline that no longer applies, with a reason.

    Refuses an empty reason and a deadline that is closed. Recorded as ``deadline.dropped``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        deadline.state, deadline.closed_at = DeadlineState.DROPPED, at
        deadline.save(update_fields=["state", "closed_at"])
        tell_dropped(deadline, actor=actor, at=at)
        record(
            DEADLINE_DROPPED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            reason=reason.strip(),
        )
    return deadline


def erase_deadline(*, deadline_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take away the deadline of a unit that will never have been; the ledger keeps the trace.

    Refuses an empty reason. Recorded as ``deadline.dropped`` when it was still open.
    """
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state == DeadlineState.OPEN:
            drop_deadline(deadline_id=deadline.pk, reason=reason, actor=actor, at=at)
        deadline.delete()


def _same(deadline: Deadline) -> QuerySet[Deadline]:
    """Deadlines of the same thing and unit: one at most."""
    return Deadline.objects.filter(
        subject_kind=deadline.subject_kind,
        subject_public_id=deadline.subject_public_id,
        key=deadline.key,
        unit=deadline.unit_id,
    )


def _find_or_keep(wanted: Deadline) -> tuple[Deadline, bool]:
    """The stored deadline of the same thing and unit, locked, or ``wanted`` when there is none.

    Of two that are set at once one waits at the index and then finds the other's.
    """
    known = _same(wanted).select_for_update().first()
    if known is not None:
        return known, False
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError:
        return _same(wanted).select_for_update().get(), False
    return wanted, True
