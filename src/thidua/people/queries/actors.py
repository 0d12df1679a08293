"""Building actors: accounts with the roles and the post that count on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.kernel.actors import ANONYMOUS, Actor, Held
from thidua.kernel.permissions import may
from thidua.kernel.reach import Reach, reach_of
from thidua.org.queries.labels import labels_on
from thidua.people.models import Account, Post, RoleAssignment
from thidua.people.queries.persons import main_posts
from thidua.people.queries.roles import roles_on


def actor_for(account: Account | None, *, on: date) -> Actor:
    """The actor behind a signed-in account on a day; anonymous for none or a closed one."""
    if account is None or not account.is_active:
        return ANONYMOUS
    people = [account.person_id] if account.person_id else []
    return _actors([account], people, on)[0]


def actors_with_roles(*, on: date) -> list[Actor]:
    """Every open account whose person holds a role on that day."""
    holders = roles_on(on).values("person_id")
    return _actors_of(Account.objects.filter(is_active=True, person__in=holders), on)


def who_may(verb: str, subject: object = None, *, on: date) -> list[Actor]:
    """Who may do ``verb`` to ``subject`` on that day: the reverse of ``may``.

    Only those are looked at whose role, scope or name the rule asks about.
    """
    candidates = Account.objects.filter(is_active=True)
    reach = reach_of(verb, subject)
    if not reach.everyone:
        # An account without a person has no key to compare, and so answers unlike everybody.
        candidates = candidates.filter(
            Q(person=None)
            | Q(pk__in=reach.accounts)
            | Q(person__in=reach.persons)
            | Q(person__in=_holders(reach, on))
        )
    return [actor for actor in _actors_of(candidates, on) if may(actor, verb, subject)]


def _holders(reach: Reach, on: date) -> QuerySet[Any, Any]:
    """Keys of the persons who hold on that day one of the roles that were asked for."""
    if (None, None, None) in reach.held:
        return roles_on(on).values("person_id")
    scopes: dict[tuple[str | None, str | None], set[int | None]] = defaultdict(set)
    for role, scope, scope_id in reach.held:
        scopes[role, scope].add(scope_id)
    asked = Q(pk__in=())
    for (role, scope), keys in scopes.items():
        one = Q(role=role) if scope is None else Q(role=role, scope_kind=scope)
        asked |= one if None in keys else one & Q(scope_id__in=keys)
    return roles_on(on).filter(asked).values("person_id")


def _actors_of(accounts: QuerySet[Account], on: date) -> list[Actor]:
    listed = list(accounts.select_related("person").order_by("pk"))
    return _actors(listed, accounts.exclude(person=None).values("person"), on)


def _actors(
    accounts: list[Account], people: Iterable[int] | QuerySet[Any, Any], on: date
) -> list[Actor]:
    roles: dict[int, list[RoleAssignment]] = defaultdict(list)
    held = roles_on(on).filter(person__in=people).select_related("person", "delegated_by")
    for role in held.order_by("start", "pk"):
        roles[role.person_id].append(role)
    posts = main_posts(people, on)
    names = labels_on([post.unit_id for post in posts.values()], on)
    return [
        _actor(account, roles[account.person_id or 0], posts.get(account.person_id or 0), names)
        for account in accounts
    ]


def _actor(
    account: Account, roles: list[RoleAssignment], post: Post | None, names: dict[int, str]
) -> Actor:
    lent_first = sorted(roles, key=lambda role: role.delegated_by_id is None)
    signs_as = next((role.capacity for role in lent_first if role.capacity), "")
    return Actor(
        name=_name(account, roles, post),
        account_id=account.pk,
        person_id=account.person_id,
        unit_id=post.unit_id if post else None,
        unit_name=names.get(post.unit_id, "") if post else "",
        capacity=signs_as or (post.position if post else ""),
        roles=tuple(
            Held(
                role=role.role,
                scope=role.scope_kind,
                scope_id=role.scope_id,
                delegated_by=role.delegated_by.full_name if role.delegated_by else "",
            )
            for role in roles
        ),
    )


def _name(account: Account, roles: list[RoleAssignment], post: Post | None) -> str:
    """As ``Account.get_full_name``, of a person who was read with a post or role."""
    known = post or next(iter(roles), None)
    return known.person.full_name if known else account.get_full_name()
