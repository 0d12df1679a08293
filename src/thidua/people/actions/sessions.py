"""Ending sessions, and taking away second steps that somebody has lost.

Does not know how a session or a second step is begun; that is allauth's.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people.enums import (
    PASSWORD_CHANGED,
    SECOND_STEP_ADDED,
    SECOND_STEP_REMOVED,
    SECOND_STEPS_TAKEN,
    SESSION_ENDED,
)
from thidua.people.models import Account


def end_session(*, session_id: int, actor: Actor, at: datetime) -> None:
    """End one of the actor's own sessions. Another's is not found.

    Recorded as ``account.session_ended``.
    """
    with transaction.atomic():
        session = (
            UserSession.objects.select_for_update()
            .filter(pk=session_id, user_id=actor.account_id)
            .first()
        )
        if session is None:
            raise NotFound
        account = Account.objects.get(pk=session.user_id)
        session.end()
        record(SESSION_ENDED, subject=account, actor=actor, at=at, username=account.username)


def take_second_steps(*, account_id: int, actor: Actor, at: datetime) -> int:
    """Take away all second steps of an account whose holder lost them; returns how many.

    Recorded as ``account.second_steps_taken``; nothing is recorded when there were none.
    """
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        require(actor, "account.manage", account)
        steps = Authenticator.objects.filter(user_id=account.pk)
        count = int(steps.count())
        if count:
            steps.delete()
            record(
                SECOND_STEPS_TAKEN, subject=account, actor=actor, at=at, username=account.username
            )
    return count


def note_password_changed(account: Account, *, actor: Actor, at: datetime) -> None:
    """Recorded as ``account.password_changed``."""
    with transaction.atomic():
        record(PASSWORD_CHANGED, subject=account, actor=actor, at=at, username=account.username)


def note_second_step(
    account: Account, *, kind: str, added: bool, actor: Actor, at: datetime
) -> None:
    """Recorded as ``account.second_step_added`` or ``account.second_step_removed``."""
    verb = SECOND_STEP_ADDED if added else SECOND_STEP_REMOVED
    with transaction.atomic():
        record(verb, subject=account, actor=actor, at=at, username=account.username, kind=kind)
