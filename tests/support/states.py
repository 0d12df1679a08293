"""The pages in their states, opened one after the other in a browser that looks at them."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.pages.states import STATES, Kind, State
from tests.support.browser import WIDE, opened
from tests.support.installation import begun
from tests.support.site import (
    ROOT,
    Account,
    Demonstration,
    Site,
    environment,
    open_demonstration,
    paths_of,
    serving,
)

ADMINISTRATOR = Account("quantri", "mat-khau-dai-2026")
"""Of a fresh installation (``tests/support/installation.py``)."""
OWN_WORLDS = (Kind.EMPTY, Kind.ONE, Kind.MANY, Kind.LONG)


@dataclass(frozen=True, slots=True)
class World:
    """A served world and the addresses of its pages."""

    site: Site
    paths: Mapping[str, str]
    told: str
    """What the building of the world printed."""

    def address(self, state: State) -> str:
        return self.site.address + self.paths[state.page]


@contextmanager
def world_of(kind: Kind, built: Path) -> Iterator[World]:
    """The world in which states of that kind are shown, made from a built demonstration or anew."""
    with tempfile.TemporaryDirectory(prefix="thidua-world-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if kind in (Kind.EMPTY, Kind.ONE):
            demonstration = Demonstration(begun(folder), {"administrator": ADMINISTRATOR})
        else:
            shutil.copytree(built, folder, dirs_exist_ok=True)
            demonstration = open_demonstration(folder)
        # Samples are found by names, which the world of the longest names then takes away.
        paths = paths_of(demonstration) if kind is Kind.LONG else None
        told = _write(kind, demonstration.home) if kind in OWN_WORLDS else ""
        with serving(demonstration) as site:
            yield World(site, paths or paths_of(demonstration), told)


def _write(kind: Kind, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pages.states.worlds", kind.value],
        cwd=ROOT,
        env=environment(home),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def shown(browser: Browser, world: World, state: State) -> Iterator[tuple[Page, int]]:
    """The page in its state, wide, and the status with which it was answered."""
    with opened(browser, world.site, state.role, WIDE) as page:
        answer = page.goto(world.address(state), wait_until="networkidle")
        assert answer is not None, "an address of the site is answered"
        status = answer.status
        if state.kind is Kind.REFUSED:
            status = _send(page, state)
        yield page, status


def _send(page: Page, state: State) -> int:
    """Send the page's form without what it asks for."""
    form = page.locator("main form[method=post]:has(button[type=submit])").last
    form.evaluate("form => { form.noValidate = true }")
    for name, words in state.typed.items():
        form.locator(f"[name={name}]").fill(words)
    with page.expect_navigation(wait_until="networkidle") as answered:
        form.locator("button[type=submit]").last.click()
    return answered.value.status if answered.value else 0


def by_world(states: tuple[State, ...] = STATES) -> Iterator[tuple[Kind, list[State]]]:
    """The states gathered by the world that shows them; what needs none of its own shares one."""
    for kind in OWN_WORLDS:
        yield kind, [each for each in states if each.kind is kind]
    yield Kind.REFUSED, [each for each in states if each.kind not in OWN_WORLDS]
