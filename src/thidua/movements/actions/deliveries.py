"""What units do with a movement that came down to them, entered by them or on their behalf.

Knows a delivery's course and who may enter what; not the unit's plan itself, which is a paper of
the register or a movement of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.calendar.actions import meet_deadline, pass_deadline
from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.actions.launch import (
    LAUNCH_KEY,
    drop_launch_deadlines,
    open_deadlines,
    set_launch_deadline,
)
from thidua.movements.enums import (
    DELIVERY_ACKNOWLEDGED,
    DELIVERY_ENDED,
    DELIVERY_LAUNCHED,
    DELIVERY_PASSED,
    DELIVERY_RESTORED,
    DeliveryState,
    MovementState,
)
from thidua.movements.models import Movement, MovementDelivery
from thidua.movements.permissions import acts_for_unit
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Who enters, for whom, and when it happened."""

    unit_label: str
    on_behalf_by: str
    """Empty when the unit enters for itself."""
    happened_at: datetime

    @property
    def on_behalf_of(self) -> str | None:
        return self.unit_label if self.on_behalf_by else None


def acknowledge_delivery(
    *,
    delivery_id: int,
    actor: Actor,
    at: datetime,
    by: str = "",
    happened_at: datetime | None = None,
) -> MovementDelivery:
    """Write down that a unit has received a movement.

    Who does not work for that unit enters on its behalf and is marked so; ``by`` says who answered
    for the unit, ``happened_at`` when, if not now. Refuses a second time, a movement that is no
    longer launched, and a moment after now or before the sending. Recorded as
    ``movement_delivery.acknowledged``.
    """
    with transaction.atomic():
        delivery = lock_delivery(delivery_id)
        require(actor, "delivery.acknowledge", delivery)
        entry = _entry(delivery, actor, at, happened_at)
        _refuse_closed(delivery, entry.unit_label)
        if delivery.acknowledged_at is not None:
            raise Refused(
                phrases.ALREADY_ACKNOWLEDGED.format(
                    unit=entry.unit_label,
                    name=delivery.movement.name,
                    day=phrases.day_of(delivery.acknowledged_at),
                )
            )
        _acknowledge(delivery, entry, by or ("" if entry.on_behalf_by else actor.name))
        delivery.save()
        record(
            DELIVERY_ACKNOWLEDGED,
            subject=delivery.movement,
            also=[delivery, delivery.unit],
            actor=actor,
            at=at,
            on_behalf_of=entry.on_behalf_of,
            unit=entry.unit_label,
            name=delivery.movement.name,
            by=delivery.acknowledged_by,
            happened_at=entry.happened_at,
        )
    return delivery


def launch_below(
    *,
    delivery_id: int,
    actor: Actor,
    at: datetime,
    plan_id: int | None = None,
    own_movement_id: int | None = None,
    happened_at: datetime | None = None,
) -> MovementDelivery:
    """Write down that a unit has launched a movement with a plan of its own.

    ``plan_id`` is a paper of the register, ``own_movement_id`` a movement of the unit below this
    one; one of the two must be given, both may be. An unacknowledged delivery is acknowledged by
    it. The unit's deadline is met. Refuses neither, a paper that is not issued or is another
    agency's, a movement that is not the unit's own answer, a second time, and wrong moments.
    Recorded as ``movement_delivery.launched``.
    """
    with transaction.atomic():
        delivery = lock_delivery(delivery_id)
        require(actor, "delivery.launch", delivery)
        entry = _entry(delivery, actor, at, happened_at)
        _refuse_closed(delivery, entry.unit_label)
        _refuse_launched(delivery, entry.unit_label)
        delivery.plan = _plan(plan_id, delivery, entry)
        delivery.own_movement = _own_movement(own_movement_id, delivery, entry)
        if delivery.plan is None and delivery.own_movement is None:
            raise Refused(phrases.PLAN_MISSING.format(unit=entry.unit_label), field="plan")
        if delivery.acknowledged_at is None:
            _acknowledge(delivery, entry, "" if entry.on_behalf_by else actor.name)
        delivery.state, delivery.launched_at = DeliveryState.LAUNCHED, entry.happened_at
        delivery.on_behalf_by = entry.on_behalf_by
        delivery.save()
        meet_deadline(
            subject=delivery, unit_id=delivery.unit_id, key=LAUNCH_KEY, actor=actor, at=at
        )
        record(
            DELIVERY_LAUNCHED,
            subject=delivery.movement,
            also=[delivery, delivery.unit, *_things(delivery)],
            actor=actor,
            at=at,
            on_behalf_of=entry.on_behalf_of,
            unit=entry.unit_label,
            name=delivery.movement.name,
            plan=_plan_words(delivery),
            happened_at=entry.happened_at,
        )
    return delivery


