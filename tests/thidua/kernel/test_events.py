from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from thidua.kernel import clock, events
from thidua.kernel.actors import SYSTEM
from thidua.kernel.models import JobLease


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseMoved(events.Event):
    name: str


heard: list[str] = []


def hear(event: LeaseMoved) -> None:
    heard.append(event.name)


def hear_and_fail(event: LeaseMoved) -> None:
    raise ValueError("the higher part refuses")


@pytest.fixture
def subscribe() -> Iterator[object]:
    before = events.installed()
    heard.clear()
    yield lambda *receivers: events.install(
        {events.name_of(LeaseMoved): [f"{__name__}.{each.__name__}" for each in receivers]}
    )
    events.install(before)


def _moved() -> LeaseMoved:
    return LeaseMoved(actor=SYSTEM, at=clock.now(), name="dời")


@pytest.mark.django_db
def test_receivers_hear_in_order(subscribe) -> None:
    subscribe(hear, hear)
    with transaction.atomic():
        events.publish(_moved())
    assert heard == ["dời", "dời"]


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_raises_rolls_everything_back(subscribe) -> None:
    subscribe(hear, hear_and_fail)
    with pytest.raises(ValueError, match="refuses"), transaction.atomic():
        JobLease.objects.create(
            result_id="00000000-0000-0000-0000-000000000001", name="x", until=clock.now()
        )
        events.publish(_moved())
    assert heard == ["dời"]
    assert not JobLease.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_its_transaction_is_refused(subscribe) -> None:
    subscribe(hear)
    with pytest.raises(RuntimeError, match="transaction"):
        events.publish(_moved())
    assert heard == []
