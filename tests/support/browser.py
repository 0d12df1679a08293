"""Chromium as the tests use it: one process for the run, a fresh window for each page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Literal

from axe_playwright_python.base import (  # type: ignore[import-untyped]  # reason: it ships no types
    AXE_SCRIPT,
)
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.chromium import FLAGS, chromium_path
from tests.support.site import Site

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Window:
    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


WIDE = Window("wide", 1280, 800)
NARROW = Window("narrow", 360, 740)
DARK = Window("dark", 1280, 800, "dark")


@contextmanager
def running_chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, site: Site, role: str, window: Window) -> Iterator[Page]:
    """A page in a window of that size, signed in as ``role``; it notes what goes wrong.

    The notes (errors of scripts, files that do not load, breaches of the content policy) are
    read with ``complaints``.
    """
    context = browser.new_context(
        viewport={"width": window.width, "height": window.height},
        color_scheme=window.scheme,
        reduced_motion="reduce",
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    try:
        context.add_cookies(
            [
                {"name": each.name, "value": each.value or "", "url": site.address}
                for each in site.visitor(role).cookies
            ]
        )
        yield context.new_page()
    finally:
        context.close()


def note_complaints(page: Page) -> list[str]:
    """A list that grows with every error that the browser reports on this page."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(f"script: {error}"))
    page.on("requestfailed", lambda request: heard.append(f"not loaded: {request.url}"))
    page.on(
        "console",
        lambda said: heard.append(f"console: {said.text}") if said.type == "error" else None,
    )
    return heard


class Look(Enum):
    """How much of a page axe looks at: what another look at the same page has seen is left out."""

    WHOLE = MappingProxyType[str, object]({})
    NOT_COLOURS = MappingProxyType[str, object]({"rules": {"color-contrast": {"enabled": False}}})
    COLOURS = MappingProxyType[str, object](
        {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    )


_RUN = """options => axe.run(document, options).then(found => found.violations.map(each => ({
  said: `${each.id} (${each.impact}): ${each.help}`,
  nodes: each.nodes.slice(0, 5).map(node => `${node.target} ${node.html.slice(0, 200)}`),
})))"""


def violations(page: Page, look: Look = Look.WHOLE) -> list[str]:
    """What axe finds wrong on the page as it stands, one line for each kind."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "resultTypes": ["violations"],
        **look.value,
    }
    return ["\n    ".join([each["said"], *each["nodes"]]) for each in page.evaluate(_RUN, options)]
