"""Reads of the people."""

from thidua.people.queries.actors import actor_for, actors_with_roles, who_may
from thidua.people.queries.persons import (
    PersonRow,
    PostRow,
    find_person,
    person_rows,
    persons_for,
    posts_of,
    posts_on,
    search_persons,
)
from thidua.people.queries.roles import RoleRow, role_rows, roles_of, roles_on

__all__ = [
    "PersonRow",
    "PostRow",
    "RoleRow",
    "actor_for",
    "actors_with_roles",
    "find_person",
    "person_rows",
    "persons_for",
    "posts_of",
    "posts_on",
    "role_rows",
    "roles_of",
    "roles_on",
    "search_persons",
    "who_may",
]
