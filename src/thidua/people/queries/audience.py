"""Whom a message about a unit's work reaches: holders of its roles who have an open account."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from thidua.people.enums import Role, ScopeKind
from thidua.people.models import RoleAssignment
from thidua.people.queries.roles import on_day


def people_with_role(unit_ids: Iterable[int], roles: Iterable[str] = (), *, on: date) -> list[int]:
    """Keys of persons who hold one of ``roles`` for just these units on a day; one query.

    Without roles any role of the unit counts, except a seat on its council.
    """
    wanted = list(roles)
    which = Q(role__in=wanted) if wanted else ~Q(role=Role.COUNCIL_MEMBER)
    held = RoleAssignment.objects.filter(
        on_day(on),
        which,
        scope_kind=ScopeKind.UNIT,
        scope_id__in=list(unit_ids),
        person__account__is_active=True,
    )
    return sorted(set(held.values_list("person_id", flat=True)))
