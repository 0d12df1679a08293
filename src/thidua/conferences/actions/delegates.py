"""Who is invited to a conference: the list, and who is taken off it again.

Whether they came is another module's.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.actions.telling import tell_invited
from thidua.conferences.enums import (
    DELEGATE_INVITED,
    DELEGATE_WITHDRAWN,
    Attendance,
    ConferenceState,
)
from thidua.conferences.models import Conference, Delegate
from thidua.conferences.permissions import meeting_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import labels_on
from thidua_core.text import fold


def invite(
    *,
    conference_id: int,
    role: str,
    actor: Actor,
    at: datetime,
    unit_id: int | None = None,
    person_id: int | None = None,
    name: str = "",
    count: int | None = None,
    address: str = "",
) -> Delegate:
    """Put a delegate, or one kind of delegates, on the list of a conference.

    ``role`` is office and unit in words; ``name`` somebody's who has no row among the persons;
    ``count`` how many it stands for, None where nobody says. Somebody named counts as one. Who is
    added when the invitations are out is told at once; ``address`` is where to see it. Refuses a
    conference that has its minutes, an empty role, a number below one, and somebody who is on the
    list. Recorded as ``delegate.invited``.
    """
    named, called = line_of(role), line_of(name)
    if not named:
        raise Refused(phrases.ROLE_MISSING, field="role")
    single = person_id is not None or bool(called)
    _refuse_count(count, called or named, single=single)
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        listed = list(conference.delegates.all())
        if any(_same(each, named, called, unit_id, person_id) for each in listed):
            raise Refused(
                phrases.INVITED_TWICE.format(who=named, name=conference.name), field="role"
            )
        delegate = Delegate(
            conference=conference,
            order=max((each.order for each in listed), default=0) + 1,
            unit_id=unit_id,
            person_id=person_id,
            name="" if person_id is not None else called,
            role=named,
            count=1 if single else count,
        )
        refuse_unfit_texts(delegate)
        delegate.save()
        record(
            DELEGATE_INVITED,
            subject=conference,
            also=[each for each in (delegate.person, delegate.unit) if each is not None],
            actor=actor,
            at=at,
            who=named,
            name=conference.name,
            count=delegate.count,
        )
        if conference.state in {ConferenceState.INVITED, ConferenceState.OPEN}:
            tell_invited(conference, [delegate], at=at, address=address)
    return delegate


def invite_units(
    *,
    conference_id: int,
    unit_ids: Iterable[int],
    role: str,
    actor: Actor,
    at: datetime,
    count: int | None = None,
    address: str = "",
) -> list[Delegate]:
    """Invite units by a role, ``Đại diện lãnh đạo``, which is followed by the unit's name.

    All or none; refuses what ``invite`` does. Recorded once a unit, as ``delegate.invited``.
    """
    words = line_of(role)
    if not words:
        raise Refused(phrases.ROLE_MISSING, field="role")
    wanted = list(unit_ids)
    if not wanted:
        raise Refused(phrases.UNITS_MISSING, field="units")
    with transaction.atomic():
        names = labels_on(wanted, lock_conference(conference_id).day)
        return [
            invite(
                conference_id=conference_id,
                role=f"{words} {names[unit_id]}",
                unit_id=unit_id,
                count=count,
                actor=actor,
                at=at,
                address=address,
            )
            for unit_id in wanted
        ]


def withdraw_delegate(*, conference_id: int, delegate_id: int, actor: Actor, at: datetime) -> None:
    """Take a delegate off the list of a conference.

    Refuses a conference that has its minutes, a stranger, and somebody of whom it is written
    whether they came. Recorded as ``delegate.withdrawn``.
    """
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        refuse_minuted(conference)
        delegate = delegate_of(conference, delegate_id)
        if delegate.attendance != Attendance.INVITED:
            raise Refused(
                phrases.CAME_ALREADY.format(
                    who=delegate.called, attendance=Attendance(delegate.attendance).label
                )
            )
        touched = [each for each in (delegate.person, delegate.unit) if each is not None]
        delegate.delete()
        record(
            DELEGATE_WITHDRAWN,
            subject=conference,
            also=touched,
            actor=actor,
            at=at,
            who=delegate.role,
            name=conference.name,
        )


def delegate_of(conference: Conference, delegate_id: int) -> Delegate:
    """One delegate of a conference, locked; refuses a stranger."""
    delegate = (
        conference.delegates.select_for_update(of=("self",))
        .select_related("person", "unit")
        .filter(pk=delegate_id)
        .first()
    )
    if delegate is None:
        raise Refused(phrases.STRANGER.format(name=conference.name), field="delegate")
    return delegate


def _refuse_count(count: int | None, who: str, *, single: bool) -> None:
    if count is not None and count < 1:
        raise Refused(phrases.COUNT_WRONG, field="count")
    if single and count not in {None, 1}:
        raise Refused(phrases.PERSON_IS_ONE.format(who=who, count=count), field="count")


def _same(
    delegate: Delegate, role: str, name: str, unit_id: int | None, person_id: int | None
) -> bool:
    if person_id is not None and delegate.person_id == person_id:
        return True
    return (
        delegate.person_id == person_id
        and delegate.unit_id == unit_id
        and fold(delegate.name) == fold(name)
        and fold(delegate.role) == fold(role)
    )
