"""Building actors: accounts with the roles and the post that count on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from thidua.kernel.actors import ANONYMOUS, Actor, Held
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_on
from thidua.people.enums import Leadership
from thidua.people.models import Account, Post, RoleAssignment
from thidua.people.queries.roles import on_day, roles_on

_RANK = {Leadership.HEAD: 0, Leadership.ACTING: 1, Leadership.DEPUTY: 2, Leadership.NONE: 3}


def actor_for(account: Account | None, *, on: date) -> Actor:
    """The actor behind a signed-in account on a day; anonymous for none or a closed one."""
    if account is None or not account.is_active:
        return ANONYMOUS
    return _actors([account], on)[0]


def actors_with_roles(*, on: date) -> list[Actor]:
    """Every open account whose person holds a role on that day."""
    holders = roles_on(on).values("person_id")
    accounts = Account.objects.filter(is_active=True, person__in=holders).select_related("person")
    return _actors(list(accounts), on)


def who_may(verb: str, subject: object = None, *, on: date) -> list[Actor]:
    """Who may do ``verb`` to ``subject`` on that day: the reverse of ``may``."""
    return [actor for actor in actors_with_roles(on=on) if may(actor, verb, subject)]


def _actors(accounts: list[Account], on: date) -> list[Actor]:
    people = [account.person_id for account in accounts if account.person_id]
    roles: dict[int, list[RoleAssignment]] = defaultdict(list)
    for role in roles_on(on).filter(person__in=people):
        roles[role.person_id].append(role)
    posts = _main_posts(people, on)
    names = labels_on([post.unit_id for post in posts.values()], on)
    return [
        _actor(account, roles[account.person_id or 0], posts.get(account.person_id or 0), names)
        for account in accounts
    ]


def _main_posts(people: Iterable[int], on: date) -> dict[int, Post]:
    """The post that a person acts from: the highest, else the newest."""
    best: dict[int, Post] = {}
    for post in Post.objects.filter(on_day(on), person__in=list(people)).order_by("start", "id"):
        known = best.get(post.person_id)
        if (
            known is None
            or _RANK[Leadership(post.leadership)] <= _RANK[Leadership(known.leadership)]
        ):
            best[post.person_id] = post
    return best


def _actor(
    account: Account, roles: list[RoleAssignment], post: Post | None, names: dict[int, str]
) -> Actor:
    lent = next((role.capacity for role in roles if role.delegated_by_id and role.capacity), "")
    return Actor(
        name=account.get_full_name(),
        account_id=account.pk,
        person_id=account.person_id,
        unit_id=post.unit_id if post else None,
        unit_name=names.get(post.unit_id, "") if post else "",
        capacity=lent or (post.position if post else ""),
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
