"""The day as of which a page is asked: ``?on=``, in any form that an official types."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from thidua.kernel import clock
from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn, parse_date_vn


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day asked for; with a wrong form the page shows today and says what is wrong."""

    day: date
    today: date
    typed: str
    error: str

    @property
    def is_today(self) -> bool:
        return self.day == self.today


def read_as_of(request: HttpRequest) -> AsOf:
    """From the address; empty is today."""
    today = clock.today()
    typed = request.GET.get("on", "").strip()
    if not typed:
        return AsOf(day=today, today=today, typed=format_date_vn(today), error="")
    try:
        return AsOf(day=parse_date_vn(typed), today=today, typed=typed, error="")
    except InputError as error:
        return AsOf(day=today, today=today, typed=typed, error=str(error))
