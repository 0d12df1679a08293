"""Between dry run and decision: the file waits where only its bearer sees it.

Knows one file an account; refuses to keep one longer than a day.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from thidua.exchange import phrases
from thidua.exchange.actions.apply import Applied, apply_import
from thidua.exchange.enums import ImportState
from thidua.exchange.models import ImportRun
from thidua.exchange.queries import Preview
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotPermitted, Refused
from thidua.kernel.permissions import require

HELD = timedelta(days=1)


def hold_import(*, preview: Preview, content: bytes, actor: Actor, at: datetime) -> ImportRun:
    """Keep a file that was looked at until its bearer decides.

    Forgets the bearer's earlier one and everybody's that waited for a day. Not recorded:
    a dry run changes nothing.
    """
    with transaction.atomic():
        require(actor, "import.run", preview.kind)
        waiting = ImportRun.objects.filter(state=ImportState.DRY_RUN)
        waiting.filter(Q(account_id=actor.account_id) | Q(at__lt=at - HELD)).delete()
        return ImportRun.objects.create(
            kind=preview.kind,
            file_name=preview.file_name[:200],
            sha256=preview.sha256,
            content=content,
            account_id=actor.account_id,
            by=actor.name,
            at=at,
            added=len(preview.new),
            present=len(preview.present),
        )


def apply_held(*, run_id: int, actor: Actor, at: datetime) -> Applied:
    """Import the file that waits.

    Raises ``Refused`` when it no longer waits, and whatever ``apply_import`` raises.
    Recorded as ``import.applied``.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None or run.state != ImportState.DRY_RUN or run.content is None:
            raise Refused(phrases.HELD_GONE)
        if run.account_id != actor.account_id:
            raise NotPermitted(verb="import.run")
        applied = apply_import(
            kind=run.kind,
            name=run.file_name,
            content=bytes(run.content),
            actor=actor,
            at=at,
            held=run,
        )
        if applied.already:
            run.delete()
    return applied
