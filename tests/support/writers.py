"""Several writers at once: threads with database connections of their own, set off together."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Outcome = TypeVar("Outcome")


def at_once(works: Sequence[Callable[[], Outcome]]) -> list[Outcome | BaseException]:
    """What each of the works gave or raised, in their order; all begin at the same moment."""
    start = Barrier(len(works))

    def run(work: Callable[[], Outcome]) -> Outcome | BaseException:
        try:
            start.wait(timeout=20)
            return work()
        except Exception as error:  # noqa: BLE001  # reason: what a work raises is its outcome
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
