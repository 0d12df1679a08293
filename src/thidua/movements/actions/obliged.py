"""Deadlines of the units that owe a paper, kept as the guidance of all levels has it.

Knows which deadline stands at which unit; whether a guidance may say so is ``guidance``'s.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from thidua.calendar.actions import drop_deadline, set_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.queries import deadlines_of
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.movements import phrases
from thidua.movements.models import Obligation
from thidua.movements.queries.addressees import bound_units

Address = Callable[[str], str]
"""From the public identifier of an obligation to the path of its page."""


def nowhere(_public_id: str) -> str:
    """No page to lead to."""
    return ""


def settle_deadlines(
    key: str,
    year: int,
    *,
    actor: Actor,
    at: datetime,
    address: Address = nowhere,
    on: date | None = None,
) -> None:
    """Give every unit that owes the paper ``key`` in ``year`` its one deadline, and no other.

    A unit below a level that has set its own terms is bound by those. What was handed over stays
    so; a moment that had passed before it was entered gives nobody a new task. ``on`` is the day
    whose units are asked, if not today.
    """
    obligations = list(
        Obligation.objects.filter(guidance__year=year, key=key)
        .select_related("guidance__body", "guidance__document", "cluster_year__cluster")
        .order_by("guidance__document__issued_on", "guidance_id")
    )
    bound = bound_units(obligations, on or at.astimezone(VIETNAM).date())
    for obligation in obligations:
        own = {
            unit_id: each.due
            for unit_id, each in bound.items()
            if each.obligation_id == obligation.pk
        }
        _settle(obligation, own, actor=actor, at=at, address=address(obligation.public_id))


def drop_obliged(obligation: Obligation, *, reason: str, actor: Actor, at: datetime) -> None:
    """Drop every open deadline of a duty, inside the caller's transaction."""
    for deadline in deadlines_of(obligation).filter(state=DeadlineState.OPEN):
        drop_deadline(deadline_id=deadline.pk, reason=reason, actor=actor, at=at)


def _settle(
    obligation: Obligation,
    own: Mapping[int, datetime],
    *,
    actor: Actor,
    at: datetime,
    address: str,
) -> None:
    known = {each.unit_id: each for each in deadlines_of(obligation)}
    for unit_id, stale in known.items():
        if unit_id not in own and stale.state == DeadlineState.OPEN:
            reason = str(phrases.DUTY_CHANGED)
            drop_deadline(deadline_id=stale.pk, reason=reason, actor=actor, at=at)
    for unit_id, due in own.items():
        deadline = known.get(unit_id)
        if (deadline is None and due > at) or (
            deadline is not None and deadline.state != DeadlineState.MET
        ):
            _set(obligation, unit_id, due, actor=actor, at=at, address=address)


def _set(
    obligation: Obligation, unit_id: int, due: datetime, *, actor: Actor, at: datetime, address: str
) -> None:
    guidance = obligation.guidance
    task = phrases.DUTY_TASK_INVENTED if guidance.invented else phrases.DUTY_TASK
    paper = obligation.paper[:1].lower() + obligation.paper[1:]
    set_deadline(
        subject=obligation,
        unit_id=unit_id,
        label=task.format(paper=paper)[:240],
        detail=phrases.DUTY_TO.format(to=obligation.to) if obligation.to else "",
        address=address,
        due=due,
        basis=guidance.document.citation,
        actor=actor,
        at=at,
    )
