"""What a person was told, for the bell and its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from thidua.kernel.actors import Actor
from thidua.people.models import Notification


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationRow:
    """One message as a page shows it."""

    public_id: str
    key: str
    """``kind:identifier:event`` of what it speaks of; a page finds its address by it."""
    text: str
    address: str
    at: datetime
    due: datetime | None
    read: bool


def notifications_for(actor: Actor) -> QuerySet[Notification]:
    """The actor's own messages, newest first: the only door to them."""
    if actor.person_id is None:
        return Notification.objects.none()
    return Notification.objects.filter(person_id=actor.person_id)


def count_unread(actor: Actor) -> int:
    """How many the actor has not read; one query."""
    return notifications_for(actor).filter(read_at=None).count()


def notification_rows(told: Iterable[Notification]) -> list[NotificationRow]:
    """Rows in the given order."""
    return [
        NotificationRow(
            public_id=each.public_id,
            key=each.key,
            text=each.text,
            address=each.address,
            at=each.at,
            due=each.due,
            read=each.read_at is not None,
        )
        for each in told
    ]
