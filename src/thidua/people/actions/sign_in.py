"""Counting attempts to sign in, for names that exist and names that do not alike.

Does not look at passwords; it only says whether one may be looked at now.
"""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction

from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions import record
from thidua.people.domain.lockout import Standing, count_attempt
from thidua.people.enums import ACCOUNT_SHUT
from thidua.people.models import Account, SignInStanding

KEPT = timedelta(days=1)


def begin_attempt(name: str, *, at: datetime) -> datetime | None:
    """Count one attempt under ``name``; returns until when the door is shut, None when it is open.

    One short transaction, so that attempts in several processes are all counted. Recorded as
    ``account.shut`` when the attempt was one too many and the name is an account's.
    """
    digest = name_digest(name)
    with transaction.atomic():
        row = SignInStanding.objects.select_for_update().filter(name_digest=digest).first()
        before = _standing(row)
        if before.is_shut(at):
            return before.shut_until
        after = count_attempt(before, at)
        if row is None:
            SignInStanding.objects.filter(since__lt=at - KEPT).delete()
        SignInStanding.objects.update_or_create(
            name_digest=digest,
            defaults={
                "attempts": after.attempts,
                "since": after.since or at,
                "shut_until": after.shut_until,
            },
        )
        if after.shut_until is not None:
            _tell_shut(name, at)
    return None


def shut_until(name: str, *, at: datetime) -> datetime | None:
    """Until when the door is shut for ``name``; None when it is open."""
    standing = _standing(SignInStanding.objects.filter(name_digest=name_digest(name)).first())
    return standing.shut_until if standing.is_shut(at) else None


def forget_attempts(name: str) -> None:
    """Open the door again: somebody proved to be the holder, or an administrator helped."""
    SignInStanding.objects.filter(name_digest=name_digest(name)).delete()


def name_digest(name: str) -> str:
    """The digest under which attempts of a typed name are counted; capitals are ignored."""
    return hashlib.sha256(name.strip().lower().encode()).hexdigest()


def _standing(row: SignInStanding | None) -> Standing:
    if row is None:
        return Standing()
    return Standing(attempts=row.attempts, since=row.since, shut_until=row.shut_until)


def _tell_shut(name: str, at: datetime) -> None:
    account = Account.objects.filter(username=name.strip().lower()).first()
    if account is not None:
        record(ACCOUNT_SHUT, subject=account, actor=SYSTEM, at=at, username=account.username)
