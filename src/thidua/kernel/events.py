"""Typed events: how a lower part tells a higher one, in the same transaction.

A receiver that raises rolls everything back. That is the only use of events.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string

from thidua.kernel.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that has happened; subclasses add frozen values only."""

    actor: Actor
    at: datetime


_subscriptions: dict[str, tuple[str, ...]] = {}


def name_of(kind: type[Event]) -> str:
    """The name under which subscriptions list an event type: module and class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def install(subscriptions: Mapping[str, Sequence[str]]) -> None:
    """Set who listens: event name to paths of receivers, in order."""
    _subscriptions.clear()
    _subscriptions.update({name: tuple(paths) for name, paths in subscriptions.items()})


def installed() -> dict[str, tuple[str, ...]]:
    """A copy of the present subscriptions."""
    return dict(_subscriptions)


def receivers_of(kind: type[Event]) -> list[Callable[[Event], None]]:
    return [import_string(path) for path in _subscriptions.get(name_of(kind), ())]


def publish(event: Event) -> None:
    """Tell every receiver of the event's type, in order, within the open transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is published only inside the transaction that it speaks of")
    for receiver in receivers_of(type(event)):
        receiver(event)
