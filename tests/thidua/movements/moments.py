"""When the movements of these tests are drafted and launched, and what fills them."""

from datetime import date

from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.movements.actions import ContentPoint, set_contents
from thidua.movements.enums import ContentKind

DRAFTED = moment(date(2020, 1, 2), 8)
LAUNCHED = moment(date(2020, 1, 17), 9)
DUE = moment(date(2020, 2, 15), 16)


def all_six(movement, *, but=()):
    """Give a movement a point for each of the six contents save those named."""
    points = [
        ContentPoint(kind=kind, text=f"{kind.label} cụ thể")
        for kind in ContentKind
        if kind not in but
    ]
    return set_contents(movement_id=movement.pk, points=points, actor=SYSTEM, at=DRAFTED)
