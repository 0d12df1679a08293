from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import translation

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.ledger.actions import record, seal_pending
from thidua.ledger.domain.leaf import commitment
from thidua.ledger.enums import Privacy
from thidua.ledger.models import LedgerEntry, LogCheckpoint
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.ledger.verbs import verb
from thidua.people.enums import Leadership
from thidua.people.models import Person

WEIGHED = verb("ledger_test.weighed", "cân {what} được {weight}", privacy=Privacy.PERSONAL)
CAST = verb("ledger_test.cast", "bỏ một phiếu", privacy=Privacy.SECRET)
OFFICER = Actor(
    name="Nguyễn Thị Mẫu",
    account_id=7,
    unit_name="VKSND tỉnh Long An",
    capacity="Kiểm tra viên",
    roles=(Held(role="unit_officer", scope="unit", scope_id=1, delegated_by="Trần Văn Ví Dụ"),),
)


@pytest.fixture
def person(db) -> Person:
    return Person.objects.create(full_name="Lê Thị Giả Định", invented=True)


def weigh(person: Person, *, actor: Actor = OFFICER, **more) -> LedgerEntry:
    payload = {"what": "sổ", "weight": Decimal("1.50")} | more
    with transaction.atomic():
        return record(WEIGHED, subject=person, actor=actor, at=clock.now(), **payload)


def test_an_entry_remembers_who_in_which_capacity_did_what(person) -> None:
    weigh(person, on_behalf_of="VKSND tỉnh Đồng Tháp")
    (row,) = entry_rows(entries_for_subject(person))
    assert (row.actor, row.capacity, row.unit) == (
        "Nguyễn Thị Mẫu",
        "Kiểm tra viên",
        "VKSND tỉnh Long An",
    )
    assert row.sentence == "cân sổ được 1.50"
    assert row.on_behalf_of == "VKSND tỉnh Đồng Tháp"
    assert row.delegated_by == "Trần Văn Ví Dụ"
    assert row.subject == "Lê Thị Giả Định"


def test_the_commitment_can_be_recomputed_from_the_stored_row(person) -> None:
    weigh(person, extra={"days": [date(2020, 2, 21), None, True, 3]})
    entry = LedgerEntry.objects.get()
    assert entry.commitment == commitment(bytes(entry.salt), entry.content)


def test_two_entries_of_one_content_do_not_look_alike(person) -> None:
    assert weigh(person).commitment != weigh(person).commitment


def test_an_entry_stands_on_every_thing_that_it_concerns(person) -> None:
    other = Person.objects.create(full_name="Võ Minh Ví Dụ", invented=True)
    stranger = Person.objects.create(full_name="Phạm Thị Mẫu", invented=True)
    with transaction.atomic():
        record(
            WEIGHED,
            subject=person,
            also=[other, person],
            actor=SYSTEM,
            at=clock.now(),
            what="x",
            weight=1,
        )
    assert entries_for_subject(person).count() == 1
    assert entries_for_subject(other).count() == 1
    assert entries_for_subject(stranger).count() == 0


def test_a_secret_verb_keeps_no_actor(person) -> None:
    with transaction.atomic():
        record(CAST, subject=person, actor=OFFICER, at=clock.now())
    entry = LedgerEntry.objects.get()
    assert entry.account_id is None
    assert "Nguyễn Thị Mẫu" not in str(entry.content)
    assert "Ví Dụ" not in str(entry.content)


def test_a_sentence_without_its_value_is_refused(person) -> None:
    with pytest.raises(ValueError, match="weight"), transaction.atomic():
        record(WEIGHED, subject=person, actor=OFFICER, at=clock.now(), what="sổ")


def test_a_float_has_no_place_in_the_ledger(person) -> None:
    with pytest.raises(TypeError, match="float"):
        weigh(person, weight=1.5)


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused() -> None:
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    with pytest.raises(RuntimeError, match="transaction"):
        record(WEIGHED, subject=person, actor=OFFICER, at=clock.now(), what="x", weight=1)


@pytest.mark.django_db(transaction=True)
def test_an_entry_is_sealed_right_after_its_transaction() -> None:
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    weigh(person)
    weigh(person)
    (second, first) = entry_rows(entries_for_subject(person))
    assert (first.leaf_index, second.leaf_index) == (0, 1)
    assert [each.size for each in LogCheckpoint.objects.all()] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_action_leaves_no_entry_and_no_place() -> None:
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        weigh(person)
        raise ZeroDivisionError
    assert not LedgerEntry.objects.exists()
    weigh(person)
    assert LedgerEntry.objects.get().leaf_index == 0


def test_sealing_nothing_signs_nothing(db) -> None:
    assert seal_pending() == 0
    assert not LogCheckpoint.objects.exists()


def test_words_are_kept_in_the_source_language_whatever_the_page_speaks(person) -> None:
    with translation.override("en"):
        weigh(person, what=Leadership.HEAD.label)
    assert LedgerEntry.objects.get().content["payload"]["what"] == "Cấp trưởng"
