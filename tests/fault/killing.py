"""A chain of killed runs of ``thidua demo`` in one home, each going on where the last was killed.

``python -m tests.fault.killing`` imports everything once and forks a child for each command, so
that fifty kills do not pay for fifty starts. Each child is a process with a connection of its own
and dies by SIGKILL. The chain ends with status 0 when every promise held, else with the words of
the assertion that did not.
"""

import json
import os
import random
import re
import select
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from thidua.console import app
from thidua.console.installation import open_work

SETTLED = ("đã có sẵn", "0 bước", "0 người mới", "0 năm", "0 cụm")
"""What a step says that found all of its work done."""
TELLING = (
    *("name", "full_name", "title", "text", "subject", "theme", "state", "kind", "number"),
    *("symbol", "role", "position", "label", "paper", "verb", "year", "source"),
)
"""Columns that say what a row is, without keys and times."""
OF_THE_RUN = ("ledger_logcheckpoint", "ledger_logtile", "sqlite_sequence")
"""Tables that depend on how often a run sealed."""
DIGEST = re.compile(r"\b[0-9a-f]{64}\b|(?:\b[0-9a-f]{8}\b ){7}[0-9a-f]{8}\b")
HASHED = "(a text with a hash)"
SOONEST = 0.1
Content = dict[str, Counter]


@dataclass(frozen=True, slots=True)
class Run:
    lines: tuple[str, ...]
    status: int

    @property
    def done(self) -> tuple[str, ...]:
        """The steps that were printed as done."""
        return tuple(line.removeprefix("✓ ") for line in self.lines if line.startswith("✓ "))

    @property
    def ended(self) -> bool:
        return self.status == 0


def forked(work: Callable[[], int], *, kill_after: float | None = None) -> Run:
    """Do ``work`` in a child; kill it after some seconds."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, sys.stdout.fileno())
        status = 1
        try:
            status = work()
            sys.stdout.flush()
        finally:
            os._exit(status)
    os.close(writing)
    deadline = None if kill_after is None else time.monotonic() + kill_after
    told = b""
    with os.fdopen(reading, "rb", buffering=0) as printed:
        while True:
            left = None if deadline is None else max(deadline - time.monotonic(), 0)
            if not select.select([printed], [], [], left)[0]:
                os.kill(child, signal.SIGKILL)
                deadline = None
            elif not (piece := printed.read(65536)):
                break
            else:
                told += piece
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Run(tuple(line.strip() for line in told.decode().splitlines()), status)


def entries(home: Path) -> list[tuple[str, str]]:
    """Every ledger entry that is there, in order, by its public identifier and verb."""
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        return list(database.execute("select public_id, verb from ledger_ledgerentry order by id"))


def content(home: Path) -> Content:
    """What the installation holds, table by table, without keys and times."""
    held = {}
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        tables = database.execute("select name from sqlite_master where type = 'table'")
        for (table,) in list(tables):
            columns = [row[1] for row in database.execute(f'pragma table_info("{table}")')]
            if table in OF_THE_RUN:
                continue
            told = [f'"{each}"' for each in columns if each in TELLING] or ["1"]
            rows = database.execute(f'select {", ".join(told)} from "{table}"')
            held[table] = Counter(tuple(map(settled, row)) for row in rows)
    return held


def settled(value: object) -> object:
    """A value without what no two runs share: a text that names a hash of keys and moments."""
    return HASHED if isinstance(value, str) and DIGEST.search(value) else value


def differing(found: Content, expected: Content) -> dict[str, list]:
    """Tables that differ, each with a few of the rows."""
    return {
        table: list((found[table] - rows) + (rows - found[table]))[:3]
        for table, rows in expected.items()
        if found[table] != rows
    }


def title_of(line: str) -> str:
    return line.partition(":")[0] if "Hệ thống" not in line else line[: len("Hệ thống 1")]


def made_again(titles: Iterable[str], later: Iterable[str]) -> list[str]:
    """Of steps printed as done by some run, those that a later run did not find settled."""
    known = set(titles)
    return [
        line
        for line in later
        if title_of(line) in known and not any(word in line for word in SETTLED)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    start: Path
    """The home that every pass through the loading begins with."""
    home: Path
    whole: Path
    """The home of an undisturbed run."""
    kills: int
    longest: float
    """Seconds: a run is killed at some moment before."""
    seed: str

    def play(self) -> list[int]:
        """Kill, look, go on; how many steps each killed run had printed as done."""
        chance, fell = random.Random(self.seed), []
        expected = content(self.whole)
        while len(fell) < self.kills:
            fell += self._one_pass(chance, self.kills - len(fell), expected)
        return fell

    def _one_pass(self, chance: random.Random, kills: int, expected: Content) -> list[int]:
        """One loading from start to end, killed ``kills`` times at most."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.start, self.home)
        known, titles, fell = entries(self.home), set(), []
        ended = False
        while not ended:
            last = len(fell) == kills
            kill_after = None if last else chance.uniform(SOONEST, self.longest)
            run = forked(self._demo, kill_after=kill_after)
            assert run.status in ({0} if last else {0, -signal.SIGKILL}), run
            assert made_again(titles, run.done) == [], "a step that was done was made again"
            now = entries(self.home)
            assert now[: len(known)] == known, "an acknowledged entry is gone"
            known, ended = now, run.ended
            titles |= {title_of(line) for line in run.done}
            doctor = forked(lambda: command("doctor", "--json"))
            assert doctor.ended, doctor.lines
            if not ended:
                fell.append(len(run.done))
        wrong = differing(content(self.home), expected)
        assert wrong == {}, f"not what an undisturbed run makes: {wrong}"
        return fell

    def _demo(self) -> int:
        return command("demo", "--no-serve", "--dir", str(self.home / "papers"))


def command(*arguments: str) -> int:
    """A command line of the platform, in this process."""
    return app.main(arguments)


def main() -> int:
    told = json.loads(sys.argv[1])
    paths = {name: Path(told.pop(name)) for name in ("start", "home", "whole")}
    shutil.copytree(paths["start"], paths["home"])
    for work in ("demonstration", "checkup"):
        open_work(work)
    sys.stdout.write(json.dumps(Chain(**paths, **told).play()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
