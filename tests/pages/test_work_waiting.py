"""Whoever signs in to the demonstration finds work: each account's first page has a thing to do."""

import pytest

from tests.support.site import Site
from tools.gates.pages import ROLES

SIGNED_IN = [role for role in ROLES if role != "anonymous"]
TASK = '<li class="task"'


@pytest.mark.parametrize("role", SIGNED_IN)
def test_each_account_finds_work_waiting(site: Site, role: str) -> None:
    assert TASK in site.visitor(role).get("/desk/").text


def test_work_goes_away_where_there_is_none(site: Site) -> None:
    """The mark that is looked for is not on every page of the desk."""
    assert TASK not in site.visitor("unit_officer").get("/desk/calendar/").text
