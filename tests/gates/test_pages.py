from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from tools.gates import pages

ALL = {"get": {"*": 200}}


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


PATTERNS = [
    path("", view, name="home"),
    path(
        "desk/",
        include(
            (
                [
                    path("units/<int:unit_id>/", view, name="unit"),
                    re_path(r"^years/(?P<year>\d{4})/$", view, name="year"),
                ],
                "desk",
            )
        ),
    ),
]
NAMES = ["home", "desk:unit", "desk:year"]


def problems(table: dict[str, Any], patterns: list[Any] = PATTERNS) -> list[str]:
    return [str(problem) for problem in pages.table_problems(pages.pages_of(patterns), table)]


def test_the_list_comes_from_the_resolver() -> None:
    assert list(pages.pages_of(PATTERNS)) == [
        pages.Page("home", "", ()),
        pages.Page("desk:unit", "desk/units/<int:unit_id>/", ("unit_id",)),
        pages.Page("desk:year", "desk/^years/(?P<year>\\d{4})/$", ("year",)),
    ]


def test_a_whole_table_stands() -> None:
    assert problems(dict.fromkeys([*NAMES, "desk:unit#foreign"], ALL)) == []
    assert problems({"home": ALL, "desk:*": {"outside": "somebody else's"}}) == []


@pytest.mark.parametrize("forgotten", NAMES)
def test_an_address_that_is_not_in_the_table_is_found(forgotten: str) -> None:
    [said] = problems({name: ALL for name in NAMES if name != forgotten})
    assert forgotten in said


def test_an_address_without_a_name_is_found() -> None:
    [said] = problems(dict.fromkeys(NAMES, ALL), [*PATTERNS, path("nameless/", view)])
    assert said.startswith("nameless/")


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"get": {"anonymous": 302}},
        {"get": {"*": 200, "king": 200}},
        {"fetch": {"*": 200}},
    ],
)
def test_a_row_that_leaves_something_open_is_found(row: dict[str, Any]) -> None:
    assert len(problems({**dict.fromkeys(NAMES, ALL), "home": row})) == 1


def test_a_row_without_its_address_is_found() -> None:
    [said] = problems({**dict.fromkeys(NAMES, ALL), "desk:gone": ALL})
    assert "desk:gone" in said


def test_the_star_stands_for_the_roles_not_named() -> None:
    [expected] = pages.expectations({"home": {"get": {"anonymous": 302, "*": 200}}})
    assert expected.status["anonymous"] == 302
    assert {expected.status[role] for role in pages.ROLES[1:]} == {200}
