"""What can be wrong with an installation that is quickly asked: its keys, its disk, its jobs.

Knows the machine and the kernel's own rows; what other parts keep they check themselves.
"""

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from thidua.kernel.jobs import count_stale

LITTLE_SPACE = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One thing found; only an ``error`` makes the installation ill."""

    level: str
    """``error``, ``warning`` or ``info``."""
    code: str
    text: str


def quick_symptoms() -> Iterator[Symptom]:
    """Jobs that died, keys that others can read, a disk nearly full."""
    yield from _jobs()
    yield from _keys()
    yield from _space()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCounts:
    """Runs of jobs by what became of them."""

    waiting: int
    running: int
    failed: int
    done: int


def count_jobs() -> JobCounts:
    """One query."""
    rows = DBTaskResult.objects.values_list("status").annotate(Count("id")).order_by()
    counts = {str(status): count for status, count in rows}
    return JobCounts(
        waiting=counts.get(str(TaskResultStatus.READY), 0),
        running=counts.get(str(TaskResultStatus.RUNNING), 0),
        failed=counts.get(str(TaskResultStatus.FAILED), 0),
        done=counts.get(str(TaskResultStatus.SUCCESSFUL), 0),
    )


def _jobs() -> Iterator[Symptom]:
    stale = count_stale()
    if stale:
        yield Symptom(
            level="warning",
            code="jobs_stale",
            text=f"{stale} việc nền dở dang; tiến trình việc nền sẽ làm lại.",
        )


def _keys() -> Iterator[Symptom]:
    for path in sorted((Path(settings.HOME) / "keys").glob("*.key")):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Symptom(
                level="error",
                code="key_readable",
                text=f"Người khác đọc được khóa {path.name}. Chạy: chmod 600 {path}",
            )


def _space() -> Iterator[Symptom]:
    free = shutil.disk_usage(settings.HOME).free
    if free < LITTLE_SPACE:
        yield Symptom(
            level="warning",
            code="disk_nearly_full",
            text=f"Ổ đĩa chỉ còn {free // (1024 * 1024)} MB. Dọn bớt hoặc mở rộng.",
        )
