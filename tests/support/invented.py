"""Invented units, persons and actors for tests that meet the database."""

from collections.abc import Iterable
from datetime import date, datetime

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.org.actions import create_unit
from thidua.org.enums import Kind, Level, Sector
from thidua.org.models import Unit
from thidua.people.actions import begin_post, create_person, give_role, open_account
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Account, Person
from thidua.people.queries import actor_for

AT: datetime = clock.moment(date(2024, 3, 29), 14)
DAY: date = AT.date()


def make_unit(name: str, *, parent: Unit | None = None, since: date | None = None) -> Unit:
    """An agency that has been there since ``since``, or longer than anybody knows."""
    return create_unit(
        name=name,
        kind=Kind.OTHER_BODY,
        level=Level.PROVINCIAL,
        sector=Sector.OTHER,
        parent_id=parent.pk if parent else None,
        since=since,
        actor=SYSTEM,
        at=AT,
    )


def make_person(name: str = "Nguyễn Thị Mẫu") -> Person:
    return create_person(full_name=name, invented=True, actor=SYSTEM, at=AT)


def make_official(
    name: str,
    unit: Unit,
    roles: Iterable[Role] = (),
    *,
    position: str = "Chuyên viên",
    since: date = date(2020, 1, 1),
) -> Account:
    """Somebody with a post in a unit, roles over it, and an account named after the key."""
    person = make_person(name)
    begin_post(
        person_id=person.pk,
        unit_id=unit.pk,
        position=position,
        start=since,
        actor=SYSTEM,
        at=AT,
    )
    for role in roles:
        give_role(
            person_id=person.pk,
            role=role,
            scope_kind=ScopeKind.UNIT,
            scope_id=unit.pk,
            scope_label=unit.label,
            start=since,
            actor=SYSTEM,
            at=AT,
        )
    return open_account(
        person_id=person.pk, username=f"nguoi.{person.pk}", actor=SYSTEM, at=AT, demonstration=True
    )


def actor_with(unit: Unit, *roles: Role, name: str = "Nguyễn Thị Mẫu") -> Actor:
    """A signed-in actor of a unit, without rows of its own."""
    held = tuple(Held(role=role, scope="unit", scope_id=unit.pk) for role in roles)
    return Actor(name=name, account_id=1, unit_id=unit.pk, unit_name=unit.label, roles=held)


def actor_of(account: Account, *, on: date = DAY) -> Actor:
    return actor_for(account, on=on)
