"""Giving, lending and ending roles. Does not know what a role is allowed to do."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people import phrases
from thidua.people.enums import ROLE_DELEGATED, ROLE_ENDED, ROLE_GIVEN, Role, ScopeKind
from thidua.people.models import Person, RoleAssignment
from thidua.people.queries.roles import on_day
from thidua_core.periods import format_date_vn


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

    Refuses a scope left open, and a role that the person holds there at that time. Recorded as
    ``role.given``.
    """
    label = scope_label or str(scope_kind.label)
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
            scope_label=scope_label,
            start=start,
            end=end,
            capacity=capacity,
            basis=basis,
        )
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
            basis=basis,
        )
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

    Refuses a loan without an end, to oneself, of a lent role, or of one that has ended. The loan
    never outlasts the role. Recorded as ``role.delegated``.
    """
    if end is None:
        raise Refused(phrases.DELEGATION_NEEDS_END, field="end")
    with transaction.atomic():
        own = RoleAssignment.objects.select_for_update().select_related("person").get(pk=role_id)
        require(actor, "role.delegate", own)
        if own.person_id == to_person_id:
            raise Refused(phrases.DELEGATE_TO_SELF, field="to_person")
        if own.end is not None and own.end < start:
            raise Refused(phrases.ROLE_ENDED.format(end=format_date_vn(own.end)))
        to_person = Person.objects.get(pk=to_person_id)
        last = end if own.end is None else min(end, own.end)
        loan = RoleAssignment.objects.create(
            person=to_person,
            role=own.role,
            scope_kind=own.scope_kind,
            scope_id=own.scope_id,
            scope_label=own.scope_label,
            start=start,
            end=last,
            capacity=capacity,
            basis=basis,
            delegated_by=own.person,
        )
        record(
            ROLE_DELEGATED,
            subject=to_person,
            also=[own.person],
            actor=actor,
            at=at,
            name=to_person.full_name,
            role=Role(own.role).label,
            scope=own.scope_label or ScopeKind(own.scope_kind).label,
            end=last,
            capacity=capacity,
            basis=basis,
        )
    return loan


def end_role(*, role_id: int, end: date, actor: Actor, at: datetime) -> RoleAssignment:
    """Set the last day of a role; loans of it end with it.

    Administrators end any role, lenders what they lent. Refuses a role that has ended, and the
    last administrator's. Recorded as ``role.ended``.
    """
    with transaction.atomic():
        role = RoleAssignment.objects.select_for_update().select_related("person").get(pk=role_id)
        require(actor, "role.end", role)
        if role.end is not None and role.end <= end:
            raise Refused(phrases.ROLE_ENDED.format(end=format_date_vn(role.end)))
        _refuse_last_administrator(role, end)
        _loans_of(role).filter(Q(end__gt=end)).update(end=end)
        role.end = max(end, role.start)
        role.save(update_fields=["end"])
        record(
            ROLE_ENDED,
            subject=role.person,
            actor=actor,
            at=at,
            name=role.person.full_name,
            role=Role(role.role).label,
            scope=role.scope_label or ScopeKind(role.scope_kind).label,
            end=role.end,
        )
    return role


def _loans_of(role: RoleAssignment) -> QuerySet[RoleAssignment]:
    return RoleAssignment.objects.filter(
        role=role.role,
        scope_kind=role.scope_kind,
        scope_id=role.scope_id,
        delegated_by=role.person,
        start__lte=role.end or date.max,
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
                scope=held.scope_label or ScopeKind(held.scope_kind).label,
                start=format_date_vn(held.start),
            ),
            field="role",
        )


def _refuse_last_administrator(role: RoleAssignment, end: date) -> None:
    if role.role != Role.ADMINISTRATOR:
        return
    others = RoleAssignment.objects.filter(
        on_day(end + timedelta(days=1)),
        role=Role.ADMINISTRATOR,
        person__account__is_active=True,
    ).exclude(pk=role.pk)
    if not others.exists():
        raise Refused(phrases.LAST_ADMINISTRATOR)
