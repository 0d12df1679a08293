"""Reads of the people."""

from thidua.people.queries.accounts import (
    AccountRow,
    account_rows,
    accounts_for,
    find_account,
    find_account_for,
    search_accounts,
)
from thidua.people.queries.actors import actor_for, actors_with_roles, who_may
from thidua.people.queries.audience import people_with_role
from thidua.people.queries.notifications import (
    NotificationRow,
    count_unread,
    notification_rows,
    notifications_for,
)
from thidua.people.queries.persons import (
    PersonRow,
    PostRow,
    find_person,
    find_post,
    people_of_units,
    person_rows,
    persons_for,
    posts_of,
    posts_on,
    search_persons,
    units_served,
)
from thidua.people.queries.roles import (
    RoleRow,
    find_role,
    role_rows,
    roles_for,
    roles_of,
    roles_on,
    search_roles,
)
from thidua.people.queries.sessions import (
    SecondSteps,
    SessionRow,
    second_steps_of,
    sessions_of,
)

__all__ = [
    "AccountRow",
    "NotificationRow",
    "PersonRow",
    "PostRow",
    "RoleRow",
    "SecondSteps",
    "SessionRow",
    "account_rows",
    "accounts_for",
    "actor_for",
    "actors_with_roles",
    "count_unread",
    "find_account",
    "find_account_for",
    "find_person",
    "find_post",
    "find_role",
    "notification_rows",
    "notifications_for",
    "people_of_units",
    "people_with_role",
    "person_rows",
    "persons_for",
    "posts_of",
    "posts_on",
    "role_rows",
    "roles_for",
    "roles_of",
    "roles_on",
    "search_accounts",
    "search_persons",
    "search_roles",
    "second_steps_of",
    "sessions_of",
    "units_served",
    "who_may",
]
