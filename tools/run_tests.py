"""``make test``: everything, on both databases and in the browser, with one closing line.

The tests run in four groups; the tests that meet the database run twice, and the two numbers
must be equal. What the machine lacks and may not install is skipped by name, and said loudly.
"""

import argparse
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import running_postgres
from tests.support.site import BUILT, built_demonstration
from tools.counts import Counts, read_counts
from tools.system_needs import ALL, POSTGRESQL, Need, install_missing

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
NOTHING_COLLECTED = 5
WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    name: str
    which: str
    """As pytest's ``-m`` reads it."""
    postgresql: bool = False
    """Whether it meets a PostgreSQL server of its own."""
    glance: bool = False
    """Whether properties are tried on a few examples only."""
    demonstration: bool = False
    """Whether it visits the demonstration, built once before its workers start."""


ON_PAGES = "(site or browser)"
PLAIN = Group(name="no database", which=f"not db and not {ON_PAGES}")
ON_SQLITE = Group(name="database on SQLite", which=f"db and not {ON_PAGES}")
ON_POSTGRESQL = Group(
    name="database on PostgreSQL",
    which=ON_SQLITE.which,
    postgresql=True,
)
PAGES = Group(name="pages", which=ON_PAGES, demonstration=True)
GROUPS = {
    "plain": PLAIN,
    "sqlite": ON_SQLITE,
    "postgresql": ON_POSTGRESQL,
    "pages": PAGES,
}
FAST = Group(name="fast", which="pure and not slow", glance=True)


def main() -> int:
    options = read_options()
    REPORTS.mkdir(parents=True, exist_ok=True)
    if options.fast:
        missing = [need for need in ALL if not need.is_met()]
        groups = [FAST]
    else:
        missing = install_missing()
        groups = [GROUPS[name] for name in options.only or GROUPS]
    counts = {group.name: run(group, options.paths, missing) for group in groups}
    return close(counts, missing, both=ON_SQLITE.name in counts and ON_POSTGRESQL.name in counts)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.run_tests", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="only what touches nothing")
    parser.add_argument("--only", action="append", choices=GROUPS, help="one group; may repeat")
    parser.add_argument("paths", nargs="*", help="files or folders; all when none is given")
    return parser.parse_args()


def run(group: Group, paths: list[str], missing: list[Need]) -> Counts:
    """Run one group in a pytest of its own and count what its report says."""
    print(f"\n── {group.name} ──", flush=True)
    report = REPORTS / f"{group.name.replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-m", group.which, f"--junitxml={report}"]
    if group is FAST:
        paths = paths or pure_folders()
    command += ["-n", str(WORKERS), "--dist", "worksteal"]
    began = time.monotonic()
    with ExitStack() as stack:
        environment = os.environ | {"THIDUA_TEST_DATABASE": "sqlite"}
        if group.glance:
            environment["THIDUA_HYPOTHESIS"] = "glance"
        if group.postgresql and POSTGRESQL in missing:
            command.append("--lacking=PostgreSQL is not installed")
        elif group.postgresql:
            environment["THIDUA_TEST_DATABASE"] = stack.enter_context(running_postgres()).address
        if group.demonstration and not os.environ.get(BUILT):
            environment[BUILT] = str(stack.enter_context(built_demonstration()))
        done = subprocess.run([*command, *paths], cwd=ROOT, env=environment, check=False)
    took = time.monotonic() - began
    if done.returncode == NOTHING_COLLECTED:
        return Counts(seconds=took)
    return read_counts(report, seconds=took, succeeded=done.returncode == 0)


def pure_folders() -> list[str]:
    """Where the tests that touch nothing stand; collecting the others would take longer than these."""
    tests = ROOT / "tests"
    return [
        str(folder.relative_to(ROOT))
        for folder in (tests / "thidua_core", tests / "thidua_laws", *tests.glob("thidua/*/domain"))
        if folder.is_dir()
    ]


def close(counts: dict[str, Counts], missing: list[Need], *, both: bool) -> int:
    """Print what ran and return the exit status; the closing line is the last."""
    total = sum(counts.values(), Counts())
    print("\n── summary ──")
    for name, counted in counts.items():
        print(f"{name}: {counted.ran} tests in {counted.seconds:.0f} s")
    failed = total.failed
    if both:
        failed += compare_engines(counts[ON_SQLITE.name], counts[ON_POSTGRESQL.name])
    for need in missing:
        print(f"MISSING: {need.name}. On Debian: apt-get install {' '.join(need.packages)}")
    if total.skipped_names:
        print(f"SKIPPED, {len(total.skipped_names)} in all:")
        for name in total.skipped_names:
            print(f"  {name}")
    print(f"{total.passed} passed, {failed} failed, {len(total.skipped_names)} skipped")
    return 1 if failed else 0


def compare_engines(sqlite: Counts, postgresql: Counts) -> int:
    """Print how many database tests ran on each engine; a difference counts as one failure."""
    print(f"database tests on SQLite: {sqlite.on_both}")
    print(f"database tests on PostgreSQL: {postgresql.on_both}")
    print(f"tests of one engine alone: {sqlite.on_one} SQLite, {postgresql.on_one} PostgreSQL")
    if sqlite.on_both == postgresql.on_both:
        return 0
    print("NOT EQUAL: a test that meets the database runs on both engines")
    return 1


if __name__ == "__main__":
    sys.exit(main())
