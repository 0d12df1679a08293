"""What movements do when units are reorganised: open deliveries follow the legal successor."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q

from thidua.calendar.actions import erase_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel.actors import SYSTEM
from thidua.kernel.base import kind_of
from thidua.kernel.errors import Refused
from thidua.movements import phrases
from thidua.movements.actions import end_delivery, pass_delivery, restore_delivery
from thidua.movements.actions.obliged import settle_deadlines
from thidua.movements.enums import DeliveryState, MovementState
from thidua.movements.models import MovementDelivery, Obligation
from thidua.org.enums import Certainty
from thidua.org.events import ReorganisationRevoked, Succession, UnitsReorganised
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn

_OPEN = (DeliveryState.SENT, DeliveryState.ACKNOWLEDGED)


def pass_deliveries(event: UnitsReorganised) -> None:
    """Pass what a unit that ended had still to do to its one successor, else mark it.

    What was launched stays where it was done. A successor that has the movement already does not
    get it twice.
    """
    followed = {each.predecessor_id: each for each in event.successions}
    ended = Unit.objects.filter(pk__in=followed, valid_to__lt=event.on).values("pk")
    deliveries = MovementDelivery.objects.filter(
        unit__in=ended, state__in=_OPEN, movement__state=MovementState.LAUNCHED
    ).order_by("id")
    for delivery in list(deliveries):
        _follow(delivery, followed[delivery.unit_id], event)


def restore_deliveries(event: ReorganisationRevoked) -> None:
    """Give back what passed on or ended by a reorganisation that is being taken back.

    Refuses when a successor has launched in its predecessor's place.
    """
    reason = phrases.REORGANISATION_REVOKED.format(day=format_date_vn(event.on))
    moved = MovementDelivery.objects.filter(
        Q(passed_from__in=event.ended_ids) | Q(unit__in=event.ended_ids, state=DeliveryState.ENDED),
        reorganised_on=event.on,
    ).select_related("movement")
    for delivery in list(moved.order_by("id")):
        if delivery.state == DeliveryState.LAUNCHED:
            unit = label_on(delivery.unit_id, event.on)
            raise Refused(
                phrases.LAUNCHED_BY_FOLLOWER.format(unit=unit, name=delivery.movement.name)
            )
        restore_delivery(delivery_id=delivery.pk, reason=reason, actor=SYSTEM, at=event.at)


def settle_duties(event: UnitsReorganised) -> None:
    """Let those who follow the units that ended owe what these still owed."""
    followed = {each.predecessor_id for each in event.successions}
    ended = Unit.objects.filter(pk__in=followed, valid_to__lt=event.on)
    _settle(ended.values_list("pk", flat=True), DeadlineState.OPEN, at=event.at, on=event.on)


def settle_duties_again(event: ReorganisationRevoked) -> None:
    """Let the units that are there again owe what they owed, and those that go owe nothing."""
    reason = phrases.REORGANISATION_REVOKED.format(day=format_date_vn(event.on))
    theirs = Deadline.objects.filter(
        subject_kind=kind_of(Obligation()), unit__in=event.created_ids
    ).exclude(state=DeadlineState.MET)
    for deadline in list(theirs):
        erase_deadline(deadline_id=deadline.pk, reason=reason, actor=SYSTEM, at=event.at)
    before = event.on - timedelta(days=1)
    _settle(event.ended_ids, DeadlineState.DROPPED, at=event.at, on=before)


def _settle(unit_ids: Iterable[int], state: DeadlineState, *, at: datetime, on: date) -> None:
    deadlines = Deadline.objects.filter(
        subject_kind=kind_of(Obligation()), unit__in=list(unit_ids), state=state
    )
    obligations = Obligation.objects.filter(
        public_id__in=list(deadlines.values_list("subject_public_id", flat=True))
    )
    for key, year in sorted(set(obligations.values_list("key", "guidance__year"))):
        settle_deadlines(key, year, actor=SYSTEM, at=at, on=on)


def _follow(delivery: MovementDelivery, succession: Succession, event: UnitsReorganised) -> None:
    reason = phrases.REORGANISED.format(day=format_date_vn(event.on))
    follower = succession.successor_ids[0] if len(succession.successor_ids) == 1 else None
    if follower is None:
        why = _why_nobody(reason, succession)
    elif _has_it(delivery, [follower]):
        why = phrases.FOLLOWER_HAS_IT.format(reason=reason, unit=label_on(follower, event.on))
    else:
        pass_delivery(
            delivery_id=delivery.pk,
            unit_id=follower,
            reason=reason,
            actor=SYSTEM,
            at=event.at,
            reorganised_on=event.on,
        )
        return
    end_delivery(
        delivery_id=delivery.pk, reason=why, actor=SYSTEM, at=event.at, reorganised_on=event.on
    )


def _has_it(delivery: MovementDelivery, unit_ids: Iterable[int]) -> bool:
    return delivery.movement.deliveries.filter(unit__in=unit_ids).exists()


def _why_nobody(reason: str, succession: Succession) -> str:
    if succession.successor_ids:
        count = len(succession.successor_ids)
        return phrases.SEVERAL_FOLLOWERS.format(reason=reason, count=count)
    unknown = succession.certainty == Certainty.UNKNOWN
    return (phrases.FOLLOWER_UNKNOWN if unknown else phrases.NO_FOLLOWER).format(reason=reason)
