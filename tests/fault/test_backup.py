"""Backup while people write; restore on an empty folder, verified by the log's root."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.installation import begun, python, thidua

pytestmark = [pytest.mark.fault, pytest.mark.slow]

WRITER = """
import django; django.setup()
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import create_person
for number in range(100_000):
    made = create_person(full_name=f"Người {number}", actor=SYSTEM, at=clock.now(), invented=True)
    print(made.public_id, flush=True)
"""
ASK = """
import django, sys; django.setup()
from thidua.people.models import Person
known = set(Person.objects.values_list("public_id", flat=True))
print(sum(line.strip() in known for line in sys.stdin))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return begun(tmp_path_factory.mktemp("installation"))


@pytest.fixture(scope="module")
def kept(home, tmp_path_factory) -> tuple[Path, list[str]]:
    """A backup taken in the middle of writing, and what was acknowledged before it began."""
    target = tmp_path_factory.mktemp("backup") / "luu.zip"
    writer = python(home, WRITER)
    try:
        acknowledged = [writer.stdout.readline().strip() for _ in range(25)]
        thidua(home, "backup", str(target))
        assert writer.poll() is None, "the writer wrote all along"
    finally:
        writer.kill()
        writer.communicate()
    return target, acknowledged


def test_what_was_acknowledged_before_is_in_the_restored_copy(kept, tmp_path) -> None:
    target, acknowledged = kept
    restored = tmp_path / "home"
    told = json.loads(thidua(restored, "restore", str(target), "--json"))
    answer, _ = python(restored, ASK, stdin=subprocess.PIPE).communicate("\n".join(acknowledged))
    assert int(answer) == len(acknowledged) == 25
    checkup = json.loads(thidua(restored, "doctor", "--json"))
    assert checkup["ok"]
    assert told["log"]["size"] >= 25


def test_the_installation_that_was_backed_up_is_well(home, kept) -> None:
    assert json.loads(thidua(home, "doctor", "--json"))["ok"]


def test_a_filled_installation_is_not_overwritten(home, kept) -> None:
    assert "trống" in thidua(home, "restore", str(kept[0]), status=2)


def test_an_old_backup_is_not_overwritten(home, kept) -> None:
    before = kept[0].read_bytes()
    assert "ghi đè" in thidua(home, "backup", str(kept[0]), status=2)
    assert kept[0].read_bytes() == before


def test_a_damaged_backup_is_refused_and_leaves_nothing(kept, tmp_path) -> None:
    damaged = tmp_path / "hong.zip"
    with zipfile.ZipFile(kept[0]) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content + b"x" if name.endswith("log.key") else content)
    restored = tmp_path / "home"
    assert "log.key" in thidua(restored, "restore", str(damaged), status=2)
    assert not (restored / "keys" / "log.key").exists()


def test_the_copy_is_readable_by_its_owner_only(kept) -> None:
    assert kept[0].stat().st_mode & 0o077 == 0


def test_a_backup_whose_log_does_not_hold_leaves_nothing(kept, tmp_path) -> None:
    """Every file has its hash; only the root that the backup speaks of is another one."""
    damaged, restored = tmp_path / "hong.zip", tmp_path / "home"
    with zipfile.ZipFile(kept[0]) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "manifest.json":
                told = json.loads(content)
                told["log"]["root"] = "00" * 32
                content = json.dumps(told).encode()
            bad.writestr(name, content)
    assert "không khớp" in thidua(restored, "restore", str(damaged), status=2)
    assert [path for path in restored.rglob("*") if path.is_file()] == []
