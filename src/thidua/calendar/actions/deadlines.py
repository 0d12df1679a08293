"""Deadlines of anything: set by the parts above, met when their work is done.

Rights are asked where the deadline comes from; this module keeps the days and the trace.
"""

from datetime import datetime

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.enums import (
    DEADLINE_DROPPED,
    DEADLINE_MET,
    DEADLINE_MOVED,
    DEADLINE_PASSED,
    DEADLINE_SET,
    DeadlineState,
)
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.org.queries.labels import labels_on


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
) -> Deadline:
    """Set when something is due from a unit; the same subject, key and unit has one deadline.

    Setting it again to the same moment changes nothing, to another one moves it; one that was
    dropped is open again. Recorded as ``deadline.set``.
    """
    if not label.strip():
        raise Refused(phrases.LABEL_MISSING, field="label")
    with transaction.atomic():
        deadline, fresh = Deadline.objects.select_for_update().get_or_create(
            subject_kind=kind_of(subject),
            subject_public_id=subject.public_id,
            key=key,
            unit_id=unit_id,  # type: ignore[misc]  # reason: a deadline may be nobody's
            defaults={
                "label": label.strip(),
                "detail": detail,
                "address": address,
                "role": role,
                "due": due,
                "basis": basis,
            },
        )
        dropped = deadline.state == DeadlineState.DROPPED
        if dropped:
            deadline.state, deadline.closed_at, deadline.due = DeadlineState.OPEN, None, due
            deadline.save(update_fields=["state", "closed_at", "due"])
        if fresh or dropped:
            _record_set(deadline, subject, basis, actor, at)
        elif deadline.due != due:
            move_deadline(
                deadline_id=deadline.pk, due=due, reason=basis or label, actor=actor, at=at
            )
            deadline.refresh_from_db()
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
        due=f"{deadline.due:%H:%M %d/%m/%Y}",
        basis=basis,
    )


def move_deadline(
    *, deadline_id: int, due: datetime, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Move an open deadline, with a reason. Recorded as ``deadline.moved`` with both moments."""
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        before, deadline.due = deadline.due, due
        deadline.save(update_fields=["due"])
        record(
            DEADLINE_MOVED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            old=f"{before:%H:%M %d/%m/%Y}",
            new=f"{due:%H:%M %d/%m/%Y}",
            reason=reason.strip(),
        )
    return deadline


def pass_deadline(
    *, deadline_id: int, unit_id: int, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Let another unit take over an open deadline, with a reason.

    Recorded as ``deadline.passed`` with both units.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        before, deadline.unit_id = deadline.unit_id, unit_id
        deadline.save(update_fields=["unit"])
        units = labels_on([each for each in (before, unit_id) if each], at.date())
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
    with transaction.atomic():
        deadline = (
            Deadline.objects.select_for_update()
            .filter(
                subject_kind=kind_of(subject),
                subject_public_id=subject.public_id,
                key=key,
                unit_id=unit_id,  # type: ignore[misc]  # reason: a deadline may be nobody's
                state=DeadlineState.OPEN,
            )
            .first()
        )
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
    """Drop a deadline that no longer applies, with a reason. Recorded as ``deadline.dropped``."""
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
        if deadline.state != DeadlineState.OPEN:
            raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))
        deadline.state, deadline.closed_at = DeadlineState.DROPPED, at
        deadline.save(update_fields=["state", "closed_at"])
        record(
            DEADLINE_DROPPED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            reason=reason.strip(),
        )
    return deadline
