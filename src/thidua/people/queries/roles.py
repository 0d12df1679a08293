"""Roles of persons on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Person, RoleAssignment
from thidua_core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One role as a page shows it."""

    public_id: str
    person: str
    person_public_id: str
    role: str
    """The role's name in words."""
    scope: str
    start: date
    end: date | None
    capacity: str
    delegated_by: str
    basis: str
    current: bool


def on_day(day: date) -> Q:
    """The condition that a row with ``start`` and ``end`` counts on a day."""
    return Q(start__lte=day) & (Q(end=None) | Q(end__gte=day))


def roles_on(day: date) -> QuerySet[RoleAssignment]:
    """All roles that count on a day."""
    return RoleAssignment.objects.filter(on_day(day)).select_related("delegated_by")


def administrators(day: date) -> QuerySet[RoleAssignment]:
    """Own roles of administrators with open accounts that count on a day; loans run out."""
    return RoleAssignment.objects.filter(
        on_day(day),
        role=Role.ADMINISTRATOR,
        delegated_by=None,
        person__account__is_active=True,
    )


def roles_of(person: Person) -> QuerySet[RoleAssignment]:
    """All roles that a person has or had, newest first."""
    return RoleAssignment.objects.filter(person=person).order_by("-start", "-id")


def roles_for(actor: Actor) -> QuerySet[RoleAssignment]:
    """The roles that an actor may see: all for who gives them, else one's own and what one lent."""
    roles = RoleAssignment.objects.order_by("-start", "-id")
    if may(actor, "role.give"):
        return roles
    if actor.person_id is None:
        return roles.none()
    return roles.filter(Q(person=actor.person_id) | Q(delegated_by=actor.person_id))


def find_role(actor: Actor, public_id: str) -> RoleAssignment:
    """One role, or the same refusal for unknown and forbidden."""
    role = roles_for(actor).filter(public_id=public_id).select_related("person").first()
    if role is None:
        raise NotFound
    return role


def search_roles(roles: QuerySet[RoleAssignment], text: str) -> QuerySet[RoleAssignment]:
    """Those whose holder's name holds every word of ``text``, or whose scope holds the text."""
    by_name = Q()
    for word in fold(text).split():
        by_name &= Q(person__folded__contains=word)
    return roles.filter(by_name | Q(scope_label__icontains=text.strip()))


def role_rows(roles: QuerySet[RoleAssignment], *, on: date) -> list[RoleRow]:
    """Rows for a page; ``current`` is as of ``on``."""
    return [_row(role, on) for role in _with_names(roles)]


def _with_names(roles: QuerySet[RoleAssignment]) -> Iterable[RoleAssignment]:
    return roles.select_related("person", "delegated_by")


def _row(role: RoleAssignment, on: date) -> RoleRow:
    return RoleRow(
        public_id=role.public_id,
        person=role.person.full_name,
        person_public_id=role.person.public_id,
        role=str(Role(role.role).label),
        scope=role.scope_label or str(ScopeKind(role.scope_kind).label),
        start=role.start,
        end=role.end,
        capacity=role.capacity,
        delegated_by=role.delegated_by.full_name if role.delegated_by else "",
        basis=role.basis,
        current=role.start <= on and (role.end is None or role.end >= on),
    )
