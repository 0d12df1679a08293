"""Invented persons with accounts, for tests of faces."""

from dataclasses import dataclass
from datetime import date

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import create_person, give_role, open_account
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Account, Person

PASSWORD = "trinh-dien-2026"
SINCE = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Entered:
    person: Person
    account: Account


def enter(username: str, *, name: str = "", administrator: bool = False) -> Entered:
    """A person with an account, and the administrator's role when asked."""
    at = clock.now()
    person = create_person(
        full_name=name or f"Nguyễn Thị {username.title()}", invented=True, actor=SYSTEM, at=at
    )
    if administrator:
        give_role(
            person_id=person.pk,
            role=Role.ADMINISTRATOR,
            scope_kind=ScopeKind.SYSTEM,
            start=SINCE,
            actor=SYSTEM,
            at=at,
        )
    account = open_account(
        person_id=person.pk,
        username=username,
        password=PASSWORD,
        demonstration=True,
        actor=SYSTEM,
        at=at,
    )
    return Entered(person, account)
