"""Telling those who work for the receiving units that a movement waits for them.

Knows who acts for which unit; what is worth telling, and when again, its callers decide.
"""

from collections.abc import Iterable
from datetime import datetime

from thidua.kernel.clock import VIETNAM
from thidua.movements.models import MovementDelivery
from thidua.movements.permissions import acts_for_unit
from thidua.people.actions import notify
from thidua.people.queries import actors_with_roles


def tell_receivers(
    deliveries: Iterable[MovementDelivery], *, key: str, text: str, address: str, at: datetime
) -> None:
    """Tell each person who acts for a unit, once for ``key`` and delivery."""
    listed = list(deliveries)
    if not listed:
        return
    actors = actors_with_roles(on=at.astimezone(VIETNAM).date())
    for delivery in listed:
        for actor in actors:
            if actor.person_id is not None and acts_for_unit(actor, delivery.unit_id):
                notify(
                    person_id=actor.person_id,
                    key=f"movement_delivery:{delivery.public_id}:{key}",
                    text=text,
                    address=address,
                    due=delivery.due,
                    at=at,
                )
