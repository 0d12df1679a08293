"""Who has a movement, who has launched it below, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, prefetch_related_objects

from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.movements.domain.cascade import CascadeTally, Lateness, days_late, lateness, tally
from thidua.movements.enums import DeliveryState, MovementState
from thidua.movements.models import Movement, MovementDelivery
from thidua.org.queries.labels import labels_at
from thidua.people.enums import ScopeKind

_SHOWN = ("movement", "unit", "plan", "own_movement")
OPEN_STATES = (DeliveryState.SENT, DeliveryState.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeRow:
    """One unit and how far it has come with one movement."""

    id: int
    public_id: str
    movement: str
    movement_public_id: str
    movement_state: str
    unit_id: int
    unit: str
    """As it was named when the movement was sent, or when it took over."""
    unit_public_id: str
    state: str
    state_label: str
    sent_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    launched_at: datetime | None
    plan: DocumentRow | None
    own_movement: str
    own_movement_public_id: str
    due: datetime | None
    lateness: str
    """A word of ``Lateness``."""
    days_late: int
    reminded_at: datetime | None
    on_behalf_by: str
    """Who entered it, where the unit did not itself."""
    passed_from: str
    note: str


def deliveries_for(actor: Actor) -> QuerySet[MovementDelivery]:
    """What went to the units that an actor works for."""
    units = {held.scope_id for held in actor.roles if held.scope == ScopeKind.UNIT}
    if not may(actor, "movement.list"):
        return MovementDelivery.objects.none()
    return MovementDelivery.objects.filter(unit__in=units | {actor.unit_id} - {None})


def waiting_deliveries(actor: Actor) -> QuerySet[MovementDelivery]:
    """What those units have still to acknowledge or to launch, the nearest deadline first."""
    return (
        deliveries_for(actor)
        .filter(state__in=OPEN_STATES, movement__state=MovementState.LAUNCHED)
        .order_by("due", "sent_at", "id")
    )


def find_delivery(actor: Actor, public_id: str) -> MovementDelivery:
    """One delivery that an actor may answer or follow, or the refusal."""
    delivery = (
        MovementDelivery.objects.filter(public_id=public_id)
        .select_related("unit", "movement__launcher")
        .first()
    )
    if delivery is None or not may(actor, "delivery.acknowledge", delivery):
        raise NotFound
    return delivery


def own_answers(delivery: MovementDelivery) -> QuerySet[Movement]:
    """Movements that the unit has launched below this one and could name as its answer."""
    return Movement.objects.filter(
        launcher=delivery.unit_id,
        parent=delivery.movement_id,
        state__in=(MovementState.LAUNCHED, MovementState.REVIEWED),
    ).order_by("-launched_at", "-id")


def cascade_rows(
    movement: Movement, *, at: datetime, unit_ids: Iterable[int] | None = None
) -> list[CascadeRow]:
    """All units that a movement went to, in Vietnamese order; of some units when named."""
    deliveries = MovementDelivery.objects.filter(movement=movement)
    if unit_ids is not None:
        deliveries = deliveries.filter(unit__in=list(unit_ids))
    return delivery_rows(deliveries.order_by("unit__sort_key", "id"), at=at)


def delivery_rows(deliveries: Iterable[MovementDelivery], *, at: datetime) -> list[CascadeRow]:
    """Rows in the given order; the number of queries does not grow with the list."""
    if isinstance(deliveries, QuerySet):
        deliveries = deliveries.select_related(*_SHOWN)
    listed = list(deliveries)
    prefetch_related_objects(listed, *_SHOWN)
    names = labels_at(
        (unit_id, _sent_on(each))
        for each in listed
        for unit_id in (each.unit_id, each.passed_from_id)
        if unit_id is not None
    )
    plans = _plans(each.plan for each in listed if each.plan)
    return [_row(each, names, plans.get(each.plan_id or 0), at) for each in listed]


def _sent_on(delivery: MovementDelivery) -> date:
    return delivery.sent_at.astimezone(VIETNAM).date()


def cascade_tally(rows: Iterable[CascadeRow]) -> CascadeTally:
    """How many units have done what."""
    return tally((row.state, Lateness(row.lateness)) for row in rows)


def _plans(plans: Iterable[Document]) -> dict[int, DocumentRow]:
    known = {plan.pk: plan for plan in plans}
    return dict(zip(known, document_rows(known.values()), strict=True))


def _row(
    delivery: MovementDelivery,
    names: dict[tuple[int, date], str],
    plan: DocumentRow | None,
    at: datetime,
) -> CascadeRow:
    day, former = _sent_on(delivery), delivery.passed_from_id
    due, done_at = delivery.due, delivery.launched_at
    own = delivery.own_movement
    return CascadeRow(
        id=delivery.pk,
        public_id=delivery.public_id,
        movement=delivery.movement.name,
        movement_public_id=delivery.movement.public_id,
        movement_state=delivery.movement.state,
        unit_id=delivery.unit_id,
        unit=names[delivery.unit_id, day],
        unit_public_id=delivery.unit.public_id,
        state=delivery.state,
        state_label=str(DeliveryState(delivery.state).label),
        sent_at=delivery.sent_at.astimezone(VIETNAM),
        acknowledged_at=_local(delivery.acknowledged_at),
        acknowledged_by=delivery.acknowledged_by,
        launched_at=_local(done_at),
        plan=plan,
        own_movement=own.name if own else "",
        own_movement_public_id=own.public_id if own else "",
        due=_local(due),
        lateness=lateness(due=due, done_at=done_at, at=at),
        days_late=days_late(due=due, done_at=done_at, at=at),
        reminded_at=_local(delivery.reminded_at),
        on_behalf_by=delivery.on_behalf_by,
        passed_from=names[former, day] if former else "",
        note=delivery.note,
    )


def _local(when: datetime | None) -> datetime | None:
    return when.astimezone(VIETNAM) if when else None
