"""Writing an entry, inside the transaction of the action that it records.

This module knows how an entry is committed to; it does not know what any verb means.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise

from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.ledger.actions.seal import seal_pending
from thidua.ledger.domain.leaf import commitment
from thidua.ledger.enums import Privacy
from thidua.ledger.models import EntrySubject, LedgerEntry
from thidua.ledger.verbs import Verb


def record(
    verb: Verb,
    *,
    subject: BaseModel,
    actor: Actor,
    at: datetime,
    also: Iterable[BaseModel] = (),
    on_behalf_of: object = None,
    **payload: Any,
) -> LedgerEntry:
    """Write one entry about ``subject`` and the things named in ``also``.

    Must run inside the transaction of the change itself. ``payload`` holds plain values (text,
    whole numbers, dates, decimals, lists and mappings of them; no float) and every value that the
    verb's sentence needs. ``on_behalf_of`` names the unit for which somebody else enters.
    The entry is sealed right after the transaction commits, with all others of it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an entry is written inside the transaction that it records")
    # Words of the ledger are in the source language, whatever language the page is in.
    with translation.override(settings.LANGUAGE_CODE):
        plain = {name: _plain(value) for name, value in payload.items()}
    missing = verb.places() - plain.keys()
    if missing:
        raise ValueError(f"{verb.code} needs {', '.join(sorted(missing))}")
    content = _content(verb, subject, actor, on_behalf_of, plain)
    salt = secrets.token_bytes(32)
    entry = LedgerEntry.objects.create(
        verb=verb.code,
        at=at,
        salt=salt,
        content=content,
        commitment=commitment(salt, content),
        account_id=None if verb.privacy is Privacy.SECRET else actor.account_id,
    )
    things = list(dict.fromkeys([subject, *also]))
    EntrySubject.objects.bulk_create(
        EntrySubject(
            entry=entry, place=place, kind=kind_of(thing), subject_public_id=thing.public_id
        )
        for place, thing in enumerate(things)
    )
    _seal_after_commit()
    return entry


def _seal_after_commit() -> None:
    """Ask for the sealing once a transaction.

    What is asked for inside a savepoint is forgotten when that savepoint is rolled back. So a
    request that still stands was made under no savepoint but released ones and those that are
    open now: whatever forgets it takes the present entry with it.
    """
    waiting = transaction.get_connection().run_on_commit
    if not any(request[1] is seal_pending for request in waiting):
        transaction.on_commit(seal_pending, robust=True)


def _content(
    verb: Verb, subject: BaseModel, actor: Actor, on_behalf_of: object, payload: dict[str, Any]
) -> dict[str, Any]:
    secret = verb.privacy is Privacy.SECRET
    return {
        "actor": "" if secret else actor.name,
        "capacity": "" if secret else actor.capacity,
        "unit": "" if secret else actor.unit_name,
        "delegated_by": "" if secret else _delegators(actor),
        "on_behalf_of": "" if on_behalf_of is None else str(on_behalf_of),
        "subject": str(subject),
        "payload": payload,
    }


def _delegators(actor: Actor) -> str:
    return ", ".join(sorted({held.delegated_by for held in actor.roles if held.delegated_by}))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            raise TypeError("a float has no place in the ledger: give a decimal or a text")
        case datetime() | date():
            return value.isoformat()
        case Decimal() | Fraction() | Promise():
            return str(value)
        case dict():
            return {str(name): _plain(each) for name, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(each) for each in value]
        case _:
            return str(value)
