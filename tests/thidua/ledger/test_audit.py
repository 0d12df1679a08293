"""A ledger row altered in the database, a checkpoint rolled back, an entry removed: each is named."""

import pytest
from django.db import transaction

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger import keys
from thidua.ledger.actions import record, seal_pending
from thidua.ledger.actions.export import export_log
from thidua.ledger.enums import Privacy
from thidua.ledger.models import LedgerEntry, LogCheckpoint, LogTile
from thidua.ledger.queries import check_note, latest_checkpoint
from thidua.ledger.queries.audit import verify_ledger
from thidua.ledger.verbs import verb
from thidua.people.models import Person
from thidua_core.errors import InputError
from thidua_core.log import verify_log_directory

NOTED = verb("audit_test.noted", "ghi {what}", privacy=Privacy.OPEN)


def note(person: Person, what: str) -> None:
    with transaction.atomic():
        record(NOTED, subject=person, actor=SYSTEM, at=clock.now(), what=what)


@pytest.fixture
def sealed(db) -> Person:
    """Five sealed entries, as three checkpoints."""
    keys.witness_path().unlink(missing_ok=True)
    person = Person.objects.create(full_name="Lê Thị Giả Định", invented=True)
    for whats in (("một", "hai"), ("ba",), ("bốn", "năm")):
        for what in whats:
            note(person, what)
        seal_pending()
    return person


def codes() -> set[str]:
    return {finding.code for finding in verify_ledger().findings}


def places(code: str) -> list[str]:
    return [finding.where for finding in verify_ledger().findings if finding.code == code]


def test_an_untouched_ledger_holds(sealed) -> None:
    report = verify_ledger()
    assert report.ok
    assert report.size == 5


@pytest.mark.parametrize(
    ("column", "value"),
    [("verb", "audit_test.other"), ("at", "2020-01-01T00:00:00+07:00"), ("commitment", "f" * 64)],
)
def test_an_altered_row_is_named(sealed, column: str, value: str) -> None:
    LedgerEntry.objects.filter(leaf_index=2).update(**{column: value})
    assert not verify_ledger().ok
    assert any("bản ghi 2" in where for where in places("entry_altered"))


def test_an_altered_content_is_named_though_the_chain_is_whole(sealed) -> None:
    entry = LedgerEntry.objects.get(leaf_index=3)
    entry.content["payload"]["what"] = "khác"
    LedgerEntry.objects.filter(pk=entry.pk).update(content=entry.content)
    assert places("content_altered") == ["bản ghi 3"]


def test_a_changed_actor_is_found_out(sealed) -> None:
    entry = LedgerEntry.objects.get(leaf_index=0)
    entry.content["actor"] = "người khác"
    LedgerEntry.objects.filter(pk=entry.pk).update(content=entry.content)
    assert "content_altered" in codes()


def test_a_removed_entry_is_named(sealed) -> None:
    entry = LedgerEntry.objects.get(leaf_index=1)
    entry.subjects.all().delete()
    entry.delete()
    assert any("bản ghi 1" in where for where in places("entry_missing"))


def test_a_subject_taken_off_an_entry_is_found_out(sealed) -> None:
    LedgerEntry.objects.get(leaf_index=4).subjects.update(subject_public_id="0" * 12)
    assert any("bản ghi 4" in where for where in places("entry_altered"))


def test_a_database_turned_back_is_found_out_by_the_witness(sealed) -> None:
    """All rows of the last seal are gone, tiles included: only the file beside the key knows."""
    tile = LogTile.objects.get()
    for entry in LedgerEntry.objects.filter(leaf_index__gte=3):
        entry.subjects.all().delete()
        entry.delete()
    LogTile.objects.update(hashes=bytes(tile.hashes)[: 3 * 32])
    LogCheckpoint.objects.filter(size__gt=3).delete()
    assert "checkpoint_rolled_back" in codes()


def test_a_checkpoint_signed_by_another_key_is_found_out(sealed) -> None:
    newest = LogCheckpoint.objects.latest("size")
    LogCheckpoint.objects.filter(pk=newest.pk).update(note=newest.note[:-8] + "AAAAAA==\n"[:8])
    assert not verify_ledger().ok


def test_an_altered_tile_is_named(sealed) -> None:
    tile = LogTile.objects.get()
    damaged = bytearray(tile.hashes)
    damaged[40] ^= 1
    LogTile.objects.filter(pk=tile.pk).update(hashes=bytes(damaged))
    assert "tile_altered" in codes()


def test_the_exported_log_verifies_without_the_database(sealed, tmp_path) -> None:
    assert export_log(tmp_path / "log") == 5
    trusted = keys.public_key_path().read_text().strip()
    assert verify_log_directory(tmp_path / "log", trusted)["ok"]
    untrusted = verify_log_directory(tmp_path / "log")
    assert not untrusted["ok"]
    assert {finding["code"] for finding in untrusted["findings"]} >= {"untrusted"}


def test_an_empty_log_is_not_exported(db, tmp_path) -> None:
    with pytest.raises(InputError, match="niêm phong"):
        export_log(tmp_path / "log")


def test_a_kept_checkpoint_is_held_against_the_log(sealed) -> None:
    old = LogCheckpoint.objects.get(size=3).note
    assert check_note(old).verdict == "holds"
    assert check_note(old.replace("\n", "\r\n")).verdict == "holds"
    assert check_note("không phải").verdict == "unreadable"
    assert check_note(old.replace("thidua.local", "elsewhere.local")).verdict in {
        "stranger",
        "unreadable",
    }


def test_a_checkpoint_of_a_longer_log_says_that_this_one_was_turned_back(sealed) -> None:
    newest = latest_checkpoint()
    assert newest is not None
    LogCheckpoint.objects.filter(size=newest.size).delete()
    assert check_note(newest.note).verdict == "ahead"
