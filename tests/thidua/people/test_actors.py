from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.counting import queries_of
from tests.support.invented import AT, DAY, actor_of, make_official, make_unit
from thidua.documents.models import Document
from thidua.kernel import clock
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.people.actions import give_role
from thidua.people.enums import Role, ScopeKind
from thidua.people.middleware import actor_middleware
from thidua.people.models import Account, Person, RoleAssignment
from thidua.people.queries import actor_for, actors_with_roles, who_may


@dataclass(frozen=True)
class Given:
    """A role as it is drawn; the unit by its place, None for the whole system."""

    role: Role
    unit: int | None
    start: int
    length: int | None
    lent: bool


GIVEN = st.builds(
    Given,
    role=st.sampled_from(list(Role)),
    unit=st.none() | st.integers(0, 2),
    start=st.integers(-2, 1),
    length=st.none() | st.integers(0, 2),
    lent=st.booleans(),
)
PEOPLE = st.lists(st.tuples(st.lists(GIVEN, max_size=3), st.booleans()), min_size=1, max_size=5)


@pytest.fixture
def units(db) -> list[Unit]:
    """A body, a unit below it, and a stranger."""
    body = make_unit("VKSND tỉnh Ví Dụ")
    return [body, make_unit("Phòng 1", parent=body), make_unit("VKSND tỉnh Giả Định")]


def populate(people, units: list[Unit]) -> list[Account]:
    lender = Person.objects.create(full_name="Võ Văn Thí Dụ", invented=True)
    accounts = []
    for place, (roles, is_open) in enumerate(people):
        person = Person.objects.create(full_name=f"Người {place}", invented=True)
        accounts.append(
            Account.objects.create(
                username=f"nguoi.{place}", person=person, opened_at=AT, is_active=is_open
            )
        )
        for drawn in roles:
            start = DAY + timedelta(days=drawn.start)
            unit = None if drawn.unit is None else units[drawn.unit]
            RoleAssignment.objects.create(
                person=person,
                role=drawn.role,
                scope_kind=ScopeKind.SYSTEM if unit is None else ScopeKind.UNIT,
                scope_id=unit and unit.pk,
                start=start,
                end=None if drawn.length is None else start + timedelta(days=drawn.length),
                delegated_by=lender if drawn.lent else None,
            )
    return accounts


def questions(units: list[Unit]):
    """Verbs with subjects of each kind that rules are written for."""
    yield from ((verb, None) for verb in ("person.list", "account.manage", "ledger.read"))
    for unit in units:
        yield "unit.rename", unit
        yield "person.create", unit.pk
        yield "series.open", unit.pk
        yield "document.number", Document(issuer=unit, state="signed")
        yield "document.view", Document(issuer=unit, state="draft")
    yield from (("notification.read", person) for person in Person.objects.all()[:2])
    yield from (("role.delegate", role) for role in RoleAssignment.objects.all()[:3])


@given(people=PEOPLE)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_may_is_just_those_who_may(units, people):
    with transaction.atomic(), clock.at(AT):
        accounts = populate(people, units)
        for verb, subject in questions(units):
            named = {actor.account_id for actor in who_may(verb, subject, on=DAY)}
            asked = {
                account.pk for account in accounts if may(actor_for(account, on=DAY), verb, subject)
            }
            assert named == asked, verb
        transaction.set_rollback(True)


def test_the_property_would_see_a_right_that_only_may_knows(units):
    """A twin of the property: an actor with a role that the database does not know is not named."""
    account = make_official("Lê Thị Giả Định", units[0])
    honest = actor_of(account)
    assert not may(honest, "unit.rename", units[0])
    assert who_may("unit.rename", units[0], on=DAY) == []
    give_role(
        person_id=account.person_id,
        role=Role.STANDING_OFFICE,
        scope_kind=ScopeKind.UNIT,
        scope_id=units[0].pk,
        start=DAY,
        actor=SYSTEM,
        at=AT,
    )
    assert [actor.name for actor in who_may("unit.rename", units[1], on=DAY)] == ["Lê Thị Giả Định"]
    assert who_may("unit.rename", units[2], on=DAY) == []
    assert who_may("unit.rename", units[1], on=DAY - timedelta(days=1)) == []


def test_only_holders_of_a_role_are_actors_with_roles(units):
    make_official("Người không vai trò", units[0])
    make_official("Nguyễn Thị Mẫu", units[0], [Role.UNIT_OFFICER], since=DAY)
    assert [actor.name for actor in actors_with_roles(on=DAY)] == ["Nguyễn Thị Mẫu"]
    assert actors_with_roles(on=DAY - timedelta(days=1)) == []


def test_an_actor_takes_the_same_queries_whatever_the_roles(units):
    plain = make_official("Người không vai trò", units[0])
    loaded = make_official("Nguyễn Thị Mẫu", units[0], list(Role))
    plain, loaded = Account.objects.get(pk=plain.pk), Account.objects.get(pk=loaded.pk)
    assert queries_of(lambda: actor_of(plain)) == queries_of(lambda: actor_of(loaded))
    make_official("Người ở phòng", units[1])
    everyone = queries_of(lambda: who_may("account.manage", on=DAY))
    for place in range(3):
        make_official(f"Người {place}", units[place], [Role.UNIT_OFFICER])
    assert queries_of(lambda: who_may("account.manage", on=DAY)) == everyone


def test_an_account_without_a_person_is_nobody_in_particular(db):
    account = Account.objects.create(username="may.chu", opened_at=AT)
    actor = actor_for(account, on=DAY)
    assert (actor.name, actor.roles, actor.unit_id) == ("may.chu", (), None)
    assert not actor.is_anonymous


def test_a_request_has_an_actor_that_is_looked_up_when_first_asked_for(units):
    account = make_official("Nguyễn Thị Mẫu", units[0], [Role.UNIT_OFFICER])
    seen = []
    middleware = actor_middleware(lambda request: seen.append(request.actor))
    for user in (account, AnonymousUser()):
        request = RequestFactory().get("/")
        request.user = user
        with clock.at(AT):
            assert queries_of(lambda request=request: middleware(request)) == 0
            assert seen[-1].name == (account.get_full_name() if user is account else "")
    assert seen[0].holds(Role.UNIT_OFFICER)
    assert seen[1] == ANONYMOUS


def test_a_post_of_the_day_gives_unit_and_capacity(units):
    account = make_official("Nguyễn Thị Mẫu", units[0], position="Kiểm tra viên", since=DAY)
    assert actor_of(account).unit_id == units[0].pk
    before = actor_of(account, on=date(2024, 1, 1))
    assert (before.unit_id, before.unit_name, before.capacity) == (None, "", "")
