"""Setting until when the units of a cluster-year register.

Each member gets a deadline of its own; who sends meets it.
"""

from datetime import datetime

from django.db import transaction

from thidua.calendar.actions import set_deadline
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people.enums import Role
from thidua.registrations import phrases
from thidua.registrations.actions.locking import lock_year, members_of
from thidua.registrations.enums import REGISTRATIONS_CALLED
from thidua.registrations.models import Registration, RegistrationCall
from thidua.registrations.permissions import Sheet
from thidua_core.text import squash


def call_for_registrations(
    *,
    cluster_year_id: int,
    due: datetime,
    actor: Actor,
    at: datetime,
    basis: str = "",
    address: str = "",
) -> RegistrationCall:
    """Set or move the deadline of a cluster-year's registrations.

    ``address`` is the page where a unit registers, with ``{unit}`` for its public identifier. A
    unit that has sent already gets no deadline. Refuses a moment that has passed, and a closed
    year. Recorded as ``registration.called``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "registration.call", Sheet(year=year, unit=year.cluster.parent_body))
        if due <= at:
            raise Refused(phrases.DUE_PAST.format(due=_moment(due)), field="due")
        call = RegistrationCall.objects.filter(cluster_year=year).first()
        call = call or RegistrationCall(cluster_year=year)
        call.due, call.basis = due, squash(basis)
        refuse_unfit_texts(call)
        call.save()
        sent = set(
            Registration.objects.filter(cluster_year=year, sent_at__isnull=False).values_list(
                "unit_id", flat=True
            )
        )
        for unit in members_of(year, at):
            if unit.pk not in sent:
                set_deadline(
                    subject=call,
                    label=str(phrases.CALL_LABEL.format(year=year.year)),
                    detail=year.cluster.name,
                    due=due,
                    unit_id=unit.pk,
                    role=Role.UNIT_OFFICER,
                    basis=call.basis,
                    address=address.replace("{unit}", unit.public_id),
                    actor=actor,
                    at=at,
                )
        record(
            REGISTRATIONS_CALLED,
            subject=call,
            also=[year],
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            due=_moment(due),
            basis=call.basis,
        )
    return call


def _moment(when: datetime) -> str:
    return f"{when.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
