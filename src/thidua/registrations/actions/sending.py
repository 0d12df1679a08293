"""Sending what a unit registers: all its open lines at once.

Who approves is told; the unit's deadline is met.
"""

from datetime import datetime

from django.db import transaction

from thidua.calendar.actions import meet_deadline
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on
from thidua.registrations import phrases
from thidua.registrations.actions.locking import (
    late_reason,
    lock_year,
    on_behalf,
    sheet_of,
    year_day,
)
from thidua.registrations.domain.course import sendable
from thidua.registrations.enums import REGISTRATIONS_SENT, RegistrationState
from thidua.registrations.models import Registration, RegistrationCall


def send_registrations(
    *, cluster_year_id: int, unit_id: int, actor: Actor, at: datetime, reason: str = ""
) -> list[Registration]:
    """Send every draft and returned line of a unit; what came back goes again without its reason.

    Refuses when there is none, and after the deadline without reason. Recorded as
    ``registration.sent``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        sheet = sheet_of(year, unit_id)
        require(actor, "registration.send", sheet)
        held = Registration.objects.select_for_update().filter(cluster_year=year, unit=unit_id)
        lines = [each for each in held.order_by("id") if sendable(each.state)]
        if not lines:
            raise Refused(phrases.NOTHING_TO_SEND)
        said = late_reason(sheet, reason, at)
        for line in lines:
            line.state, line.sent_at, line.reason = RegistrationState.SENT, at, ""
            line.decided_at, line.decided_by = None, ""
            line.change_reason = said or line.change_reason
            refuse_unfit_texts(line)
            line.save()
        call = RegistrationCall.objects.filter(cluster_year=year).first()
        if call is not None:
            meet_deadline(subject=call, unit_id=unit_id, actor=actor, at=at)
        record(
            REGISTRATIONS_SENT,
            subject=year,
            also=[sheet.unit],
            actor=actor,
            at=at,
            on_behalf_of=on_behalf(actor, sheet),
            count=len(lines),
            unit=label_on(unit_id, year_day(year)),
            name=year.cluster.name,
            year=year.year,
            lines=[line.public_id for line in lines],
            reason=said,
        )
    return lines
