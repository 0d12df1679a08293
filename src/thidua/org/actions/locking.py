"""One change of the structure at a time.

Whether two siblings share a name or a unit stands above itself depends on many rows; no row
lock guards that. Knows the two databases; refuses to know what is changed.
"""

from collections.abc import Iterable

from django.db import connection

from thidua.kernel.errors import NotFound
from thidua.org.models import Unit

_STRUCTURE = 0x6F72_6761_6E69
"""Key of the advisory lock on PostgreSQL: the letters "organi"."""


def lock_structure() -> None:
    """Wait until nobody else changes units; kept to the end of the transaction."""
    if connection.vendor != "postgresql":
        return  # an immediate transaction already excludes every other writer
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_STRUCTURE])


def lock_unit(unit_id: int) -> Unit:
    """The structure and one unit, locked; raises ``NotFound``."""
    lock_structure()
    unit = Unit.objects.select_for_update().filter(pk=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def lock_units(refs: Iterable[str]) -> dict[str, Unit]:
    """Units by public identifier, locked in order of their keys; unknown ones are left out."""
    units = Unit.objects.select_for_update().filter(public_id__in=set(refs)).order_by("pk")
    return {unit.public_id: unit for unit in units}
