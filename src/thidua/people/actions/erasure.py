"""Erasing a person's data on request (Luật 91/2025/QH15): the row stays, the person does not.

Posts keep their units and days, because other records rest on them; names and the contents of
personal entries go, and the log shows that an erasure took place.
"""

from datetime import datetime

from django.db import transaction

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.events import publish
from thidua.kernel.permissions import require
from thidua.ledger.actions import erase_contents, record
from thidua.people import phrases
from thidua.people.actions.accounts import refuse_last_administrator
from thidua.people.actions.roles import lock_administrators
from thidua.people.enums import PERSON_ERASED, Sex
from thidua.people.events import ERASED_NAME, PersonErased
from thidua.people.models import Account, Notification, Person, RoleAssignment


def erase_person(*, person_id: int, reason: str, actor: Actor, at: datetime) -> Person:
    """Erase a person's name, sex, year of birth and identity number, and close the account.

    What the person was told goes too, and the copies of the name in parts above, which hear
    ``PersonErased``. Refuses an empty reason, a second time, and the last
    administrator. Recorded as ``person.erased`` without any of the
    erased values; earlier personal entries about the person lose their contents.
    """
    if not reason.strip():
        raise Refused(phrases.ERASURE_NEEDS_REASON, field="reason")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, "person.erase", person)
        if person.erased_at is not None:
            raise Refused(phrases.ALREADY_ERASED)
        lock_administrators()
        account = Account.objects.filter(person=person).first()
        if account is not None:
            refuse_last_administrator(account, at)
            account.is_active, account.email = False, ""
            account.username = f"da-xoa-{account.public_id}"
            account.set_unusable_password()
            account.save()
            account.one_time_links.all().delete()
            erase_contents(account)
        Notification.objects.filter(person=person).delete()
        _forget_loans(person)
        person.full_name, person.sex, person.birth_year = ERASED_NAME, Sex.UNKNOWN, None
        person.identity_sealed, person.erased_at = None, at
        person.save()
        erase_contents(person)
        publish(PersonErased(actor=actor, at=at, person_id=person.pk, public_id=person.public_id))
        record(PERSON_ERASED, subject=person, actor=actor, at=at, reason=reason.strip())
    return person


def _forget_loans(person: Person) -> None:
    """Take away the messages that named the person as the lender of a role."""
    for role in RoleAssignment.objects.filter(delegated_by=person):
        Notification.objects.filter(key__startswith=f"role:{role.public_id}:").delete()
