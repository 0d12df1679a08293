"""Pages hold in every state: nothing, one row, a thousand, the longest names, refused, returned.

A world is built once for all its states, and a page is loaded once for both windows.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.states import STATES, Kind, State
from tests.support.browser import NARROW, WIDE, Window, running_chromium, violations
from tests.support.site import BUILT, built_demonstration
from tests.support.states import World, by_world, shown, world_of
from tools.page_states import PAGE, PICTURES, picture_of, told

CLIPPED = """() => [...document.querySelectorAll('main h1, main h2, main .btn, main th, main td, main p')]
  .filter(each => each.offsetParent && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 2
    && getComputedStyle(each).overflowX !== 'visible'
    && getComputedStyle(each).textOverflow !== 'ellipsis'
    && !['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
  .map(each => each.textContent.trim().slice(0, 60))"""
"""Text that is cut off where nothing says so."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    if named := os.environ.get(BUILT):
        yield Path(named)
        return
    with built_demonstration() as folder:
        yield folder


@pytest.fixture(scope="module", params=[kind for kind, _states in by_world()])
def world(request: pytest.FixtureRequest, built: Path) -> Iterator[tuple[Kind, World]]:
    with world_of(request.param, built) as served:
        yield request.param, served


@pytest.mark.browser
def test_every_page_of_a_world_is_whole(browser: Browser, world: tuple[Kind, World]) -> None:
    kind, served = world
    states = dict(by_world())[kind]
    wrong = []
    for state in states:
        with shown(browser, served, state) as (page, status):
            expected = 422 if state.kind is Kind.REFUSED else 200
            if status != expected:
                wrong.append(f"{state.name}: {status}")
            for window in (WIDE, NARROW):
                wrong += faults_in(page, state, window)
    assert not wrong, "\n".join(wrong)
    if kind is Kind.MANY:
        costs = json.loads(served.told)
        before, after = costs["before"], costs["after"]
        dearer = {page: cost for page, cost in after.items() if cost > before[page]}
        assert not dearer, f"queries with a thousand rows; before: {before}"


def faults_in(page: Page, state: State, window: Window) -> list[str]:
    """What is wrong with the page in this window; axe looks where most stands together."""
    page.set_viewport_size({"width": window.width, "height": window.height})
    overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"{overhang} px wider than the window"] if overhang > 0 else []
    found += [f"cut off: {words}" for words in page.evaluate(CLIPPED)]
    if window is NARROW:
        found += violations(page)
    return [f"{state.name}, {window.name}: {each}" for each in found]


def test_the_page_of_the_documentation_shows_every_state() -> None:
    assert PAGE.read_text(encoding="utf-8") == told(STATES), "make pictures ARGS=states"
    there = {each.name for each in PICTURES.iterdir()}
    assert there == {
        picture_of(state, window).name for state in STATES for window in (WIDE, NARROW)
    }
