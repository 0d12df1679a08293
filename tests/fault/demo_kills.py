"""Fifty seeded kills of the demonstration's loading, asked by hand for its length: nothing acknowledged is lost, and what is
there in the end is what an unkilled run makes.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.site import ROOT, THIDUA, environment

pytestmark = [pytest.mark.fault, pytest.mark.slow]

SEED = 20200221
IN_SYSTEMS = 44
IN_ORGANISATION = 6
TABLES_DONE, ORGANISATION_DONE = "Bảng dữ liệu và khóa", "Tổ chức thật"
NOTHING_NEW = ("đã có sẵn", "0 bước", "0 người mới", "0 năm", "0 cụm")
TELLING = (
    *("name", "full_name", "title", "text", "subject", "theme", "state", "kind", "number"),
    *("symbol", "role", "position", "label", "paper", "verb", "year", "source"),
)
"""Columns that say what a row is, without keys and times."""
OF_THE_RUN = ("ledger_logcheckpoint", "ledger_logtile", "sqlite_sequence")
"""Tables that depend on how often a run sealed."""


@dataclass(frozen=True, slots=True)
class Run:
    done: tuple[str, ...]
    """Lines of the steps that were printed as done."""
    ended: bool
    seconds: float


def run_demo(home: Path, *, until: str = "", kill_after: float | None = None) -> Run:
    """Build the demonstration; kill it when a step is done or after some seconds."""
    began = time.monotonic()
    process = subprocess.Popen(
        [*THIDUA, "demo", "--no-serve", "--dir", str(home / "papers")],
        cwd=ROOT,
        env=environment(home) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    if kill_after is not None:
        try:
            process.wait(timeout=kill_after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if until and until in line:
            os.kill(process.pid, signal.SIGKILL)
            break
    process.stdout.close()
    status = process.wait()
    assert status in {0, -signal.SIGKILL}, lines
    done = tuple(line.removeprefix("✓ ") for line in lines if line.startswith("✓ "))
    return Run(done=done, ended=status == 0, seconds=time.monotonic() - began)


def assert_doctor_content(home: Path) -> None:
    told = subprocess.run(
        [*THIDUA, "doctor", "--json"],
        cwd=ROOT,
        env=environment(home),
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout


def entries(home: Path) -> list[tuple[str, str]]:
    """Every ledger entry that is there, in order, by its public identifier and verb."""
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        return list(database.execute("select public_id, verb from ledger_ledgerentry order by id"))


def content(home: Path) -> dict[str, Counter]:
    """What the installation holds, table by table, without keys and times."""
    held = {}
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        tables = database.execute("select name from sqlite_master where type = 'table'")
        for (table,) in list(tables):
            columns = [row[1] for row in database.execute(f'pragma table_info("{table}")')]
            if table in OF_THE_RUN:
                continue
            told = [f'"{each}"' for each in columns if each in TELLING] or ["1"]
            held[table] = Counter(database.execute(f'select {", ".join(told)} from "{table}"'))
    return held


def title_of(line: str) -> str:
    return line.partition(":")[0] if "Hệ thống" not in line else line[: len("Hệ thống 1")]


def assert_found_again(done: tuple[str, ...], later: tuple[str, ...]) -> None:
    """What one run printed as done, the next one that reaches it finds and does not make."""
    titles = {title_of(line) for line in done}
    made_again = [
        line
        for line in later
        if title_of(line) in titles and not any(word in line for word in NOTHING_NEW)
    ]
    assert made_again == []


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> tuple[Path, Path, Run, dict[str, Counter]]:
    """A home with tables, one with the organisation, an unkilled run from there and its content."""
    folder = tmp_path_factory.mktemp("kills")
    tables, organised, whole = (folder / each for each in ("tables", "organised", "whole"))
    run_demo(tables, until=TABLES_DONE)
    shutil.copytree(tables, organised)
    run_demo(organised, until=ORGANISATION_DONE)
    shutil.copytree(organised, whole)
    unkilled = run_demo(whole)
    assert unkilled.ended
    assert_doctor_content(whole)
    return tables, organised, unkilled, content(whole)


def kill_again_and_again(start: Path, work: Path, kills: int, longest: float, chance) -> Path:
    """Kill runs at seeded moments, going on in the same home until it is finished; then anew."""
    home, number = work / "0", 0
    shutil.copytree(start, home)
    done: tuple[str, ...] = ()
    known = entries(home)
    while number < kills:
        run = run_demo(home, kill_after=chance.uniform(0.1, longest))
        assert_doctor_content(home)
        assert_found_again(done, run.done)
        now = entries(home)
        assert now[: len(known)] == known, "an acknowledged entry is gone"
        known, done = now, run.done
        if run.ended:
            home = work / f"{number}-again"
            shutil.copytree(start, home, dirs_exist_ok=True)
            known, done = entries(home), ()
            longest *= 0.9
        else:
            number += 1
    return home


@pytest.mark.parametrize(
    ("stage", "kills"), [("organisation", IN_ORGANISATION), ("systems", IN_SYSTEMS)]
)
def test_what_was_killed_ends_like_what_was_not(prepared, tmp_path, stage, kills):
    tables, organised, unkilled, expected = prepared
    start = tables if stage == "organisation" else organised
    chance = random.Random(f"{SEED} {stage}")
    home = kill_again_and_again(start, tmp_path, kills, unkilled.seconds, chance)
    finished = run_demo(home)
    assert finished.ended
    assert_doctor_content(home)
    found = content(home)
    differing = {
        table: list((found[table] - rows) + (rows - found[table]))[:3]
        for table, rows in expected.items()
        if found[table] != rows
    }
    assert differing == {}
    assert_found_again(finished.done, run_demo(home).done)
