"""An installation of every release that was kept is opened by the code of today.

Each is copied, brought up to date as an administrator does it, and asked for its facts and its
log again. How a release keeps its own: docs/how-to/keep-release.md.
"""

import json
import shutil
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from tests.upgrade.keep import FACTS, INSTALLATION, KEPT, ask, migrate, open_copy, thidua
from thidua import __version__

pytestmark = [pytest.mark.fault, pytest.mark.slow]

RELEASES = sorted(path.name for path in KEPT.iterdir())
LARGEST = 400_000
"""Bytes that one kept installation may take."""


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request, tmp_path_factory) -> tuple[Path, Path]:
    """A release's folder, and a copy of its installation brought up to date."""
    home = tmp_path_factory.mktemp(f"upgrade-{request.param}") / "home"
    open_copy(KEPT / request.param, home)
    migrate(home)
    return KEPT / request.param, home


def log_of(kept: Path) -> dict:
    with ZipFile(kept / INSTALLATION) as archive:
        return json.loads(archive.read("manifest.json"))["log"]


def test_its_facts_are_what_they_were(upgraded) -> None:
    kept, home = upgraded
    facts = yaml.safe_load((kept / FACTS).read_text(encoding="utf-8"))
    answers = ask(home)
    assert {name: answers[name] for name in facts} == facts


def test_its_log_holds_and_grew_from_the_same_root(upgraded) -> None:
    kept, home = upgraded
    assert json.loads(thidua(home, "doctor", "--json"))["ok"]
    log = log_of(kept)
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        asked = "select root from ledger_logcheckpoint where size = ?"
        assert database.execute(asked, [log["size"]]).fetchall() == [(log["root"],)]


def test_a_fact_that_was_lost_on_the_way_is_seen(upgraded, tmp_path) -> None:
    """The twin: an upgrade that loses a membership gives other answers."""
    kept, home = upgraded
    facts = yaml.safe_load((kept / FACTS).read_text(encoding="utf-8"))
    damaged = shutil.copytree(home, tmp_path / "home")
    with sqlite3.connect(damaged / "thidua.sqlite3") as database:
        database.execute("delete from clusters_clusterlead")
        database.execute("delete from clusters_membership")
        database.execute("update ledger_ledgerentry set at = '2001-01-01' where leaf_index = 0")
    answers = ask(damaged)
    assert answers["clusters"] != facts["clusters"]
    assert answers["log"]["wrong"] != facts["log"]["wrong"] == []


def test_the_release_in_hand_is_kept_and_small() -> None:
    assert __version__ in RELEASES
    assert all((KEPT / each / INSTALLATION).stat().st_size < LARGEST for each in RELEASES)


@pytest.mark.parametrize("release", RELEASES)
def test_its_backup_is_restored_by_the_code_of_today(release, tmp_path) -> None:
    """The log of an older release is read only after its tables have today's shape."""
    kept, home = KEPT / release, tmp_path / "home"
    told = json.loads(thidua(home, "restore", str(kept / INSTALLATION), "--json"))
    assert told["log"] == log_of(kept)
    facts = yaml.safe_load((kept / FACTS).read_text(encoding="utf-8"))
    answers = ask(home)
    assert {name: answers[name] for name in facts} == facts
