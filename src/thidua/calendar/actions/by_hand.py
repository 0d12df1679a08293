"""What people do with a deadline on its own page: mark it as done, ask for more time, answer.

Rights are asked here, unlike where other parts set deadlines; what the work itself is, stays
unknown.
"""

from datetime import datetime

from django.db import transaction

from thidua.calendar import phrases
from thidua.calendar.actions.deadlines import drop_deadline, move_deadline
from thidua.calendar.actions.told import tell_asked, tell_declined, told_moment
from thidua.calendar.enums import (
    DEADLINE_MET,
    EXTENSION_ASKED,
    EXTENSION_DECLINED,
    DeadlineState,
)
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import squash


def close_deadline(*, deadline_id: int, actor: Actor, at: datetime) -> Deadline:
    """Mark a deadline as done whose work leaves no trace of its own; done already changes nothing.

    Refuses one that has a page where the work is done, and one that was dropped. Recorded as
    ``deadline.met``.
    """
    with transaction.atomic():
        deadline = _locked(deadline_id)
        require(actor, "deadline.meet", deadline)
        if deadline.address:
            raise Refused(phrases.DONE_ELSEWHERE.format(label=deadline.label))
        if deadline.state == DeadlineState.MET:
            return deadline
        _refuse_closed(deadline)
        deadline.state, deadline.closed_at = DeadlineState.MET, at
        _forget_asked(deadline)
        deadline.save()
        record(DEADLINE_MET, subject=deadline, actor=actor, at=at, label=deadline.label)
    return deadline


def ask_for_extension(
    *, deadline_id: int, until: datetime, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Ask those who may move a deadline to move it; the same asked again changes nothing.

    The deadline stays until it is answered. Refuses an empty reason, a moment not after the
    present one, and a deadline that is closed. Recorded as ``deadline.extension_asked``.
    """
    with transaction.atomic():
        deadline = _locked(deadline_id)
        require(actor, "deadline.ask_extension", deadline)
        _refuse_closed(deadline)
        words = _reason(reason)
        if until <= deadline.due:
            raise Refused(
                phrases.NOT_LATER.format(until=told_moment(until), due=told_moment(deadline.due)),
                field="until",
            )
        if (deadline.asked_until, deadline.asked_reason) == (until, words):
            return deadline
        deadline.asked_until, deadline.asked_reason = until, words
        deadline.asked_by_id = actor.person_id
        refuse_unfit_texts(deadline)
        deadline.save()
        record(
            EXTENSION_ASKED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            old=told_moment(deadline.due),
            new=told_moment(until),
            reason=words,
        )
        tell_asked(deadline, actor=actor, at=at)
    return deadline


def shift_deadline(
    *, deadline_id: int, due: datetime, reason: str, actor: Actor, at: datetime
) -> Deadline:
    """Move a deadline, asked for or not; what was asked is answered by it.

    Refuses what ``move_deadline`` refuses. Recorded as ``deadline.moved``.
    """
    with transaction.atomic():
        require(actor, "deadline.change", _locked(deadline_id))
        return move_deadline(deadline_id=deadline_id, due=due, reason=reason, actor=actor, at=at)


def decline_extension(*, deadline_id: int, reason: str, actor: Actor, at: datetime) -> Deadline:
    """Leave a deadline as it is although more time was asked for.

    Refuses an empty reason, and where nothing is asked (any more). Recorded as
    ``deadline.extension_declined``; whoever asked is told.
    """
    with transaction.atomic():
        deadline = _locked(deadline_id)
        require(actor, "deadline.change", deadline)
        if deadline.asked_until is None:
            raise Refused(phrases.NOTHING_ASKED.format(label=deadline.label))
        words, asker = _reason(reason), deadline.asked_by_id
        _forget_asked(deadline)
        deadline.save()
        record(
            EXTENSION_DECLINED,
            subject=deadline,
            actor=actor,
            at=at,
            label=deadline.label,
            due=told_moment(deadline.due),
            reason=words,
        )
        tell_declined(deadline, asker, actor=actor, at=at)
    return deadline


def cancel_deadline(*, deadline_id: int, reason: str, actor: Actor, at: datetime) -> Deadline:
    """Drop a deadline that no longer applies. Refuses what ``drop_deadline`` does.

    Recorded as ``deadline.dropped``.
    """
    with transaction.atomic():
        require(actor, "deadline.change", _locked(deadline_id))
        return drop_deadline(deadline_id=deadline_id, reason=reason, actor=actor, at=at)


def _locked(deadline_id: int) -> Deadline:
    rows = Deadline.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=deadline_id)


def _forget_asked(deadline: Deadline) -> None:
    deadline.asked_until, deadline.asked_reason, deadline.asked_by_id = None, "", None


def _refuse_closed(deadline: Deadline) -> None:
    if deadline.state != DeadlineState.OPEN:
        raise Refused(phrases.DEADLINE_CLOSED.format(label=deadline.label))


def _reason(text: str) -> str:
    words = squash(text)
    if not words:
        raise Refused(phrases.REASON_MISSING, field="reason")
    return words
