"""Reminding the units that have not launched a movement.

Knows who was reminded when; a unit is reminded once a day at most.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.actions.movements import lock_movement
from thidua.movements.actions.telling import tell_receivers
from thidua.movements.enums import MOVEMENT_REMINDED, MovementState
from thidua.movements.models import MovementDelivery
from thidua.movements.queries.cascade import OPEN_STATES


def remind_receivers(
    *, movement_id: int, actor: Actor, at: datetime, address: str = ""
) -> list[MovementDelivery]:
    """Remind every unit that has not launched and was not reminded today; returns theirs.

    ``address`` is the path of the page where they answer. Refuses a movement that is not running,
    one that everybody has launched, and a second time on one day. Recorded as
    ``movement.reminded``.
    """
    with transaction.atomic():
        movement = lock_movement(movement_id)
        require(actor, "movement.remind", movement)
        if movement.state != MovementState.LAUNCHED:
            state = MovementState(movement.state).label
            raise Refused(phrases.NOT_RUNNING.format(name=movement.name, state=state))
        waiting = list(movement.deliveries.filter(state__in=OPEN_STATES))
        if not waiting:
            raise Refused(phrases.NOBODY_WAITS.format(name=movement.name))
        day = at.astimezone(VIETNAM).date()
        reminded = [each for each in waiting if not _reminded_on(each, day)]
        if not reminded:
            raise Refused(phrases.REMINDED_TODAY.format(name=movement.name))
        for delivery in reminded:
            _remind(delivery, movement.name, address, at)
        record(
            MOVEMENT_REMINDED,
            subject=movement,
            actor=actor,
            at=at,
            name=movement.name,
            count=len(reminded),
            deliveries=[each.public_id for each in reminded],
        )
    return reminded


def _reminded_on(delivery: MovementDelivery, day: object) -> bool:
    when = delivery.reminded_at
    return when is not None and when.astimezone(VIETNAM).date() == day


def _remind(delivery: MovementDelivery, name: str, address: str, at: datetime) -> None:
    delivery.reminded_at = at
    delivery.save(update_fields=["reminded_at"])
    due = delivery.due
    text = (
        phrases.REMINDER_DUE.format(name=name, due=phrases.moment(due))
        if due
        else phrases.REMINDER.format(name=name)
    )
    day = at.astimezone(VIETNAM).date()
    tell_receivers([delivery], key=f"reminded:{day}", text=text, address=address, at=at)
