"""One request to seal for each transaction, whatever savepoints were rolled back in it."""

from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions import record, seal_pending
from thidua.ledger.enums import Privacy
from thidua.ledger.models import LedgerEntry, LogCheckpoint
from thidua.ledger.verbs import verb
from thidua.people.models import Person

NOTED = verb("ledger_test.noted", "ghi {mark}", privacy=Privacy.OPEN)


@dataclass(frozen=True)
class Block:
    """A savepoint: entries and further savepoints in order, kept or rolled back."""

    parts: tuple["str | Block", ...]
    kept: bool


PARTS = st.recursive(
    st.just("entry"),
    lambda parts: st.builds(Block, st.lists(parts, max_size=3).map(tuple), st.booleans()),
    max_leaves=8,
)
WHOLE = st.lists(PARTS, max_size=4).map(tuple)


def play(parts: tuple["str | Block", ...], person: Person) -> list[str]:
    """Write the entries; the public identifiers of those that stay."""
    written = []
    for part in parts:
        if isinstance(part, Block):
            written += play_block(part, person)
        else:
            entry = record(NOTED, subject=person, actor=SYSTEM, at=clock.now(), mark="x")
            written.append(entry.public_id)
    return written


def play_block(block: Block, person: Person) -> list[str]:
    with transaction.atomic():
        written = play(block.parts, person)
        transaction.set_rollback(not block.kept)
    return written if block.kept else []


def requests() -> int:
    return sum(each[1] is seal_pending for each in connection.run_on_commit)


@pytest.mark.django_db(transaction=True)
@given(whole=WHOLE)
@example(whole=(Block(("entry",), kept=False), "entry"))
@example(whole=(Block((Block(("entry",), kept=True),), kept=False), "entry"))
@example(whole=(Block(("entry", Block(("entry",), kept=False)), kept=True), "entry"))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_stays_is_sealed_once_and_in_order(whole) -> None:
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    before = LogCheckpoint.objects.count()
    with transaction.atomic():
        written = play(whole, person)
        assert requests() == bool(written)
    entries = LedgerEntry.objects.filter(public_id__in=written).order_by("id")
    assert [each.public_id for each in entries] == written
    places = [each.leaf_index for each in entries]
    assert None not in places
    assert places == sorted(places)
    assert LogCheckpoint.objects.count() - before == bool(written)
    assert not LedgerEntry.objects.filter(leaf_index=None).exists()


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_leaves_no_request_behind() -> None:
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        play(("entry", "entry"), person)
        raise ZeroDivisionError
    assert requests() == 0
    with transaction.atomic():
        (written,) = play(("entry",), person)
    assert LedgerEntry.objects.get(public_id=written).leaf_index == 0
