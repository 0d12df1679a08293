"""Telling those who are invited: that they are, that something changed, that it is cancelled.

Told are the persons on the list and, for a unit invited without a name, those who keep its
emulation work. Not entries of the ledger: the thing itself is.
"""

from collections.abc import Iterable
from datetime import datetime

from thidua.conferences import phrases
from thidua.conferences.models import Conference, Delegate
from thidua.kernel.clock import VIETNAM
from thidua.people.actions import notify
from thidua.people.enums import Role, ScopeKind
from thidua.people.queries import roles_on
from thidua_core.periods import format_date_vn

_OF_UNIT = (Role.UNIT_HEAD, Role.UNIT_OFFICER)


def tell_invited(
    conference: Conference, delegates: Iterable[Delegate], *, at: datetime, address: str
) -> None:
    """Tell that they are invited, each person once for each conference."""
    text = phrases.TOLD_INVITED.format(
        name=conference.name, when=_when(conference), place=_where(conference)
    )
    key = f"conference.invited:{conference.public_id}"
    _tell(delegates, key=key, text=text, at=at, address=address)


def tell_changed(conference: Conference, fields: str, *, at: datetime, address: str) -> None:
    """Tell everybody on the list what is different now."""
    text = phrases.TOLD_CHANGED.format(
        name=conference.name, fields=fields, when=_when(conference), place=_where(conference)
    )
    key = f"conference.changed:{conference.public_id}:{at.timestamp():.0f}"
    _tell(conference.delegates.all(), key=key, text=text, at=at, address=address)


def tell_cancelled(conference: Conference, *, at: datetime, address: str) -> None:
    """Tell everybody on the list that nobody meets, and why."""
    text = phrases.TOLD_CANCELLED.format(
        name=conference.name,
        day=format_date_vn(conference.day),
        reason=conference.cancelled_because,
    )
    key = f"conference.cancelled:{conference.public_id}"
    _tell(conference.delegates.all(), key=key, text=text, at=at, address=address)


def _tell(
    delegates: Iterable[Delegate], *, key: str, text: str, at: datetime, address: str
) -> None:
    for person_id in _persons(delegates, at):
        notify(person_id=person_id, key=key, text=text, at=at, address=address)


def _persons(delegates: Iterable[Delegate], at: datetime) -> list[int]:
    listed = list(delegates)
    named = {each.person_id for each in listed if each.person_id is not None}
    units = {each.unit_id for each in listed if each.person_id is None and each.unit_id is not None}
    keepers = roles_on(at.astimezone(VIETNAM).date()).filter(
        role__in=_OF_UNIT, scope_kind=ScopeKind.UNIT, scope_id__in=units
    )
    return sorted(named | set(keepers.values_list("person_id", flat=True)))


def _when(conference: Conference) -> str:
    day = format_date_vn(conference.day)
    return f"{conference.start:%H:%M} {day}" if conference.start else day


def _where(conference: Conference) -> str:
    return f", {conference.place}" if conference.place else ""
