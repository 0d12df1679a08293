"""Telling a person something once. What is worth telling, other parts decide."""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.people.models import Notification


def notify(
    *,
    person_id: int,
    key: str,
    text: str,
    at: datetime,
    address: str = "",
    due: datetime | None = None,
) -> Notification:
    """Tell a person; the same ``key`` is told once, a second call changes nothing.

    Not an entry of the ledger: the thing itself is.
    """
    told, _new = Notification.objects.get_or_create(
        person_id=person_id,
        key=key,
        defaults={"text": text, "address": address, "at": at, "due": due},
    )
    return told


def mark_read(*, public_id: str, actor: Actor, at: datetime) -> None:
    """Mark one of the actor's notifications as read; another's stays as it is."""
    Notification.objects.filter(
        public_id=public_id, person_id=actor.person_id, read_at=None
    ).update(read_at=at)


def mark_all_read(*, actor: Actor, at: datetime) -> int:
    """Mark all of the actor's notifications as read; returns how many."""
    with transaction.atomic():
        return Notification.objects.filter(person_id=actor.person_id, read_at=None).update(
            read_at=at
        )
