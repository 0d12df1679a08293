"""The process of queued jobs: runs them, takes up what died, seals the ledger, every second."""

import io
import signal
import threading
from types import FrameType

from django.core.management import call_command
from django.db import close_old_connections

from thidua.kernel import jobs
from thidua.ledger.actions import seal_pending

BEAT_SECONDS = 1.0
"""No shorter on SQLite, where asking takes the writer's lock."""


def work(*, once: bool) -> None:
    """Beat until stopped, or a single time."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
    while not stopping.is_set():
        beat()
        if once:
            return
        stopping.wait(BEAT_SECONDS)


def beat() -> None:
    """One round: take up dead runs, run what is queued, seal what is pending."""
    close_old_connections()
    jobs.reap()
    call_command(
        "db_worker",
        batch=True,
        interval=0,
        startup_delay=False,
        reload=False,
        verbosity=0,
        stdout=io.StringIO(),
    )
    seal_pending()
