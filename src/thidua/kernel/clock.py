"""The product's clock.

Everything that needs the present asks here, so that a demonstration can live through a past year
and a test can stand on a border. The database's own clock is never asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_fixed: ContextVar[datetime | None] = ContextVar("thidua_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in Vietnam's time zone."""
    return (_fixed.get() or timezone.now()).astimezone(VIETNAM)


def today() -> date:
    """The present day in Vietnam."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the product live at ``moment`` (aware) within the block."""
    if moment.tzinfo is None:
        raise ValueError("the clock takes aware moments only")
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)


def moment(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """An aware moment of ``day`` in Vietnam."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
