"""Fifty seeded kills (SIGKILL) of the demonstration's loading, over its whole length.

The loading is walked by four chains, two at a time. One starts with empty tables and is killed
within the organisation, which is one transaction; the others start with a copy of the finished
organisation and are killed in all that follows. In a chain a killed home is not thrown away: the
next run goes on in it and is killed in its turn, so that one loading takes several kills, until a
run reaches the end; then the chain begins a new loading. After each kill

- every ledger entry that was there after the kill before is still there, in its order;
- every step that any run of the loading printed as done is found done by each later run;
- ``thidua doctor`` is content.

When a loading ends, the home holds, row by row and table by table without keys and times, what a
run that nobody killed holds. Roots of the two logs cannot be compared: each entry has a salt.
``killing.py`` plays a chain; the moments come from a seed, what they hit depends on the machine.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fault.half_step import HALF
from tests.fault.killing import content, differing, made_again, title_of
from tests.support.site import ROOT, THIDUA, environment

pytestmark = [pytest.mark.fault, pytest.mark.slow]

SEED = 20200221
IN_ORGANISATION = 8
IN_THE_REST = (14, 14, 14)
TABLES_DONE, ORGANISATION_DONE = "Bảng dữ liệu và khóa", "Tổ chức thật"
LONGEST = 12.0
"""Seconds: no run is killed later, so that the time of the whole stays bounded as the year grows."""
HALF_STEP = (sys.executable, "-m", "tests.fault.half_step")


@dataclass(frozen=True, slots=True)
class Told:
    """A real command that was run: what it printed as done, whether it ended, how long it took."""

    done: tuple[str, ...]
    ended: bool
    seconds: float


def surroundings(home: Path) -> dict[str, str]:
    return environment(home) | {"PYTHONUNBUFFERED": "1"}


def run_demo(home: Path, *, until: str = "", program: tuple[str, ...] = THIDUA) -> Told:
    """Build the demonstration with a real command; kill it when it has printed ``until``."""
    began = time.monotonic()
    with subprocess.Popen(
        [*program, "demo", "--no-serve", "--dir", str(home / "papers")],
        cwd=ROOT,
        env=surroundings(home),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        lines = []
        for line in process.stdout:
            lines.append(line.strip())
            if until and until in line:
                os.kill(process.pid, signal.SIGKILL)
                break
    assert process.returncode in {0, -signal.SIGKILL}, lines
    done = tuple(line.removeprefix("✓ ") for line in lines if line.startswith("✓ "))
    return Told(done, process.returncode == 0, time.monotonic() - began)


def doctor(home: Path) -> dict:
    asked = subprocess.run(
        [*THIDUA, "doctor", "--json"],
        cwd=ROOT,
        env=surroundings(home),
        check=False,
        capture_output=True,
        text=True,
    )
    return json.loads(asked.stdout)


def play_chain(**chain: object) -> list[int]:
    """Play one chain in a process of its own; how far each killed run had come, in steps."""
    played = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.fault.killing", json.dumps(chain)],
        cwd=ROOT,
        env=surroundings(Path(str(chain["home"]))),
        check=False,
        capture_output=True,
        text=True,
    )
    assert played.returncode == 0, played.stderr
    fell: list[int] = json.loads(played.stdout.splitlines()[-1])
    return fell


@dataclass(frozen=True, slots=True)
class Prepared:
    tables: Path
    organised: Path
    whole: Path
    organising: Told
    rest: Told


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Prepared:
    """Homes with tables, with the organisation, and of a loading that nobody disturbed."""
    folder = tmp_path_factory.mktemp("kills")
    tables, organised, whole = (folder / each for each in ("tables", "organised", "whole"))
    run_demo(tables, until=TABLES_DONE)
    shutil.copytree(tables, organised)
    organising = run_demo(organised, until=ORGANISATION_DONE)
    shutil.copytree(organised, whole)
    rest = run_demo(whole)
    assert rest.ended
    return Prepared(tables, organised, whole, organising, rest)


def test_fifty_kills_lose_nothing_and_leave_what_nobody_killed_leaves(prepared, tmp_path) -> None:
    within = {"start": str(prepared.tables), "longest": prepared.organising.seconds}
    after = {"start": str(prepared.organised), "longest": min(prepared.rest.seconds / 2, LONGEST)}
    chains = [
        *({"kills": kills, **after} for kills in IN_THE_REST),
        {"kills": IN_ORGANISATION, **within},
    ]
    with ThreadPoolExecutor(max_workers=2) as pool:
        playing = [
            pool.submit(
                play_chain,
                home=str(tmp_path / str(place)),
                whole=str(prepared.whole),
                seed=f"{SEED} {place}",
                **chain,
            )
            for place, chain in enumerate(chains)
        ]
        fell = [steps for each in playing for steps in each.result()]
    assert len(fell) == 50
    assert len(set(fell)) > 3, "the kills fell on few steps only"


def test_a_loading_that_is_there_is_found_and_not_made_again(prepared) -> None:
    again = run_demo(prepared.whole)
    assert again.ended
    assert made_again({title_of(line) for line in prepared.rest.done}, again.done) == []
    assert doctor(prepared.whole)["ok"]


def test_a_step_that_commits_half_is_seen(prepared, tmp_path) -> None:
    """The twin: the same comparison, of a loading with a planted step."""
    quiet, killed = (shutil.copytree(prepared.organised, tmp_path / each) for each in "qk")
    assert run_demo(quiet, program=HALF_STEP).ended
    assert not run_demo(killed, until=HALF, program=HALF_STEP).ended
    assert run_demo(killed, program=HALF_STEP).ended
    assert "people_person" in differing(content(killed), content(quiet))


def test_a_step_that_is_done_a_second_time_is_seen() -> None:
    found = "Hệ thống 1: Cụm thi đua số 01: đã có sẵn  ( 0,08 s)"
    made = "Hệ thống 1: Cụm thi đua số 01: 8 mục mới  ( 0,79 s)"
    assert made_again({"Hệ thống 1"}, [found]) == []
    assert made_again({"Hệ thống 1"}, [made]) == [made]
    assert made_again(set(), [made]) == []