def pass_delivery(
    *,
    delivery_id: int,
    unit_id: int,
    reason: str,
    actor: Actor,
    at: datetime,
    reorganised_on: date | None = None,
) -> MovementDelivery:
    """Let another unit take over an open delivery, its deadline with it.

    ``reorganised_on`` is the first day of the reorganisation that is the cause. Refuses an empty
    reason, a unit that does not exist that day (else now), one that has the movement already, and
    what was launched. Recorded as ``movement_delivery.passed``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        delivery = lock_delivery(delivery_id)
        require(actor, "delivery.pass", delivery)
        day = reorganised_on or at.astimezone(VIETNAM).date()
        old, follower = delivery.unit, Unit.objects.get(pk=unit_id)
        old_label, label = label_on(old.pk, day), label_on(follower.pk, day)
        _refuse_closed(delivery, old_label)
        _refuse_launched(delivery, old_label)
        if not follower.holds_on(day):
            raise Refused(
                phrases.PASSED_TO_ENDED.format(unit=label, day=format_date_vn(day)), field="unit"
            )
        if delivery.movement.deliveries.filter(unit=follower).exists():
            raise Refused(
                phrases.PASSED_TO_THERE.format(unit=label, name=delivery.movement.name),
                field="unit",
            )
        _move(delivery, follower, reason.strip(), actor, at)
        delivery.passed_from, delivery.reorganised_on = old, reorganised_on
        delivery.note = reason.strip()
        delivery.save()
        record(
            DELIVERY_PASSED,
            subject=delivery.movement,
            also=[delivery, old, follower],
            actor=actor,
            at=at,
            name=delivery.movement.name,
            old=old_label,
            unit=label,
            reason=reason.strip(),
        )
    return delivery


def end_delivery(
    *,
    delivery_id: int,
    reason: str,
    actor: Actor,
    at: datetime,
    reorganised_on: date | None = None,
) -> MovementDelivery:
    """Stop following a movement at a unit, its deadline with it.

    Refuses an empty reason and what was launched. Recorded as ``movement_delivery.ended``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        delivery = lock_delivery(delivery_id)
        require(actor, "delivery.pass", delivery)
        label = label_on(delivery.unit_id, reorganised_on or at.astimezone(VIETNAM).date())
        _refuse_closed(delivery, label)
        _refuse_launched(delivery, label)
        drop_launch_deadlines([delivery], reason=reason.strip(), actor=actor, at=at)
        delivery.state, delivery.note = DeliveryState.ENDED, reason.strip()
        delivery.reorganised_on = reorganised_on
        delivery.save()
        record(
            DELIVERY_ENDED,
            subject=delivery.movement,
            also=[delivery, delivery.unit],
            actor=actor,
            at=at,
            name=delivery.movement.name,
            unit=label,
            reason=reason.strip(),
        )
    return delivery


def restore_delivery(
    *, delivery_id: int, reason: str, actor: Actor, at: datetime
) -> MovementDelivery:
    """Give a delivery back to the unit that it passed from, or follow an ended one again.

    Refuses an empty reason and what its follower has launched; one that never moved stays as it
    is. Recorded as ``movement_delivery.restored``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        delivery = lock_delivery(delivery_id)
        require(actor, "delivery.pass", delivery)
        former = delivery.passed_from
        if former is None and delivery.state != DeliveryState.ENDED:
            return delivery
        _refuse_launched(delivery, label_on(delivery.unit_id, at.astimezone(VIETNAM).date()))
        acknowledged = delivery.acknowledged_at is not None
        delivery.state = DeliveryState.ACKNOWLEDGED if acknowledged else DeliveryState.SENT
        _move(delivery, former or delivery.unit, reason.strip(), actor, at)
        delivery.passed_from, delivery.reorganised_on, delivery.note = None, None, ""
        delivery.save()
        record(
            DELIVERY_RESTORED,
            subject=delivery.movement,
            also=[delivery, delivery.unit],
            actor=actor,
            at=at,
            name=delivery.movement.name,
            unit=label_on(delivery.unit_id, at.astimezone(VIETNAM).date()),
            reason=reason.strip(),
        )
    return delivery


def lock_delivery(delivery_id: int) -> MovementDelivery:
    """The delivery's row, locked, with its unit and its movement."""
    deliveries = MovementDelivery.objects.select_for_update(of=("self",))
    return deliveries.select_related("unit", "movement__launcher").get(pk=delivery_id)


