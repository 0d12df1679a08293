"""``who_may`` finds by query just those whom ``may`` allows, whatever a rule asks of an actor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import rules
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.counting import queries_of
from tests.support.invented import AT, DAY, make_official, make_unit
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may, permit, predicate
from thidua.kernel.reach import reach_of
from thidua.org.models import Unit
from thidua.org.permissions import holds_over
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Account, Person, Post, RoleAssignment
from thidua.people.queries import actor_for, who_may

VERB = "reach_test.do"
KEYS = range(3)
"""Places of the units, of the persons and of their accounts in a drawn population."""
ROLES = (Role.UNIT_OFFICER, Role.STANDING_OFFICE)


class World:
    """Three units in a row below each other and three persons, the last without an account."""

    def __init__(self) -> None:
        body = make_unit("VKSND tỉnh Ví Dụ")
        room = make_unit("Phòng 1", parent=body)
        self.units = [body, room, make_unit("VKSND tỉnh Giả Định")]
        self.persons = [
            Person.objects.create(full_name=f"Người {place}", invented=True) for place in KEYS
        ]
        self.accounts = [
            Account.objects.create(username=f"nguoi.{place}", person=person, opened_at=AT)
            for place, person in enumerate(self.persons)
        ]
        self.accounts.append(Account.objects.create(username="may.chu", opened_at=AT))

    def give(self, place: int, role: Role, unit: int | None, start: int) -> None:
        RoleAssignment.objects.create(
            person=self.persons[place],
            role=role,
            scope_kind=ScopeKind.SYSTEM if unit is None else ScopeKind.UNIT,
            scope_id=None if unit is None else self.units[unit].pk,
            start=DAY + timedelta(days=start),
        )


Ask = Callable[[Actor, World], bool]

ASKED: dict[str, Callable[[Role, int], Ask]] = {
    "a role over a unit": lambda role, key: (
        lambda actor, world: holds_over(actor, role, world.units[key])
    ),
    "a role anywhere": lambda role, _key: lambda actor, _world: actor.holds(role),
    "a role in a scope": lambda role, key: (
        lambda actor, world: actor.holds(role, scope="unit", scope_id=world.units[key].pk)
    ),
    "scopes of a role": lambda role, key: (
        lambda actor, world: world.units[key].pk in actor.scopes(role, "unit")
    ),
    "the roles one by one": lambda role, _key: (
        lambda actor, _world: any(
            held.role == role and held.scope == "system" for held in actor.roles
        )
    ),
    "is that person": lambda _role, key: (
        lambda actor, world: actor.person_id == world.persons[key].pk
    ),
    "that person is": lambda _role, key: (
        lambda actor, world: world.persons[key].pk == actor.person_id
    ),
    "is not that person": lambda _role, key: (
        lambda actor, world: actor.person_id != world.persons[key].pk
    ),
    "is one of those": lambda _role, key: (
        lambda actor, world: actor.person_id in {person.pk for person in world.persons[key:]}
    ),
    "is a person": lambda _role, _key: lambda actor, _world: actor.person_id is not None,
    "is that account": lambda _role, key: (
        lambda actor, world: world.accounts[key].pk == actor.account_id
    ),
    "the database says so": lambda _role, key: (
        lambda actor, world: Account.objects.filter(
            username=f"nguoi.{key}", person_id=actor.person_id
        ).exists()
    ),
    "works in the unit": lambda _role, key: (
        lambda actor, world: actor.unit_id == world.units[key].pk
    ),
    "signs as": lambda _role, _key: lambda actor, _world: actor.capacity == "Chuyên viên",
    "is called": lambda _role, key: lambda actor, _world: actor.name == f"Người {key}",
    "has signed in": lambda _role, _key: lambda actor, _world: not actor.is_anonymous,
}


def as_rule(name: str, role: Role, key: int):
    return predicate(ASKED[name](role, key), name=f"{name} {role} {key}")


LEAVES = st.builds(
    as_rule, st.sampled_from(sorted(ASKED)), st.sampled_from(ROLES), st.sampled_from(KEYS)
)
RULES = st.recursive(
    LEAVES,
    lambda rule: (
        st.builds(lambda one, two: one | two, rule, rule)
        | st.builds(lambda one, two: one & two, rule, rule)
        | rule.map(lambda one: ~one)
    ),
    max_leaves=4,
)
GIVEN = st.tuples(
    st.sampled_from(KEYS),
    st.sampled_from(ROLES),
    st.none() | st.sampled_from(KEYS),
    st.sampled_from((-1, 0, 0, 1)),
)


@contextmanager
def ruled(rule) -> Iterator[None]:
    permit(VERB, rule)
    try:
        yield
    finally:
        rules.remove_perm(VERB)


@pytest.fixture
def world(db) -> World:
    world = World()
    for place, unit in enumerate(world.units[:2]):
        Post.objects.create(
            person=world.persons[place], unit=unit, position="Chuyên viên", start=DAY
        )
    return world


@given(rule=RULES, given_roles=st.lists(GIVEN, max_size=4))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rule_names_just_those_whom_it_allows(world, rule, given_roles) -> None:
    with ruled(rule), transaction.atomic(), clock.at(AT):
        for each in given_roles:
            world.give(*each)
        named = {actor.account_id for actor in who_may(VERB, world, on=DAY)}
        asked = {
            account.pk for account in world.accounts if may(actor_for(account, on=DAY), VERB, world)
        }
        transaction.set_rollback(True)
    assert named == asked


@pytest.mark.parametrize("name", sorted(ASKED))
def test_each_question_alone_finds_somebody_and_not_everybody(world, name) -> None:
    """Else the property above would compare nothing with nothing."""
    world.give(0, Role.UNIT_OFFICER, 0, 0)
    world.give(1, Role.UNIT_OFFICER, None, 0)
    with ruled(as_rule(name, Role.UNIT_OFFICER, 0)), clock.at(AT):
        found = who_may(VERB, world, on=DAY)
    assert found
    assert len(found) < len(world.accounts) or name == "has signed in"


def test_a_rule_of_roles_looks_at_nobody_else(world) -> None:
    with clock.at(AT):
        reach = reach_of("unit.rename", world.units[1])
    assert not reach.everyone
    assert not reach.persons | reach.accounts
    body, room, _stranger = (unit.pk for unit in world.units)
    assert {scope_id for _role, scope, scope_id in reach.held if scope == "unit"} == {body, room}


def test_strangers_to_a_unit_cost_no_question(world) -> None:
    def ask() -> int:
        with clock.at(AT):
            return queries_of(lambda: who_may("unit.rename", world.units[0], on=DAY))

    few = ask()
    for place in range(4):
        elsewhere: Unit = world.units[2]
        make_official(f"Người khác {place}", elsewhere, [Role.STANDING_OFFICE])
    assert ask() == few
