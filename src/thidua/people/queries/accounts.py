"""Accounts, for sign-in and for administration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.people.models import Account
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account as the administration shows it."""

    public_id: str
    username: str
    name: str
    person_public_id: str
    active: bool
    opened_at: datetime
    last_login: datetime | None
    demonstration: bool


def find_account(username: str) -> Account | None:
    """The account of a sign-in name, capitals ignored."""
    return Account.objects.filter(username=username.strip().lower()).first()


def accounts_for(actor: Actor) -> QuerySet[Account]:
    """The accounts that an actor may see: all for an administrator, none for others."""
    if not may(actor, "account.manage"):
        return Account.objects.none()
    return Account.objects.select_related("person").order_by("username")


def find_account_for(actor: Actor, public_id: str) -> Account:
    """One account, or the same refusal for unknown and forbidden."""
    account = accounts_for(actor).filter(public_id=public_id).first()
    if account is None:
        raise NotFound
    return account


def search_accounts(accounts: QuerySet[Account], text: str) -> QuerySet[Account]:
    """Those whose sign-in name or person's name holds every word of ``text``."""
    matching = Q()
    for word in fold(text).split():
        matching &= Q(username__contains=word) | Q(person__folded__contains=word)
    return accounts.filter(matching)


def account_rows(accounts: Iterable[Account]) -> list[AccountRow]:
    """Rows in the given order; ``accounts`` should select their persons."""
    return [
        AccountRow(
            public_id=each.public_id,
            username=each.username,
            name=each.get_full_name(),
            person_public_id=each.person.public_id if each.person else "",
            active=each.is_active,
            opened_at=each.opened_at,
            last_login=each.last_login,
            demonstration=each.demonstration,
        )
        for each in accounts
    ]
