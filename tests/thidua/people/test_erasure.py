import pytest

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.actions import seal_pending
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries.audit import verify_ledger
from thidua.people.actions import create_person, erase_person, open_account
from thidua.people.models import Account

NAME = "Lê Thị Giả Định"


@pytest.fixture
def person(db):
    made = create_person(full_name=NAME, actor=SYSTEM, at=clock.now(), invented=True)
    open_account(person_id=made.pk, username="giadinh", actor=SYSTEM, at=clock.now())
    return made


def erase(person) -> None:
    erase_person(person_id=person.pk, reason="theo yêu cầu", actor=SYSTEM, at=clock.now())


def test_nothing_of_the_person_is_left_in_the_ledger(person) -> None:
    assert any(NAME in str(entry.content) for entry in LedgerEntry.objects.all())
    erase(person)
    kept = "".join(str(entry.content) for entry in LedgerEntry.objects.all())
    assert NAME not in kept
    assert "giadinh" not in kept
    assert "theo yêu cầu" in kept


def test_the_log_verifies_as_before(person) -> None:
    seal_pending()
    before = [entry.commitment for entry in LedgerEntry.objects.order_by("id")]
    erase(person)
    seal_pending()
    assert [e.commitment for e in LedgerEntry.objects.order_by("id")][: len(before)] == before
    assert verify_ledger().ok


def test_the_account_is_closed_and_bears_no_name(person) -> None:
    erase(person)
    account = Account.objects.get()
    assert not account.is_active
    assert "giadinh" not in account.username


def test_a_second_time_and_no_reason_are_refused(person) -> None:
    with pytest.raises(Refused, match="lý do"):
        erase_person(person_id=person.pk, reason=" ", actor=SYSTEM, at=clock.now())
    erase(person)
    with pytest.raises(Refused, match="đã xóa"):
        erase(person)
