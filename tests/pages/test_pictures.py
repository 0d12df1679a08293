"""Every page as a person sees it: wide, narrow and dark, without a complaint from axe.

The pictures stay in ``build/pictures`` for whoever looks at the whole.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.support.browser import (
    DARK,
    NARROW,
    WIDE,
    Look,
    Window,
    note_complaints,
    opened,
    running_chromium,
    violations,
)
from tests.support.site import ROOT, Site
from tools.gates.pages import ROLES, TABLE, Expectation, expectations

PICTURES = ROOT / "build" / "pictures"
SEEN = [
    row
    for row in expectations(yaml.safe_load(Path(TABLE).read_text(encoding="utf-8")))
    if row.method == "get" and 200 in row.status.values()
]
LOOKS = {WIDE: Look.WHOLE, NARROW: Look.NOT_COLOURS, DARK: Look.COLOURS}
"""A narrow window has the colours of a wide one, and a dark one its order and words."""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


@pytest.mark.parametrize("row", SEEN, ids=lambda row: row.key)
def test_a_page_is_whole_and_open_to_everybody(
    browser: Browser, site: Site, paths: dict[str, str], row: Expectation
) -> None:
    role = next(role for role in ROLES if row.status[role] == 200)
    answer = site.visitor(role).get(paths[row.key])
    if answer.content_type != "text/html" or "<html" not in answer.text:
        return  # a file, or a piece that a page fetches and shows within itself
    with opened(browser, site, role, WIDE) as page:
        wrong = note_complaints(page)
        page.goto(site.address + paths[row.key], wait_until="networkidle")
        for window, look in LOOKS.items():
            wrong += faults_in(page, window, look, picture_of(row.key, role, window))
    assert not wrong, "\n".join(wrong)


def picture_of(key: str, role: str, window: Window) -> Path:
    name = key.replace(":", "-").replace("#", "-")
    return PICTURES / role / f"{name}-{window.name}.jpeg"


def faults_in(page: Page, window: Window, look: Look, picture: Path) -> list[str]:
    """What is wrong with the page as it stands in this window; it is loaded only once."""
    page.set_viewport_size({"width": window.width, "height": window.height})
    page.emulate_media(color_scheme=window.scheme)
    page.screenshot(path=picture, full_page=True, type="jpeg", quality=80)
    overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    too_wide = [f"{overhang} px wider than the window"] if overhang > 0 else []
    theme = page.evaluate("document.documentElement.dataset.bsTheme")
    other = [f"the theme is {theme}"] if theme != window.scheme else []
    return [f"{picture}: {each}" for each in [*too_wide, *other, *violations(page, look)]]
