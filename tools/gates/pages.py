"""Page gate: every address stands in the role table, with the status that each role meets.

The list of pages comes from the URL resolver, so that none escapes; the table is
``tests/pages/roles.yaml``. What the statuses really are is tried by ``tests/pages``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import yaml
from django.conf import settings
from django.urls import URLPattern, URLResolver

from tools.gates.problems import Problem

TABLE = "tests/pages/roles.yaml"
ROLES = (
    "anonymous",
    "individual",
    "unit_officer",
    "unit_head",
    "cluster_officer",
    "standing_office",
    "records_clerk",
    "council_member",
    "administrator",
)
EVERYBODY_ELSE = "*"
METHODS = ("get", "post")
OUTSIDE = "outside"
"""Key of a row for addresses of others' software that is not walked, with the reason."""


@dataclass(frozen=True, slots=True, order=True)
class Page:
    name: str
    """With its namespace (``desk:unit``); empty when the address has no name."""
    route: str
    arguments: tuple[str, ...]
    """Names of the values that the address needs."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One row of the table and one method, spread over all roles."""

    key: str
    """Name of the page, and ``#variant`` where it is asked for another subject."""
    method: str
    status: Mapping[str, int]

    @property
    def page_name(self) -> str:
        return self.key.partition("#")[0]


def find_problems(root: Path) -> list[Problem]:
    django.setup()
    table = yaml.safe_load((root / TABLE).read_text(encoding="utf-8"))
    return list(table_problems(pages_of(installed_patterns()), table))


def installed_patterns() -> Sequence[URLPattern | URLResolver]:
    patterns: Sequence[URLPattern | URLResolver] = import_module(settings.ROOT_URLCONF).urlpatterns
    return patterns


def pages_of(
    patterns: Iterable[URLPattern | URLResolver], *, namespace: str = "", before: str = ""
) -> Iterator[Page]:
    """Every address under ``patterns``, in order, those of included files too."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from pages_of(pattern.url_patterns, namespace=inner, before=route)
            continue
        name = ":".join(filter(None, [namespace, pattern.name])) if pattern.name else ""
        arguments = pattern.pattern.regex.groupindex if not pattern.pattern.converters else ()
        yield Page(name, route, tuple(pattern.pattern.converters) or tuple(arguments))


def table_problems(pages: Iterable[Page], table: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses without a row, rows without their address, and rows that leave a role open."""
    names = set()
    for page in pages:
        names.add(page.name)
        if not page.name:
            yield Problem(page.route, 0, "this address has no name")
        elif not any(fnmatchcase(page.name, _page_name(key)) for key in table):
            yield Problem(TABLE, 0, f"{page.name} ({page.route}) has no row")
    for key, row in table.items():
        if not any(fnmatchcase(name, _page_name(key)) for name in names):
            yield Problem(TABLE, 0, f"{key} is no address")
        if OUTSIDE in row:
            continue
        if not set(row) & set(METHODS) or set(row) - set(METHODS):
            yield Problem(TABLE, 0, f"{key}: name the statuses of get, post or both")
            continue
        for method, told in row.items():
            unknown = set(told) - {*ROLES, EVERYBODY_ELSE}
            open_roles = set(ROLES) - set(told) if EVERYBODY_ELSE not in told else set()
            if unknown or open_roles:
                mistaken = ", ".join(sorted(unknown | open_roles))
                yield Problem(TABLE, 0, f"{key} {method}: no such role, or no status: {mistaken}")


def expectations(table: Mapping[str, Any]) -> Iterator[Expectation]:
    for key, row in table.items():
        if OUTSIDE in row:
            continue
        for method, told in row.items():
            status = {role: told.get(role, told.get(EVERYBODY_ELSE)) for role in ROLES}
            yield Expectation(key, method, status)


def _page_name(key: str) -> str:
    return key.partition("#")[0]
