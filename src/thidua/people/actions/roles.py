"""Giving, lending and ending roles. Does not know what a role is allowed to do."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.people import phrases
from thidua.people.actions.notifications import notify_all
from thidua.people.enums import ROLE_DELEGATED, ROLE_ENDED, ROLE_GIVEN, Role, ScopeKind
from thidua.people.models import Person, RoleAssignment
from thidua.people.queries.roles import administrators
from thidua_core.periods import format_date_vn
from thidua_core.text import squash


def give_role(
    *,
    person_id: int,
    role: Role,
    scope_kind: ScopeKind,
    start: date,
    actor: Actor,
    at: datetime,
    scope_id: int | None = None,
    scope_label: str = "",
    end: date | None = None,
    capacity: str = "",
    basis: str = "",
) -> RoleAssignment:
    """Give a person a role in a scope.

    Refuses a scope left open, days out of order, and a role that the person holds there at that
    time. Recorded as ``role.given``.
    """
    label = squash(scope_label) or str(scope_kind.label)
    _refuse_out_of_order(start, end)
    if (scope_kind == ScopeKind.SYSTEM) != (scope_id is None):
        raise Refused(phrases.SCOPE_MISSING.format(role=role.label), field="scope_id")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, "role.give", person)
        assignment = RoleAssignment(
            person=person,
            role=role,
            scope_kind=scope_kind,
            scope_id=scope_id,
            scope_label=squash(scope_label),
            start=start,
            end=end,
            capacity=squash(capacity),
            basis=squash(basis),
        )
        refuse_unfit_texts(assignment)
        _refuse_held(assignment)
        assignment.save()
        record(
            ROLE_GIVEN,
            subject=person,
            actor=actor,
            at=at,
            name=person.full_name,
            role=role.label,
            scope=label,
            start=start,
            basis=assignment.basis,
        )
        _tell([person.pk], assignment, phrases.TOLD_ROLE_GIVEN, actor, at)
    return assignment


def delegate_role(
    *,
    role_id: int,
    to_person_id: int,
    start: date,
    end: date | None,
    capacity: str,
    basis: str,
    actor: Actor,
    at: datetime,
) -> RoleAssignment:
    """Lend a role to another person until a day; the lender keeps it.

    Refuses a loan without an end, to oneself, of a lent role, before the role begins or after it
    has ended, and to somebody who holds the role there. The loan never outlasts the role.
    Recorded as ``role.delegated``.
    """
    if end is None:
        raise Refused(phrases.DELEGATION_NEEDS_END, field="end")
    _refuse_out_of_order(start, end)
    with transaction.atomic():
        own = _lock_role(role_id)
        require(actor, "role.delegate", own)
        _refuse_loan(own, to_person_id, start)
        to_person = Person.objects.select_for_update().get(pk=to_person_id)
        last = end if own.end is None else min(end, own.end)
        loan = RoleAssignment(
            person=to_person,
            role=own.role,
            scope_kind=own.scope_kind,
            scope_id=own.scope_id,
            scope_label=own.scope_label,
            start=start,
            end=last,
            capacity=squash(capacity),
            basis=squash(basis),
            delegated_by=own.person,
        )
        refuse_unfit_texts(loan)
        _refuse_held(loan)
        loan.save()
        record(
            ROLE_DELEGATED,
            subject=to_person,
            also=[own.person],
            actor=actor,
            at=at,
            name=to_person.full_name,
            role=Role(own.role).label,
            scope=_scope_of(own),
            end=format_date_vn(last),
            capacity=loan.capacity,
            basis=loan.basis,
        )
        _tell([to_person.pk], loan, phrases.TOLD_ROLE_LENT, actor, at)
    return loan


def end_role(*, role_id: int, end: date, actor: Actor, at: datetime) -> RoleAssignment:
    """Set the last day of a role; loans of it end with it, and those still to come fall away.

    Administrators end any role, lenders what they lent. Refuses a role that has ended by then, a
    day before it began, and the last administrator's. Recorded as ``role.ended``.
    """
    with transaction.atomic():
        lock_administrators()
        role = _lock_role(role_id)
        require(actor, "role.end", role)
        if role.end is not None and role.end <= end:
            raise Refused(phrases.ROLE_ENDED.format(end=format_date_vn(role.end)))
        _refuse_out_of_order(role.start, end)
        _refuse_last_administrator(role, end)
        borrowers = _end_loans(role, end)
        role.end = end
        role.save(update_fields=["end"])
        record(
            ROLE_ENDED,
            subject=role.person,
            also=borrowers,
            actor=actor,
            at=at,
            name=role.person.full_name,
            role=Role(role.role).label,
            scope=_scope_of(role),
            end=end,
            loans=[borrower.full_name for borrower in borrowers],
        )
        told = [role.person_id, *(borrower.pk for borrower in borrowers)]
        _tell(told, role, phrases.TOLD_ROLE_ENDED, actor, at)
    return role


def lock_administrators() -> None:
    """Let nobody else end an administrator's role or account until the transaction is over.

    Whether one is the last can be seen only with all of them held.
    """
    roles = RoleAssignment.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
    list(roles.order_by("pk").values_list("pk"))


def _lock_role(role_id: int) -> RoleAssignment:
    roles = RoleAssignment.objects.select_for_update(of=("self",)).select_related("person")
    return roles.get(pk=role_id)


def _end_loans(role: RoleAssignment, end: date) -> list[Person]:
    """End the loans of a role after ``end``; returns who had borrowed it."""
    if role.delegated_by_id is not None:
        return []
    loans = RoleAssignment.objects.filter(
        role=role.role,
        scope_kind=role.scope_kind,
        scope_id=role.scope_id,
        delegated_by=role.person,
        start__gte=role.start,
        start__lte=role.end or date.max,
        end__gt=end,
    ).select_related("person")
    borrowers = {loan.person_id: loan.person for loan in loans}
    loans.filter(start__gt=end).delete()
    RoleAssignment.objects.filter(pk__in=[loan.pk for loan in loans]).update(end=end)
    return list(borrowers.values())


def _refuse_loan(own: RoleAssignment, to_person_id: int, start: date) -> None:
    if own.delegated_by is not None:
        raise Refused(phrases.ROLE_LENT.format(name=own.delegated_by.full_name))
    if own.person_id == to_person_id:
        raise Refused(phrases.DELEGATE_TO_SELF, field="to_person")
    if own.end is not None and own.end < start:
        raise Refused(phrases.ROLE_ENDED.format(end=format_date_vn(own.end)))
    if start < own.start:
        raise Refused(
            phrases.DELEGATION_BEFORE_ROLE.format(start=format_date_vn(own.start)), field="start"
        )


def _refuse_out_of_order(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise Refused(
            phrases.ROLE_END_BEFORE_START.format(
                end=format_date_vn(end), start=format_date_vn(start)
            ),
            field="end",
        )


def _scope_of(role: RoleAssignment) -> str:
    return role.scope_label or str(ScopeKind(role.scope_kind).label)


def _tell(
    people: list[int], role: RoleAssignment, sentence: Promise, actor: Actor, at: datetime
) -> None:
    """Tell those whose role changed; whoever changes one's own knows it."""
    words = str(sentence).format(
        lender=role.delegated_by.full_name if role.delegated_by else "",
        role=Role(role.role).label,
        scope=_scope_of(role),
        start=format_date_vn(role.start),
        end=format_date_vn(role.end) if role.end else "",
    )
    notify_all(
        person_ids=[each for each in people if each != actor.person_id],
        key=f"role:{role.public_id}:{role.end or role.start}",
        text=words,
        at=at,
    )


def _refuse_held(assignment: RoleAssignment) -> None:
    held = RoleAssignment.objects.filter(
        Q(end=None) | Q(end__gte=assignment.start),
        person=assignment.person,
        role=assignment.role,
        scope_kind=assignment.scope_kind,
        scope_id=assignment.scope_id,
        start__lte=assignment.end or date.max,
    ).first()
    if held is not None:
        raise Refused(
            phrases.ROLE_HELD.format(
                name=assignment.person.full_name,
                role=Role(held.role).label,
                scope=_scope_of(held),
                start=format_date_vn(held.start),
            ),
            field="role",
        )


def _refuse_last_administrator(role: RoleAssignment, end: date) -> None:
    if role.role != Role.ADMINISTRATOR or role.delegated_by_id is not None:
        return
    others = administrators(end + timedelta(days=1)).exclude(pk=role.pk)
    if not others.exists():
        raise Refused(phrases.LAST_ADMINISTRATOR)
