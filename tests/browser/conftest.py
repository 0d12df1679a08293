"""A browser and a world for the journeys: a copy of the demonstration, served, theirs to change."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import running_chromium
from tests.support.site import Site, served_demonstration

PATIENCE = 20_000
"""Milliseconds until a page that does not come to what it should has failed; machines are shared."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="package")
def site() -> Iterator[Site]:
    """Shared by journeys that do not meet; one that closes the year takes a site of its own."""
    with served_demonstration() as served:
        yield served
