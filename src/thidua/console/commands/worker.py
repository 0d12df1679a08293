"""``thidua worker``: runs queued jobs, seals the ledger, takes up what died."""

from typing import Annotated

import typer

from thidua.console.installation import open_work


def worker(
    once: Annotated[bool, typer.Option("--once", help="Làm hết việc đang chờ rồi dừng.")] = False,
) -> None:
    """Chạy việc nền. `thidua serve` tự mở một tiến trình này.

    Ví dụ: thidua worker --once
    """
    open_work("working").work(once=once)
