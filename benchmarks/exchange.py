"""A hundred thousand rows from Excel: validated and told in a dry run, beside a bare read."""

import io
import math
import os
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine import CalamineWorkbook

from benchmarks.figures import Figure

SIZES = (10_000, 100_000)
AGENCIES = 400
FOUNDED, SINCE = date(2015, 1, 1), date(2020, 1, 1)
TARGET_SECONDS = 30
TARGET_TIMES = 20

Rows = Sequence[Sequence[object]]


def figures() -> list[Figure]:
    with TemporaryDirectory(prefix="thidua-bench-") as home:
        open_installation(home)
        enter_agencies()
        return [
            figure
            for kind, rows in (("people", people), ("documents", papers))
            for figure in dry_runs(kind, rows)
        ]


def open_installation(home: str) -> None:
    """An empty database of its own; nothing of Django is loaded before it is known where."""
    os.environ["THIDUA_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings"
    import_module("django").setup()
    import_module("django.core.management").call_command("migrate", verbosity=0)


def agency(number: int) -> str:
    return f"Cơ quan Mẫu số {number % AGENCIES}"


def enter_agencies() -> None:
    rows = [
        (agency(number), "", "cơ quan, đơn vị khác", "", "cấp tỉnh", "", FOUNDED)
        for number in range(AGENCIES)
    ]
    import_module("thidua.exchange.actions").apply_import(
        kind="units", name="don-vi.xlsx", content=written("units", rows), **by_the_software()
    )


def people(size: int) -> Rows:
    return [
        (f"Người Mẫu {n}", "Nữ", 1985, agency(n), "Chuyên viên", "Không", SINCE, "")
        for n in range(size)
    ]


def papers(size: int) -> Rows:
    return [
        (f"{n // AGENCIES + 1}/KH-CQM", "", SINCE, "Kế hoạch", f"Việc {n}", agency(n), "", "", "")
        for n in range(size)
    ]


def written(kind: str, rows: Rows) -> bytes:
    columns = import_module("thidua.exchange.domain.columns").COLUMNS[kind]
    content: bytes = import_module("thidua.exchange.domain.book").write_book(kind, columns, rows)
    return content


def by_the_software() -> dict[str, Any]:
    actors, clock = import_module("thidua.kernel.actors"), import_module("thidua.kernel.clock")
    return {"actor": actors.SYSTEM, "at": clock.moment(date(2026, 1, 5), 9)}


def dry_runs(kind: str, rows: Callable[[int], Rows]) -> list[Figure]:
    waited: dict[int, float] = {}
    taken: dict[int, float] = {}
    bare: dict[int, float] = {}
    preview = import_module("thidua.exchange.queries").preview_import
    for size in SIZES:
        content = written(kind, rows(size))
        _, bare[size] = timed(lambda content=content: read_plainly(content))
        seen: list[Any] = []
        waited[size], taken[size] = timed(
            lambda content=content, seen=seen: seen.append(
                preview(kind=kind, name="tep.xlsx", content=content, **by_the_software())
            )
        )
        assert len(seen[0].new) == size, seen[0].errors[:3]
    largest = SIZES[-1]
    per_step = [each / (size * math.log2(size)) for size, each in taken.items()]
    work = f"import: dry run of {largest:,} {kind} from Excel"
    return [
        Figure(work=work, value=waited[largest], unit="s", target=TARGET_SECONDS, repetitions=1),
        Figure(
            work=work,
            value=taken[largest] / bare[largest],
            unit="times",
            target=TARGET_TIMES,
            against="a bare calamine read of the same file",
            repetitions=1,
            spread=[taken[largest], bare[largest]],
        ),
        Figure(
            work=f"import: growth from {SIZES[0]:,} to {largest:,} {kind}",
            value=per_step[-1] / per_step[0],
            unit="times",
            target=1.3,
            against="n log n",
            repetitions=1,
            spread=per_step,
        ),
    ]


def read_plainly(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    book.get_sheet_by_name(book.sheet_names[0]).to_python(skip_empty_area=False)


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds waited and computed."""
    began, began_computing = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - began, time.process_time() - began_computing
