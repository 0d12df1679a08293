"""Counting the tests of a run from the report that pytest leaves behind."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped_names: tuple[str, ...] = ()
    """Each skipped test with its reason."""
    on_one: int = 0
    """Of those that ran, how many have a meaning on one database engine only."""
    seconds: float = 0.0

    @property
    def ran(self) -> int:
        return self.passed + self.failed

    @property
    def on_both(self) -> int:
        return self.ran - self.on_one

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            passed=self.passed + other.passed,
            failed=self.failed + other.failed,
            skipped_names=self.skipped_names + other.skipped_names,
            on_one=self.on_one + other.on_one,
            seconds=self.seconds + other.seconds,
        )


def read_counts(report: Path, *, seconds: float, succeeded: bool) -> Counts:
    """Count the test cases of a report; a run that broke without a failing test counts as one."""
    passed = failed = on_one = 0
    skipped = []
    cases = ET.parse(report).iter("testcase") if report.exists() else ()  # noqa: S314  # reason: our own report
    for case in cases:
        outcome = {child.tag for child in case}
        if outcome & {"failure", "error"}:
            failed += 1
        elif "skipped" in outcome:
            reason = next(case.iter("skipped")).get("message", "")
            skipped.append(f"{case.get('classname')}.{case.get('name')}: {reason}")
            continue
        else:
            passed += 1
        on_one += any(found.get("name") == "engine" for found in case.iter("property"))
    if not succeeded and not failed:
        failed = 1
    return Counts(
        passed=passed,
        failed=failed,
        skipped_names=tuple(skipped),
        on_one=on_one,
        seconds=seconds,
    )
