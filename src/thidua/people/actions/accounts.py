"""Opening, closing and recovering accounts. Signing in itself is the faces' and allauth's."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from itertools import count

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people import phrases
from thidua.people.actions.roles import lock_administrators
from thidua.people.actions.sign_in import forget_attempts
from thidua.people.enums import (
    ACCOUNT_CLOSED,
    ACCOUNT_CREATED,
    ACCOUNT_REOPENED,
    PASSWORD_RESET,
    RESET_LINK_ISSUED,
)
from thidua.people.models import Account, OneTimeLink, Person
from thidua.people.queries.roles import administrators

_USERNAME = re.compile(r"[a-z0-9._]{3,60}")
LINK_LIFE = timedelta(hours=24)


def open_account(
    *,
    person_id: int,
    username: str,
    actor: Actor,
    at: datetime,
    password: str | None = None,
    demonstration: bool = False,
) -> Account:
    """Open an account for a person; without a password it waits for a one-time link.

    Refuses a name in another form or taken, a person who has an account, and a weak password
    unless the account is for demonstration. Recorded as ``account.created``.
    """
    name = username.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise Refused(phrases.USERNAME_FORM.format(username=username), field="username")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, "account.manage", person)
        if Account.objects.filter(username=name).exists():
            raise Refused(
                phrases.USERNAME_TAKEN.format(username=name, suggestion=_free_name(name)),
                field="username",
            )
        present = Account.objects.filter(person=person).first()
        if present is not None:
            raise Refused(
                phrases.PERSON_HAS_ACCOUNT.format(name=person.full_name, username=present.username)
            )
        account = Account(username=name, person=person, opened_at=at, demonstration=demonstration)
        if password is not None and not demonstration:
            _refuse_weak(password, account)
        account.set_password(password)
        account.save()
        record(ACCOUNT_CREATED, subject=account, also=[person], actor=actor, at=at, username=name)
    return account


def close_account(*, account_id: int, actor: Actor, at: datetime) -> Account:
    """Close an account at once; its history stays, its one-time links lose their force.

    Refuses the last administrator's. Recorded as ``account.closed``; closing a closed account
    changes nothing.
    """
    with transaction.atomic():
        lock_administrators()
        account = Account.objects.select_for_update().get(pk=account_id)
        require(actor, "account.manage", account)
        if account.is_active:
            refuse_last_administrator(account, at)
            account.is_active = False
            account.save(update_fields=["is_active"])
            account.one_time_links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
            record(ACCOUNT_CLOSED, subject=account, actor=actor, at=at, username=account.username)
    return account


def reopen_account(*, account_id: int, actor: Actor, at: datetime) -> Account:
    """Open a closed account again. Recorded as ``account.reopened``."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        require(actor, "account.manage", account)
        if not account.is_active:
            account.is_active = True
            account.save(update_fields=["is_active"])
            record(ACCOUNT_REOPENED, subject=account, actor=actor, at=at, username=account.username)
    return account


def issue_reset_link(*, account_id: int, actor: Actor, at: datetime) -> str:
    """Make a one-time link for setting a new password; returns its token, which is not stored.

    Earlier unused links of the account lose their force. Refuses a closed account. Recorded as
    ``account.reset_issued``.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        require(actor, "account.manage", account)
        if not account.is_active:
            raise Refused(phrases.ACCOUNT_IS_CLOSED.format(username=account.username))
        account.one_time_links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
        OneTimeLink.objects.create(
            account=account,
            token_hash=_digest(token),
            made_by=actor.name,
            made_at=at,
            expires_at=at + LINK_LIFE,
        )
        record(RESET_LINK_ISSUED, subject=account, actor=actor, at=at, username=account.username)
    return token


def account_of_link(token: str, *, at: datetime) -> Account | None:
    """The account of a one-time link that still has force. Not recorded: nothing changes."""
    link = (
        OneTimeLink.objects.filter(token_hash=_digest(token), used_at=None, expires_at__gt=at)
        .select_related("account__person")
        .first()
    )
    return link.account if link else None


def reset_password(*, token: str, password: str, at: datetime) -> Account:
    """Set a new password by a one-time link, which is used up.

    Refuses a stale link and a weak password, each in words. Recorded as
    ``account.password_reset`` in the account holder's name.
    """
    with transaction.atomic():
        link = (
            OneTimeLink.objects.select_for_update(of=("self",))
            .select_related("account__person")
            .filter(token_hash=_digest(token), used_at=None, expires_at__gt=at)
            .first()
        )
        if link is None or not link.account.is_active:
            raise Refused(phrases.LINK_STALE)
        account = link.account
        _refuse_weak(password, account)
        account.set_password(password)
        account.save(update_fields=["password"])
        forget_attempts(account.username)
        link.used_at = at
        link.save(update_fields=["used_at"])
        record(
            PASSWORD_RESET,
            subject=account,
            actor=Actor(name=account.get_full_name(), account_id=account.pk),
            at=at,
            username=account.username,
        )
    return account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _free_name(name: str) -> str:
    """The name with the first number that makes it free."""
    taken = set(
        Account.objects.filter(username__startswith=name).values_list("username", flat=True)
    )
    return next(each for each in (f"{name}{place}" for place in count(2)) if each not in taken)


def _refuse_weak(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Refused(*error.messages, field="password") from error


def refuse_last_administrator(account: Account, at: datetime) -> None:
    """Refuse to close the account of the only administrator whose role does not run out."""
    held = administrators(at.astimezone(VIETNAM).date())
    is_one = held.filter(person=account.person_id).exists()
    if is_one and not held.exclude(person=account.person_id).exists():
        raise Refused(phrases.LAST_ADMINISTRATOR)
