"""Telling people of their deadlines, each thing once. Knows whom, not how it is shown."""

from datetime import datetime

from thidua.calendar import phrases
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.labels import label_on
from thidua.people.actions import notify_all
from thidua.people.enums import Role
from thidua.people.queries import people_with_role


def told_moment(moment: datetime) -> str:
    """``16:00 24/11/2026`` in Vietnam's time."""
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def tell_set(deadline: Deadline, *, actor: Actor, at: datetime) -> None:
    """Those who have to do it learn what is due, and when."""
    words = phrases.TOLD_SET.format(due=told_moment(deadline.due), label=deadline.label)
    _tell_unit(deadline, f"set:{_stamp(deadline.due)}", words, actor=actor, at=at)


def tell_moved(deadline: Deadline, before: datetime, *, actor: Actor, at: datetime) -> None:
    """They learn of the new moment."""
    words = phrases.TOLD_MOVED.format(
        old=told_moment(before), new=told_moment(deadline.due), label=deadline.label
    )
    _tell_unit(deadline, f"moved:{_stamp(at)}", words, actor=actor, at=at)


def tell_dropped(deadline: Deadline, *, actor: Actor, at: datetime) -> None:
    """They learn that nothing is to be done any more."""
    words = phrases.TOLD_DROPPED.format(label=deadline.label)
    _tell_unit(deadline, f"dropped:{_stamp(at)}", words, actor=actor, at=at)


def tell_asked(deadline: Deadline, *, actor: Actor, at: datetime) -> None:
    """The standing offices that may move it learn that somebody asks for it."""
    assert deadline.unit_id is not None, "only a unit asks"
    assert deadline.asked_until is not None, "told after it was asked"
    day = at.astimezone(VIETNAM).date()
    over = [deadline.unit_id, *ancestor_ids([deadline.unit_id], day)[deadline.unit_id]]
    words = phrases.TOLD_ASKED.format(
        unit=label_on(deadline.unit_id, day),
        due=told_moment(deadline.asked_until),
        label=deadline.label,
    )
    people = people_with_role(over, [Role.STANDING_OFFICE], on=day)
    _tell(people, deadline, f"asked:{_stamp(deadline.asked_until)}", words, actor=actor, at=at)


def tell_declined(deadline: Deadline, person_id: int | None, *, actor: Actor, at: datetime) -> None:
    """Whoever asked learns that the moment stays."""
    words = phrases.TOLD_DECLINED.format(due=told_moment(deadline.due), label=deadline.label)
    people = [] if person_id is None else [person_id]
    _tell(people, deadline, f"declined:{_stamp(at)}", words, actor=actor, at=at)


def _tell_unit(deadline: Deadline, event: str, words: str, *, actor: Actor, at: datetime) -> None:
    if deadline.unit_id is None:
        return
    roles = [deadline.role] if deadline.role else []
    day = at.astimezone(VIETNAM).date()
    _tell(
        people_with_role([deadline.unit_id], roles, on=day),
        deadline,
        event,
        words,
        actor=actor,
        at=at,
    )


def _tell(
    people: list[int], deadline: Deadline, event: str, words: str, *, actor: Actor, at: datetime
) -> None:
    notify_all(
        person_ids=[each for each in people if each != actor.person_id],
        key=f"deadline:{deadline.public_id}:{event}",
        text=words,
        due=deadline.due,
        at=at,
    )


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%Y%m%d%H%M%S}"