def _entry(
    delivery: MovementDelivery, actor: Actor, at: datetime, happened_at: datetime | None
) -> _Entry:
    own = acts_for_unit(actor, delivery.unit_id)
    happened = happened_at or at
    if happened > at:
        raise Refused(
            phrases.HAPPENED_LATER.format(when=phrases.moment(happened)), field="happened_at"
        )
    if happened < delivery.sent_at:
        raise Refused(
            phrases.HAPPENED_BEFORE_SENDING.format(
                when=phrases.moment(happened), sent=phrases.moment(delivery.sent_at)
            ),
            field="happened_at",
        )
    return _Entry(
        unit_label=label_on(delivery.unit_id, at.astimezone(VIETNAM).date()),
        on_behalf_by="" if own else ", ".join(filter(None, (actor.name, actor.unit_name))),
        happened_at=happened,
    )


def _refuse_closed(delivery: MovementDelivery, unit_label: str) -> None:
    movement = delivery.movement
    if movement.state not in {MovementState.LAUNCHED, MovementState.REVIEWED}:
        raise Refused(phrases.MOVEMENT_CLOSED.format(name=movement.name))
    if delivery.state == DeliveryState.ENDED:
        raise Refused(
            phrases.DELIVERY_ENDED.format(name=movement.name, unit=unit_label, note=delivery.note)
        )


def _refuse_launched(delivery: MovementDelivery, unit_label: str) -> None:
    if delivery.state == DeliveryState.LAUNCHED:
        assert delivery.launched_at is not None
        raise Refused(
            phrases.BELOW_ALREADY_LAUNCHED.format(
                unit=unit_label,
                name=delivery.movement.name,
                day=phrases.day_of(delivery.launched_at),
                plan=_plan_words(delivery),
            )
        )


def _move(delivery: MovementDelivery, unit: Unit, reason: str, actor: Actor, at: datetime) -> None:
    """Put a delivery and its deadline at a unit."""
    delivery.unit = unit
    waiting = open_deadlines([delivery])
    for deadline in waiting:
        pass_deadline(deadline_id=deadline.pk, unit_id=unit.pk, reason=reason, actor=actor, at=at)
    if delivery.due is not None and not waiting:
        set_launch_deadline(delivery, actor=actor, at=at)


def _acknowledge(delivery: MovementDelivery, entry: _Entry, by: str) -> None:
    delivery.state, delivery.acknowledged_at = DeliveryState.ACKNOWLEDGED, entry.happened_at
    delivery.acknowledged_by, delivery.on_behalf_by = by.strip(), entry.on_behalf_by


def _plan(plan_id: int | None, delivery: MovementDelivery, entry: _Entry) -> Document | None:
    if plan_id is None:
        return None
    plan = Document.objects.get(pk=plan_id)
    if plan.state != DocumentState.ISSUED:
        raise Refused(phrases.PLAN_NOT_ISSUED.format(citation=plan.citation), field="plan")
    if plan.issuer_id is not None and plan.issuer_id not in {
        delivery.unit_id,
        delivery.passed_from_id,
    }:
        raise Refused(
            phrases.PLAN_OF_ANOTHER.format(
                citation=plan.citation,
                issuer=plan.issuer_label or plan.issuer,
                unit=entry.unit_label,
            ),
            field="plan",
        )
    return plan


def _own_movement(
    movement_id: int | None, delivery: MovementDelivery, entry: _Entry
) -> Movement | None:
    if movement_id is None:
        return None
    own = Movement.objects.get(pk=movement_id)
    if own.launcher_id != delivery.unit_id or own.parent_id != delivery.movement_id:
        raise Refused(
            phrases.OWN_MOVEMENT_OF_ANOTHER.format(
                own=own.name, unit=entry.unit_label, name=delivery.movement.name
            ),
            field="own_movement",
        )
    if own.state not in {MovementState.LAUNCHED, MovementState.REVIEWED}:
        raise Refused(phrases.OWN_NOT_LAUNCHED.format(own=own.name), field="own_movement")
    return own


def _things(delivery: MovementDelivery) -> list[Document | Movement]:
    return [each for each in (delivery.plan, delivery.own_movement) if each is not None]


def _plan_words(delivery: MovementDelivery) -> str:
    words = [delivery.plan.citation] if delivery.plan else []
    if delivery.own_movement:
        words.append(f"“{delivery.own_movement.name}”")
    return ", ".join(words)
