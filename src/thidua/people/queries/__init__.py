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
from thidua.people.queries.persons import (
    PersonRow,
    PostRow,
    find_person,
    people_of_units,
    person_rows,
    persons_for,
    posts_of,
    posts_on,
    search_persons,
)
from thidua.people.queries.roles import RoleRow, role_rows, roles_of, roles_on

__all__ = [
    "AccountRow",
    "PersonRow",
    "PostRow",
    "RoleRow",
    "account_rows",
    "accounts_for",
    "actor_for",
    "actors_with_roles",
    "find_account",
    "find_account_for",
    "find_person",
    "people_of_units",
    "person_rows",
    "persons_for",
    "posts_of",
    "posts_on",
    "role_rows",
    "roles_of",
    "roles_on",
    "search_accounts",
    "search_persons",
    "who_may",
]
