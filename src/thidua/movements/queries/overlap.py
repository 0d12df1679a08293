"""Which other movements the same units are in on the same days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from thidua.movements.domain.span import shared_days, span_of
from thidua.movements.enums import DeliveryState, MovementState
from thidua.movements.models import Movement, MovementDelivery
from thidua.movements.queries.movements import MovementRow, movement_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapRow:
    """Another movement that the same units are in on the same days."""

    movement: MovementRow
    first_day: date
    last_day: date
    stated: bool
    """Whether the papers of both state their days; else the year's were taken."""
    shared_units: int
    """How many units both reach, launchers included."""


def overlapping_movements(
    movement: Movement, *, at: datetime, going_to: Iterable[int] = ()
) -> list[OverlapRow]:
    """Other running movements that reach the same units on the same days, by their first day.

    ``going_to`` are units that a draft is about to be sent to; they count as reached.
    Those above and below it in one cascade are the same movement and are left out. Where the
    papers do not state the days, the year's are taken and the row says so.
    """
    reached = _reach([movement.pk])[movement.pk] | {movement.launcher_id, *going_to}
    candidates = list(
        Movement.objects.filter(
            Q(launcher__in=reached) | Q(deliveries__unit__in=reached),
            state__in=(MovementState.LAUNCHED, MovementState.REVIEWED),
        )
        .exclude(pk__in=_lineage(movement))
        .distinct()
    )
    own = span_of(movement.year, movement.start, movement.end)
    others = _reach([each.pk for each in candidates])
    rows = movement_rows(candidates, at=at)
    found: list[OverlapRow] = []
    for each, row in zip(candidates, rows, strict=True):
        span = span_of(each.year, each.start, each.end)
        shared = shared_days(own, span)
        if shared is None:
            continue
        units = (others[each.pk] | {each.launcher_id}) & reached
        found.append(
            OverlapRow(
                movement=row,
                first_day=shared.start,
                last_day=shared.last,
                stated=own.stated and span.stated,
                shared_units=len(units),
            )
        )
    return sorted(found, key=lambda each: (each.first_day, each.movement.name))


def _reach(movement_ids: list[int]) -> dict[int, set[int]]:
    """Units that each movement was sent to; those that ended without a follower do not count."""
    reach: dict[int, set[int]] = {each: set() for each in movement_ids}
    for movement_id, unit_id in (
        MovementDelivery.objects.filter(movement__in=movement_ids)
        .exclude(state=DeliveryState.ENDED)
        .values_list("movement_id", "unit_id")
    ):
        reach[movement_id].add(unit_id)
    return reach


def _lineage(movement: Movement) -> set[int]:
    """The movement, those above it and those below it; one query a step."""
    lineage = {movement.pk}
    above = movement.parent
    while above is not None and above.pk not in lineage:
        lineage.add(above.pk)
        above = above.parent
    below = {movement.pk}
    while below:
        found = Movement.objects.filter(parent__in=below).values_list("pk", flat=True)
        below = set(found) - lineage
        lineage |= below
    return lineage
