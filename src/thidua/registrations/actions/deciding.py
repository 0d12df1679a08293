"""Approving what a unit registers, or giving a line back with the reason.

What is given back keeps everything that was written; the unit mends it and sends it again.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.registrations import phrases
from thidua.registrations.actions.locking import (
    lock_line,
    lock_year,
    needed_reason,
    sheet_of,
    year_day,
)
from thidua.registrations.enums import (
    REGISTRATION_RETURNED,
    REGISTRATIONS_APPROVED,
    RegistrationState,
)
from thidua.registrations.models import Registration
from thidua.registrations.queries.naming import called


def approve_registrations(
    *,
    cluster_year_id: int,
    unit_id: int,
    actor: Actor,
    at: datetime,
    registration_ids: Sequence[int] | None = None,
) -> list[Registration]:
    """Approve the lines of a unit that wait, all or the named ones.

    Refuses when none waits, and a named line that does not wait. Recorded as
    ``registration.approved``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        sheet = sheet_of(year, unit_id)
        require(actor, "registration.decide", sheet)
        held = Registration.objects.select_for_update().filter(cluster_year=year, unit=unit_id)
        if registration_ids is not None:
            held = held.filter(pk__in=registration_ids)
        lines = list(held.order_by("id"))
        waiting = [each for each in lines if each.state == RegistrationState.SENT]
        strangers = [each for each in lines if each.state != RegistrationState.SENT]
        if registration_ids is not None and strangers:
            raise Refused(phrases.NOT_WAITING.format(line=called(strangers[0])))
        if not waiting:
            raise Refused(phrases.NOTHING_TO_APPROVE)
        for line in waiting:
            line.state, line.decided_at = RegistrationState.APPROVED, at
            line.decided_by = actor.name
            line.save()
        record(
            REGISTRATIONS_APPROVED,
            subject=year,
            also=[sheet.unit],
            actor=actor,
            at=at,
            count=len(waiting),
            unit=label_on(unit_id, year_day(year)),
            name=year.cluster.name,
            year=year.year,
            lines=[line.public_id for line in waiting],
        )
    return waiting


def return_registration(
    *, registration_id: int, reason: str, actor: Actor, at: datetime
) -> Registration:
    """Give a line back to its unit, saying what is missing.

    Refuses an empty reason and a line that does not wait. Recorded as ``registration.returned``.
    """
    with transaction.atomic():
        line, sheet = lock_line(registration_id)
        require(actor, "registration.decide", sheet)
        if line.state != RegistrationState.SENT:
            raise Refused(phrases.NOT_WAITING.format(line=called(line)))
        line.reason = needed_reason(reason)
        line.state, line.decided_at = RegistrationState.RETURNED, at
        line.decided_by = actor.name
        refuse_unfit_texts(line)
        line.save()
        record(
            REGISTRATION_RETURNED,
            subject=line,
            also=[sheet.year, *([line.person] if line.person else [])],
            actor=actor,
            at=at,
            line=called(line),
            unit=label_on(line.unit_id, year_day(sheet.year)),
            reason=line.reason,
        )
    return line
