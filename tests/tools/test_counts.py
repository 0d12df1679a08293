from pathlib import Path

import pytest

from tests.support.planting import plant
from tools.counts import Counts, read_counts
from tools.run_tests import close, compare_engines

REPORT = """\
<testsuites><testsuite>
<testcase classname="tests.a" name="passes"/>
<testcase classname="tests.a" name="alone"><properties><property name="engine" value="one"/></properties></testcase>
<testcase classname="tests.a" name="fails"><failure message="no"/></testcase>
<testcase classname="tests.a" name="breaks"><error message="no"/></testcase>
<testcase classname="tests.a" name="waits"><skipped message="Chromium is not installed"/></testcase>
</testsuite></testsuites>
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return plant(tmp_path, "report.xml", REPORT)


def test_what_passed_failed_and_was_skipped_is_counted(report: Path) -> None:
    counted = read_counts(report, seconds=1.5, succeeded=False)
    assert (counted.passed, counted.failed) == (2, 2)
    assert counted.skipped_names == ("tests.a.waits: Chromium is not installed",)
    assert (counted.on_one, counted.on_both) == (1, 3)


def test_a_run_that_broke_before_it_reported_counts_as_a_failure(tmp_path: Path) -> None:
    counted = read_counts(tmp_path / "none.xml", seconds=0, succeeded=False)
    assert (counted.passed, counted.failed) == (0, 1)


def test_a_run_that_broke_without_a_failing_test_counts_as_a_failure(tmp_path: Path) -> None:
    report = plant(tmp_path, "r.xml", '<testsuites><testcase classname="a" name="b"/></testsuites>')
    assert read_counts(report, seconds=0, succeeded=False).failed == 1
    assert read_counts(report, seconds=0, succeeded=True).failed == 0


def test_equal_counts_on_both_engines_are_no_failure() -> None:
    assert compare_engines(Counts(passed=9, on_one=1), Counts(passed=10, on_one=2)) == 0


def test_a_test_that_ran_on_one_engine_only_is_a_failure() -> None:
    assert compare_engines(Counts(passed=9), Counts(passed=8)) == 1


def test_the_last_line_is_the_count_and_the_status_follows_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = {"one": Counts(passed=3), "two": Counts(passed=4, skipped_names=("a: because",))}
    assert close(counts, [], both=False) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[-1] == "7 passed, 0 failed, 1 skipped"
    assert "a: because" in told
    assert close({"one": Counts(passed=3, failed=1)}, [], both=False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed, 0 skipped"


def test_unequal_engines_fail_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {
        "database on SQLite": Counts(passed=5),
        "database on PostgreSQL": Counts(passed=4, skipped_names=("a: no server",)),
    }
    assert close(counts, [], both=True) == 1
    told = capsys.readouterr().out
    assert "NOT EQUAL" in told
    assert told.splitlines()[-1] == "9 passed, 1 failed, 1 skipped"
