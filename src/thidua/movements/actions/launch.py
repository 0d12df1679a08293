"""Launching a movement, cancelling it, making it public.

Knows to whom a movement goes and what must be there first; not what the receivers do with it.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.calendar.actions import drop_deadline, set_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.base import kind_of
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.actions.movements import lock_movement, refuse_cancelled, still_missing
from thidua.movements.actions.telling import tell_receivers
from thidua.movements.enums import (
    MOVEMENT_CANCELLED,
    MOVEMENT_LAUNCHED,
    MOVEMENT_PUBLISHED,
    MOVEMENT_UNPUBLISHED,
    MovementState,
)
from thidua.movements.models import Movement, MovementDelivery
from thidua.movements.queries.receiving import default_receivers
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn

LAUNCH_KEY = "launch"
"""Tells the deadline of a unit's own launch from others of the same delivery."""


def launch_movement(
    *,
    movement_id: int,
    actor: Actor,
    at: datetime,
    unit_ids: Sequence[int] | None = None,
    due: datetime | None = None,
    address: str = "",
) -> Movement:
    """Launch a movement and send it down.

    It goes to ``unit_ids``, else to the members of its cluster, else to the direct subordinates
    living that day. With ``due`` each of them gets a deadline for its own plan; ``address`` is the
    path of the page where it answers. Refuses a movement that is not a draft, a themed one while
    one of its six contents is empty (each named), a receiver that does not exist that day, and a
    deadline that has passed. Who works for the receivers is told. Recorded as
    ``movement.launched``.
    """
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.launch", movement)
        refuse_cancelled(movement)
        _refuse_unready(movement, at, due)
        receivers = _receivers(movement, unit_ids, at.astimezone(VIETNAM).date())
        movement.state, movement.launched_at = MovementState.LAUNCHED, at
        movement.save()
        deliveries = MovementDelivery.objects.bulk_create(
            MovementDelivery(movement=movement, unit=unit, sent_at=at, due=due)
            for unit in receivers
        )
        if due is not None:
            for delivery in deliveries:
                set_launch_deadline(delivery, actor=actor, at=at, address=address)
        tell_receivers(
            deliveries,
            key="launched",
            text=phrases.RECEIVED_TASK.format(name=movement.name),
            address=address,
            at=at,
        )
        record(
            MOVEMENT_LAUNCHED,
            subject=movement,
            also=[movement.launcher],
            actor=actor,
            at=at,
            name=movement.name,
            count=len(deliveries),
            due=due,
            receivers=[unit.public_id for unit in receivers],
        )
    return movement


def cancel_movement(*, movement_id: int, reason: str, actor: Actor, at: datetime) -> Movement:
    """Cancel a movement; what units wait for because of it is dropped.

    Refuses an empty reason and a second time. Recorded as ``movement.cancelled``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.cancel", movement)
        refuse_cancelled(movement)
        movement.state = MovementState.CANCELLED
        movement.save()
        drop_launch_deadlines(
            list(movement.deliveries.all()), reason=reason.strip(), actor=actor, at=at
        )
        record(
            MOVEMENT_CANCELLED,
            subject=movement,
            also=[movement.launcher],
            actor=actor,
            at=at,
            name=movement.name,
            reason=reason.strip(),
        )
    return movement


def publish_movement(*, movement_id: int, actor: Actor, at: datetime) -> Movement:
    """Show a launched movement to everybody from now on; one that is public stays so.

    Refuses one that is not launched. Recorded as ``movement.published``.
    """
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.publish", movement)
        if movement.state not in {MovementState.LAUNCHED, MovementState.REVIEWED}:
            raise Refused(
                phrases.NOT_LAUNCHED.format(
                    name=movement.name, state=MovementState(movement.state).label
                )
            )
        if movement.public_from is None:
            movement.public_from = at
            movement.save()
            record(MOVEMENT_PUBLISHED, subject=movement, actor=actor, at=at, name=movement.name)
    return movement


def unpublish_movement(*, movement_id: int, reason: str, actor: Actor, at: datetime) -> Movement:
    """Take a movement back from the public site; who has read it has read it.

    Refuses an empty reason and one that is not public. Recorded as ``movement.unpublished``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.publish", movement)
        if movement.public_from is None:
            raise Refused(phrases.NOT_PUBLIC.format(name=movement.name))
        movement.public_from = None
        movement.save()
        record(
            MOVEMENT_UNPUBLISHED,
            subject=movement,
            actor=actor,
            at=at,
            name=movement.name,
            reason=reason.strip(),
        )
    return movement


def set_launch_deadline(
    delivery: MovementDelivery, *, actor: Actor, at: datetime, address: str = ""
) -> None:
    """Put a delivery's deadline into the unit's calendar, inside the caller's transaction."""
    assert delivery.due is not None
    movement = delivery.movement
    set_deadline(
        subject=delivery,
        unit_id=delivery.unit_id,
        key=LAUNCH_KEY,
        label=phrases.LAUNCH_TASK.format(name=movement.name)[:240],
        detail=movement.theme,
        address=address,
        due=delivery.due,
        basis=movement.directive.citation if movement.directive else movement.name,
        tells=False,
        actor=actor,
        at=at,
    )


def drop_launch_deadlines(
    deliveries: Sequence[MovementDelivery], *, reason: str, actor: Actor, at: datetime
) -> None:
    """Drop the open deadlines of deliveries, inside the caller's transaction."""
    for deadline in open_deadlines(deliveries):
        drop_deadline(deadline_id=deadline.pk, reason=reason, actor=actor, at=at)


def open_deadlines(deliveries: Sequence[MovementDelivery]) -> list[Deadline]:
    """The open deadlines of deliveries."""
    return list(
        Deadline.objects.filter(
            subject_kind=kind_of(MovementDelivery()),
            subject_public_id__in=[each.public_id for each in deliveries],
            state=DeadlineState.OPEN,
        )
    )


def _refuse_unready(movement: Movement, at: datetime, due: datetime | None) -> None:
    if movement.state != MovementState.DRAFT:
        assert movement.launched_at is not None
        day = phrases.day_of(movement.launched_at)
        raise Refused(phrases.ALREADY_LAUNCHED.format(name=movement.name, day=day))
    missing = still_missing(movement)
    if missing:
        raise Refused(
            *(phrases.CONTENT_MISSING.format(content=each) for each in missing), field="contents"
        )
    if due is not None and due <= at:
        raise Refused(
            phrases.DUE_PASSED.format(due=phrases.moment(due), at=phrases.moment(at)), field="due"
        )


def _receivers(movement: Movement, unit_ids: Sequence[int] | None, day: date) -> list[Unit]:
    if unit_ids is None:
        return default_receivers(movement, day)
    chosen = list(Unit.objects.filter(pk__in=set(unit_ids)))
    for unit in chosen:
        if unit.pk == movement.launcher_id:
            label = label_on(unit.pk, day)
            raise Refused(phrases.SENT_TO_ITSELF.format(unit=label), field="units")
        if not unit.holds_on(day):
            raise Refused(
                phrases.NOT_RECEIVING.format(day=format_date_vn(day), unit=label_on(unit.pk, day)),
                field="units",
            )
    return chosen
