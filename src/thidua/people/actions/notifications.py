"""Telling a person something once. What is worth telling, other parts decide."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

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

    Not recorded: the thing itself is.
    """
    told, _new = Notification.objects.get_or_create(
        person_id=person_id,
        key=key,
        defaults={"text": text, "address": address, "at": at, "due": due},
    )
    return told


def notify_all(
    *,
    person_ids: Iterable[int],
    key: str,
    text: str,
    at: datetime,
    address: str = "",
    due: datetime | None = None,
) -> None:
    """Tell several people the same; who was told under that ``key`` is not told again.

    A text longer than a message holds ends with an ellipsis. Not recorded: the thing itself is.
    """
    limit = Notification._meta.get_field("text").max_length or 0
    kept = text if len(text) <= limit else f"{text[: limit - 1]}…"
    Notification.objects.bulk_create(
        (
            Notification(person_id=each, key=key, text=kept, address=address, at=at, due=due)
            for each in dict.fromkeys(person_ids)
        ),
        ignore_conflicts=True,
    )


def mark_read(*, public_id: str, actor: Actor, at: datetime) -> None:
    """Mark one of the actor's notifications as read; another's stays as it is. Not recorded."""
    _unread_of(actor).filter(public_id=public_id).update(read_at=at)


def mark_all_read(*, actor: Actor, at: datetime) -> int:
    """Mark all of the actor's notifications as read; returns how many. Not recorded."""
    return _unread_of(actor).update(read_at=at)


def _unread_of(actor: Actor) -> QuerySet[Notification]:
    if actor.person_id is None:
        return Notification.objects.none()
    return Notification.objects.filter(person_id=actor.person_id, read_at=None)
